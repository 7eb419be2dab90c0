"""The answer to where a printed figure comes from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from jixiao.domain.place import NOWHERE, Place
from jixiao.reports.tracing.carried import Carried, FigureState, Printed
from jixiao.reports.tracing.numbers import times_said
from jixiao.reports.tracing.origin import SourceCell

SCHEMA = "jixiao/trace/1"


class SourceState(StrEnum):
    """Whether a source is still the file that was read."""

    SAME = "same"
    CHANGED = "changed"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class TracedFigure:
    """A figure of a file with the account of it.

    ``text`` stands there now, ``made`` was printed; ``name`` says what it is, ``working`` how it
    was made of the ``cells``, ``ruleset`` by which rule-set.
    """

    id: str
    text: str
    made: str
    state: FigureState
    place: Place = NOWHERE
    name: str = ""
    working: str = ""
    ruleset: str = ""
    cells: tuple[SourceCell, ...] = ()


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file that figures were taken from: as recorded, as it is, and where it was found."""

    path: str
    sha256: str
    state: SourceState
    found: str = ""


@dataclass(frozen=True, slots=True)
class Trace:
    """What a file says of the figures asked for.

    ``untraced`` are places that print the number asked for and have no origin for it.
    """

    path: str
    asked: str
    figures: tuple[TracedFigure, ...]
    untraced: tuple[Place, ...] = ()
    files: tuple[SourceFile, ...] = ()
    schema: str = SCHEMA

    @property
    def is_sound(self) -> bool:
        """Whether every figure is as it was made, of sources that are as they were read."""
        unchanged = all(one.state is FigureState.SAME for one in self.figures)
        return (
            unchanged
            and not self.untraced
            and all(one.state is not SourceState.CHANGED for one in self.files)
        )


def figures_saying(carried: Carried, asked: str) -> tuple[TracedFigure, ...]:
    """The figures that say what is asked for, now or when they were made; all where nothing is."""
    return tuple(
        _traced(one)
        for one in carried.figures
        if one.state is not FigureState.UNKNOWN
        and (not asked or times_said(asked, one.now) or times_said(asked, one.made))
    )


def places_without_origin(carried: Carried, asked: str) -> Iterator[Place]:
    """The places that say what is asked for more often than figures with an origin do there."""
    known: Counter[Place] = Counter()
    for one in carried.figures:
        if one.state is not FigureState.UNKNOWN:
            known[one.place.quoting("")] += times_said(asked, one.now)
    for place in carried.texts:
        spare = known[place.quoting("")]
        said = times_said(asked, place.text)
        known[place.quoting("")] -= min(spare, said)
        if said > spare:
            yield place


def _traced(printed: Printed) -> TracedFigure:
    origin = printed.origin
    place = printed.place.quoting("")
    if origin is None:
        return TracedFigure("", printed.now, printed.made, printed.state, place)
    return TracedFigure(
        origin.id, printed.now, printed.made, printed.state, place,
        name=origin.name, working=origin.working, ruleset=origin.ruleset, cells=origin.cells,
    )  # fmt: skip
