"""Addresses of the trail."""

from __future__ import annotations

from django.urls import path

from jixiao.web.workflow import views

urlpatterns = [
    path("trail/", views.trail, name="trail"),
    path("trail/export/", views.export, name="trail_export"),
    path("trail/chains/", views.chains, name="trail_chains"),
    path("trail/anchor/", views.anchor, name="trail_anchor"),
    path("trail/of/<str:subject>/", views.of_subject, name="trail_of_subject"),
]
