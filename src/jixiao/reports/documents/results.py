"""The sentences on objectives and indicators: how many, how far reached, which not and why."""

from __future__ import annotations

from collections.abc import Sequence

from jixiao.domain.indicator import Indicator
from jixiao.domain.terms import label
from jixiao.reports.documents.completion import Reach
from jixiao.reports.documents.figures import UNKNOWN_DIMENSION, has_actual
from jixiao.reports.documents.money_figures import project_count
from jixiao.reports.documents.shortfalls import below_blocks, best_text, count_of
from jixiao.reports.documents.telling import Telling, paragraph
from jixiao.reports.narrative.facts import enumerated, together
from jixiao.reports.paper.model import Block, Span, Spans, Text
from jixiao.reports.wording import to_fill


def result_blocks(tell: Telling) -> tuple[Block, ...]:
    """The paragraphs on indicators, and the table of those that were not reached."""
    if not tell.figures.lines:
        return (Text((Span(to_fill("绩效目标、绩效指标及其完成情况")),), key="results.no_project"),)
    blocks: list[Block] = [paragraph("results.set", set_text(tell))]
    if not tell.figures.indicators:
        return tuple(blocks)
    blocks.append(paragraph("results.reported", reported_text(tell), compared_text(tell)))
    if best := best_text(tell):
        blocks.append(paragraph("results.best", best))
    return (*blocks, *below_blocks(tell))


def set_text(tell: Telling) -> Spans:
    """How many objectives and indicators were set, by first level."""
    figures, facts = tell.figures, tell.facts
    set_ = [one for line in figures.lines for one in line.sheet.objectives]
    indicators = figures.indicators
    key = {
        (True, True): "set", (False, True): "indicators",
        (True, False): "objectives", (False, False): "nothing",
    }[bool(set_), bool(indicators)]  # fmt: skip
    said = tell.by_number(
        f"achievement.{key}", count=project_count(tell),
        subject=tell.short_subject,
        objectives=facts.count(
            "绩效目标条数", (one.place for one in set_), working="绩效表所列绩效目标的条数"
        ),
        indicators=indicator_count(tell, indicators, whose=""),
        kinds=kinds_text(tell, indicators),
    )  # fmt: skip
    without = sum(1 for line in figures.lines if not line.sheet.objectives)
    if not without:
        return said
    whose = tell.short_subject or "没有填写绩效目标的项目"
    return together(said, to_fill(f"{whose}的绩效目标"))


def indicator_count(tell: Telling, indicators: Sequence[Indicator], *, whose: str) -> Span:
    """How many indicators there are, of all or of one project."""
    places = (one.place_of("name") for one in indicators)
    return tell.facts.count(f"{whose}绩效指标项数", places, working="绩效表所列绩效指标的项数")


def kinds_text(tell: Telling, indicators: Sequence[Indicator]) -> Spans:
    """The clause that says of which first levels the indicators are."""
    grouped = by_first_level(indicators)
    if len(grouped) > 1:
        return tell.say("achievement.kinds.many", items=kind_counts(tell, grouped, whose=""))
    key = "achievement.kinds.one" if len(indicators) == 1 else "achievement.kinds.all"
    return tell.say(key, name=next(iter(grouped))) if grouped else ()


def kind_counts(tell: Telling, grouped: dict[str, list[Indicator]], *, whose: str) -> Spans:
    """How many indicators there are of each first level."""
    items = [
        together(
            f"{name}指标",
            tell.facts.count(
                f"{whose}{name}指标项数",
                (one.place_of("name") for one in some),
                working=f"一级指标为{name}的绩效指标项数",
            ),
            "项",
        )
        for name, some in grouped.items()
    ]
    return enumerated(items)


def by_first_level(indicators: Sequence[Indicator]) -> dict[str, list[Indicator]]:
    """The indicators by first level as the trade names it, in printed order."""
    grouped: dict[str, list[Indicator]] = {}
    for one in indicators:
        name = label(one.dimension_term) if one.dimension_term else UNKNOWN_DIMENSION
        grouped.setdefault(name, []).append(one)
    return grouped


def reported_text(tell: Telling) -> Spans:
    """How many indicators have an actual value, or the gap where none has one."""
    indicators = tell.figures.indicators
    reported = [one for one in indicators if has_actual(one)]
    silent = [one for one in indicators if not has_actual(one)]
    if not reported:
        what = "各项绩效指标的实际完成值，以及未完成或偏离较大的原因"
        return together(tell.by_number("achievement.silent"), to_fill(what))
    if not silent:
        return tell.say("achievement.reported")
    said = tell.say(
        "achievement.reported_partly",
        reported=_counted(tell, "填报实际完成值的绩效指标项数", some=reported),
        silent=_counted(tell, "未填报实际完成值的绩效指标项数", some=silent),
    )
    return together(said, to_fill("未填报的实际完成值及原因"))


def _counted(tell: Telling, name: str, *, some: Sequence[Indicator]) -> Span:
    places = (one.place_of("actual") for one in some)
    return tell.facts.count(name, places, working="按实际完成值一栏是否填写计数")


def compared_text(tell: Telling) -> Spans:
    """How many of the comparable indicators reached their targets."""
    done = tell.completions
    reported = [one for one in tell.figures.indicators if has_actual(one)]
    if not reported:
        return ()
    if not done:
        return tell.say("completion.nothing_compared")
    below = [one for one in done if one.reach is Reach.BELOW]
    met = [one for one in done if one.reach is not Reach.BELOW]
    key = "all" if not below else "some" if met else "none"
    said = tell.say(
        f"completion.{key}",
        compared=count_of(tell, "可以按数值比较的绩效指标项数", some=done),
        met=count_of(tell, "达到指标值的绩效指标项数", some=met),
        below=count_of(tell, "未达到指标值的绩效指标项数", some=below),
    )
    compared = {id(one.indicator) for one in done}
    rest = [one for one in reported if id(one) not in compared]
    if not rest:
        return said
    count = tell.facts.count(
        "不能按数值比较的绩效指标项数", (one.place_of("actual") for one in rest),
        working="填报实际完成值的项数减可以按数值比较的项数",
    )  # fmt: skip
    return together(said, tell.say("completion.not_compared", rest=count))
