"""How often something may be asked for: a fixed window of time, counted in the cache.

The cache is each process's own, so with several workers the limits are as many times higher;
the lock-out of sign-ins (axes) counts in the database and is exact.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any, TypeVar, cast

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse

from jixiao.web.shared.errors import too_many

View = TypeVar("View", bound=Callable[..., HttpResponse])


def limited(
    name: str, *, times: int, seconds: int, methods: tuple[str, ...] = ("POST",)
) -> Callable[[View], View]:
    """A view that may be asked for so many times in so many seconds, by a person or an address."""

    def decorate(view: View) -> View:
        @wraps(view)
        def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if request.method in methods and count(request, name, seconds=seconds) > times:
                return too_many(request, seconds=seconds - int(time.time() % seconds))
            return view(request, *args, **kwargs)

        return cast("View", answer)

    return decorate


def count(request: HttpRequest, name: str, *, seconds: int) -> int:
    """How often something was asked for in this window, this time included."""
    window = int(time.time() // seconds)
    key = f"limit:{name}:{_who(request)}:{window}"
    if cache.add(key, 1, timeout=seconds):
        return 1
    try:
        return int(cache.incr(key))
    except ValueError:  # it ran out between the two
        return 1


def address_of(request: HttpRequest) -> str:
    """The address that a request comes from: behind a proxy, what the proxy says."""
    if settings.ENVIRONMENT.is_behind_https:
        forwarded = request.headers.get("X-Forwarded-For", "").split(",")[-1].strip()
        if forwarded:
            return forwarded
    return str(request.META.get("REMOTE_ADDR", ""))


def username_of(request: HttpRequest, credentials: Mapping[str, str] | None = None) -> str | None:
    """The name that somebody tries to sign in with: as Django, axes or the form calls it."""
    given = credentials or {}
    return given.get("username") or given.get("login") or request.POST.get("login")


def _who(request: HttpRequest) -> str:
    user = getattr(request, "user", None)
    if user is not None and user.is_authenticated:
        return f"user{user.pk}"
    return address_of(request)
