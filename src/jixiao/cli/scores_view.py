"""Scores on the terminal: every row with its working, and where the printed score differs."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from rich.table import Table
from rich.text import Text

from jixiao.cli.output import console, short
from jixiao.cli.views import table
from jixiao.domain.document import Document
from jixiao.domain.money import printed
from jixiao.domain.score import ExecutionScore, IndicatorScore, SheetScore, apart
from jixiao.domain.score_record import Sensitivity, WhatIf

NUMBERS = ("分值", "得分", "原表得分")
LIMITS = ("名次", "分值", "得分", "失分", "再降多少等级下降", "再升多少等级上升")
SHOWN = 16


def show_scores(document: Document, scores: tuple[SheetScore, ...]) -> None:
    """The scores of every sheet of a file."""
    out = console()
    out.print(Text(f"\n{document.source.path}", style="bold"))
    for sheet in scores:
        _show_sheet(sheet)


def _show_sheet(sheet: SheetScore) -> None:
    out = console()
    version = f"，{sheet.ruleset_version}" if sheet.ruleset_version else ""
    ruleset = f"（{sheet.ruleset}{version}）" if sheet.ruleset else ""
    out.print(Text(f"\n{sheet.project}{ruleset}", style="bold underline"))
    if sheet.ruleset:
        _show_rows(sheet)
    if sheet.what_if is not None:
        _show_assumed(sheet, sheet.what_if)
    if sheet.sensitivity:
        _show_sensitivity(sheet)
    for problem in sheet.problems:
        out.print(Text(f"问题：{problem.message}", style="yellow"))
    if sheet.fingerprint is not None:
        print_of = sheet.fingerprint
        out.print(Text(f"指纹：{print_of.whole[:SHOWN]}（程序 {print_of.engine}）", style="dim"))


def _show_rows(sheet: SheetScore) -> None:
    """Every row, the methods used, and the total."""
    out = console()
    shown = table("指标", *NUMBERS, "计算过程", "数据位置", right=NUMBERS)
    _add(shown, "预算执行率", sheet.execution)
    for one in sheet.indicators:
        _add(shown, one.name, one)
    out.print(shown)
    if methods := "；".join(_methods(sheet)):
        out.print(Text(f"评分方法：{methods}"))
    total = f"总分：{_number(sheet.total) or '无法计算'} {sheet.rating}".rstrip()
    printed_total = f"；原表：{_number(sheet.printed_total)} {sheet.printed_rating}".rstrip()
    out.print(total + (printed_total if sheet.printed_total is not None else "；原表没有总分"))
    if sheet.working:
        out.print(Text(sheet.working))


def _add(shown: Table, name: str, row: ExecutionScore | IndicatorScore) -> None:
    style = "bold red" if apart(row.score, row.printed_score) else ""
    shown.add_row(
        Text(name),
        _number(row.points),
        Text(_number(row.score), style=style),
        Text(_number(row.printed_score), style=style),
        Text(row.working),
        Text("、".join(_places(row))),
    )


def _places(row: ExecutionScore | IndicatorScore) -> Iterator[str]:
    """Where the values stand that the score was worked out from; the tab is that of the sheet."""
    found = {one.field: one.place._replace(tab=None, table=None) for one in row.inputs}
    budget = "final_budget" if "final_budget" in found else "original_budget"
    above = None
    for field in ("target", budget, "outturn", "actual"):
        place = found.get(field)
        if place is not None and str(place):
            is_beside = above is not None and place.row and place.row == above.row
            yield f"第{place.column}列" if is_beside else str(place)
            above = place


def _methods(sheet: SheetScore) -> Iterator[str]:
    """The methods used, each once, in the order of the sheet."""
    from jixiao.scoring.methods import METHODS

    names = dict.fromkeys([sheet.execution.method, *(one.method for one in sheet.indicators)])
    yield from (f"{METHODS[name].title}（{name}）" for name in names if name in METHODS)


def _show_assumed(sheet: SheetScore, what_if: WhatIf) -> None:
    out = console()
    for one in what_if.assumed:
        before = short(one.before) or "空白"
        out.print(Text(f"假设：{one.name}由“{before}”改为“{one.after}”", style="cyan"))
    was = f"{_number(what_if.total) or '无法计算'} {what_if.rating}".rstrip()
    now = f"{_number(sheet.total) or '无法计算'} {sheet.rating}".rstrip()
    out.print(Text(f"总分：{was} → {now}", style="bold cyan"))


def _show_sensitivity(sheet: SheetScore) -> None:
    out = console()
    shown = table("评分项", *LIMITS, right=LIMITS)
    for one in sheet.sensitivity:
        shown.add_row(Text(one.name, style="bold" if one.decides else ""), *_figures(one))
    out.print(Text("\n失分和等级（粗体的评分项能单独改变等级，其他各项不变）"))
    out.print(shown)


def _figures(one: Sensitivity) -> tuple[str, ...]:
    limits = (_number(one.may_fall) or "—", _number(one.may_rise) or "—")
    numbers = (printed(value, places=0) for value in (one.points, one.score, one.lost))
    return (str(one.rank), *numbers, *limits)


def _number(value: Decimal | None) -> str:
    return "" if value is None else str(value)
