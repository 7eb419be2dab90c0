"""What a written file carries: its register, its figures as they stand now, and all its text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from jixiao.domain.place import NOWHERE, Place
from jixiao.reports.tracing.numbers import is_same_print
from jixiao.reports.tracing.origin import Origin
from jixiao.reports.tracing.register import Register

NAMESPACE = "urn:jixiao:figures:1"
ATTACHMENT = "jixiao-figures.json"
ANCHOR = re.compile(r"jx_(?P<id>[0-9a-f]+)_(?P<number>\d{1,9})")


class NoRegister(Exception):
    """A file carries no register of its figures."""


class FigureState(StrEnum):
    """What became of a figure since the file was written."""

    SAME = "same"
    CHANGED = "changed"
    GONE = "gone"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Anchor:
    """A mark around a figure in a file: its name, what it holds now, and where it stands."""

    name: str
    text: str
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class Printed:
    """A figure of a file: its origin, what was printed (``made``), what stands there ``now``."""

    made: str
    now: str
    state: FigureState
    place: Place = NOWHERE
    origin: Origin | None = None


@dataclass(frozen=True, slots=True)
class Carried:
    """The register of a file, its figures, and every piece of its text by its place."""

    register: Register
    figures: tuple[Printed, ...]
    texts: tuple[Place, ...]


def printed_at(register: Register, anchors: Iterable[Anchor]) -> tuple[Printed, ...]:
    """The figures at the marks of a file in their order, then those whose mark is gone.

    Marks are numbered through the document or through each origin, from nought or from one;
    which of them, the register tells.
    """
    marks = [(one, match) for one in anchors if (match := ANCHOR.fullmatch(one.name))]
    names = [(match["id"], int(match["number"])) for _one, match in marks]
    entries = _entries(register, names)
    figures = [
        _printed(register, one, entry=entry)
        for (one, _match), entry in zip(marks, entries, strict=True)
    ]
    left = sorted(set(range(len(register.printed))) - set(entries))
    return (*figures, *(_gone(register, at) for at in left))


def _entries(register: Register, names: Sequence[tuple[str, int]]) -> list[int | None]:
    """Which printed figure of the register each mark is; None for one that it does not know."""
    for base in (0, 1):
        through = [
            number - base if _is_at(register, identifier, number - base) else None
            for identifier, number in names
        ]
        if names and None not in through and len(set(through)) == len(names):
            return through
    numbered: dict[str, list[int]] = defaultdict(list)
    for at, (identifier, _text) in enumerate(register.printed):
        numbered[identifier].append(at)
    base = 0 if any(number == 0 for _identifier, number in names) else 1
    return [
        numbered[identifier][number - base] if number - base < len(numbered[identifier]) else None
        for identifier, number in names
    ]


def _is_at(register: Register, identifier: str, at: int) -> bool:
    return 0 <= at < len(register.printed) and register.printed[at][0] == identifier


def _printed(register: Register, anchor: Anchor, *, entry: int | None) -> Printed:
    if entry is None:
        return Printed("", anchor.text, FigureState.UNKNOWN, anchor.place)
    identifier, made = register.printed[entry]
    is_same = is_same_print(made, anchor.text)
    state = FigureState.SAME if is_same else FigureState.CHANGED
    return Printed(made, anchor.text, state, anchor.place, register.origins.get(identifier))


def _gone(register: Register, at: int) -> Printed:
    identifier, made = register.printed[at]
    return Printed(made, "", FigureState.GONE, NOWHERE, register.origins.get(identifier))
