"""The year's charts as one picture: what each month paid, and below it the shares."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

from jixiao.domain.number import HUNDRED
from jixiao.reports.charts.drawing import Series, picture
from jixiao.reports.charts.upright import HEIGHT, WIDTH, columns, lines
from jixiao.reports.progress.rows import ProgressTable, wan

LINES = (("累计执行率", "execution_rate"), ("计划进度", "planned_share"),
         ("时间进度", "elapsed_share"))  # fmt: skip
# Millimetres: the width of the text of an official document.
PNG_WIDTH = 156
INSIDE = re.compile(r"<svg[^>]*>|</svg>\s*|<title>.*?</title>|<defs>.*?</defs>", re.DOTALL)


def write_progress(table: ProgressTable, path: Path) -> None:
    """Write both charts of a table one below the other, as a .png or as SVG.

    Raises NothingToDraw where the table has no months, NoChineseFont where a .png could not show
    the words of the charts.
    """
    svg = _both(table)
    if path.suffix.lower() == ".png":
        from jixiao.reports.paper.pictures import png_of

        path.write_bytes(png_of(svg, width=PNG_WIDTH))
    else:
        path.write_text(svg, encoding="utf-8")


def _both(table: ProgressTable) -> str:
    upper, lower = (INSIDE.sub("", one) for one in charts(table))
    body = f'{upper}<g transform="translate(0 {HEIGHT})">{lower}</g>'
    return picture(body, width=WIDTH, height=2 * HEIGHT, title=table.title)


def charts(table: ProgressTable) -> tuple[str, str]:
    """The columns of what each month paid, and the lines of the shares."""
    year = table.report.fiscal_year
    labels = [f"{one.month.number}月" for one in table.months]
    paid = Series("当月支出", tuple(wan(one.month_outturn) for one in table.months))
    shares = [
        Series(name, tuple(_per_cent(getattr(one, field)) for one in table.months))
        for name, field in LINES
    ]
    return (
        columns(labels, [paid], title=f"{year}年各月支出（万元）"),
        lines(labels, shares, title=f"{year}年支出进度（%）"),
    )


def _per_cent(share: Decimal | None) -> Decimal | None:
    return None if share is None else share * HUNDRED
