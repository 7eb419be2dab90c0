"""The page that shows every component; only where DEBUG is on."""

from __future__ import annotations

from django.urls import path

from jixiao.web.shared import styleguide

urlpatterns = [
    path("", styleguide.show, name="styleguide"),
    path("job/", styleguide.job, name="styleguide_job"),
    path("fault/<int:status>/", styleguide.fault, name="styleguide_fault"),
]
