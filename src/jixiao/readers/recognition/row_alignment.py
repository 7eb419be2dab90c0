"""Rows whose cells stand in the wrong columns because a blank one was left out.

Where a row is shorter than its header, or what stands under a title cannot be its value, each
cell is given the column that fits what it says: names of levels, targets, numbers. Where two
columns fit as well, the row is read from the left and that is said.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from jixiao.domain.grid import Row
from jixiao.domain.number import HUNDRED, decimal_of
from jixiao.domain.problem import Problem
from jixiao.domain.target import Target
from jixiao.domain.terms import dimension_term, kind_term
from jixiao.domain.text import half_width, squeeze
from jixiao.domain.value import Nature
from jixiao.readers.recognition.columns import LEVELS, Column
from jixiao.readers.recognition.sheet_builder import SheetBuilder

MISFIT = -4
LONGEST_LEVEL = 16
NUMBERS = frozenset({"points", "score"})
MEASURED = frozenset({"target", "actual", "current", "forecast"})
COUNTED = frozenset({Nature.QUANTITY, Nature.RANGE, Nature.UNIT_ONLY, Nature.DATE})
DASHES = frozenset("-—–/")
NOTHING = -1000


@dataclass(frozen=True, slots=True)
class _Best:
    """The best way to lay cells over columns: its worth, the columns, whether another equals it."""

    worth: int
    at: tuple[int, ...]
    is_tied: bool = False


def aligned(sheet: SheetBuilder, row: Row, *, ragged: bool) -> Row:
    """The row with each cell in the column that fits it; unchanged where nothing is amiss."""
    columns = sheet.columns.columns
    cells = _trimmed(row)
    fewer = len(sheet.parts()) == 1 and 2 < len(cells) < len(columns)
    if not fewer or not _is_plain(cells, ragged=ragged):
        return row
    if not ragged and row[-1].end >= columns[-1].end and not _is_amiss(cells, columns):
        return row
    best = _best(tuple(cell.text for cell in cells), tuple(one.field for one in columns))
    straight = tuple(range(len(cells)))
    if _worth(cells, columns, straight) >= best.worth:
        if best.is_tied and _is_doubtful(cells, columns):
            sheet.problems.append(_doubt(cells))
        return row
    return tuple(
        cell._replace(column=columns[at].start, width=columns[at].end - columns[at].start)
        for cell, at in zip(cells, best.at, strict=True)
    )


def _trimmed(row: Row) -> Row:
    end = len(row)
    while end and not row[end - 1].text:
        end -= 1
    return row[:end]


def _is_plain(cells: Row, *, ragged: bool) -> bool:
    """Whether the cells are single ones, apart from levels that go on at the left."""
    fresh = [cell for cell in cells if not cell.continues]
    return ragged or all(cell.width == 1 for cell in fresh)


def _is_amiss(cells: Row, columns: Sequence[Column]) -> bool:
    return any(
        _fit(column.field, cell.text) <= MISFIT
        for cell, column in zip(cells, columns, strict=False)
    )


def _worth(cells: Row, columns: Sequence[Column], at: Sequence[int]) -> int:
    return sum(_fit(columns[place].field, cell.text) for cell, place in zip(cells, at, strict=True))


def _best(texts: tuple[str, ...], fields: tuple[str, ...]) -> _Best:
    """The best of all ways to leave columns out; among equals the one nearest to the left."""

    @cache
    def best(cell: int, column: int) -> _Best:
        if cell == len(texts):
            return _Best(0, ())
        if len(fields) - column < len(texts) - cell:
            return _Best(NOTHING, ())
        rest = best(cell + 1, column + 1)
        here = _Best(_fit(fields[column], texts[cell]) + rest.worth, (column, *rest.at))
        later = best(cell, column + 1)
        if later.worth > here.worth:
            return later
        return replace(here, is_tied=rest.is_tied or later.worth == here.worth)

    return best(0, 0)


def _is_doubtful(cells: Row, columns: Sequence[Column]) -> bool:
    """Whether a number could as well stand under one of the titles left over."""
    left = {one.field for one in columns[len(cells) :]}
    return bool(left & NUMBERS) and decimal_of(cells[-1].text) is not None


def _doubt(cells: Row) -> Problem:
    shown = " | ".join(cell.text for cell in cells)
    return Problem(
        "row_ambiguous",
        f"{cells[0].place}的单元格比表头少，不能确定各数对应哪一列，已从左向右对应：{shown}；"
        "请对照原件核对该行，把空白单元格补上后再读",
        cells[0].place,
    )


def _fit(field: str, text: str) -> int:
    """How well a text fits a column: what it can only be weighs more than what it may be."""
    if not text.strip() or not field:
        return 0
    is_number = decimal_of(text) is not None
    if field in NUMBERS:
        return _fit_number(text)
    if field in LEVELS:
        return MISFIT - 1 if is_number else _fit_level(field, squeeze(text))
    if field in MEASURED:
        return 2 if _is_counted(text) else _value_fit(text)
    if field == "serial":
        return 2 if is_number else MISFIT
    return MISFIT + 1 if is_number else 1


def _fit_number(text: str) -> int:
    number = decimal_of(text)
    if number is None:
        return 0 if squeeze(text) in DASHES else -5
    is_points = 0 <= number <= HUNDRED and "%" not in half_width(text)
    return 2 if is_points else 0


def _fit_level(field: str, text: str) -> int:
    if field in {"name", "subname"}:
        return MISFIT if _is_counted(text) else _name_fit(text)
    first, second = _level_terms(text)
    if not (first or second):
        return 0
    own = first if field == "dimension" else second
    return 3 if own else MISFIT


def _level_terms(text: str) -> tuple[str | None, str | None]:
    """What a text means as a level; nothing where it is too long for the name of one."""
    if len(text) > LONGEST_LEVEL or not text.rstrip("）)0123456789分（(").endswith("指标"):
        return None, None
    return dimension_term(text), kind_term(text)


def _name_fit(text: str) -> int:
    return -2 if any(_level_terms(squeeze(text))) else 1


def _value_fit(text: str) -> int:
    return -3 if any(_level_terms(squeeze(text))) else 0


def _is_counted(text: str) -> bool:
    return Target.parse(text).nature in COUNTED
