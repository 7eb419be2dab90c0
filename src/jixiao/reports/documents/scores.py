"""The sentences on scores: printed and computed, ratings, first levels, points not given."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from jixiao.domain.indicator import Indicator
from jixiao.domain.place import Place
from jixiao.domain.score import SheetScore
from jixiao.reports.documents.figures import Line
from jixiao.reports.documents.results import by_first_level
from jixiao.reports.documents.telling import Telling
from jixiao.reports.narrative.facts import enumerated, together
from jixiao.reports.paper.model import Span, Spans
from jixiao.reports.wording import HUNDREDTH, to_fill


def score_text(tell: Telling) -> Spans:
    """The sentences on scores and ratings: what the unit printed, then what was worked out."""
    if tell.figures.is_single:
        line = tell.figures.lines[0]
        return together(
            _printed_of(tell, line), dimension_text(tell), lost_text(tell), _computed_of(tell, line)
        )
    printed, computed = _printed(tell), _computed(tell)
    ratings, parts = _ratings(tell), (dimension_text(tell), lost_text(tell))
    if any(line.sheet.rating for line in tell.figures.lines):
        return together(printed, ratings, *parts, computed, _differing(tell))
    return together(printed, *parts, computed, ratings, _differing(tell))


def printed_score(tell: Telling, line: Line) -> Span:
    """The total that the unit printed."""
    value = Decimal(0) if line.printed_score is None else line.printed_score
    return tell.facts.number(f"{line.name}：自评得分", value, line.sheet.place_of("total_score"))


def computed_score(tell: Telling, line: Line) -> Span:
    """The total by the rule-set, with the cells that it was worked out of."""
    score = line.score or SheetScore()
    places = [score.execution.place, *(one.place for one in score.indicators)]
    return tell.facts.number(
        f"{line.name}：计算得分", score.total or Decimal(0), *places,
        working=score.working or "各项计算得分之和", ruleset=score.ruleset,
    )  # fmt: skip


def _printed_of(tell: Telling, line: Line) -> Spans:
    parts: list[Spans] = []
    if line.printed_score is not None:
        parts.append(tell.say("score.printed.one", score=printed_score(tell, line)))
    if line.sheet.rating:
        place = line.sheet.place_of("rating")
        rating = tell.facts.words(line.rating, f"{line.name}：评价等级", place)
        parts.append(tell.say("score.rating.one", rating=rating))
    return together(*parts)


def _computed_of(tell: Telling, line: Line) -> Spans:
    if line.computed_score is None:
        return ()
    score = computed_score(tell, line)
    rating = "" if line.sheet.rating or line.score is None else line.score.rating
    if rating:
        said = tell.say("score.computed_rated.one", score=score, rating=rating)
    else:
        said = tell.say("score.computed.one", score=score)
    if not line.differs:
        return said
    return together(said, tell.say("score.differs.one"), to_fill("不一致的原因"))


def _printed(tell: Telling) -> Spans:
    some = [(one, one.printed_score) for one in tell.figures.lines]
    scored = [(one, score) for one, score in some if score is not None]
    if not scored:
        return ()
    places = [one.sheet.place_of("total_score") for one, _ in scored]
    count = tell.facts.count("填报自评得分的项目数", places, working="填有自评得分的绩效表张数")
    highest = max(score for _, score in scored)
    lowest = min(score for _, score in scored)
    first = {score: one for one, score in reversed(scored)}
    if highest == lowest:
        key = "score.printed.single" if len(scored) == 1 else "score.printed.same"
        said = printed_score(tell, first[highest])
        return tell.say(key, count=count, score=said)
    return tell.say(
        "score.printed.many", count=count, average=average_printed(tell),
        highest=printed_score(tell, first[highest]), lowest=printed_score(tell, first[lowest]),
    )  # fmt: skip


def average_printed(tell: Telling) -> Span:
    """The average of the printed totals."""
    scored = [one for one in tell.figures.lines if one.printed_score is not None]
    values = [one.printed_score for one in scored if one.printed_score is not None]
    places = [one.sheet.place_of("total_score") for one in scored]
    working = f"{len(values)}个项目自评得分的平均数"
    return tell.facts.number("平均自评得分", mean(values), *places, working=working)


def mean(values: Sequence[Decimal]) -> Decimal:
    """The average, rounded half up to two decimals."""
    whole = sum(values, Decimal(0)) / len(values)
    return whole.quantize(HUNDREDTH, ROUND_HALF_UP)


def _computed(tell: Telling) -> Spans:
    scored = [one for one in tell.figures.lines if one.computed_score is not None]
    if not scored:
        return ()
    values = [one.computed_score for one in scored if one.computed_score is not None]
    rulesets = sorted({one.score.ruleset for one in scored if one.score is not None})
    places = [place for one in scored for place in _places_of_score(one)]
    count = tell.facts.count(
        "可以重新计算得分的项目数", (one.name_place for one in scored),
        working="各项得分都能计算的绩效表张数",
    )  # fmt: skip
    average = tell.facts.number(
        "平均计算得分", mean(values), *places, working=f"{len(values)}个项目计算得分的平均数",
        ruleset="、".join(rulesets),
    )  # fmt: skip
    return tell.say("score.computed.many", count=count, average=average)


def _places_of_score(line: Line) -> list[Place]:
    return [] if line.score is None else [one.place for one in line.score.indicators]


def _ratings(tell: Telling) -> Spans:
    ratings = [name for name, _count in tell.figures.ratings()]
    if not ratings:
        return ()
    printed = any(line.sheet.rating for line in tell.figures.lines)
    key = "score.rating" if printed else "score.rating_computed"
    if len(ratings) == 1:
        count = rated_count(tell, ratings[0])
        return tell.say(f"{key}.all", count=count, rating=ratings[0])
    items = [tell.say("score.rated", rating=one, count=rated_count(tell, one)) for one in ratings]
    return tell.say(f"{key}.many", items=enumerated(items))


def rated_count(tell: Telling, rating: str) -> Span:
    """How many projects have a rating."""
    places = [
        one.sheet.place_of("rating" if one.sheet.rating else "total_score")
        for one in tell.figures.lines
        if tell.figures.rating_of(one) == rating
    ]
    return tell.facts.count(f"评价等级为“{rating}”的项目数", places, working="按评价等级计数")


def dimension_text(tell: Telling) -> Spans:
    """The share of the points that was got in each first level."""
    items = []
    for name, some in by_first_level(scored_indicators(tell.figures.indicators)).items():
        share = rate_of_points(tell, some, name=f"{name}指标得分率")
        if share is not None:
            items.append(tell.say("score.dimension", name=f"{name}指标", share=share))
    if len(items) < 2:
        return ()
    return tell.say("score.dimensions", items=enumerated(items))


def scored_indicators(indicators: Sequence[Indicator]) -> list[Indicator]:
    """Those with printed points and a printed score."""
    return [one for one in indicators if one.points is not None and one.score is not None]


def rate_of_points(tell: Telling, some: Sequence[Indicator], *, name: str) -> Span | None:
    """Scores by points; None where there are no points."""
    points = sum((one.points for one in some if one.points is not None), Decimal(0))
    score = sum((one.score for one in some if one.score is not None), Decimal(0))
    if not points:
        return None
    places = [place for one in some for place in (one.place_of("points"), one.place_of("score"))]
    return tell.facts.share(name, score / points, *places, working="得分合计÷分值合计")


def lost_text(tell: Telling) -> Spans:
    """How many indicators did not get all of their points, and what was lost."""
    lost = [
        (one, one.points - one.score)
        for one in tell.figures.indicators
        if one.points is not None and one.score is not None and one.score < one.points
    ]
    if not lost:
        return ()
    places = [one.place_of("score") for one, _ in lost]
    both = [place for one, _ in lost for place in (one.place_of("points"), one.place_of("score"))]
    count = tell.facts.count("未得满分的绩效指标项数", places, working="得分低于分值的绩效指标项数")
    whole = sum((points for _, points in lost), Decimal(0))
    said = tell.facts.number("合计扣减分数", whole, *both, working="分值减得分之和")
    return tell.say("score.lost", count=count, lost=said)


def _differing(tell: Telling) -> Spans:
    differing = [one for one in tell.figures.lines if one.differs]
    if not differing:
        return ()
    places = [one.sheet.place_of("total_score") for one in differing]
    count = tell.facts.count("得分不一致的项目数", places, working="自评得分与计算得分逐项目比较")
    names = enumerated([tell.name(one) for one in differing])
    said = tell.say("score.differs.many", count=count, names=names)
    return together(said, to_fill("不一致的原因"))
