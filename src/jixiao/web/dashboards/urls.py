"""Addresses of the dashboards."""

from __future__ import annotations

from django.urls import path

from jixiao.web.dashboards.views import pages

urlpatterns = [
    path("dashboards/", pages.overview, name="dashboard"),
    path("dashboards/<int:pk>/", pages.overview, name="dashboard-at"),
    path("dashboards/<int:pk>/projects/", pages.projects, name="dashboard-projects"),
    path("dashboards/<int:pk>/late/", pages.late, name="dashboard-late"),
    path("dashboards/<int:pk>/findings/", pages.findings, name="dashboard-findings"),
    path("dashboards/<int:pk>/<slug:what>.xlsx", pages.table, name="dashboard-table"),
]
