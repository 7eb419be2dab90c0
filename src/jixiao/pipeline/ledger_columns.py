"""What the columns of an export are taken for, to be shown to a person before it is imported."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from jixiao.pipeline.asked import Unknown

if TYPE_CHECKING:
    from jixiao.domain.export import ExportTable
    from jixiao.monitoring.mapping import ColumnMapping

SHOWN_ROWS = 5
DAYS = ("paid_on", "voucher_date", "effective_on")


@dataclass(frozen=True, slots=True)
class ProposedTable:
    """One table of an export: its titles, the first rows below them, and the columns by field."""

    tab: str
    kind: str
    titles: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    columns: Mapping[str, str]
    units: Mapping[str, str]
    stated_in: Mapping[str, str]


def proposed_columns(path: Path) -> tuple[list[ProposedTable], list[str]]:
    """The tables of an export with what their columns are taken for, and what could not be told.

    Raises Unknown where the file is no export.
    """
    from jixiao.monitoring.mapping import UnmappedColumns
    from jixiao.readers.ledgers.export import read_export
    from jixiao.readers.opening import UnreadableFile

    found, notes = [], []
    with tempfile.TemporaryDirectory(prefix="jixiao") as folder:
        try:
            export = read_export(path, folder=Path(folder))
        except UnreadableFile as fault:
            raise Unknown(str(fault)) from None
        notes += [one.message for one in export.problems]
        for table in export.tables:
            try:
                found.append(_proposed(table))
            except UnmappedColumns as fault:
                notes.append(f"工作表“{table.tab}”：{fault}" if table.tab else str(fault))
    return found, notes


def _proposed(table: ExportTable) -> ProposedTable:
    from jixiao.monitoring.mapping import propose

    header, mapping = propose(table.head)
    below = tuple(table.head[header.last + 1 : header.last + 1 + SHOWN_ROWS])
    units, stated_in = mapping.units, mapping.stated_in
    return ProposedTable(
        table.tab, mapping.kind, header.titles, below, mapping.columns, units, stated_in
    )


def fields_of(kind: str) -> Iterator[tuple[str, str, bool]]:
    """Every field that an export of a kind may hold: name, Chinese word, whether it is money."""
    from jixiao.monitoring.columns import FIELDS, label
    from jixiao.monitoring.mapping import MONEY

    return ((name, label(name), name in MONEY) for name in FIELDS[kind])


def mapping_of(
    kind: str, columns: Mapping[str, str], *, units: Mapping[str, str] | None = None
) -> ColumnMapping:
    """A mapping as a person confirmed it; money without a unit is 元."""
    from jixiao.monitoring.mapping import MONEY, ColumnMapping

    money = [one for one in columns if one in MONEY]
    stated = dict.fromkeys(money, "saved")
    return ColumnMapping(
        kind, columns, {one: (units or {}).get(one, "元") for one in money}, stated
    )


def is_enough(kind: str, columns: Sequence[str]) -> str:
    """What is missing for the columns to say enough, as a sentence; '' where nothing is."""
    from jixiao.monitoring.mapping import WANTED

    given = set(columns)
    if kind == "payments":
        has_all = bool({"amount", "applied"} & given) and bool({"paid_on", "voucher_date"} & given)
    else:
        has_money = bool({"amount", "original", "final", "adjustment", "carried"} & given)
        has_all = has_money and bool({"project", "project_code", "unit"} & given)
    return "" if has_all else f"{WANTED[kind]}；请为它们选上列"


def examples_of(titles: Sequence[str], rows: Sequence[Sequence[str]]) -> dict[str, list[str]]:
    """What stands below every title in the first rows, blanks left out."""
    return {
        title: [row[at].strip() for row in rows if at < len(row) and row[at].strip()]
        for at, title in enumerate(titles)
    }


def mistaken(
    columns: Mapping[str, str], titles: Sequence[str], rows: Sequence[Sequence[str]]
) -> dict[str, str]:
    """Fields of money and of days whose column holds none in any of the first rows, told why.

    Whether a cell holds one is decided as at the import.
    """
    from jixiao.monitoring.columns import label
    from jixiao.monitoring.importing import readable
    from jixiao.monitoring.mapping import MONEY

    examples, found = examples_of(titles, rows), {}
    for name, title in columns.items():
        what = "金额" if name in MONEY else "日期" if name in DAYS else ""
        cells = examples.get(title, [])
        if what and cells and not any(readable(cells, as_day=name in DAYS)):
            found[name] = (
                f"“{title}”这一列写的是“{cells[0]}”，不是{what}；"
                f"请为“{label(name)}”改选写着{what}的列"
            )
    return found
