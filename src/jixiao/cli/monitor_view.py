"""Progress on the terminal: totals, rows with lights, and the slow projects."""

from __future__ import annotations

from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal

from rich.text import Text

from jixiao.cli.output import console, short
from jixiao.cli.views import table
from jixiao.domain.forecast import Forecast, TotalForecast
from jixiao.domain.light import Colour
from jixiao.domain.money import Money
from jixiao.domain.progress import Grouping, Progress, hundredfold, percent, share_of_budget
from jixiao.domain.slow import SlowProject
from jixiao.domain.watching import WatchedRow, WatchReport

STYLES = {
    Colour.RED: "bold red", Colour.YELLOW: "yellow", Colour.GREEN: "green", Colour.BLUE: "blue",
    Colour.GREY: "dim",
}  # fmt: skip
MOST_ROWS, MOST_SLOW, NAME = 60, 20, 24
AMOUNTS = ("全年预算", "累计支出", "执行率", "应达到", "时间进度", "本月支出")
HUNDREDTH = Decimal("0.01")


def show_report(found: WatchReport) -> None:
    """The whole report; long lists are cut, with a line that says where the rest is."""
    out = console()
    title = f"{found.fiscal_year}年度支出进度（截至{found.as_of}，单位：万元）"
    out.print(Text(title, style="bold"))
    out.print(f"亮灯办法：{found.lights.title}（{found.lights.name}）")
    _show_totals(found)
    _show_rows(found)
    if found.slow:
        _show_slow(found)


def _show_totals(found: WatchReport) -> None:
    columns = ("年初预算", *AMOUNTS, "全年预计", "每月需支出")
    shown = table("支出类别", *columns, right=columns)
    ahead = {one.category: one for one in found.total_forecasts}
    for one in found.totals:
        shown.add_row(
            one.category.label if one.category else "合计",
            wan(one.original_budget),
            *_amounts(one),
            wan(one.month_outturn),
            *_ahead(one, ahead.get(one.category)),
        )
    console().print(shown)


def _ahead(one: Progress, forecast: TotalForecast | None) -> tuple[str, str]:
    """What a total is expected to come to, as shares of its budget, and what each month asks."""
    if forecast is None:
        return "", ""
    per_month = forecast.needed_per_month
    ends = _ends(forecast.low, forecast.high, budget=one.final_budget)
    return ends, "" if per_month is None else wan(per_month)


def _ends(low: Money, high: Money, *, budget: Money) -> str:
    ends = [share_of_budget(each, budget) for each in (low, high)]
    return "—".join(
        f"{hundredfold(each.quantize(HUNDREDTH))}%" for each in ends if each is not None
    )


def _amounts(one: Progress) -> tuple[str, ...]:
    return (
        wan(one.final_budget),
        wan(one.outturn),
        _share(one.execution_rate),
        _share(one.planned_share),
        percent(one.elapsed_share),
    )


def _show_rows(found: WatchReport) -> None:
    columns = ("全年预算", "累计支出", "执行率", "全年预计")
    title = "、".join(one.label for one in found.by)
    shown = table("灯", title, *columns, "原因", right=columns)
    for row in found.rows[:MOST_ROWS]:
        one = row.progress
        shown.add_row(
            Text(row.light.colour.label, style=STYLES[row.light.colour]),
            Text(row_name(one, found.by)),
            wan(one.final_budget),
            wan(one.outturn),
            _share(one.execution_rate),
            _expected(row),
            Text(_reasons(row)),
        )
    console().print(shown)
    _tell_rest(len(found.rows) - MOST_ROWS)


def _reasons(row: WatchedRow) -> str:
    """Why the light, and how the goals stand where sheets of monitoring tell of them."""
    goal = row.goal
    if goal is None:
        return row.light.reason
    return f"{row.light.reason}；目标{goal.colour.label}，{goal.reason}"


def _tell_rest(left: int) -> None:
    if left > 0:
        console().print(f"……其余{left}行没有列出；用 --format xlsx 或 json 查看全部")


def _expected(row: WatchedRow) -> str:
    """The interval as shares of the budget: amounts would need three columns more."""
    one: Forecast | None = row.forecast
    if one is None:
        return ""
    return _ends(one.low, one.high, budget=row.progress.final_budget)


def _show_slow(found: WatchReport) -> None:
    out = console()
    out.print(Text(f"\n支出缓慢的项目（{len(found.slow)}个，按差额排列）", style="bold"))
    needed = {one.progress.key: one.forecast for one in found.rows}
    columns = ("差额", "占比", "累计占比", "每月需支出")
    shown = table("项目", *columns, "从何时起", "比去年同期少的支出", right=columns)
    for one in found.slow[:MOST_SLOW]:
        forecast = needed.get(one.progress.key)
        per_month = forecast.needed_per_month if forecast else None
        shown.add_row(
            Text(short(one.progress.name, length=NAME)),
            wan(one.gap),
            percent(one.share),
            percent(one.cumulative_share),
            "" if per_month is None else wan(per_month),
            str(one.behind_since or ""),
            Text(missing_words(one)),
        )
    out.print(shown)
    _tell_rest(len(found.slow) - MOST_SLOW)


def row_name(one: Progress, by: tuple[Grouping, ...]) -> str:
    """What a row stands for, all its groupings together."""
    return "，".join(NAMES[each](one) for each in by)


def _project(one: Progress) -> str:
    """A project with its unit; where it has no name, what kind of spending it is."""
    name = one.project.name or one.project.code or (one.category.label if one.category else "")
    return f"{name}（{one.unit.name}）" if one.unit.name else name


NAMES: dict[Grouping, Callable[[Progress], str]] = {
    Grouping.CATEGORY: lambda one: one.category.label if one.category else "",
    Grouping.DEPARTMENT: lambda one: one.department.name or one.department.code or "部门不明",
    Grouping.UNIT: lambda one: one.unit.name or one.unit.code or "单位不明",
    Grouping.PROJECT: _project,
    Grouping.SOURCE: lambda one: one.source_name,
    Grouping.ECONOMIC_CLASS: lambda one: one.economic_class or one.economic_code or "未写明",
    Grouping.MONTH: lambda one: str(one.month),
}


def missing_words(slow: SlowProject) -> str:
    """The kinds of payment that are less than last year, in a line."""
    return "；".join(
        f"{one.economic_class or one.economic_code or '未写明经济分类'}"
        f"{wan(one.last_year)}→{wan(one.this_year)}"
        for one in slow.missing
    )


def wan(amount: Money) -> str:
    """万元 with two decimals, half up: people read progress, not fen."""
    return f"{amount.wan.quantize(HUNDREDTH, ROUND_HALF_UP):,f}"


def _share(share: Decimal | None) -> str:
    return "" if share is None else percent(share)
