"""Conclusion and analysis of an evaluation: scores by first level, and where points were lost."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from jixiao.domain.indicator import Indicator
from jixiao.reports.documents.figures import Line
from jixiao.reports.documents.own_text import own_text
from jixiao.reports.documents.results import compared_text
from jixiao.reports.documents.scores import (
    dimension_text,
    lost_text,
    printed_score,
    rate_of_points,
    score_text,
    scored_indicators,
)
from jixiao.reports.documents.shortfalls import below_blocks
from jixiao.reports.documents.telling import Telling, gap, paragraph
from jixiao.reports.narrative.facts import together
from jixiao.reports.narrative.wordings import Fact
from jixiao.reports.paper.model import Block, Heading, Span, Spans, Text
from jixiao.reports.wording import sentence

DECIDED_BY_PEOPLE = frozenset({"decision", "process"})
PARTS = (
    ("决策", ("decision",), "立项依据、立项程序、绩效目标、预算编制和资金分配的评价意见及得分"),
    ("过程", ("process",), "资金到位、预算执行、资金使用合规和管理制度执行的评价意见及得分"),
    ("产出", ("output", "cost"), "产出数量、质量、时效和成本的评价意见及得分"),
    ("效益", ("outcome", "satisfaction"), "实施效益和满意度的评价意见及得分"),
)
NUMERALS = "一二三四"


def is_evaluation(tell: Telling) -> bool:
    """Whether the sheets hold an evaluation; a self-evaluation judges neither 决策 nor 过程."""
    return any(one.dimension_term in DECIDED_BY_PEOPLE for one in tell.figures.indicators)


def conclusion_blocks(tell: Telling) -> tuple[Block, ...]:
    """The score and the rating; those of a self-evaluation are named as such."""
    judgement = gap("conclusion.gap", "总体评价结论")
    scored = [line for line in tell.figures.lines if line.printed_score is not None]
    if is_evaluation(tell) and scored:
        found = [paragraph(f"conclusion.{line.key}", _result(tell, line)) for line in scored]
        parts = together(dimension_text(tell), lost_text(tell))
        dimensions = (paragraph("conclusion.dimensions", parts),) if parts else ()
        return (*found, *dimensions, judgement)
    blocks: list[Block] = [gap("conclusion.score", "综合评价得分、评价等级和总体评价结论")]
    if tell.figures.scored:
        own = together(tell.say("evaluation.own_score"), score_text(tell))
        blocks.append(paragraph("conclusion.own", own))
    return (*blocks, *_completion(tell))


def _result(tell: Telling, line: Line) -> Spans:
    score = printed_score(tell, line)
    if line.sheet.rating:
        rating = line.sheet.rating
        result = tell.say("evaluation.result_rated", score=score, rating=rating)
    else:
        result = tell.say("evaluation.result", score=score)
    if tell.figures.is_single:
        return result
    return tell.say("evaluation.result_of", name=tell.name(line), result=result)


def analysis_blocks(tell: Telling) -> tuple[Block, ...]:
    """The four parts of the analysis, one a first level."""
    blocks: list[Block] = []
    for at, (name, terms, open_) in enumerate(PARTS):
        blocks.append(
            Heading((Span(f"（{NUMERALS[at]}）项目{name}情况"),), 2, key=f"analysis.{name}.heading")
        )
        some = [one for one in tell.figures.indicators if one.dimension_term in terms]
        own = own_text(tell, f"analysis.{name}.own", words=(f"项目{name}情况", f"{name}情况"))
        said = _analysed(tell, name, some=some)
        blocks += [*own, *said]
        if not (own and said):
            blocks.append(gap(f"analysis.{name}.gap", open_))
    return tuple(blocks)


def _completion(tell: Telling) -> tuple[Block, ...]:
    """How many targets were reached; where nothing is scored, each that was not."""
    compared = compared_text(tell)
    if not compared:
        return ()
    below = () if scored_indicators(tell.figures.indicators) else below_blocks(tell)
    return (paragraph("conclusion.completion", compared), *below)


def _analysed(tell: Telling, name: str, *, some: Sequence[Indicator]) -> list[Text]:
    if not some:
        return []
    scored = scored_indicators(some)
    count = tell.facts.count(
        f"{name}类指标项数", (one.place_of("name") for one in scored or some), working="逐项计数"
    )
    if not scored:
        said = tell.say("evaluation.dimension_unscored", name=name, count=count)
        return [paragraph(f"analysis.{name}", said)]
    said = together(_dimension(tell, name, some=scored, count=count), _lost(tell, scored))
    return [paragraph(f"analysis.{name}", said)]


def _dimension(tell: Telling, name: str, *, some: Sequence[Indicator], count: Span) -> Spans:
    points = sum((one.points for one in some if one.points is not None), Decimal(0))
    score = sum((one.score for one in some if one.score is not None), Decimal(0))
    rate = rate_of_points(tell, some, name=f"{name}类指标得分率")
    key = "dimension" if is_evaluation(tell) else "dimension_self"
    return tell.say(
        f"evaluation.{key}",
        name=name,
        count=count,
        points=tell.facts.number(
            f"{name}类指标分值合计",
            points,
            *(one.place_of("points") for one in some),
            working="分值之和",
        ),
        score=tell.facts.number(
            f"{name}类指标得分合计",
            score,
            *(one.place_of("score") for one in some),
            working="得分之和",
        ),
        rate=rate or "",
    )


def _lost(tell: Telling, some: Sequence[Indicator]) -> Spans:
    """Every indicator that lost points, with the reason given."""
    lost = [
        one
        for one in some
        if one.points is not None and one.score is not None and one.score < one.points
    ]
    if not lost:
        return tell.say("evaluation.full")
    return together(*(_lost_one(tell, one) for one in lost))


def _lost_one(tell: Telling, one: Indicator) -> Spans:
    facts: dict[str, Fact] = {
        "name": together("“", tell.facts.words(one.name, "三级指标", one.place_of("name")), "”"),
        "points": tell.facts.number(
            f"{one.name}：分值", one.points or Decimal(0), one.place_of("points")
        ),
        "score": tell.facts.number(
            f"{one.name}：得分", one.score or Decimal(0), one.place_of("score")
        ),
    }
    if not one.reason.strip():
        return tell.say("evaluation.lost", **facts)
    reason = tell.facts.words(
        sentence(one.reason).rstrip("。"), f"{one.name}：扣分原因", one.place_of("reason")
    )
    return tell.say("evaluation.lost_reason", reason=reason, **facts)
