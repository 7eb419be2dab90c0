"""A task of a whole department's year (年度主要任务)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from jixiao.domain.money import Money
from jixiao.domain.place import NOWHERE, Place


@dataclass(frozen=True, slots=True)
class Task:
    """One row of 年度主要任务: what is to be done, what came of it, and the money for it.

    Amounts are None where the cell is blank or the form has no such column. ``extra`` holds
    further columns, such as the parts of the budget by source, as printed.
    """

    name: str = ""
    content: str = ""
    result: str = ""
    budget: Money | None = None
    outturn: Money | None = None
    extra: Mapping[str, str] = field(default_factory=dict)
    place: Place = NOWHERE
    places: Mapping[str, Place] = field(default_factory=dict)

    def place_of(self, field_name: str) -> Place:
        """The cell of a field, or the row where the field has no cell."""
        return self.places.get(field_name, self.place)
