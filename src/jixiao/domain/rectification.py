"""One line of a list of rectifications (整改台账): a fault, the measure, by whom and when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from jixiao.domain.place import NOWHERE, Place


@dataclass(frozen=True, slots=True)
class Rectification:
    """What was found (问题), the measure, who answers for it, the deadline and how it stands.

    ``finding``, ``measure``, ``owner``, ``deadline`` and ``status`` are as printed;
    ``due_date`` is the last day of the deadline, None where no whole date is printed (立行立改,
    6月底). ``is_closed`` is None where the status does not say it. ``places`` holds the cell of
    every column that the table has, also where the cell is blank.
    """

    finding: str = ""
    measure: str = ""
    owner: str = ""
    deadline: str = ""
    due_date: date | None = None
    status: str = ""
    is_closed: bool | None = None
    place: Place = NOWHERE
    places: Mapping[str, Place] = field(default_factory=dict)

    def place_of(self, field_name: str) -> Place:
        """The cell of a field, or the row where the table has no such column."""
        return self.places.get(field_name, self.place)

    def going_on_from(self, before: Rectification) -> Rectification:
        """A line without a finding is a further measure on the finding of the line before it.

        What such a line leaves blank is that of the line before it: merged cells are lost in print.
        """
        if self.finding:
            return self
        return replace(
            self,
            finding=before.finding,
            owner=self.owner or before.owner,
            deadline=self.deadline or before.deadline,
            due_date=self.due_date if self.deadline else before.due_date,
            status=self.status or before.status,
            is_closed=self.is_closed if self.status else before.is_closed,
        )
