"""The summary as a workbook: a tab for the whole and one for each level."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

from jixiao.bulk.summary import COUNTS, LEVELS, Summary

WIDTHS = {"names": 36, "numbers": 14}
MONEY = {"budget", "outturn"}


def write_workbook(summary: Summary, path: Path) -> None:
    """Write the workbook; the names of units are text and never formulas."""
    import xlsxwriter

    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(path, options) as book:
        formats = {
            "head": book.add_format({"bold": True, "bottom": 1, "text_wrap": True}),
            "money": book.add_format({"num_format": "#,##0.00"}),
            "plain": book.add_format({}),
        }
        tab = book.add_worksheet("合计")
        tab.set_column(0, 1, WIDTHS["names"] // 2)
        for row, (name, value) in enumerate(_flat(summary.whole)):
            tab.write(row, 0, _title(name), formats["head"])
            tab.write(row, 1, _number(value), _format(name, formats))
        for level, title in LEVELS.items():
            _write_level(book.add_worksheet(f"按{title}"), summary.levels[level], title, formats)


def _write_level(
    tab: Any, names: Mapping[str, Mapping[str, Any]], title: str, formats: Mapping[str, Any]
) -> None:
    flat = {name: dict(_flat(one)) for name, one in names.items()}
    known = {name for one in flat.values() for name in one}
    columns = sorted(known, key=_order)
    tab.set_column(0, 0, WIDTHS["names"])
    tab.set_column(1, max(1, len(columns)), WIDTHS["numbers"])
    tab.write_row(0, 0, [title, *map(_title, columns)], formats["head"])
    for row, (name, counts) in enumerate(flat.items(), start=1):
        tab.write_string(row, 0, name)
        for column, one in enumerate(columns, start=1):
            if counts.get(one) is not None:
                tab.write(row, column, _number(counts[one]), _format(one, formats))
    tab.freeze_panes(1, 1)
    tab.autofilter(0, 0, max(1, len(flat)), len(columns))
    tab.repeat_rows(0)
    tab.set_landscape()
    tab.fit_to_pages(1, 0)


def _flat(counts: Mapping[str, Any]) -> Iterable[tuple[str, Any]]:
    """The numbers with those of the ratings beside them."""
    for name, value in counts.items():
        if isinstance(value, dict):
            yield from ((f"{name}:{rating}", many) for rating, many in value.items())
        else:
            yield name, value


def _order(name: str) -> tuple[int, str]:
    return list(COUNTS).index(name.partition(":")[0]), name


def _title(name: str) -> str:
    kind, _colon, rating = name.partition(":")
    return rating or COUNTS[kind]


def _number(value: object) -> Any:
    """Workbooks hold numbers as floats; amounts and scores keep their digits up to fifteen."""
    return float(value) if isinstance(value, Decimal) else value


def _format(name: str, formats: Mapping[str, Any]) -> Any:
    return formats["money" if name in MONEY else "plain"]
