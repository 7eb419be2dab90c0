"""The cells of one worksheet as the rows of a grid, merged ranges resolved."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, Any

from jixiao.domain.grid import Cell, Row
from jixiao.domain.place import Place
from jixiao.domain.problem import Problem
from jixiao.readers.spreadsheets.spreadsheet_many import MANY_CELLS
from jixiao.readers.spreadsheets.spreadsheet_styles import Layout, Layouts
from jixiao.readers.spreadsheets.spreadsheet_values import KEPT_DIGITS, has_lost_digits, texts_of

if TYPE_CHECKING:
    from python_calamine import CalamineSheet

MAX_MERGED_ROWS = 1_000_000
WIDE = 100


@dataclass(frozen=True, slots=True)
class Span:
    """The part of a merged range that lies in one row; columns count from the grid's first."""

    start: int
    end: int
    top: int


@dataclass(slots=True)
class TabReader:
    """Reads a worksheet and counts its cells."""

    tab: str
    number: int
    cells_left: int
    layouts: Layouts = field(default_factory=dict)
    cells: int = 0
    problems: list[Problem] = field(default_factory=list)
    lost: dict[int, tuple[int, Place]] = field(default_factory=dict)
    texts: dict[tuple[int, int], str] = field(default_factory=dict)
    origin: tuple[int, int] = (0, 0)
    is_large: bool = False

    def rows(self, sheet: CalamineSheet) -> tuple[Row, ...]:
        """The rows that have something in them, between the first and the last such column."""
        if sheet.start is None or sheet.end is None:
            return ()
        self.origin = sheet.start
        (top, left), (bottom, right) = sheet.start, sheet.end
        self.is_large = (bottom - top + 1) * (right - left + 1) > MANY_CELLS
        spans = self._spans(sheet.merged_cell_ranges or [], bottom=bottom, right=right)
        rows: list[Row] = []
        for index, values in enumerate(islice(sheet.iter_rows(), top, None)):
            if index not in spans and values.count("") == len(values):
                continue
            if (layout := self.layouts.get(top + index)) is not None:
                self._show(values, layout)
            texts = self._texts(values, index)
            if index in spans:
                row = self._row_with_spans(texts, index, spans[index])
            else:
                row = self._row(texts, index)
            if any(cell.text for cell in row):
                rows.append(row)
                self.cells += len(row)
            if self.cells > self.cells_left:
                self._cut(index)
                break
        self._report_lost()
        return tuple(rows)

    def _spans(self, ranges: list[Any], *, bottom: int, right: int) -> dict[int, list[Span]]:
        top, left = self.origin
        spans: dict[int, list[Span]] = defaultdict(list)
        taken = 0
        for (first, start), (last, end) in ranges:
            above, below = max(first, top) - top, min(last, bottom) - top
            span = Span(max(start, left) - left, min(end, right) - left + 1, above)
            taken += max(below - above + 1, 0)
            if taken > MAX_MERGED_ROWS:
                self._problem("merges_ignored", "合并单元格多得异常，其余的没有按合并处理")
                break
            for row in range(above, below + 1):
                spans[row].append(span)
        for ones in spans.values():
            ones.sort(key=lambda one: one.start)
        return spans

    def _show(self, values: list[Any], layout: Layout) -> None:
        """Put what the cell shows in place of each formatted number."""
        left, width = self.origin[1], len(values)
        for column, form in layout:
            at = column - left
            if 0 <= at < width:
                values[at] = form.shown(values[at])

    def _texts(self, values: list[Any], index: int) -> list[str]:
        if len(values) > WIDE:
            values = values[: _filled(values)]
        texts = texts_of(values)
        if max(map(len, texts), default=0) > KEPT_DIGITS:
            for at, value in enumerate(values):
                if has_lost_digits(value):
                    place = self._place(texts[at], index, at)
                    count, first = self.lost.get(at, (0, place))
                    self.lost[at] = (count + 1, first)
        return texts

    def _row(self, texts: list[str], index: int) -> Row:
        if self.is_large:
            shared = self._place("", index, 0)
            return tuple([Cell(text, at, place=shared) for at, text in enumerate(texts)])
        row, first = self.origin[0] + index + 1, self.origin[1] + 1
        table, tab = self.number, self.tab
        return tuple(
            [
                Cell(text, at, place=Place(text, None, None, None, table, row, first + at, tab))
                for at, text in enumerate(texts)
            ]
        )

    def _row_with_spans(self, texts: list[str], index: int, spans: list[Span]) -> Row:
        cells: list[Cell] = []
        column = 0
        merged = iter(spans)
        span = next(merged, None)
        while column < len(texts):
            while span is not None and span.start < column:
                span = next(merged, None)
            if span is not None and span.start == column and span.end > column:
                cells.append(self._merged(texts[column], index, span))
                column = span.end
                continue
            text = texts[column]
            cells.append(Cell(text, column, place=self._place(text, index, column)))
            column += 1
        return tuple(cells)

    def _merged(self, text: str, index: int, span: Span) -> Cell:
        continues = index > span.top
        key = (span.top, span.start)
        if not continues:
            self.texts[key] = text
        text = self.texts.get(key, "")
        place = self._place(text, index, span.start)
        return Cell(text, span.start, span.end - span.start, continues, place)

    def _place(self, text: str, index: int, column: int) -> Place:
        row, first = self.origin[0] + index + 1, self.origin[1] + 1
        at = None if self.is_large else first + column
        return Place(text, None, None, None, self.number, row, at, self.tab)

    def _cut(self, index: int) -> None:
        row = self.origin[0] + index + 1
        self._problem("table_cut", f"单元格超过{self.cells_left}个，只读到第{row}行；请拆分后再读")

    def _report_lost(self) -> None:
        for count, place in self.lost.values():
            message = (
                f"{place}起有{count}个编号以数值保存，超过15位的部分已被Excel改成0，"
                "无法还原；请把该列设为文本格式后重新录入"
            )
            self.problems.append(Problem("digits_lost", message, place))

    def _problem(self, kind: str, message: str) -> None:
        self.problems.append(Problem(kind, f"工作表“{self.tab}”的{message}", Place(tab=self.tab)))


def _filled(values: list[Any]) -> int:
    """How many values there are up to the last that is not blank."""
    return next((at for at in range(len(values), 0, -1) if values[at - 1] != ""), 0)
