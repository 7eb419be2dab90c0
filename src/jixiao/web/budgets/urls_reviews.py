"""Addresses of reviews, of handing in and taking back, and of versions."""

from __future__ import annotations

from django.urls import path

from jixiao.web.budgets.views import reviews, versions

urlpatterns = [
    path("reviews/", reviews.reviews, name="reviews"),
    path("reviews/accept/", reviews.accept_many, name="reviews_accept"),
    path("reviews/<int:pk>/", reviews.review, name="review"),
    path("reviews/<int:pk>/accept/", reviews.accept, name="review_accept"),
    path("reviews/<int:pk>/return/", reviews.return_sheet, name="review_return"),
    path("reviews/<int:pk>/remarks/", reviews.pin, name="remark_pin"),
    path("remarks/<int:pk>/remove/", reviews.take_off, name="remark_remove"),
    path("remarks/<int:pk>/settle/", reviews.settle, name="remark_settle"),
    path("sheets/<int:pk>/submit/", versions.submit, name="sheet_submit"),
    path("sheets/<int:pk>/withdraw/", versions.withdraw, name="sheet_withdraw"),
    path("sheets/<int:pk>/adjust/", versions.adjust, name="sheet_adjust"),
    path("sheets/<int:pk>/versions/", versions.versions, name="sheet_versions"),
    path("sheets/<int:pk>/compare/<int:other>/", versions.compare, name="sheet_compare"),
    path("sheets/<int:pk>/changes/", versions.changes, name="sheet_changes"),
]
