"""Faults of single rows told one by one, or in one finding where a whole sheet has them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jixiao.domain.indicator import Indicator
from jixiao.domain.place import Place

FEW = 3
"""So many rows are told one by one; more are a habit of the sheet and one finding."""
SHOWN = 8
"""So many rows are named in one finding."""


@dataclass(frozen=True, slots=True)
class RowFault:
    """A row at fault and what is said of it, such as ``“群众满意度”（10分得9分）``."""

    indicator: Indicator
    clause: str = ""

    @property
    def words(self) -> str:
        """The row's name with what is said of it."""
        return f"“{self.indicator.name}”{self.clause}"


def told(faults: Sequence[RowFault], *, field: str) -> Iterator[dict[str, object]]:
    """The values of the findings: one a row, or one for all where there are many.

    ``rows`` lists the rows in words.
    """
    if len(faults) > FEW:
        yield together(faults, field=field)
        return
    for one in faults:
        yield {**together([one], field=field), "indicator": one.indicator.name}


def together(faults: Sequence[RowFault], *, field: str) -> dict[str, object]:
    """The values of one finding for all rows, at the first of them."""
    place = place_in_row(faults[0].indicator, field)
    return {
        "field": field,
        "place": place,
        "evidence": place.text,
        "indicator": "",
        "rows": in_words(faults),
    }


def in_words(faults: Sequence[RowFault]) -> str:
    """The rows in words, the first ones named and the others counted."""
    named = "、".join(one.words for one in faults[:SHOWN])
    return named if len(faults) <= SHOWN else f"{named}等{len(faults)}项指标"


def place_in_row(indicator: Indicator, field: str) -> Place:
    """The cell of a field quoting what is printed there, or the row quoting its name."""
    place = indicator.place_of(field)
    return place if place.text.strip() else place.quoting(indicator.name)
