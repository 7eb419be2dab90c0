"""What the tabs of a 支出进度表 share: type, titles, the page, and cells that keep their origin."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from xlsxwriter.utility import xl_rowcol_to_cell

from jixiao.reports.paper.model import Span
from jixiao.reports.progress.rows import SIGNED, UNIT_OF_MONEY, ProgressTable
from jixiao.reports.workbooks.register_tab import CitedCell
from jixiao.reports.workbooks.workbook import Format, Value, Workbook, Worksheet, write

A4, LINE, LEAST = 9, 13.5, 20
CELL = {
    "font_name": "仿宋", "font_size": 10, "border": 1, "text_wrap": True, "valign": "vcenter",
}  # fmt: skip
MONEY, RATE = "#,##0.00", "0.00%"
# The title over a column and its neighbours, its own, its width in half characters.
Columns = Sequence[tuple[str, str, int]]
HEADER_AT = 2


@dataclass(frozen=True, slots=True)
class CitedTab:
    """A tab; ``cited`` gathers its cells that print a figure."""

    tab: Worksheet
    styles: dict[str, Format]
    cited: list[CitedCell]

    def put(
        self, row: int, column: int, value: Value, *, kind: str, said: Span | None = None
    ) -> None:
        """A cell; ``said`` is the figure that it prints."""
        write(self.tab, row, column, value=value, style=self.styles[kind])
        if said is not None and said.origin is not None:
            cell = f"'{self.tab.get_name()}'!{xl_rowcol_to_cell(row, column)}"
            self.cited.append(CitedCell(cell, said.text, said.origin))


def styles_of(book: Workbook) -> dict[str, Format]:
    """The formats of all cells by their kind; those of totals are bold."""
    kinds = {
        "center": CELL | {"align": "center"},
        "left": CELL | {"align": "left"},
        "money": CELL | {"align": "right", "num_format": MONEY},
        "rate": CELL | {"align": "right", "num_format": RATE},
        "header": CELL | {"align": "center", "bold": True, "bg_color": "#D9D9D9"},
    }
    bold = {f"{name}_total": one | {"bold": True} for name, one in kinds.items()}
    plain = {"font_name": "仿宋", "font_size": 11, "valign": "vcenter"}
    kinds |= bold | {
        "title": {"font_name": "黑体", "font_size": 18, "align": "center", "valign": "vcenter"},
        "note": plain,
        "note_right": plain | {"align": "right"},
    }
    return {name: book.add_format(one) for name, one in kinds.items()}


def add_head(
    tab: Worksheet, table: ProgressTable, columns: Columns, *, title: str, styles: dict[str, Format]
) -> None:
    """Title, unit and cut-off date, and the two rows of titles; the page they stand on."""
    last = len(columns) - 1
    for at, (_group, _title, width) in enumerate(columns):
        tab.set_column(at, at, width)
    tab.merge_range(0, 0, 0, last, title, styles["title"])
    tab.set_row(0, 32)
    half = last // 2
    unit = f"编制单位：{table.unit or '　' * 10}"
    tab.merge_range(1, 0, 1, half, f"{unit}　　{table.until}", styles["note"])
    tab.merge_range(1, half + 1, 1, last, UNIT_OF_MONEY, styles["note_right"])
    tab.set_row(1, 20)
    at = 0
    for group, some in groupby(columns, key=lambda one: one[0]):
        at = _titles(tab, at, group, [one[1] for one in some], style=styles["header"])
    tab.set_row(HEADER_AT, 18)
    tab.set_row(HEADER_AT + 1, 30)
    tab.freeze_panes(HEADER_AT + 2, [one[1] for one in columns].index("项目名称") + 1)
    tab.repeat_rows(HEADER_AT, HEADER_AT + 1)
    tab.set_landscape()
    tab.set_paper(A4)
    tab.fit_to_pages(1, 0)
    tab.set_margins(left=0.5, right=0.5, top=0.7, bottom=0.7)
    tab.center_horizontally()
    tab.set_footer("&C— &P —")


def _titles(tab: Worksheet, at: int, group: str, titles: list[str], *, style: Format) -> int:
    """The titles of a group from a column on; gives the column after it."""
    top, below = HEADER_AT, HEADER_AT + 1
    if group:
        tab.merge_range(top, at, top, at + len(titles) - 1, group, style)
    for one in titles:
        if group:
            tab.write_string(below, at, one, style)
        else:
            tab.merge_range(top, at, below, at, one, style)
        at += 1
    return at


def add_foot(tab: Worksheet, at: int, columns: Columns, *, styles: dict[str, Format]) -> None:
    """The line to sign in, and what is printed."""
    tab.merge_range(at, 0, at, len(columns) - 1, SIGNED, styles["note"])
    tab.set_row(at, 26)
    tab.print_area(0, 0, at, len(columns) - 1)
