"""The app as Django knows it."""

from __future__ import annotations

from django.apps import AppConfig


class Dashboards(AppConfig):
    """The year at a glance for unit, department and finance authority."""

    name = "jixiao.web.dashboards"
    label = "dashboards"
