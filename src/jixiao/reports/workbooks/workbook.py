"""What all workbooks share: names of tabs, a list with a header, text kept as text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from jixiao.domain.monitoring import TICK, Cause
from jixiao.reports.wording import lines_needed, writable

__all__ = [
    "FONT", "HEADER", "MONEY", "Column", "Format", "Value", "Workbook", "Worksheet", "add_list",
    "new_workbook", "offer_ticks", "tab_name", "write",
]  # fmt: skip

FORBIDDEN = re.compile(r"[\[\]:*?/\\：]")
LONGEST_NAME, LONGEST_TEXT = 31, 32_000
LINE_HEIGHT, HIGHEST = 13.5, 400
MONEY = "#,##0.00"
FONT = {"font_name": "宋体", "font_size": 10.5, "valign": "top", "text_wrap": True, "border": 1}
HEADER = FONT | {"bold": True, "valign": "vcenter", "align": "center", "bg_color": "#D9D9D9"}
# Text stays text: nothing a file says may become a formula, a number or a link.
OPTIONS = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
# Excel would take such a text for a formula as soon as somebody edits the cell.
LIKE_FORMULA = tuple("=+-@\t\r\n＝＋－＠")
Value = str | int | Decimal | None


def new_workbook(path: Path) -> Workbook:
    """A workbook that is written when its ``with`` ends."""
    return Workbook(str(path), OPTIONS)


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a list: its title and its width in characters."""

    title: str
    width: int = 12
    number_format: str = "General"


def tab_name(text: str, taken: set[str]) -> str:
    """A name that Excel takes for a tab, unlike all those taken already."""
    base = FORBIDDEN.sub("", writable(text)).strip("' \n\t").replace("\n", "")[:LONGEST_NAME]
    base = base or "绩效表"
    name, number = base, 2
    while name.lower() in taken:
        ending = f"({number})"
        name, number = base[: LONGEST_NAME - len(ending)] + ending, number + 1
    taken.add(name.lower())
    return name


def add_list(
    book: Workbook, name: str, columns: Sequence[Column], *, rows: Iterable[Sequence[Value]]
) -> Worksheet:
    """A tab with a header that stays in view, filters, and one row each."""
    tab = book.add_worksheet(name)
    header = book.add_format(HEADER)
    formats = {one: book.add_format(FONT | {"num_format": one.number_format}) for one in columns}
    quoted = book.add_format(FONT | {"quote_prefix": True})
    for at, column in enumerate(columns):
        tab.set_column(at, at, column.width)
        tab.write_string(0, at, column.title, header)
    last = 0
    for last, row in enumerate(rows, start=1):
        for at, (column, value) in enumerate(zip(columns, row, strict=True)):
            is_like_formula = isinstance(value, str) and value.startswith(LIKE_FORMULA)
            style = quoted if is_like_formula else formats[column]
            write(tab, last, at, value=value, style=style)
        tab.set_row(last, _height(columns, row))
    tab.freeze_panes(1, 0)
    tab.autofilter(0, 0, last, len(columns) - 1)
    tab.set_landscape()
    tab.set_paper(9)
    tab.fit_to_pages(1, 0)
    tab.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
    tab.repeat_rows(0)
    tab.set_footer("&C第 &P 页，共 &N 页")
    return tab


def offer_ticks(tab: Worksheet, top: int, bottom: int, *, first: int) -> None:
    """A list to choose a tick from in the cells of the five kinds of cause (偏差原因)."""
    options = {
        "validate": "list",
        "source": [TICK],
        "input_title": "偏差原因",
        "input_message": "属于这一类的选√，可以选几类；不属于的留空",
        "error_title": "只能选√或留空",
        "error_message": "这一栏只能填√；文字请写在“原因说明”里",
    }
    tab.data_validation(top, first, bottom, first + len(Cause) - 1, options)


def _height(columns: Sequence[Column], row: Sequence[Value]) -> float:
    """A height that shows the longest cell; only Excel itself would find it by opening."""
    lines = [
        lines_needed(value, per_line=column.width - 1)
        for column, value in zip(columns, row, strict=True)
        if isinstance(value, str)
    ]
    return min(max(lines, default=1) * LINE_HEIGHT + 4, HIGHEST)


def write(tab: Worksheet, row: int, column: int, *, value: Value, style: Format) -> None:
    """Write a value; text is never taken for a formula, a number or a link."""
    if value is None or value == "":
        tab.write_blank(row, column, None, style)
    elif isinstance(value, str):
        text = writable(value)
        if len(text) > LONGEST_TEXT:
            text = text[:LONGEST_TEXT] + "……（原文过长，以下略）"
        tab.write_string(row, column, text, style)
    else:
        tab.write_number(row, column, value, style)
