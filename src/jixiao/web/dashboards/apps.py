"""The app as Django knows it."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.http import HttpRequest

    from jixiao.web.accounts.middleware import SignedInRequest


class Dashboards(AppConfig):
    """The year at a glance for units, departments and the finance authority."""

    name = "jixiao.web.dashboards"
    label = "dashboards"

    def ready(self) -> None:
        """Stand in the navigation for everybody who sees sheets."""
        from jixiao.web.dashboards import policies
        from jixiao.web.shared.navigation import Entry, add_entry

        def may_look(request: HttpRequest) -> bool:
            return policies.may_look(cast("SignedInRequest", request).scope)

        add_entry(Entry(_("看板"), "dashboard", "chart", 60, is_allowed=may_look))
