"""The addresses of the application and, beside them, the page of all components."""

from __future__ import annotations

from django.urls import include, path

from jixiao.web.config.urls import *  # noqa: F403
from jixiao.web.config.urls import urlpatterns as addresses

urlpatterns = [*addresses, path("styleguide/", include("jixiao.web.shared.urls"))]
