"""What the month's figures mean: lights, the gap of slow projects, an estimate of the year."""

from __future__ import annotations

from jixiao.domain.forecast import TotalForecast
from jixiao.domain.light import Colour
from jixiao.domain.money import total
from jixiao.domain.progress import Category, hundredfold
from jixiao.reports.narrative.facts import enumerated, together
from jixiao.reports.paper.model import Span, Spans
from jixiao.reports.progress.figures import Figures, money

NOTHING: Spans = ()
BASIC = Category.BASIC.label


def lights(figures: Figures) -> Spans:
    """How many rows have which light, the worst first."""
    table = figures.table
    given = [one.light for one in table.rows if one.number is not None]
    title = table.report.lights.title
    items = []
    for colour in sorted(Colour, key=lambda one: -one.rank):
        count = given.count(colour.label)
        if count:
            working = f"“{title}”判定为{colour.label}的行数"
            said = figures.figure(
                str(count), f"{colour.label}个数", working=working, cells=figures.all_cells
            )
            items.append(figures.say("progress.light", colour=colour.label, count=said))
    if not items:
        return NOTHING
    profile = figures.words(title, "亮灯办法", working="制表时选用的亮灯办法")
    return figures.say("progress.lights", profile=profile, items=enumerated(items))


def slow_sum(figures: Figures) -> Spans:
    """How many projects are slow, and what they lack together."""
    slow = figures.table.report.slow
    if not slow:
        return NOTHING
    gap = figures.figure(
        money(total([one.gap for one in slow])),
        "支出缓慢项目差额合计",
        working="各支出缓慢项目差额之和",
        cells=figures.all_cells,
    )
    return figures.say("progress.slow.counted", count=slow_count(figures), gap=gap)


def slow_count(figures: Figures) -> Span:
    """How many projects are slow."""
    return figures.figure(
        str(len(figures.table.report.slow)),
        "支出缓慢的项目数",
        working="落后计划（没有计划的落后时间进度）较多的项目个数",
        cells=figures.all_cells,
    )


def forecast(figures: Figures) -> Spans:
    """What is expected by the end of the year; nothing where the year is over."""
    by_category = {one.category: one for one in figures.table.report.total_forecasts}
    whole = by_category.pop(None, None)
    if whole is None or not whole.months_left:
        return NOTHING
    parts = NOTHING
    if len(by_category) > 1:
        items = [
            figures.say("progress.forecast.part", name=_name(one), **_interval(figures, one))
            for one in sorted(by_category.values(), key=lambda one: _name(one) != BASIC)
        ]
        parts = figures.say("progress.forecast.parts", items=enumerated(items, mark="；"))
    level = figures.figure(
        f"{hundredfold(whole.level)}%", "预测区间的可能性", working="预测方法规定的概率"
    )
    said = figures.say("progress.forecast", level=level, parts=parts, **_interval(figures, whole))
    return together(said, _needed(figures, whole), figures.say("progress.estimated"))


def _name(of: TotalForecast) -> str:
    return "合计" if of.category is None else of.category.label


def _interval(figures: Figures, of: TotalForecast) -> dict[str, Span]:
    """The expected outturn and the ends of its interval."""
    methods = dict.fromkeys(
        one.forecast.method.label
        for one in figures.table.report.rows
        if one.forecast is not None and of.category in (None, one.progress.category)
    )
    working = f"按{'、'.join(methods) or '台账'}逐个项目推算后合计"
    ends = (
        ("expected", "预计全年支出", of.expected),
        ("low", "预计全年支出下限", of.low),
        ("high", "预计全年支出上限", of.high),
    )
    return {
        field: figures.figure(
            money(amount), f"{_name(of)}{name}", working=working, cells=figures.all_cells
        )
        for field, name, amount in ends
    }


def _needed(figures: Figures, whole: TotalForecast) -> Spans:
    """What has to be paid to reach the year's plans, in all and each month."""
    if whole.needed_per_month is None or not whole.needed.yuan:
        return NOTHING
    needed = figures.figure(
        money(whole.needed),
        "完成全年支出计划尚需支出",
        working="各项目全年计划支出数（没有计划的为全年预算）与累计支出之差的合计",
        cells=figures.all_cells,
    )
    monthly = figures.figure(
        money(whole.needed_per_month),
        "完成全年支出计划平均每月尚需支出",
        working=f"尚需支出÷年内剩余{whole.months_left}个月",
        cells=figures.all_cells,
    )
    return figures.say("progress.needed", needed=needed, monthly=monthly)
