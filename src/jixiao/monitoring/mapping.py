"""Which column of an export holds which field: found by titles, named by hand, or saved before."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from jixiao.domain.text import half_width
from jixiao.monitoring.columns import DEFAULT_UNIT, FIELDS, PAYMENTS, Kind, kinds, label, place_of

MOST_HEADER_ROWS = 3
UNIT = re.compile(r"[(（\[【:：]\s*(?:单位[:：]?|金额单位[:：]?|人民币)?\s*(万元|元)\s*[)）\]】]?")
UNIT_LINE = re.compile(r"单位\s*[:：]?\s*(?:人民币)?\s*(万元|元)")
YEAR_IN_TITLE = re.compile(r"(20\d\d)\s*年(?:度|\d|[^\d]{0,12}(?:支付|支出|预算|指标|明细|台账))")
WANTED = {
    "payments": "支付明细至少要有“支付日期”和“支付金额”两列",
    "budgets": "预算至少要有“项目名称”或“单位名称”，以及“指标类型”和金额，或者“年初预算数”",
}
MONEY = frozenset({"amount", "applied", "original", "adjustment", "carried", "final", "reduced"})


class UnmappedColumns(Exception):
    """No header was found in an export, or a field that must be there has no column."""


@dataclass(frozen=True, slots=True)
class Header:
    """Where the titles stand: rows ``first`` to ``last`` from 0, and the title of every column."""

    first: int
    last: int
    titles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ColumnMapping:
    """The columns of an export by field, as titles; ``units`` are 元 or 万元 by field of money.

    ``stated_in`` says where the unit was found: title (of the column), line (单位：万元), option,
    saved, or nowhere (taken for 元). ``fiscal_year`` is that of the table's title, if it has one.
    """

    kind: str
    columns: Mapping[str, str]
    units: Mapping[str, str] = field(default_factory=dict)
    stated_in: Mapping[str, str] = field(default_factory=dict)
    fiscal_year: int | None = None

    def positions(self, header: Header) -> dict[str, int]:
        """The number of each field's column; raises UnmappedColumns where a title is not there."""
        wanted = [squeezed(one) for one in header.titles]
        found: dict[str, int] = {}
        for name, title in self.columns.items():
            if squeezed(title) not in wanted:
                raise UnmappedColumns(
                    f"列对应关系中“{label(name)}”一项的列标题“{title}”，表里没有；"
                    f"表里有：{shown(header.titles)}。请修改列对应文件后再导入"
                )
            found[name] = wanted.index(squeezed(title))
        return found


def propose(
    head: Sequence[Sequence[str]], *, kind: str | None = None, unit: str | None = None
) -> tuple[Header, ColumnMapping]:
    """The header among the first rows of a table and the columns by synonym.

    ``unit`` is what the caller says of columns whose title names none. Raises UnmappedColumns
    where no row has the titles of payments or of budgets.
    """
    found = [
        (len(columns), -header.last + header.first, header, one, columns)
        for header in _headers(head)
        for one in kinds(kind)
        if (columns := _columns(header, one)) and _is_enough(columns, one)
    ]
    if not found:
        raise UnmappedColumns(_missing(head, kind))
    best = max(each[:2] for each in found)
    _, _, header, one, columns = next(each for each in found if each[:2] == best)
    return header, _with_units(head, header, (one, columns), unit=unit)


def locate(head: Sequence[Sequence[str]], mapping: ColumnMapping) -> tuple[Header, ColumnMapping]:
    """The header that has all titles of a mapping, and the mapping with the year of the table.

    Raises UnmappedColumns where no row has the titles.
    """
    wanted = {squeezed(one) for one in mapping.columns.values()}
    best, most = None, 0
    for header in _headers(head):
        hits = len(wanted & {squeezed(one) for one in header.titles})
        if hits > most:
            best, most = header, hits
    if best is None:
        raise UnmappedColumns(
            "表里没有列对应文件中的任何一个列标题；请核对文件，或换一份列对应文件"
        )
    mapping.positions(best)
    return best, replace(mapping, fiscal_year=_year(head[: best.last + 1]))


