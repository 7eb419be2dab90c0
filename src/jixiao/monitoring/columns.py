"""The fields of payments and budgets with the titles of their columns, out of ``columns.toml``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import Any

PAYMENTS, BUDGETS = "payments", "budgets"
DEFAULT_UNIT = "元"
SHORTEST_ENDING = 4
"""A title that ends with a known one of so many characters is taken for it: 本月实际支付金额."""


@dataclass(frozen=True, slots=True)
class Kind:
    """What an export holds, payments or budgets; ``telling`` are fields that only it has."""

    name: str
    telling: tuple[str, ...]


@cache
def settings() -> dict[str, Any]:
    """All of ``columns.toml``."""
    text = (resources.files("jixiao.monitoring") / "columns.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def kinds(name: str | None = None) -> tuple[Kind, ...]:
    """Both kinds of export, or the one that was asked for."""
    names = (name,) if name else (PAYMENTS, BUDGETS)
    return tuple(Kind(one, tuple(settings()[one]["telling"])) for one in names)


FIELDS: dict[str, tuple[str, ...]] = {
    kind: tuple(settings()[kind]["columns"]) for kind in (PAYMENTS, BUDGETS)
}
"""The fields of each kind, in the order in which they are shown."""


@cache
def _titles(kind: str) -> dict[str, tuple[str, int]]:
    """The field of every known title and how good a title for it this is, nought the best."""
    known: dict[str, tuple[str, int]] = {}
    for name, titles in settings()[kind]["columns"].items():
        for rank, title in enumerate(titles):
            known.setdefault(title.lower(), (name, rank))
    return known


@lru_cache(4096)
def place_of(title: str, kind: str) -> tuple[str, int] | None:
    """The field of a title and its rank; a title known as a whole goes before one by its end."""
    known = _titles(kind)
    if title in known:
        return known[title]
    endings = (title[at:] for at in range(1, len(title) - SHORTEST_ENDING + 1))
    found = next((known[one] for one in endings if one in known), None)
    return None if found is None else (found[0], found[1] + len(known))


def label(name: str) -> str:
    """The Chinese name of a field."""
    return str(settings()["labels"].get(name, name))


def words(name: str) -> str:
    """A regular expression of ``columns.toml``."""
    return str(settings()["words"][name])
