"""What a row of a form says to the sheet in the making."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from jixiao.domain.grid import Cell, Row
from jixiao.domain.number import decimal_of
from jixiao.domain.text import half_width, squeeze
from jixiao.readers.recognition.column_contents import settled, worded
from jixiao.readers.recognition.columns import TERMS, Columns
from jixiao.readers.recognition.funds import plan_step, plan_steps
from jixiao.readers.recognition.headers import (
    divided,
    fund_columns,
    indicator_columns,
    is_second_header,
    objective_columns,
    task_columns,
)  # fmt: skip
from jixiao.readers.recognition.row_alignment import aligned
from jixiao.readers.recognition.sheet_blocks import take_fund, take_indicator, take_objectives
from jixiao.readers.recognition.sheet_builder import SheetBuilder
from jixiao.readers.recognition.sheet_labels import INLINE, PURPOSE_GROUPS, take_labels
from jixiao.readers.recognition.sheet_tasks import take_task
from jixiao.readers.recognition.titles import amount_unit_in, is_plan_step, title_word, vocabulary

__all__ = ["INLINE", "YEAR", "take_row"]

YEAR = re.compile(r"(20\d{2})\s*年")
YEAR_OF_SHEET = re.compile(r"(20\d{2})年度")
HEADERS: tuple[tuple[str, Callable[[Row], Columns | None]], ...] = (
    ("indicators", indicator_columns),
    ("tasks", task_columns),
    ("funds", fund_columns),
    ("objectives", objective_columns),
)
TAKERS: dict[str, Callable[[SheetBuilder, Row], bool]] = {
    "indicators": take_indicator,
    "tasks": take_task,
    "funds": take_fund,
    "objectives": take_objectives,
}


def take_row(sheet: SheetBuilder, row: Row, *, ragged: bool, below: Sequence[Row] = ()) -> None:
    """Let a row into the sheet: a header opens a block, other rows fill the open one.

    A row that only carries on what stands above it says nothing. The rows below tell what
    stands under titles that are not known.
    """
    filled = [cell for cell in row if cell.text]
    if not filled:
        return
    _note_unit_and_group(sheet, filled)
    header = _take_header(sheet, row, ragged=ragged, below=below)
    if header or _take_plan(sheet, row, ragged=ragged):
        return
    if all(cell.continues for cell in filled):
        return
    if sheet.block == "indicators":
        row = aligned(sheet, row, ragged=ragged)
    taker = TAKERS.get(sheet.block)
    if taker is None or not taker(sheet, row):
        sheet.close_block()
        take_labels(sheet, row)


def _note_unit_and_group(sheet: SheetBuilder, filled: list[Cell]) -> None:
    for cell in filled:
        word = title_word(cell.text)
        if word in vocabulary().group or word in PURPOSE_GROUPS:
            sheet.group = word
        if word in vocabulary().terms and not cell.continues:
            sheet.term = vocabulary().terms[word]
        unit = amount_unit_in(cell.text) if len(squeeze(cell.text)) < 20 else None
        if unit and not sheet.amount_unit:
            sheet.amount_unit = unit
        if sheet.year is None and not sheet.indicators and len(cell.text) < 40:
            year = YEAR_OF_SHEET.search(squeeze(half_width(cell.text)))
            sheet.year = int(year[1]) if year else None


def _take_header(sheet: SheetBuilder, row: Row, *, ragged: bool, below: Sequence[Row]) -> bool:
    for block, columns_of in HEADERS:
        columns = columns_of(row)
        if columns is not None:
            if block == "indicators":
                columns = worded(settled(columns, below, ragged=ragged))
            _open(sheet, block, columns)
            return True
    is_open = (sheet.block == "indicators" and not sheet.indicators) or (
        sheet.block == "tasks" and not sheet.tasks
    )
    if is_open and is_second_header(row, sheet.block):
        sheet.columns = divided(sheet.columns, row, sheet.block, ragged=ragged)
        sheet.titles.update(one.title for one in sheet.columns.columns)
        return True
    return False


def _open(sheet: SheetBuilder, block: str, columns: Columns) -> None:
    """Open a block; 年度目标 left of 中期目标 says on which side the year stands."""
    if block == "objectives":
        fields = [one.field for one in columns.columns]
        if {"text", "long_term"} <= set(fields):
            left = fields.index("text") < fields.index("long_term")
            sheet.terms = tuple(reversed(TERMS)) if left else TERMS
    sheet.open_block(block, columns)


def _take_plan(sheet: SheetBuilder, row: Row, *, ragged: bool) -> bool:
    if sheet.plan_row:
        sheet.steps.extend(plan_steps(sheet.plan_row, row, year=sheet.year, ragged=ragged))
        sheet.plan_row = ()
        return True
    labels = [cell for cell in row if is_plan_step(cell.text)]
    named = any(title_word(cell.text) in vocabulary().plan for cell in row)
    if not named or not labels:
        return False
    sheet.close_block()
    numbers = [cell for cell in row if decimal_of(cell.text) is not None]
    if not numbers:
        sheet.plan_row = row
        return True
    for label, value in pairwise(row):
        if is_plan_step(label.text) and not is_plan_step(value.text):
            sheet.steps.append(plan_step(label, value, year=sheet.year))
    return True
