"""Asks the web application for its pages as a server would: through WSGI, with a cookie."""

from __future__ import annotations

import io
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from statistics import median, quantiles
from typing import Any

# What stands in the place of pk, by the beginning of the address.
OBJECTS = {
    "institutions": "unit", "dashboards": "place", "spending/reasons": "slow", "spending": "place",
    "years": "year", "projects": "project", "sheets": "objective", "reviews": "evaluation",
    "evaluations/units": "unit", "evaluations": "evaluation", "people": "user",
    "trail": "subject", "posts": "post",
}  # fmt: skip
# Names of other places in addresses.
NAMED = {
    "unit": "unit", "year": "number", "what": "table", "suffix": "suffix", "other": "objective",
    "subject": "subject", "sheet": "objective", "project": "project",
}  # fmt: skip
PASSED_OVER = re.compile(r"^(accounts|__|static|language|styleguide|welcome|first|oidc)")


@dataclass
class Page:
    """A page as somebody asked for it: seconds of every time, queries, bytes."""

    name: str
    address: str
    status: int
    kind: str = ""
    size: int = 0
    queries: int = 0
    seconds: list[float] = field(default_factory=list)
    busy: list[float] = field(default_factory=list)

    @property
    def is_page(self) -> bool:
        """Whether it was answered with HTML and not with a file."""
        return self.status == 200 and self.kind.startswith("text/html")

    @property
    def median(self) -> float:
        """Milliseconds of the one in the middle."""
        return median(self.seconds) * 1000

    @property
    def best(self) -> float:
        """Milliseconds of the fastest: what is left where the machine does something else too."""
        return min(self.seconds) * 1000

    @property
    def processor(self) -> float:
        """Milliseconds in which the application itself was at work, without the database."""
        return median(self.busy) * 1000

    @property
    def slowest(self) -> float:
        """Milliseconds that nineteen of twenty keep to."""
        return quantiles(self.seconds, n=20)[-1] * 1000


def session_of(user: Any) -> str:
    """The cookie of a session in which somebody is signed in."""
    from django.contrib.sessions.backends.db import SessionStore

    session = SessionStore()
    session["_auth_user_id"] = str(user.pk)
    session["_auth_user_backend"] = "django.contrib.auth.backends.ModelBackend"
    session["_auth_user_hash"] = user.get_session_auth_hash()
    session.save()
    return f"sessionid={session.session_key}"


def ask(application: Any, address: str, cookie: str) -> Page:
    """Ask once."""
    from django.db import connection

    path, _, query = address.partition("?")
    environ = {
        "REQUEST_METHOD": "GET", "PATH_INFO": path, "QUERY_STRING": query,
        "SERVER_NAME": "localhost", "SERVER_PORT": "80", "HTTP_HOST": "localhost",
        "REMOTE_ADDR": "127.0.0.1", "HTTP_COOKIE": cookie, "wsgi.input": io.BytesIO(),
        "wsgi.errors": io.StringIO(), "wsgi.url_scheme": "http", "wsgi.version": (1, 0),
        "wsgi.multithread": False, "wsgi.multiprocess": False, "wsgi.run_once": False,
    }  # fmt: skip
    told: dict[str, Any] = {}

    def start(status: str, headers: list[tuple[str, str]], _fault: Any = None) -> None:
        told["status"], told["headers"] = int(status[:3]), dict(headers)

    connection.queries_log.clear()
    began, busy = time.perf_counter(), time.process_time()
    answer = application(environ, start)
    size = sum(len(one) for one in answer)
    spent, busy = time.perf_counter() - began, time.process_time() - busy
    queries = len(connection.queries_log)
    if hasattr(answer, "close"):
        answer.close()
    kind = told["headers"].get("Content-Type", "")
    return Page("", address, told["status"], kind, size, queries, [spent], [busy])


def addresses(known: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Every address of the URL table that can be filled in, with its name."""
    from django.urls import NoReverseMatch, get_resolver, reverse

    for route, name, places in _patterns(get_resolver()):
        if PASSED_OVER.match(route) or not name:
            continue
        begin = max((one for one in OBJECTS if route.startswith(one)), key=len, default="")
        given = {
            one: known.get(OBJECTS.get(begin, "")) if one == "pk" else known.get(NAMED.get(one, ""))
            for one in places
        }
        if None in given.values():
            yield "", name
            continue
        try:
            yield reverse(name, kwargs=given), name
        except NoReverseMatch:
            yield "", name


def _patterns(resolver: Any, before: str = "") -> Iterator[tuple[str, str, list[str]]]:
    for one in resolver.url_patterns:
        route = before + str(one.pattern).lstrip("^")
        if hasattr(one, "url_patterns"):
            yield from _patterns(one, route)
        else:
            yield route, one.name or "", list(_places(route))


def _places(route: str) -> Iterator[str]:
    for found in re.finditer(r"<(?:\w+:)?(\w+)>", route):
        yield found[1]
