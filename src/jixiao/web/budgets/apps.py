"""The app as Django knows it."""

from __future__ import annotations

from django.apps import AppConfig


class Budgets(AppConfig):
    """Fiscal years, projects, and the sheets of objectives with their versions."""

    name = "jixiao.web.budgets"
    label = "budgets"
