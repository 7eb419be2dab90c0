"""What the header of every page says of people: where they hold their posts."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.utils.translation import gettext as _

from jixiao.web.shared.navigation import Fact

if TYPE_CHECKING:
    from django.http import HttpRequest

    from jixiao.web.accounts.middleware import SignedInRequest


def institution(request: HttpRequest) -> Fact | None:
    """The institution of one's post, the highest where there are several."""
    held = cast("SignedInRequest", request).scope.held
    if not held:
        return None
    highest = min(held, key=lambda one: (bool(one.acting_for), len(one.path)))
    return Fact(_("机构"), highest.name)
