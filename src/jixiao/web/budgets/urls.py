"""Addresses of years, projects and sheets."""

from __future__ import annotations

from django.urls import path

from jixiao.web.budgets import views

urlpatterns = [path("", views.home, name="home")]
