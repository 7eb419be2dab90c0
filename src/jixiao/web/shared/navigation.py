"""The side navigation and the facts in the header: a registry that each app adds to when ready.

The shared app stands below all others and knows none of them, so an app says in its ``ready()``
what it wants to be found under, and who is shown it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from django.urls import NoReverseMatch, reverse

if TYPE_CHECKING:
    from django.http import HttpRequest
    from django.utils.functional import _StrOrPromise

    Condition = Callable[[HttpRequest], bool]


SIDE, PERSON = "side", "person"


class Item(NamedTuple):
    """A line of the navigation as it is shown: the current page's line is marked."""

    title: _StrOrPromise
    url: str
    icon: str
    is_current: bool


class Fact(NamedTuple):
    """Something the header says about where one is: the institution, the fiscal year (预算年度)."""

    label: _StrOrPromise
    text: _StrOrPromise
    url: str = ""


def anyone_signed_in(request: HttpRequest) -> bool:
    """The condition of what everybody who is signed in may open."""
    return request.user.is_authenticated


@dataclass(frozen=True, slots=True)
class Entry:
    """A line that an app adds: shown where its URL exists and the condition (a policy) holds.

    ``menu`` is the side navigation, or the menu under the person's name. ``order`` counts in tens
    from the top: home 10, sheets 20, reviews 30, self-evaluation 40, spending 50, dashboards 60,
    library 70, years 80, institutions 90, trail 100.
    """

    title: _StrOrPromise
    url_name: str
    icon: str
    order: int
    is_allowed: Condition = anyone_signed_in
    menu: str = SIDE


_entries: dict[str, Entry] = {}
_facts: dict[str, Callable[[HttpRequest], Fact | None]] = {}


def add_entry(entry: Entry) -> None:
    """Add a line to the navigation; the same URL name again takes the place of the first."""
    _entries[entry.url_name] = entry


def add_fact(name: str, tell: Callable[[HttpRequest], Fact | None]) -> None:
    """Add something that the header tells of each request (at most one query each)."""
    _facts[name] = tell


def items_for(request: HttpRequest, *, menu: str = SIDE) -> list[Item]:
    """The lines that a person is shown, the most fitting to the page marked as current."""
    if not anyone_signed_in(request):
        return []
    shown = [(entry, url) for entry, url in _reachable(menu) if entry.is_allowed(request)]
    fitting = [url for _entry, url in shown if _lies_below(request.path, url)]
    current = max(fitting, key=len, default="")
    return [Item(entry.title, url, entry.icon, url == current) for entry, url in shown]


def facts_for(request: HttpRequest) -> list[Fact]:
    """What the header tells somebody who is signed in."""
    if not anyone_signed_in(request):
        return []
    told = (tell(request) for tell in _facts.values())
    return [fact for fact in told if fact is not None]


def _reachable(menu: str) -> Iterator[tuple[Entry, str]]:
    entries = (entry for entry in _entries.values() if entry.menu == menu)
    for entry in sorted(entries, key=lambda one: one.order):
        try:
            yield entry, reverse(entry.url_name)
        except NoReverseMatch:
            continue


def _lies_below(path: str, url: str) -> bool:
    return path == url or (url != "/" and path.startswith(url))
