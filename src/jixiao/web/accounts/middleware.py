"""Puts the scope of the signed-in person on the request, and before the database's second wall."""

from __future__ import annotations

from collections.abc import Callable

from django.db import connection
from django.http import HttpRequest, HttpResponse

from jixiao.web.accounts.scope import Scope, scope_of, settings_text


class SignedInRequest(HttpRequest):
    """A request of somebody who is signed in, with what they may see."""

    scope: Scope


class ScopeMiddleware:
    """Works out the scope once a request."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Take the next step of the chain."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer a request within its scope."""
        request.scope = scope_of(request.user)  # type: ignore[attr-defined]
        return self.get_response(request)

    def process_view(self, request: SignedInRequest, *_rest: object) -> None:
        """Tell PostgreSQL the scope inside the transaction of the view."""
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute(
                    "SELECT set_config('jixiao.scope', %s, true)",
                    [settings_text(request.scope.paths)],
                )
