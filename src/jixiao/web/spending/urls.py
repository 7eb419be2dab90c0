"""Addresses of the money."""

from __future__ import annotations

from django.urls import path, re_path

from jixiao.web.spending.views import imports, progress, unassigned

urlpatterns = [
    path("spending/", progress.overview, name="spending"),
    path("spending/<int:pk>/", progress.overview, name="spending-at"),
    path("spending/slow/", progress.slow, name="spending-slow"),
    path("spending/<int:pk>/slow/", progress.slow, name="spending-slow-at"),
    path("spending/reasons/<int:pk>/", progress.reason, name="spending-reason"),
    path("spending/<int:pk>/unassigned/", unassigned.listing, name="spending-unassigned-at"),
    path("spending/<int:pk>/assign/", unassigned.assign, name="spending-assign"),
    path("spending/<int:pk>/watch/", unassigned.watch, name="spending-watch"),
    path("spending/rules/<int:pk>/forget/", unassigned.forget, name="assigning-rule-forget"),
    re_path(
        r"^spending/(?P<pk>[0-9]+)/table\.(?P<suffix>xlsx|docx)$", progress.download,
        name="spending-table",
    ),
    path("spending/imports/", imports.listing, name="ledger-imports"),
    path("spending/imports/<int:pk>/", imports.shown, name="ledger-import"),
    path("spending/imports/<int:pk>/columns/", imports.confirm, name="ledger-columns"),
    path("spending/imports/<int:pk>/state/", imports.state, name="ledger-import-state"),
    path("spending/imports/<int:pk>/refused/", imports.refused, name="ledger-refused"),
]  # fmt: skip
