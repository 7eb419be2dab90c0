"""The app as Django knows it."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.http import HttpRequest

    from jixiao.web.accounts.middleware import SignedInRequest


class Spending(AppConfig):
    """The ledger, progress against plan, and the reasons of slow projects."""

    name = "jixiao.web.spending"
    label = "spending"

    def ready(self) -> None:
        """Stand in the navigation for everybody who sees money; tell others of it."""
        from jixiao.web.budgets import money
        from jixiao.web.shared.navigation import Entry, add_entry
        from jixiao.web.spending import policies
        from jixiao.web.spending.services.telling import spent_on

        money.ask(spent_on)

        def may_look(request: HttpRequest) -> bool:
            return policies.may_look(cast("SignedInRequest", request).scope)

        add_entry(Entry(_("支出进度"), "spending", "spending", 50, is_allowed=may_look))
