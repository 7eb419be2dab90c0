"""A bare Django view over the same database: twenty rows as JSON, no sign-in, no template."""

from __future__ import annotations

import os

import django
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.db import connection
from django.http import HttpRequest, JsonResponse
from django.urls import path


def rows(_request: HttpRequest) -> JsonResponse:
    """Twenty projects."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT id, code, name FROM budgets_project ORDER BY id LIMIT 20")
        return JsonResponse(cursor.fetchall(), safe=False)


urlpatterns = [path("", rows)]

if not settings.configured:
    os.environ.pop("DJANGO_SETTINGS_MODULE", None)
    from jixiao.web.config.environment import Environment, database_of

    settings.configure(
        SECRET_KEY="bare", ALLOWED_HOSTS=["*"], ROOT_URLCONF=__name__,  # noqa: S106
        DATABASES={"default": database_of(Environment.read()) | {"ATOMIC_REQUESTS": False}},
    )  # fmt: skip
    django.setup()
application = get_wsgi_application()
