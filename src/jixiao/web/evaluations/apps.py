"""The app as Django knows it."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class Evaluations(AppConfig):
    """Self-evaluation: actual values, evidence, scores, reports."""

    name = "jixiao.web.evaluations"
    label = "evaluations"

    def ready(self) -> None:
        """Stand in the navigation; show the evidence beside sheets under review."""
        from jixiao.web.budgets.beside import add_panel
        from jixiao.web.evaluations import policies
        from jixiao.web.evaluations.selectors.evidence import panel_of
        from jixiao.web.shared.navigation import Entry, add_entry

        add_panel(panel_of)
        add_entry(
            Entry(_("自评"), "evaluations", "evaluation", 40, is_allowed=policies.may_see_any)
        )