@lru_cache(4096)
def squeezed(title: str) -> str:
    """A title without blanks, marks, brackets and what stands in them, in lower case."""
    text = re.sub(r"[(（\[【].*?[)）\]】]", "", half_width(title)).lower()
    return re.sub(r"[\s*:：、，,/]", "", text)


def shown(titles: Sequence[str]) -> str:
    """The titles of a table in a sentence."""
    return "、".join(f"“{one}”" for one in titles if one) or "没有列标题"


def _headers(head: Sequence[Sequence[str]]) -> Iterator[Header]:
    """Every row, alone and together with one or two below it, read as titles."""
    for first in range(len(head)):
        if sum(bool(one.strip()) for one in head[first]) < 2:
            continue
        for last in range(first, min(first + MOST_HEADER_ROWS, len(head))):
            yield Header(first, last, _titles(head[first : last + 1]))


def _titles(rows: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """One title a column: those above joined to those below, each said once.

    A blank beside a title that stands above several columns belongs to it.
    """
    width = max(map(len, rows))
    full = [[*(one.strip() for one in row), *[""] * (width - len(row))] for row in rows]
    for at, row in enumerate(full[:-1]):
        for column in range(1, width):
            if not row[column] and any(below[column] for below in full[at + 1 :]):
                row[column] = row[column - 1]
    return tuple("".join(dict.fromkeys(row[column] for row in full)) for column in range(width))


def _columns(header: Header, kind: Kind) -> dict[str, str]:
    """The best column for each field; a column serves one field only."""
    found: dict[str, tuple[int, int]] = {}
    for column, title in enumerate(header.titles):
        place = place_of(squeezed(title), kind.name)
        if place is None:
            continue
        name, rank = place
        if name not in found or rank < found[name][0]:
            found[name] = (rank, column)
    order = {name: at for at, name in enumerate(FIELDS[kind.name])}
    return {
        name: header.titles[found[name][1]] for name in sorted(found, key=lambda one: order[one])
    }


def _is_enough(columns: Mapping[str, str], kind: Kind) -> bool:
    told = sum(name in columns for name in kind.telling)
    if kind.name == PAYMENTS:
        has_day = "paid_on" in columns or "voucher_date" in columns
        return ("amount" in columns or "applied" in columns) and has_day and len(columns) >= 3
    has_money = bool(MONEY & columns.keys())
    return has_money and told >= 1 and bool({"project", "project_code", "unit"} & columns.keys())


def _missing(head: Sequence[Sequence[str]], kind: str | None) -> str:
    widest = max(head, key=lambda row: sum(bool(one.strip()) for one in row), default=())
    wanted = "；".join(words for name, words in WANTED.items() if kind in {None, name})
    return (
        f"没有找到列标题行：{wanted}；表里有：{shown(tuple(widest))}。"
        "标题写法特殊的，请写一份列对应文件，用 --mapping 指定"
    )


def _with_units(
    head: Sequence[Sequence[str]],
    header: Header,
    found: tuple[Kind, Mapping[str, str]],
    *,
    unit: str | None,
) -> ColumnMapping:
    """The mapping with the unit of every column of money: its title's, else the table's."""
    kind, columns = found
    above = ["".join(row) for row in head[: header.last + 1]]
    lines = [match[1] for text in above if (match := UNIT_LINE.search(half_width(text)))]
    units: dict[str, str] = {}
    stated: dict[str, str] = {}
    for name in MONEY & columns.keys():
        match = UNIT.search(columns[name])
        if match:
            units[name], stated[name] = match[1], "title"
        elif unit:
            units[name], stated[name] = unit, "option"
        elif lines:
            units[name], stated[name] = lines[0], "line"
        else:
            units[name], stated[name] = DEFAULT_UNIT, "nowhere"
    return ColumnMapping(kind.name, columns, units, stated, _year(head[: header.last + 1]))


def _year(above: Sequence[Sequence[str]]) -> int | None:
    """The fiscal year that a title above the table names."""
    found = (YEAR_IN_TITLE.search("".join(row)) for row in above)
    return next((int(one[1]) for one in found if one), None)
