"""The figures of files in pages (.pdf, .ofd): they have no marks, so they are found by order."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from jixiao.domain.place import Place
from jixiao.domain.text import half_width, squeeze
from jixiao.reports.tracing.carried import Carried, FigureState, Printed
from jixiao.reports.tracing.numbers import numbers_in
from jixiao.reports.tracing.register import Register


def carried_by_pages(register: Register, texts: Sequence[Place]) -> Carried:
    """The figures of a register at the places of text where they must stand.

    Figures were printed in the order of the register, so each is looked for behind the one before
    it, and before it only where there is none behind. One that no place says was changed.
    """
    spots = _Spots(texts)
    figures = []
    for identifier, made in register.printed:
        at = spots.take(made)
        state = FigureState.GONE if at is None else FigureState.SAME
        place, now = (Place(), "") if at is None else (texts[at], made)
        figures.append(Printed(made, now, state, place, register.origins.get(identifier)))
    return Carried(register, tuple(figures), tuple(texts))


# A long paragraph goes over the end of a page and is read as several.
LONGEST = 3


@dataclass(slots=True)
class _Spots:
    """Where each number stands, so often as it stands there; what was found is used up."""

    texts: Sequence[Place]
    cursor: int = 0
    places: dict[Decimal, list[int]] = field(default_factory=lambda: defaultdict(list))
    left: Counter[tuple[Decimal, int]] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        """Index every number once."""
        for at, place in enumerate(self.texts):
            for one in numbers_in(place.text):
                value = abs(one.value)
                if not self.left[value, at]:
                    insort(self.places[value], at)
                self.left[value, at] += 1

    def take(self, made: str) -> int | None:
        """The place of the next figure; None where there is none."""
        wanted = Counter(abs(one.value) for one in numbers_in(made))
        first = next(iter(wanted), None)
        places = list(range(len(self.texts))) if first is None else self.places.get(first, [])
        start = bisect_left(places, self.cursor)
        for many in range(1, LONGEST + 1):
            for at in (*places[start:], *places[:start]):
                if self._fits(range(at, min(at + many, len(self.texts))), made, wanted=wanted):
                    self.cursor = at
                    return at
        return None

    def _fits(self, spots: range, made: str, *, wanted: Counter[Decimal]) -> bool:
        """Whether some places one behind the other say a figure; its numbers are then used up."""
        if not wanted:
            said = "".join(self.texts[at].text for at in spots)
            return squeeze(half_width(made)) in squeeze(half_width(said))
        there = {value: sum(self.left[value, at] for at in spots) for value in wanted}
        if any(there[value] < count for value, count in wanted.items()):
            return False
        for value, count in wanted.items():
            rest = count
            for at in spots:
                used = min(rest, self.left[value, at])
                self.left[value, at] -= used
                rest -= used
        return True
