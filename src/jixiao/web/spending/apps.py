"""The app as Django knows it."""

from __future__ import annotations

from django.apps import AppConfig


class Spending(AppConfig):
    """Money against plan, month by month."""

    name = "jixiao.web.spending"
    label = "spending"
