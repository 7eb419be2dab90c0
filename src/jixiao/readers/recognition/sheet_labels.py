"""Rows of labels with their values beside them, and cells that hold both."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from jixiao.domain.grid import Cell, Row
from jixiao.domain.number import decimal_of
from jixiao.domain.sheet import Fund
from jixiao.domain.terms import points_in, split_level_name
from jixiao.domain.text import half_width
from jixiao.readers.identity import is_institution
from jixiao.readers.recognition.funds import fund_of_pair, is_long_term_total
from jixiao.readers.recognition.sheet_builder import SheetBuilder
from jixiao.readers.recognition.titles import (
    amount_unit_in,
    objective_field,
    title_word,
    vocabulary,
)

CODED_UNIT = re.compile(r"\d{6,12}\s*[-—_]?\s*[\u4e00-\u9fff].{3,}")
INLINE = re.compile(r"\s*([^:：]{2,20}?)\s*[:：]\s*(.+)", re.DOTALL)
LABEL = re.compile(r"([^\s:：]{2,20})\s*[:：]")
NUMBER = re.compile(r"\d+(?:\.\d+)?")
PURPOSE_GROUPS = frozenset({"预算规模及资金用途", "资金用途", "项目概况"})


def take_labels(sheet: SheetBuilder, row: Row) -> None:
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
            if label is cells[0] and is_institution(label.text) and _is_untouched(sheet):
                sheet.put("unit", label)


def _is_untouched(sheet: SheetBuilder) -> bool:
    """Whether nothing but a title was read yet: a name without a label is then the unit's."""
    return not (sheet.values or sheet.funds or sheet.objectives or sheet.indicators or sheet.tasks)


def _take_pair(sheet: SheetBuilder, label: Cell, value: Cell) -> bool:
    """Keep a label's value; False where the first cell is no label or the second is one too."""
    words = vocabulary()
    word = title_word(label.text)
    if not word or (value.text and _is_label(value.text)):
        return False
    if (field := objective_field(label.text)) is not None and value.text:
        _take_objective(sheet, field, label=label, value=value)
    elif word in words.sheet and words.sheet[word] != "total_score":
        sheet.put(words.sheet[word], value)
    elif word in words.sheet:
        if (number := decimal_of(value.text)) is not None:
            sheet.total_score, sheet.places["total_score"] = number, value.place
    elif (fund := fund_of_pair(label, value, unit=sheet.unit_of_money)) is not None:
        _add_fund(sheet, label, fund)
    else:
        return False
    sheet.titles.add(word)
    return True


def _add_fund(sheet: SheetBuilder, label: Cell, fund: Fund) -> None:
    """Money beyond the year stands in a column of its own or above that of the year."""
    if is_long_term_total(label.text):
        sheet.long_term_column = label.column
    elif sheet.long_term_column == label.column and fund.source == "total":
        sheet.long_term_column = None
    beyond = sheet.long_term_column == label.column
    (sheet.long_term_funds if beyond else sheet.funds).append(fund)


def _take_objective(sheet: SheetBuilder, field: str, *, label: Cell, value: Cell) -> None:
    if field == "result":
        if sheet.objectives:
            last = sheet.objectives[-1]
            sheet.objectives[-1] = replace(last, result=value.text, result_place=value.place)
        return
    _name, note = split_level_name(half_width(label.text).strip(":："))
    points = decimal_of(points_in(note) or "") if note and "(" in note else None
    numbered = title_word(label.text) not in vocabulary().objective
    if numbered or points is not None:
        sheet.goal = title_word(label.text)
    term = "long_term" if field == "long_term" else "annual"
    sheet.add_objectives(value, term=term, points=points)


def _is_label(text: str) -> bool:
    return vocabulary().is_title(text) and decimal_of(text) is None


def _take_lone(sheet: SheetBuilder, row: Row, value: Cell | None) -> None:
    others = [cell for cell in row if cell.text and not cell.continues]
    lone = value is not None and [value] == others and not vocabulary().is_title(value.text)
    if value is not None and lone and sheet.group in PURPOSE_GROUPS:
        sheet.put("purpose", value)


def _take_alone(sheet: SheetBuilder, cell: Cell) -> None:
    """A cell that holds its own labels (``项目名称：…``), or the unit with its code."""
    taken = False
    for field, value in inline_values(cell.text.strip()):
        taken = True
        if field == "amount_unit":
            sheet.amount_unit = amount_unit_in(cell.text) or sheet.amount_unit
        elif field != "total_score":
            sheet.put(field, Cell(value, cell.column, cell.width, place=cell.place))
        elif match := NUMBER.search(half_width(value)):
            sheet.total_score = decimal_of(match[0])
            sheet.places["total_score"] = cell.place
    coded = CODED_UNIT.fullmatch(half_width(cell.text.strip()))
    if coded and not taken and "unit" not in sheet.values:
        sheet.put("unit", cell)


def inline_values(text: str) -> Iterator[tuple[str, str]]:
    """The fields that a line of labels names, with their values: ``填表人：甲  电话：1``."""
    whole = INLINE.fullmatch(text)
    if whole is None or title_word(whole[1]) not in vocabulary().sheet:
        return
    marks = []
    for match in LABEL.finditer(text):
        for start in range(match.start(1), match.end(1) - 1):
            word = title_word(text[start : match.end(1)])
            if word in vocabulary().sheet:
                marks.append((vocabulary().sheet[word], start, match.end()))
                break
    ends = [start for _field, start, _end in marks[1:]] + [len(text)]
    for (field, _start, begin), end in zip(marks, ends, strict=True):
        if value := text[begin:end].strip():
            yield field, value
