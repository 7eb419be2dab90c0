"""Which column of a table holds which field, out of the titles in its header rows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from jixiao.domain.grid import Cell, Row, cell_at
from jixiao.domain.text import half_width, squeeze
from jixiao.readers.recognition.titles import title_word, vocabulary

LEVELS = frozenset({"dimension", "kind", "name", "subname"})
VALUES = frozenset({"target", "actual", "points", "score", "definition", "reason"})
MONEY = frozenset({
    "original_budget", "adjustment", "final_budget", "outturn", "forecast_outturn",
    "execution_rate",
})  # fmt: skip
# A code of the budget platform with a name behind it: region, year, a letter, a number.
PROJECT_CODE = re.compile(r"\d{8}[A-Z]\d{6,12}\s*[-—_]?\s*\S")
TERMS = ("long_term", "annual")


@dataclass(frozen=True, slots=True)
class Column:
    """A titled column: the field that it holds (empty where not known), place and title."""

    field: str
    start: int
    end: int
    title: str


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a block, from left to right."""

    columns: tuple[Column, ...]

    def cells(self, row: Row) -> dict[str, Cell]:
        """The cell of each known field in a row below the header."""
        found: dict[str, Cell] = {}
        for column in self.columns:
            cell = cell_at(row, column.start)
            if column.field and cell is not None:
                found.setdefault(column.field, cell)
        return found

    def unknown(self, row: Row) -> dict[str, str]:
        """What stands under titles that are not known, by the title."""
        pairs = ((one.title, cell_at(row, one.start)) for one in self.columns if not one.field)
        return {
            title: cell.text
            for title, cell in pairs
            if cell is not None and cell.text and not _says_nothing(title, cell)
            if not is_of_sheet(title)
        }

    def beside(self, row: Row) -> Iterator[tuple[Column, Cell]]:
        """What stands in columns that speak of the whole sheet (项目名称, 年度绩效目标)."""
        for column in self.columns:
            cell = cell_at(row, column.start)
            told = cell is not None and not column.field and is_of_sheet(column.title)
            if cell is not None and told and not _says_nothing(column.title, cell):
                yield column, cell

    def refined(self, row: Row, words: Mapping[str, str]) -> Columns:
        """The columns with a second header row laid over those that it divides."""
        below = columns_of(row, words, skip_continuing=True)
        covered = {at for one in below.columns for at in range(one.start, one.end)}
        kept = [one for one in self.columns if one.start not in covered]
        return Columns(tuple(sorted((*kept, *below.columns), key=lambda one: one.start)))

    def parts(self) -> tuple[Columns, ...]:
        """The columns parted where levels are titled again: two blocks stand side by side.

        Levels that the second block does not title again are those of the first.
        """
        return _parts(self)

    @property
    def fields(self) -> frozenset[str]:
        """Every known field among the columns."""
        return frozenset(column.field for column in self.columns if column.field)


@lru_cache(maxsize=256)
def _parts(columns: Columns) -> tuple[Columns, ...]:
    groups: list[list[Column]] = [[]]
    for column in columns.columns:
        seen = {one.field for one in groups[-1]}
        if column.field in LEVELS and column.field in seen:
            groups.append([])
        groups[-1].append(column)
    shared = [one for one in groups[0] if one.field in {"dimension", "kind"}]
    for group in groups[1:]:
        own = {one.field for one in group}
        group[:0] = [one for one in shared if one.field not in own and _above(one, own)]
    if not all("target" in {one.field for one in group} for group in groups):
        return (columns,)
    return tuple(Columns(tuple(group)) for group in groups)


def is_of_sheet(title: str) -> bool:
    """Whether a column beside the indicators speaks of the whole sheet: project, money, goal."""
    word, words = title_word(title), vocabulary()
    budgets = words.fund_columns.get(word, "").endswith("_budget")
    return word in words.sheet or word in words.objective or word in words.fund_rows or budgets


def field_of_sheet(title: str, text: str) -> str:
    """The field of the sheet that a column speaks of; a project's code says that it is one."""
    if PROJECT_CODE.match(half_width(text).strip()):
        return "project_code_and_name"
    return vocabulary().sheet.get(title_word(title), "")


def _above(column: Column, fields: set[str]) -> bool:
    """Whether a level stands above every level among the fields."""
    return column.field == "dimension" or not fields & {"dimension"}


def _says_nothing(title: str, cell: Cell) -> bool:
    """Whether a cell only carries the label of its block down the side."""
    return squeeze(cell.text) == title or title_word(cell.text) in vocabulary().group


def columns_of(row: Row, words: Mapping[str, str], *, skip_continuing: bool = False) -> Columns:
    """The columns that a header row titles, with the words of one block."""
    return Columns(
        tuple(
            Column(words.get(title_word(cell.text), ""), cell.column, cell.end, squeeze(cell.text))
            for cell in row
            if cell.text and not (cell.continues and skip_continuing)
        )
    )
