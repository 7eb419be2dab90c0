"""The app as Django knows it."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class Evaluations(AppConfig):
    """Self-evaluation: actual values, evidence, scores, reports."""

    name = "jixiao.web.evaluations"
    label = "evaluations"

    def ready(self) -> None:
        """Stand in the navigation, and hold back sheets that are not filled in."""
        from jixiao.web.budgets.models import TaskKind
        from jixiao.web.budgets.services.handing_in import hold_back
        from jixiao.web.evaluations import policies
        from jixiao.web.evaluations.selectors.blocking import unfilled
        from jixiao.web.shared.navigation import Entry, add_entry

        hold_back(TaskKind.SELF_EVALUATION, unfilled)
        add_entry(
            Entry(_("自评"), "evaluations", "evaluation", 40, is_allowed=policies.may_see_any)
        )
