"""The rows of indicators on a form, their titles above them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby, zip_longest

from jixiao.domain.indicator import Indicator
from jixiao.domain.sheet import Objective, Sheet
from jixiao.forms.form import Block, Slot
from jixiao.reports.sheets.fields import indicator_text, level_key, number, objective_texts
from jixiao.reports.sheets.pieces import Line, Piece, labelled

LEVELS = ("dimension", "kind", "name")
GOAL = "objective"


def header_lines(columns: Sequence[Slot]) -> list[Line]:
    """The titles of columns; a group of columns has its title in a row above theirs."""
    below = tuple(
        Piece(slot.title, slot.width, continues=bool(not slot.under and _has_groups(columns)))
        for slot in columns
    )
    if not _has_groups(columns):
        return [below]
    above: list[Piece] = []
    for group, slots in groupby(columns, key=lambda slot: slot.under):
        if group:
            above.append(Piece(group, sum(slot.width for slot in slots)))
        else:
            above += [Piece(slot.title, slot.width) for slot in slots]
    return [tuple(above), below]


def _has_groups(columns: Sequence[Slot]) -> bool:
    return any(slot.under for slot in columns)


def indicator_lines(block: Block, sheet: Sheet) -> list[Line]:
    """The block of indicators; those for longer stand beside the year's where the form says so."""
    lines = header_lines(block.columns)
    rows = _rows(block.columns, sheet.indicators)
    blank = _blank(block.columns)
    return labelled(block.label, [*lines, *(rows or [blank])])


def _rows(columns: Sequence[Slot], indicators: Sequence[Indicator]) -> list[Line]:
    sides = [(term, list(slots)) for term, slots in groupby(columns, key=lambda slot: slot.term)]
    if len(sides) == 1:
        return _side(columns, indicators)
    parts = [_side(slots, [one for one in indicators if one.term == term]) for term, slots in sides]
    blanks = [_blank(slots) for _term, slots in sides]
    return [
        tuple(
            piece
            for part, blank in zip(row, blanks, strict=True)
            for piece in (blank if part is None else part)
        )
        for row in zip_longest(*parts)
    ]


def _blank(columns: Sequence[Slot]) -> Line:
    """A row that nobody filled in yet."""
    nobody = Indicator()
    return tuple(Piece(width=slot.width, field=slot.field, of=nobody) for slot in columns)


def _side(columns: Sequence[Slot], indicators: Sequence[Indicator]) -> list[Line]:
    fields = {slot.field for slot in columns}
    lines: list[Line] = []
    above: Indicator | None = None
    for indicator in indicators:
        lines.append(
            tuple(_level_or_value(slot, indicator, above, fields=fields) for slot in columns)
        )
        above = indicator
    return lines


def _level_or_value(
    slot: Slot, indicator: Indicator, above: Indicator | None, *, fields: set[str]
) -> Piece:
    """A cell of an indicator; a level that is that of the row above goes on from there."""
    text = indicator_text(indicator, slot.field, columns=fields)
    is_level = slot.field in LEVELS and (slot.field != "name" or "subname" in fields)
    if above is None or not text or not is_level:
        return Piece(text, slot.width, field=slot.field, of=indicator)
    if level_key(indicator, slot.field) == level_key(above, slot.field):
        return Piece(text, slot.width, continues=True)
    return Piece(text, slot.width, field=slot.field, of=indicator)


def goal_lines(block: Block, sheet: Sheet) -> list[Line]:
    """Every numbered objective with its points, and below it the indicators that belong to it."""
    label = block.label or Slot()
    lines: list[Line] = []
    left = list(sheet.indicators)
    goals = _goals(sheet.objectives)
    for index, objectives in enumerate(goals, start=1):
        name = label.title.format(number=index)
        known = {one.extra.get(GOAL, "") for one in sheet.indicators} - {""}
        own = [one for one in left if _belongs(one, name, known=known)]
        own = left if index == len(goals) else own
        left = [one for one in left if one not in own]
        points = objectives[0].points
        held = tuple(objectives)
        title = name if points is None else f"{name}（{number(points)}分）"
        rest = sum(slot.width for slot in block.columns) - label.width
        text = objective_texts(objectives)["text"]
        cell = Piece(text, rest, field="text", of=held)
        above = Piece(title, label.width, field="points" if points else "", of=held)
        lines += [(above, cell), *header_lines(block.columns)]
        lines += _rows(block.columns, own)
    return lines


def _belongs(indicator: Indicator, name: str, *, known: set[str]) -> bool:
    goal = indicator.extra.get(GOAL, "")
    return goal == name or (not goal and name not in known)


def _goals(objectives: Sequence[Objective]) -> list[list[Objective]]:
    """Lines of objectives, a group for each that prints points."""
    groups: list[list[Objective]] = [[]]
    for one in objectives:
        if one.points is not None and groups[-1]:
            groups.append([])
        groups[-1].append(one)
    return [group or [Objective("")] for group in groups]
