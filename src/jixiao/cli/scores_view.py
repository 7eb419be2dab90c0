"""Scores on the terminal: every row with its working, and where the printed score differs."""

from __future__ import annotations

from decimal import Decimal

from rich.table import Table
from rich.text import Text

from jixiao.cli.output import console
from jixiao.cli.views import table
from jixiao.domain.document import Document
from jixiao.domain.score import ExecutionScore, IndicatorScore, SheetScore, apart

NUMBERS = ("分值", "得分", "原表得分")


def show_scores(document: Document, scores: tuple[SheetScore, ...]) -> None:
    """The scores of every sheet of a file."""
    out = console()
    out.print(Text(f"\n{document.source.path}", style="bold"))
    for sheet in scores:
        _show_sheet(sheet)


def _show_sheet(sheet: SheetScore) -> None:
    out = console()
    ruleset = f"（{sheet.ruleset}）" if sheet.ruleset else ""
    out.print(Text(f"\n{sheet.project}{ruleset}", style="bold underline"))
    if sheet.ruleset:
        shown = table("指标", *NUMBERS, "计算过程", right=NUMBERS)
        _add(shown, "预算执行率", sheet.execution)
        for one in sheet.indicators:
            _add(shown, one.name, one)
        out.print(shown)
        total = f"总分：{_number(sheet.total) or '无法计算'} {sheet.rating}".rstrip()
        printed = f"；原表：{_number(sheet.printed_total)} {sheet.printed_rating}".rstrip()
        out.print(total + (printed if sheet.printed_total is not None else "；原表没有总分"))
    for problem in sheet.problems:
        out.print(Text(f"问题：{problem.message}", style="yellow"))


def _add(shown: Table, name: str, row: ExecutionScore | IndicatorScore) -> None:
    style = "bold red" if apart(row.score, row.printed_score) else ""
    shown.add_row(
        Text(name),
        _number(row.points),
        Text(_number(row.score), style=style),
        Text(_number(row.printed_score), style=style),
        Text(row.working),
    )


def _number(value: Decimal | None) -> str:
    return "" if value is None else str(value)
