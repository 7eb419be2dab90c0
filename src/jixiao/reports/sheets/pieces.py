"""Cells of a form in the making, before they have a column."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from jixiao.domain.indicator import Indicator
from jixiao.domain.sheet import Fund, Objective, PlanStep, Sheet
from jixiao.domain.task import Task
from jixiao.forms.form import Slot

Holder = Sheet | Fund | Indicator | Task | PlanStep | tuple[Objective, ...]
"""What has the field that a cell prints; the objectives of a sheet stand in one cell together."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A cell to be: its text, how many columns it covers, whether it goes on from above.

    ``field`` is the field that it prints, of what it is ``of``: a form to fill in has to know
    which cells are asked for, and a printed figure where it comes from. Titles have none.
    """

    text: str = ""
    width: int = 1
    continues: bool = False
    field: str = ""
    of: Holder | None = None


Line = tuple[Piece, ...]


def labelled(label: Slot | None, lines: Sequence[Line]) -> list[Line]:
    """The lines with the label of their block merged down the left side."""
    if label is None:
        return list(lines)
    return [
        (Piece(label.title, label.width, continues=index > 0), *line)
        for index, line in enumerate(lines)
    ]
