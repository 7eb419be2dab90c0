"""Every address of the application; a test knows them all with the roles that may open them."""

from __future__ import annotations

from django.urls import include, path

urlpatterns = [
    path("accounts/", include("allauth.urls")),
    path("", include("jixiao.web.budgets.urls")),
]
