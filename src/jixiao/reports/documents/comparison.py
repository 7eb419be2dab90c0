"""The year beside the year before: projects, money, rate and scores, out of two documents."""

from __future__ import annotations

from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

from jixiao.domain.money import Money
from jixiao.domain.number import HUNDRED
from jixiao.domain.place import Place
from jixiao.reports.documents.charts import year_charts
from jixiao.reports.documents.figures import (
    Figures,
    Line,
    sum_of_budgets,
    sum_of_outturns,
)
from jixiao.reports.documents.scores import mean
from jixiao.reports.documents.telling import Telling, gap, paragraph
from jixiao.reports.narrative.facts import Facts, together
from jixiao.reports.paper.model import Picture, Span, Spans, Text
from jixiao.reports.tracing.citing import Citing, joined
from jixiao.reports.wording import HUNDREDTH

BEFORE = "上年度"


def comparison_paragraphs(tell: Telling) -> tuple[Text, ...]:
    """What changed against the year before; nothing where its document is not given."""
    if tell.previous is None or not tell.previous.lines or not tell.figures.lines:
        return ()
    then = _comparable(tell, tell.previous)
    if not then.lines:
        return (gap("comparison", "与上年度的比较情况；上年度的绩效表中没有该项目"),)
    found = together(
        _projects(tell, then), _budgets(tell, then), _rates(tell, then), _scores(tell, then)
    )
    return (paragraph("comparison", found),)


def comparison_charts(tell: Telling) -> tuple[Picture, ...]:
    """The money of both years side by side; nothing where it cannot be compared."""
    if tell.previous is None or not tell.previous.lines or not tell.figures.lines:
        return ()
    then = _comparable(tell, tell.previous)
    return year_charts(tell.figures, then, names=(BEFORE, "本年度")) if then.lines else ()


def _comparable(tell: Telling, then: Figures) -> Figures:
    """The year before; of it only the same project where the report is on one."""
    if not tell.figures.is_single:
        return then
    key = tell.figures.lines[0].key
    return replace(then, lines=tuple(line for line in then.lines if line.key == key))


def _facts(figures: Figures) -> Facts:
    return Facts(Citing(figures.source))


def _projects(tell: Telling, then: Figures) -> Spans:
    """How many projects there are and were; nothing where the report is on one."""
    if tell.figures.is_single:
        return ()
    now = _count(tell.facts, tell.figures, name="纳入评价的项目数")
    before = _count(_facts(then), then, name="上年度纳入评价的项目数")
    if now.text == before.text:
        said = tell.say("comparison.projects.same", before=BEFORE, now=now)
    else:
        said = tell.say("comparison.projects.changed", before=BEFORE, then=before, now=now)
    known = {line.key for line in then.lines}
    kept = [line for line in tell.figures.lines if line.key in known]
    if not kept or len(kept) == len(tell.figures.lines):
        return said
    count = tell.facts.count(
        "两个年度均有的项目数", (one.name_place for one in kept), working="按项目编码或名称比对"
    )
    return together(said, tell.say("comparison.kept", kept=count))


def _count(facts: Facts, figures: Figures, *, name: str) -> Span:
    places = (line.name_place for line in figures.lines)
    return facts.count(name, places, working="绩效表张数")


def _budgets(tell: Telling, then: Figures) -> Spans:
    if not (_is_whole(tell.figures.budgeted, tell.figures) and _is_whole(then.budgeted, then)):
        return ()
    now, before = (
        _budget(tell.facts, tell.figures, whose=""),
        _budget(_facts(then), then, whose=BEFORE),
    )
    new, old = sum_of_budgets(tell.figures.budgeted), sum_of_budgets(then.budgeted)
    change = new - old if new > old else old - new
    key = "more" if new > old else "less" if new < old else "same"
    said = _difference("预算数增减", change.in_wan(), now=now, then=before)
    return tell.say(f"comparison.budget.{key}", before=BEFORE, now=now, then=before, change=said)


def _is_whole(some: tuple[Line, ...], figures: Figures) -> bool:
    return bool(some) and len(some) == len(figures.lines)


def _budget(facts: Facts, figures: Figures, *, whose: str) -> Span:
    lines = figures.budgeted
    places = (one.budget_place for one in lines)
    money: Money = sum_of_budgets(lines)
    return facts.amount(f"{whose}预算数合计", money, *places, working="各项目预算数之和")


def _rates(tell: Telling, then: Figures) -> Spans:
    new, old = tell.figures.rate, then.rate
    whole = _is_whole(tell.figures.spent, tell.figures) and _is_whole(then.spent, then)
    if not whole or new is None or old is None:
        return ()
    now, before = _rate(tell.facts, tell.figures, whose=""), _rate(_facts(then), then, whose=BEFORE)
    change = _percent(new) - _percent(old)
    key = "more" if change > 0 else "less" if change < 0 else "same"
    said = _difference("预算执行率增减", f"{abs(change)}", now=now, then=before)
    return tell.say(f"comparison.rate.{key}", before=BEFORE, now=now, then=before, change=said)


def _percent(share: Decimal) -> Decimal:
    return (share * HUNDRED).quantize(HUNDREDTH, ROUND_HALF_UP)


def _rate(facts: Facts, figures: Figures, *, whose: str) -> Span:
    lines = figures.spent
    budget, outturn = sum_of_budgets(lines), sum_of_outturns(lines)
    places: list[Place] = [place for line in lines for place in line.money_places]
    return facts.share(
        f"{whose}总体预算执行率", outturn.yuan / budget.yuan, *places,
        working="全年执行数合计÷预算数合计",
    )  # fmt: skip


def _scores(tell: Telling, then: Figures) -> Spans:
    pairs = [
        [(one, one.printed_score) for one in figures.lines] for figures in (tell.figures, then)
    ]
    scored = [[(one, score) for one, score in some if score is not None] for some in pairs]
    if not all(scored):
        return ()
    values = [mean([score for _one, score in some]) for some in scored]
    now, before = (
        facts.number(
            f"{whose}平均自评得分", value, *(one.sheet.place_of("total_score") for one, _ in some),
            working=f"{len(some)}个项目自评得分的平均数",
        )
        for facts, whose, value, some in zip(
            (tell.facts, _facts(then)), ("", BEFORE), values, scored, strict=True
        )
    )  # fmt: skip
    new, old = values
    key = "more" if new > old else "less" if new < old else "same"
    what = "自评得分" if tell.figures.is_single else "平均自评得分"
    return tell.say(f"comparison.score.{key}", what=what, before=BEFORE, now=now, then=before)


def _difference(name: str, text: str, *, now: Span, then: Span) -> Span:
    """The difference of two printed figures."""
    origins = [one.origin for one in (now, then) if one.origin is not None]
    return Span(text, joined(name, origins, working="本年度数与上年度数之差"))
