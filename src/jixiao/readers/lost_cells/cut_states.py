"""What a search for rows asks and keeps: scorers, cells found, readings of a text so far."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Generic, NamedTuple, Protocol, TypeVar

S = TypeVar("S", bound=Hashable)


class Scorer(Protocol[S]):
    """What the search asks about the cells of a kind of table."""

    fields: tuple[str, ...]

    def ends(self, column: int, start: int) -> list[tuple[int, float]]:
        """Where a cell of a column may end, with its cost."""

    def words(self, start: int, end: int) -> str:
        """What a cell says, in plain characters."""

    def joint(self, column: int, text: str, *, row: Mapping[str, str], above: S) -> float:
        """The cost of a cell beside those before it."""

    def skipped(self, column: int, row: Mapping[str, str], above: S) -> float:
        """The cost of a blank cell."""

    def closed(self, row: Mapping[str, str], above: S) -> tuple[float, S] | None:
        """The cost of ending a row and the sums with it; None where it cannot end yet."""

    def is_remembered(self, column: int) -> bool:
        """Whether later cells of a row, or the sums, depend on what a column says."""

    def finished(self, at: int, sums: S) -> Iterator[tuple[float, int]]:
        """The costs of ending the table here, and where what ends it itself ends."""


class Span(NamedTuple):
    """A cell found: its column, and from which character to which it stands."""

    column: int
    start: int
    end: int


@dataclass(slots=True)
class State(Generic[S]):
    """A reading of everything before a character; ``column`` is -1 between two rows."""

    cost: float
    at: int
    column: int
    sums: S
    cells: tuple[Span, ...] = ()
    row: dict[str, str] = field(default_factory=dict)
    before: State[S] | None = None
    junk: tuple[int, int] | None = None
    memory: tuple[str | int, ...] = ()

    def rows(self) -> list[State[S]]:
        """The states behind each row, the first row first."""
        found: list[State[S]] = []
        state: State[S] | None = self
        while state is not None:
            if state.cells or state.junk:
                found.append(state)
            state = state.before
        return found[::-1]


@dataclass(frozen=True, slots=True)
class Reading(Generic[S]):
    """A whole reading: its cost, the state behind its last row, and where the table ends."""

    cost: float
    last: State[S]
    end: int
