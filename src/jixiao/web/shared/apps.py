"""The app as Django knows it."""

from __future__ import annotations

from django.apps import AppConfig


class Shared(AppConfig):
    """What every page has: the base page, components, forms of the screen."""

    name = "jixiao.web.shared"
    label = "shared"
