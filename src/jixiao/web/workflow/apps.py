"""The app as Django knows it."""

from __future__ import annotations

from django.apps import AppConfig


class Workflow(AppConfig):
    """Moves of sheets between stages, tasks, and the trail of who did what."""

    name = "jixiao.web.workflow"
    label = "workflow"
