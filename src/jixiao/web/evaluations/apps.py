"""The app as Django knows it."""

from __future__ import annotations

from django.apps import AppConfig


class Evaluations(AppConfig):
    """Self-evaluation: actual values, evidence, scores, reports."""

    name = "jixiao.web.evaluations"
    label = "evaluations"
