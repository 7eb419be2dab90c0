"""Which column of a table holds which field, out of the titles in its header rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

from jixiao.domain.grid import Cell, Row, cell_at
from jixiao.domain.number import decimal_of
from jixiao.domain.text import squeeze
from jixiao.readers.titles import title_word, vocabulary

LEVELS = frozenset({"dimension", "kind", "name", "subname"})
VALUES = frozenset({"target", "actual", "points", "score", "definition", "reason"})
MONEY = frozenset({"original_budget", "final_budget", "outturn", "execution_rate"})


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
        return {title: cell.text for title, cell in pairs if cell is not None and cell.text}

    def refined(self, row: Row, words: Mapping[str, str]) -> Columns:
        """The columns with a second header row laid over those that it divides."""
        below = columns_of(row, words, skip_continuing=True)
        covered = {at for one in below.columns for at in range(one.start, one.end)}
        kept = [one for one in self.columns if one.start not in covered]
        return Columns(tuple(sorted((*kept, *below.columns), key=lambda one: one.start)))

    @property
    def fields(self) -> frozenset[str]:
        """Every known field among the columns."""
        return frozenset(column.field for column in self.columns if column.field)


def columns_of(row: Row, words: Mapping[str, str], *, skip_continuing: bool = False) -> Columns:
    """The columns that a header row titles, with the words of one block."""
    return Columns(
        tuple(
            Column(words.get(title_word(cell.text), ""), cell.column, cell.end, squeeze(cell.text))
            for cell in row
            if cell.text and not (cell.continues and skip_continuing)
        )
    )


def indicator_columns(row: Row) -> Columns | None:
    """The columns of an indicator header (一级指标, 二级指标 …); None for any other row."""
    columns = _with_name(columns_of(row, vocabulary().indicator))
    fields = columns.fields
    levels = fields & LEVELS
    enough = len(levels) >= 2 or (levels and fields & {"target", "actual"})
    return columns if enough and _all_titles(row) else None


def _with_name(columns: Columns) -> Columns:
    """The columns with the general title behind the levels (绩效指标) as that of the names."""
    if columns.fields & {"name", "subname"}:
        return columns
    ones = list(columns.columns)
    for index, (before, one) in enumerate(pairwise(ones), start=1):
        if before.field in LEVELS and not one.field and title_word(one.title) in vocabulary().group:
            ones[index] = replace(one, field="name")
            break
    return Columns(tuple(ones))


def fund_columns(row: Row) -> Columns | None:
    """The columns of a fund header (年初预算数, 全年执行数 …); None for any other row."""
    columns = columns_of(row, vocabulary().fund_columns)
    money = columns.fields & MONEY
    enough = len(money) >= 2 or (money and columns.fields & {"points", "score"})
    return columns if enough and not _has_numbers(row) else None


def objective_columns(row: Row) -> Columns | None:
    """The columns of an objective header (预期目标, 实际完成情况); None for any other row."""
    words = vocabulary()
    columns = [one for one in columns_of(row, words.objective).columns if one.field]
    if (
        len(columns) > 1
        and columns[0].field == "text"
        and title_word(columns[0].title) in words.group
    ):
        columns = columns[1:]
    filled = [cell for cell in row if cell.text]
    if (
        not columns
        or len(filled) < 2
        or not all(words.is_title(_undated(cell.text)) for cell in filled)
    ):
        return None
    return Columns(tuple(columns))


def is_second_header(row: Row) -> bool:
    """Whether a row below a header only divides it: fresh titles, and nothing but titles."""
    fresh = [cell for cell in row if cell.text and not cell.continues]
    return bool(fresh) and all(title_word(cell.text) in vocabulary().indicator for cell in fresh)


def _undated(text: str) -> str:
    return title_word(text)


def _all_titles(row: Row) -> bool:
    filled = [cell for cell in row if cell.text]
    known = [cell for cell in filled if vocabulary().is_title(cell.text)]
    return len(known) * 2 > len(filled) and not _has_numbers(row)


def _has_numbers(row: Row) -> bool:
    return any(decimal_of(cell.text) is not None for cell in row if not cell.continues)
