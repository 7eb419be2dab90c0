"""The app as Django knows it."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class Workflow(AppConfig):
    """Moves of sheets between stages, tasks, and the trail of who did what."""

    name = "jixiao.web.workflow"
    label = "workflow"

    def ready(self) -> None:
        """Guard the trail in the database, and put it into the side navigation."""
        from django.db.models.signals import post_migrate

        from jixiao.web.shared.navigation import Entry, add_entry
        from jixiao.web.workflow.keeping import guard_trail
        from jixiao.web.workflow.policies import may_see_trail

        post_migrate.connect(guard_trail, sender=self)
        add_entry(Entry(_("留痕"), "trail", "trail", 100, is_allowed=may_see_trail))
