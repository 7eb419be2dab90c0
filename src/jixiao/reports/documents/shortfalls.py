"""The indicators that passed their targets and those that did not reach them, with reasons."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from jixiao.domain.indicator import Indicator
from jixiao.domain.terms import label
from jixiao.reports.documents.completion import Completion, Reach, ranked
from jixiao.reports.documents.figures import Line
from jixiao.reports.documents.plain_table import Content, table_of
from jixiao.reports.documents.telling import Telling, paragraph
from jixiao.reports.narrative.facts import together
from jixiao.reports.paper.model import Block, Span, Spans
from jixiao.reports.paper.page import Layout
from jixiao.reports.wording import sentence, to_fill

IN_TEXT = 3
LAYOUT = Layout((9, 26, 36, 24, 22, 17, 38), header_rows=1, left=frozenset({2, 6}))


def count_of(tell: Telling, name: str, *, some: Sequence[Completion]) -> Span:
    """How many indicators were reached in some way."""
    places = (one.indicator.place_of("actual") for one in some)
    return tell.facts.count(name, places, working="实际完成值与指标值逐项比较")


def best_text(tell: Telling) -> Spans:
    """The indicators that passed their targets, the best and the worst by whole ratio."""
    return together(over_text(tell), lowest_text(tell))


def over_text(tell: Telling) -> Spans:
    """The indicators that passed their targets, the one furthest by name."""
    over = [one for one in tell.completions if one.reach is Reach.OVER]
    if not over:
        return ()
    count = count_of(tell, "超过指标值的绩效指标项数", some=over)
    first = next(iter(ranked(over)), None)
    if first is None:
        return tell.say("completion.over_counted", count=count)
    said = tell.say(
        "completion.over_one" if len(over) == 1 else "completion.over_many",
        count=count, **_facts_of(tell, first),
    )  # fmt: skip
    reason = reason_of(tell, first)
    return together(said, tell.say("completion.over_reason", reason=reason) if reason else "")


def lowest_text(tell: Telling) -> Spans:
    """The lowest completion; a single indicator that was not reached is told of anyway."""
    below = ranked([one for one in tell.completions if one.reach is Reach.BELOW])
    if len(below) < 2:
        return ()
    worst = next(one for one in below if one.ratio == below[-1].ratio)
    return tell.say("completion.lowest", name=indicator_name(tell, worst), rate=_rate(tell, worst))


def below_blocks(tell: Telling) -> tuple[Block, ...]:
    """The indicators that were not reached with the reasons given; many of them in a table."""
    below = [one for one in tell.completions if one.reach is Reach.BELOW]
    if len(below) > IN_TEXT:
        count = count_of(tell, "未达到指标值的绩效指标项数", some=below)
        said = tell.say("completion.below_table", count=count)
        return (paragraph("results.below", said), _below_table(tell, below))
    met: Counter[str] = Counter()
    found = []
    for one in below:
        met[one.key] += 1
        again = f"#{met[one.key]}" if met[one.key] > 1 else ""
        said = tell.say("completion.below", **_facts_of(tell, one))
        found.append(paragraph(f"results.below.{one.key}{again}", said, _explained(tell, one)))
    return tuple(found)


def _below_table(tell: Telling, below: Sequence[Completion]) -> Block:
    rows: list[list[Content]] = []
    for at, one in enumerate(below, start=1):
        reason = reason_of(tell, one) or to_fill("原因")
        rate = _rate(tell, one) if one.ratio is not None else None
        name = tell.facts.words(
            one.indicator.name, f"{one.line.name}：三级指标", one.indicator.place_of("name")
        )
        rows.append([
            str(at), tell.name(one.line), name, target_of(tell, one), actual_of(tell, one),
            rate, reason,
        ])  # fmt: skip
    titles = ("序号", "项目名称", "绩效指标", "指标值", "实际完成值", "完成率", "原因")
    return table_of(
        titles, rows, layout=LAYOUT, caption="未完成绩效指标情况表", key="results.below.table"
    )


def _explained(tell: Telling, one: Completion) -> Spans:
    reason = reason_of(tell, one)
    if reason is None:
        return (Span(to_fill("未达到指标值的原因及改进措施")),)
    return tell.say("completion.reason", reason=reason)


def reason_of(tell: Telling, one: Completion) -> Span | None:
    """The unit's own reason for a variance, without the stop at its end."""
    if not one.indicator.reason.strip():
        return None
    text = sentence(one.indicator.reason).rstrip("。")
    name = f"{one.line.name}：{one.indicator.name}：偏差原因"
    return tell.facts.words(text, name, one.indicator.place_of("reason"))


def _facts_of(tell: Telling, one: Completion) -> dict[str, Span | Spans]:
    rate = () if one.ratio is None else tell.say("completion.rate", rate=_rate(tell, one))
    return {
        "name": indicator_name(tell, one),
        "target": target_of(tell, one),
        "actual": actual_of(tell, one),
        "rate": rate,
    }


def indicator_name(tell: Telling, one: Completion) -> Spans:
    """An indicator by its name, among many projects with its project."""
    name = tell.facts.words(
        one.indicator.name, f"{one.line.name}：三级指标", one.indicator.place_of("name")
    )
    return tell.by_number("completion.indicator", project=tell.name(one.line), indicator=name)


def target_of(tell: Telling, one: Completion) -> Span:
    """The target as it was published."""
    text = one.indicator.target.text if one.indicator.target is not None else ""
    return _value(tell, one.line, indicator=one.indicator, text=text, field="target")


def actual_of(tell: Telling, one: Completion) -> Span:
    """The actual value as it was reported."""
    text = one.indicator.actual.text if one.indicator.actual is not None else ""
    return _value(tell, one.line, indicator=one.indicator, text=text, field="actual")


def _value(tell: Telling, line: Line, *, indicator: Indicator, text: str, field: str) -> Span:
    name = f"{line.name}：{indicator.name}：{label(field.capitalize())}"
    return tell.facts.words(text, name, indicator.place_of(field))


def _rate(tell: Telling, one: Completion) -> Span:
    indicator = one.indicator
    return tell.facts.share(
        f"{one.line.name}：{indicator.name}：完成率", one.rate,
        indicator.place_of("target"), indicator.place_of("actual"),
        working="实际完成值÷指标值",
    )  # fmt: skip
