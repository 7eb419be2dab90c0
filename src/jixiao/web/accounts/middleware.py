"""Puts the scope of the signed-in person on the request, and before the database's second wall."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from jixiao.web.accounts.models import User
from jixiao.web.accounts.scope import Scope, scope_of
from jixiao.web.accounts.wall import seeing

SIGNED_IN_AT = "signed_in_at"


class SignedInRequest(HttpRequest):
    """A request of somebody who is signed in, with what they may see."""

    user: User
    scope: Scope


class ScopeMiddleware:
    """Works out the scope once a request; the database keeps to it until the answer is made."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Take the next step of the chain."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer a request within its scope."""
        if request.user.is_authenticated and has_run_out(request):
            logout(request)
        scope = scope_of(request.user)
        request.scope = scope  # type: ignore[attr-defined]
        with seeing(scope.unit_paths):
            response = self.get_response(request)
        if request.user.is_authenticated:
            response.headers.setdefault("Cache-Control", "no-store")
        return response


def has_run_out(request: HttpRequest) -> bool:
    """Whether it is too long since the person signed in, however busy they have been."""
    stamp = parse_datetime(request.session.get(SIGNED_IN_AT, ""))
    longest = timedelta(seconds=settings.SESSION_COOKIE_AGE)
    return stamp is not None and timezone.now() - stamp > longest
