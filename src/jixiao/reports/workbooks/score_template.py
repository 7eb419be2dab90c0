"""The self-evaluation sheet to be filled in: the official layout, locked but for what is asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from jixiao.domain.sheet import Sheet
from jixiao.forms.form import Form, Slot, all_forms
from jixiao.reports.sheets.grid import grid_of, indicator_header, lines_of
from jixiao.reports.sheets.pieces import Piece
from jixiao.reports.sheets.tab import (
    CELL,
    characters_of,
    height_of,
    merge,
    new_formats,
    room_of,
    set_up_page,
    write_title,
)
from jixiao.reports.wording import lines_needed, writable
from jixiao.reports.workbooks.template_cells import Entry, entry_of, restrict
from jixiao.reports.workbooks.workbook import Format, Workbook, Worksheet, new_workbook, tab_name

TO_FILL = {"locked": False, "bg_color": "#FFF7D6"}
PROTECTED = {"format_rows": True, "format_columns": True, "select_locked_cells": True}
NOTES = (
    "填写说明",
    "黄色的格子请填写，其余的格子已经锁定（没有设密码）。",
    "全年执行数按表上的金额单位填写；预算没有调整的，全年预算数可以空着。",
    "定量指标的实际完成值只填数字，单位与指标值相同；百分比填98或98%。",
    "定性指标的实际完成值从下拉列表中选一档；得分可以在这一档的范围内自评，不填的由程序按评分办法给出。",
    "本年度不涉及的指标填“不涉及”；没有完成或大幅超过指标值的，写明偏差原因和改进措施。",
    "定量指标的得分、执行率和总分都不用填。",
)
SCORED_BY = "评分办法：{ruleset}。填好后运行 jixiao score 读取本文件，就能得到分数。"
NO_RULESET = "还没有确定评分办法，评分时请用 --ruleset 指定。"


@dataclass(frozen=True, slots=True)
class Unfilled:
    """A sheet to be filled in: the grades that words are chosen from, and what it is scored by."""

    sheet: Sheet
    grades: tuple[str, ...] = ()
    ruleset: str = ""


def write_template(sheets: Sequence[Unfilled], path: Path) -> None:
    """Write a tab a sheet; what was reported already is kept."""
    with new_workbook(path) as book:
        taken: set[str] = set()
        for index, one in enumerate(sheets, start=1):
            name = one.sheet.project.name
            name = tab_name(f"{index}.{name}" if len(sheets) > 1 else name, taken)
            _write_sheet(book, book.add_worksheet(name), one)


def form_to_fill(sheet: Sheet) -> Form:
    """The form that a sheet was read from where that asks for results, else the official one."""
    forms = [
        one
        for one in all_forms()
        if one.kind is sheet.kind and any(slot.field == "actual" for slot in _columns(one))
    ]
    return min(forms, key=lambda one: (one.name != sheet.form, not one.is_default, one.name))


def _columns(form: Form) -> tuple[Slot, ...]:
    return form.columns("indicators") + form.columns("goals")


def _write_sheet(book: Workbook, tab: Worksheet, unfilled: Unfilled) -> None:
    sheet = unfilled.sheet
    form = form_to_fill(sheet)
    grid, lines = grid_of(form, sheet), lines_of(form, sheet)
    characters = characters_of(form)
    formats = new_formats(book)
    entries = {
        is_text: book.add_format(CELL | TO_FILL | {"num_format": "@" if is_text else "General"})
        for is_text in (True, False)
    }
    write_title(tab, sheet, form, style=formats["title"])
    for index, (row, line) in enumerate(zip(grid, lines, strict=True)):
        for cell, piece in zip(row, line, strict=True):
            if cell.continues:
                continue
            entry = entry_of(piece, sheet, grades=unfilled.grades)
            room = room_of(cell, characters)
            align = "left" if lines_needed(cell.text, per_line=room) > 2 else "center"
            style = formats[align] if entry is None else entries[entry.is_text]
            merge(tab, cell, grid.rows, at=index, style=style)
            _write(tab, (index + 1, cell.column), piece, entry=entry, style=style)
        tab.set_row(index + 1, height_of(grid.rows, index, characters=characters))
    set_up_page(tab, form, len(grid.rows), header=indicator_header(form, grid))
    _write_notes(tab, unfilled, column=len(form.widths))
    tab.protect("", PROTECTED)


def _write(
    tab: Worksheet, at: tuple[int, int], piece: Piece, *, entry: Entry | None, style: Format
) -> None:
    """The text of a cell; one that is to be filled in is restricted to what may stand there."""
    text = writable(piece.text)
    if text:
        tab.write_string(*at, text, style)
    else:
        tab.write_blank(*at, None, style)
    if entry is not None:
        restrict(tab, at, entry)


def _write_notes(tab: Worksheet, unfilled: Unfilled, *, column: int) -> None:
    """How to fill the sheet in, in a box beside it that is not printed and not read as a table."""
    words = SCORED_BY if unfilled.ruleset else NO_RULESET
    lines = [*NOTES, words.format(ruleset=unfilled.ruleset)]
    options = {
        "x_offset": 12, "width": 420, "height": 330, "object_position": 3,
        "font": {"name": "仿宋", "size": 11}, "fill": {"color": "#FFFFFF"},
    }  # fmt: skip
    tab.insert_textbox(1, column, writable("\n".join(lines)), options)
