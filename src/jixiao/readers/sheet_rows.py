"""What a row of a form says to the sheet in the making."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from jixiao.domain.grid import Cell, Row
from jixiao.domain.number import decimal_of
from jixiao.domain.text import half_width, squeeze
from jixiao.readers.columns import (
    fund_columns,
    indicator_columns,
    is_second_header,
    objective_columns,
)  # fmt: skip
from jixiao.readers.funds import (
    fund_of,
    fund_of_pair,
    plan_step,
    plan_steps,
    printed_total,
    source_of,
)  # fmt: skip
from jixiao.readers.indicators import indicator_of
from jixiao.readers.sheet_builder import SheetBuilder
from jixiao.readers.titles import amount_unit_in, is_plan_step, title_word, vocabulary

YEAR = re.compile(r"(20\d{2})\s*年")
YEAR_OF_SHEET = re.compile(r"(20\d{2})年度")
CODED_UNIT = re.compile(r"\d{6,12}\s*[-—_]?\s*[\u4e00-\u9fff].{3,}")
INLINE = re.compile(r"\s*([^:：]{2,20}?)\s*[:：]\s*(.+)", re.DOTALL)
PURPOSE_GROUPS = frozenset({"预算规模及资金用途", "资金用途", "项目概况"})


def take_row(sheet: SheetBuilder, row: Row, *, ragged: bool) -> None:
    """Let a row into the sheet: a header opens a block, other rows fill the open one."""
    filled = [cell for cell in row if cell.text]
    if not filled:
        return
    _note_unit_and_group(sheet, filled)
    if _take_header(sheet, row) or _take_plan(sheet, row, ragged=ragged):
        return
    fresh = [cell for cell in filled if not cell.continues]
    if sheet.block == "indicators" and _take_indicator(sheet, row, fresh):
        return
    if sheet.block == "funds" and _take_fund(sheet, row, fresh):
        return
    if sheet.block == "objectives" and _take_objectives(sheet, row, fresh):
        return
    sheet.close_block()
    _take_pairs(sheet, row)


def _note_unit_and_group(sheet: SheetBuilder, filled: list[Cell]) -> None:
    for cell in filled:
        word = title_word(cell.text)
        if word in vocabulary().group or word in PURPOSE_GROUPS:
            sheet.group = word
        unit = amount_unit_in(cell.text) if len(squeeze(cell.text)) < 20 else None
        if unit and not sheet.amount_unit:
            sheet.amount_unit = unit
        if sheet.year is None and not sheet.indicators and len(cell.text) < 40:
            year = YEAR_OF_SHEET.search(squeeze(half_width(cell.text)))
            sheet.year = int(year[1]) if year else None


def _take_header(sheet: SheetBuilder, row: Row) -> bool:
    for block, columns_of in (
        ("indicators", indicator_columns),
        ("funds", fund_columns),
        ("objectives", objective_columns),
    ):
        columns = columns_of(row)
        if columns is not None:
            sheet.open_block(block, columns)
            return True
    if sheet.block == "indicators" and not sheet.indicators and is_second_header(row):
        sheet.columns = sheet.columns.refined(row, vocabulary().indicator)
        return True
    return False


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


def _take_indicator(sheet: SheetBuilder, row: Row, fresh: list[Cell]) -> bool:
    words = vocabulary()
    leading = title_word(fresh[0].text) if fresh else ""
    if words.sheet.get(leading) == "total_score":
        points, score, place = printed_total(sheet.columns.cells(row), row)
        sheet.total_points = sheet.total_points if points is None else points
        sheet.total_score = sheet.total_score if score is None else score
        if place is not None:
            sheet.places["total_score"] = place
        return True
    if leading in words.sheet or _is_remark(row, fresh):
        return False
    indicator, sheet.levels = indicator_of(row, sheet.columns, sheet.levels)
    if indicator is not None:
        sheet.indicators.append(indicator)
    return True


def _is_remark(row: Row, fresh: list[Cell]) -> bool:
    """Whether a row is one wide cell or one line under the table rather than an indicator."""
    if len(fresh) != 1:
        return False
    width = sum(cell.width for cell in row)
    return fresh[0].width * 2 > width > 1 or (len(row) == 1 and len(fresh[0].text) > 0)


def _take_fund(sheet: SheetBuilder, row: Row, fresh: list[Cell]) -> bool:
    if fresh and title_word(fresh[0].text) in vocabulary().sheet and not source_of(fresh[0].text):
        return False
    fund = fund_of(row, sheet.columns, unit=sheet.unit_of_money)
    if fund is None:
        return False
    sheet.funds.append(fund)
    return True


def _take_objectives(sheet: SheetBuilder, row: Row, fresh: list[Cell]) -> bool:
    cells = sheet.columns.cells(row)
    values = [cell for cell in cells.values() if cell in fresh]
    if not values or any(vocabulary().is_title(cell.text) for cell in values):
        return False
    result = cells.get("result")
    if "long_term" in cells:
        sheet.add_objectives(cells["long_term"], term="long_term")
    if "text" in cells:
        sheet.add_objectives(cells["text"], result=result)
    return True


def _take_pairs(sheet: SheetBuilder, row: Row) -> None:
    """Labels with the value beside them; a lone text under a label of purpose is the purpose."""
    cells = list(row)
    index = 0
    while index < len(cells):
        label = cells[index]
        value = cells[index + 1] if index + 1 < len(cells) else None
        index += 1
        if label.continues:
            _take_lone(sheet, row, value)
        elif value is not None and _take_pair(sheet, label, value):
            index += 1
        else:
            _take_alone(sheet, label)


def _take_pair(sheet: SheetBuilder, label: Cell, value: Cell) -> bool:
    """Keep a label's value; False where the first cell is no label or the second is one too."""
    words = vocabulary()
    word = title_word(label.text)
    if not word or (value.text and _is_label(value.text)):
        return False
    if word in words.objective and value.text:
        _take_objective(sheet, words.objective[word], value)
    elif word in words.sheet and words.sheet[word] != "total_score":
        sheet.put(words.sheet[word], value)
    elif word in words.sheet:
        if (number := decimal_of(value.text)) is not None:
            sheet.total_score, sheet.places["total_score"] = number, value.place
    elif (fund := fund_of_pair(label, value, unit=sheet.unit_of_money)) is not None:
        sheet.funds.append(fund)
    else:
        return False
    sheet.titles.add(word)
    return True


