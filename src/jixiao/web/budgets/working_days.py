"""Days of the calendar of a budget year: proposed, and moved to working days where need be."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

import chinese_calendar

from jixiao.web.budgets.models import TaskKind

SATURDAY = 5
# The last day of each kind by habit: year after the budget year's, month, day. Only a proposal.
HABIT = {
    TaskKind.OBJECTIVE: (-1, 11, 30),
    TaskKind.MONITORING: (0, 8, 31),
    TaskKind.SELF_EVALUATION: (1, 3, 31),
    TaskKind.RECTIFICATION: (1, 6, 30),
    TaskKind.DISCLOSURE: (1, 9, 30),
}


class WorkingDay(NamedTuple):
    """A day, and whether the State Council's list of holidays for its year is known here."""

    day: date
    is_known: bool


def is_working_day(day: date) -> WorkingDay | None:
    """The day where it is a working day, else None; by the day of the week if no list is known."""
    try:
        return WorkingDay(day, True) if chinese_calendar.is_workday(day) else None  # noqa: FBT003
    except NotImplementedError:
        return WorkingDay(day, False) if day.weekday() < SATURDAY else None  # noqa: FBT003


def last_working_day(day: date) -> WorkingDay:
    """The day itself, or the last working day before it."""
    while (found := is_working_day(day)) is None:
        day -= timedelta(days=1)
    return found


def proposed(year: int) -> dict[TaskKind, WorkingDay]:
    """A proposal for the calendar of a budget year."""
    return {
        kind: last_working_day(date(year + later, month, day))
        for kind, (later, month, day) in HABIT.items()
    }
