"""The summary of a bulk run on the terminal."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from rich.text import Text

from jixiao.bulk.summary import COUNTS, LEVELS, Summary
from jixiao.cli.output import console
from jixiao.cli.views import table
from jixiao.domain.money import Money

SHOWN = 15
"""How many names of a level are listed; all are in summary.xlsx."""
MONEY = {"budget", "outturn"}


def show_summary(summary: Summary) -> None:
    """The whole, then the first regions, departments and units."""
    out = console()
    out.print(
        Text("；".join(f"{_title(name)} {_told(name, one)}" for name, one in _known(summary)))
    )
    for level, title in LEVELS.items():
        names = summary.levels[level]
        if len(names) > 1:
            _show_level(title, names, summary.left_out.get(level, 0))


def _known(summary: Summary) -> list[tuple[str, Any]]:
    return [(name, summary.whole[name]) for name in COUNTS if summary.whole.get(name) is not None]


def _show_level(title: str, names: Mapping[str, Mapping[str, Any]], left_out: int) -> None:
    used = {name for one in names.values() for name, value in one.items() if value is not None}
    columns = [name for name in COUNTS if name in used]
    heads = {one: _title(one) for one in columns}
    right = [head for name, head in heads.items() if name != "ratings"]
    shown = table(title, *heads.values(), right=right)
    for name, counts in list(names.items())[:SHOWN]:
        shown.add_row(name, *(_told(one, counts.get(one)) for one in columns))
    out = console()
    out.print(shown)
    if (more := len(names) + left_out - SHOWN) > 0:
        out.print(Text(f"还有{more}个{title}，见 summary.xlsx"))


def _title(name: str) -> str:
    """What a number is; a terminal has room for 万元 only."""
    return COUNTS[name].replace("元", "万元") if name in MONEY else COUNTS[name]


def _told(name: str, value: Any) -> str:
    """A number as people read it."""
    if value is None:
        return ""
    if isinstance(value, dict):
        return "、".join(f"{rating}{many}" for rating, many in value.items())
    if name in MONEY:
        return f"{Money(value).wan.quantize(Decimal('0.01')):,f}"
    return f"{value:,}" if isinstance(value, int) else f"{value:f}"
