"""Columns of indicators whose titles do not say what they hold, by what stands below them.

指标分类 over 数量指标, 质量指标 … is the second level whatever it is called, and 绩效指标 over
free text is the name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from jixiao.domain.grid import Row, cell_at
from jixiao.domain.number import decimal_of
from jixiao.domain.target import Target
from jixiao.domain.terms import dimension_term, kind_term
from jixiao.domain.text import squeeze
from jixiao.readers.recognition.columns import Column, Columns, is_of_sheet
from jixiao.readers.recognition.levels import LEVEL_ALONE, LONGEST_KIND
from jixiao.readers.recognition.titles import title_word, vocabulary

ROWS_LOOKED_AT = 60
MEASURED = frozenset({"target", "actual", "current"})
# 实际完成结果 is what came of the target, 完成率 is not; 未达到预期目标的原因 is a reason.
WORDED = (
    ("reason", re.compile(r"原因")),
    ("actual", re.compile(r"^(?!.*[率比差分]).*(?:实际|完成(?:结果|情况|值|数|指标)$)")),
)
SHORT_LEVEL = 6
MOST = 0.75


@dataclass(frozen=True, slots=True)
class _Contents:
    """What stands below one title: its fresh texts, and in how many rows it could stand."""

    texts: tuple[str, ...]
    rows: int

    def share(self, fits: Callable[[str], bool]) -> float:
        """The share of different texts that fit."""
        different = set(self.texts)
        return sum(fits(text) for text in different) / len(different) if different else 0.0

    @property
    def repeats(self) -> bool:
        """Whether several rows share a text: merged, left blank below the first, or repeated."""
        return len(set(self.texts)) < self.rows

    @property
    def is_free(self) -> bool:
        """Whether nearly every row has a text of its own that is neither a number nor a value."""
        filled = self.rows and len(self.texts) >= MOST * self.rows
        return bool(filled) and self.share(_is_words) >= MOST


def settled(columns: Columns, below: Sequence[Row], *, ragged: bool) -> Columns:
    """The columns with levels and names told by their contents where the titles do not tell."""
    ends = [one.start for one in columns.columns if one.field in MEASURED]
    rows = _filled(below, columns, ragged=ragged)
    left = [one for one in columns.columns if ends and one.start < min(ends)]
    unsure = [one for one in left if _is_unsure(one)]
    doubled = sum(one.field == "target" for one in columns.columns) > 1
    if not rows or not unsure or doubled:
        return columns
    contents = {one.start: _contents(rows, one) for one in left}
    fields = {one.start: one.field for one in left}
    for one in unsure:
        level = _level_of(contents[one.start], set(fields.values()))
        fields[one.start] = level or fields[one.start]
    _find_name(unsure, contents, fields)
    _find_kind(unsure, contents, fields)
    return Columns(
        tuple(replace(one, field=fields.get(one.start, one.field)) for one in columns.columns)
    )


def worded(columns: Columns) -> Columns:
    """The columns with unknown titles behind the target told by their leading words."""
    fields = set(columns.fields)
    if "target" not in fields or any(one in fields for one in ("current", "forecast")):
        return columns
    found: list[Column] = []
    for one in columns.columns:
        field = "" if one.field or is_of_sheet(one.title) else _worded(title_word(one.title))
        found.append(replace(one, field=field) if field and field not in fields else one)
        fields.add(found[-1].field)
    return Columns(tuple(found))


def _worded(word: str) -> str:
    return next((field for field, pattern in WORDED if pattern.search(word)), "")


def _is_unsure(column: Column) -> bool:
    """Whether a title is not known, or only the general one of a group (绩效指标)."""
    grouped = title_word(column.title) in vocabulary().group
    return (not column.field and not is_of_sheet(column.title)) or (
        column.field == "name" and grouped
    )


def _filled(below: Sequence[Row], columns: Columns, *, ragged: bool) -> list[Row]:
    """The rows of indicators below a header, up to the total or a label of the whole sheet."""
    rows: list[Row] = []
    for row in below[:ROWS_LOOKED_AT]:
        fresh = [cell for cell in row if cell.text and not cell.continues]
        if fresh and title_word(fresh[0].text) in vocabulary().sheet:
            break
        if len(fresh) > 1 and (not ragged or len(row) == len(columns.columns)):
            rows.append(row)
    return rows


def _contents(rows: Sequence[Row], column: Column) -> _Contents:
    cells = [cell_at(row, column.start) for row in rows]
    fresh = [cell for cell in cells if cell is not None and not cell.continues]
    return _Contents(tuple(squeeze(cell.text) for cell in fresh if cell.text), len(rows))


def _level_of(contents: _Contents, taken: set[str]) -> str:
    """The level that a column holds by its words, unless another column holds it already."""
    first = contents.share(lambda text: _is_level(text) and dimension_term(text) is not None)
    second = contents.share(lambda text: _is_level(text) and kind_term(text) is not None)
    if max(first, second) < MOST:
        return ""
    free = [one for one in ("dimension", "kind") if one not in taken]
    worth = {"dimension": first, "kind": second}
    fitting = [one for one in free if worth[one] == max(first, second)]
    return fitting[0] if fitting else ""


def _is_level(text: str) -> bool:
    known = LEVEL_ALONE.search(text) is not None or len(text) <= SHORT_LEVEL
    return known and len(text) <= LONGEST_KIND


def _is_words(text: str) -> bool:
    return decimal_of(text) is None and not Target.parse(text).is_number


def _find_name(
    unsure: Sequence[Column], contents: dict[int, _Contents], fields: dict[int, str]
) -> None:
    """The name is the free text under a general title, else that nearest to the target."""
    if {"name", "subname"} & set(fields.values()):
        return
    kind = next((contents[at] for at, field in fields.items() if field == "kind"), None)
    if kind is not None and kind.share(_is_known_kind) <= 1 - MOST and not kind.repeats:
        return
    free = [one for one in unsure if not fields[one.start] and contents[one.start].is_free]
    grouped = [one for one in free if title_word(one.title) in vocabulary().group]
    if free:
        fields[(grouped or free)[-1].start] = "name"


def _is_known_kind(text: str) -> bool:
    return _is_level(text) and kind_term(text) is not None


def _find_kind(
    unsure: Sequence[Column], contents: dict[int, _Contents], fields: dict[int, str]
) -> None:
    """A column of words that several rows share, between the first level and the name."""
    at = {field: start for start, field in fields.items() if field}
    if "kind" in at or not {"dimension", "name"} <= set(at):
        return
    for one in unsure:
        shared = contents[one.start]
        short = shared.texts and max(map(len, shared.texts)) <= LONGEST_KIND
        between = at["dimension"] < one.start < at["name"] and not fields[one.start]
        if between and short and shared.repeats and shared.share(_is_words) >= MOST:
            fields[one.start] = "kind"
            return
