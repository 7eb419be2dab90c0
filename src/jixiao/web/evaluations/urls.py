"""Addresses of self-evaluations, their evidence, reports and reviews."""

from __future__ import annotations

from django.urls import path

from jixiao.web.evaluations.views import evidence, filling, lists, reports, reviews

urlpatterns = [
    path("", lists.evaluations, name="evaluations"),
    path("start/", lists.start, name="evaluation-start"),
    path("units/<int:unit>/<int:year>/", reports.unit, name="evaluation-unit"),
    path("units/<int:unit>/<int:year>/report/", reports.ask, name="evaluation-report"),
    path("reports/<int:pk>/", reports.progress, name="report"),
    path("reports/<int:pk>/<str:format>/", reports.download, name="report-download"),
    path("evidence/<int:pk>/", evidence.show, name="evidence"),
    path("evidence/<int:pk>/file/", evidence.download, name="evidence-file"),
    path("evidence/<int:pk>/pages/<int:page>.png", evidence.picture, name="evidence-page"),
    path("evidence/<int:pk>/remove/", evidence.remove, name="evidence-remove"),
    path("<int:pk>/", filling.show, name="evaluation"),
    path("<int:pk>/save/", filling.save, name="evaluation-save"),
    path("<int:pk>/field/", filling.field, name="evaluation-field"),
    path("<int:pk>/money/", filling.money, name="evaluation-money"),
    path("<int:pk>/evidence/", evidence.of_sheet, name="evaluation-evidence"),
    path("<int:pk>/review/", reviews.review, name="evaluation-review"),
    path("<int:pk>/review/<str:level>/reopen/", reviews.reopen, name="evaluation-review-reopen"),
    path("<int:pk>/review/<str:level>/record/", reviews.record, name="evaluation-review-record"),
]
