"""What the header of every page says of the budget year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from jixiao.web.budgets import policies
from jixiao.web.budgets.selectors.years import current_year
from jixiao.web.shared.navigation import Fact

if TYPE_CHECKING:
    from django.http import HttpRequest


def fiscal_year(request: HttpRequest) -> Fact | None:
    """The year that is worked on: the latest one that is open."""
    year = current_year(policies.scope_on(request))
    return Fact(_("年度"), str(year)) if year else None