def _take_objective(sheet: SheetBuilder, field: str, value: Cell) -> None:
    if field != "result":
        sheet.add_objectives(value, term="long_term" if field == "long_term" else "annual")
    elif sheet.objectives:
        last = sheet.objectives[-1]
        sheet.objectives[-1] = replace(last, result=value.text, result_place=value.place)


def _is_label(text: str) -> bool:
    return vocabulary().is_title(text) and decimal_of(text) is None


def _take_lone(sheet: SheetBuilder, row: Row, value: Cell | None) -> None:
    others = [cell for cell in row if cell.text and not cell.continues]
    lone = value is not None and [value] == others and not vocabulary().is_title(value.text)
    if value is not None and lone and sheet.group in PURPOSE_GROUPS:
        sheet.put("purpose", value)


def _take_alone(sheet: SheetBuilder, cell: Cell) -> None:
    """A cell that holds its own label (``项目名称：…``), or the unit with its code."""
    text = cell.text.strip()
    match = INLINE.fullmatch(text)
    field = vocabulary().sheet.get(title_word(match[1])) if match else None
    if match and field == "amount_unit":
        sheet.amount_unit = amount_unit_in(text) or sheet.amount_unit
    elif match and field and field != "total_score":
        sheet.put(field, Cell(match[2].strip(), cell.column, cell.width, place=cell.place))
    elif CODED_UNIT.fullmatch(half_width(text)) and "unit" not in sheet.values:
        sheet.put("unit", cell)
