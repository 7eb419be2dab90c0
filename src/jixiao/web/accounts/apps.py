"""The app as Django knows it."""

from __future__ import annotations

from django.apps import AppConfig


class Accounts(AppConfig):
    """People, institutions, posts and who may see what."""

    name = "jixiao.web.accounts"
    label = "accounts"
