"""The score table of an evaluation: first, second and third level, points and scores."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from jixiao.domain.grid import Cell, Row
from jixiao.domain.indicator import Indicator
from jixiao.domain.sheet import Sheet
from jixiao.reports.documents.annexes import annex_label
from jixiao.reports.documents.evaluation_analysis import is_evaluation
from jixiao.reports.documents.figures import Line
from jixiao.reports.documents.telling import Telling
from jixiao.reports.paper.model import Annex, Block, Span, Table
from jixiao.reports.paper.page import Layout
from jixiao.reports.tracing.origin import Origin
from jixiao.reports.wording import GAP_ALONE, NONE_PRINTED, writable

SCORE_TABLE = "绩效评价评分表"
LAYOUT = Layout((18, 22, 40, 14, 20, 42), header_rows=1, left=frozenset({2, 5}))
LAYOUT_OF_SELF = Layout((18, 22, 42, 14, 18, 22, 20), header_rows=1, left=frozenset({2}))
TITLES = ("一级指标", "二级指标", "三级指标", "分值", "得分", "扣分原因")
TITLES_OF_SELF = (
    "一级指标", "二级指标", "三级指标", "分值", "自评得分", "评价得分", "评价说明",
)  # fmt: skip


def score_annex(tell: Telling, *, framework: tuple[Indicator, ...] | None) -> tuple[Block, ...]:
    """The table as the first annex, one a project; scores that nobody gave yet are gaps."""
    annex = Annex(annex_label(1, 1 + len(tell.figures.lines)), SCORE_TABLE)
    lines = tell.figures.lines
    if not lines:
        return annex, _table(tell, Line(Sheet()), framework=framework or ())
    return annex, *(_table(tell, line, framework=framework) for line in lines)


def _table(tell: Telling, line: Line, *, framework: tuple[Indicator, ...] | None) -> Table:
    judged = framework is None and is_evaluation(tell)
    indicators = line.sheet.indicators if framework is None else framework
    contents = [_contents(tell, line, one=one, is_judged=judged) for one in indicators]
    contents += [] if framework is not None else _execution(tell, line, is_judged=judged)
    contents.append(_total(tell, line, is_judged=judged, is_blank=framework is not None))
    titles = TITLES if judged else TITLES_OF_SELF
    rows: list[Row] = [tuple(Cell(title, at) for at, title in enumerate(titles))]
    origins: dict[tuple[int, int], Origin] = {}
    for at, row in enumerate(contents, start=1):
        rows.append(_row(row, contents[at - 2] if at > 1 else None))
        for column, one in enumerate(row):
            if isinstance(one, Span) and one.origin is not None:
                origins[at, column] = one.origin
    caption = "" if tell.figures.is_single else line.name
    layout = LAYOUT if judged else LAYOUT_OF_SELF
    return Table(tuple(rows), layout, caption, origins, f"scores.{line.key}")


def _row(contents: Sequence[str | Span], above: Sequence[str | Span] | None) -> Row:
    """A row; its first two levels go on from the row above where they are the same."""
    texts = [one.text if isinstance(one, Span) else one for one in contents]
    before = [one.text if isinstance(one, Span) else one for one in above or ()]
    same = [bool(before) and texts[: at + 1] == before[: at + 1] for at in (0, 1)]
    goes_on = [one and bool(texts[at]) for at, one in enumerate(same)]
    return tuple(
        Cell(text, column, continues=column < len(goes_on) and goes_on[column])
        for column, text in enumerate(texts)
    )


def _contents(tell: Telling, line: Line, *, one: Indicator, is_judged: bool) -> list[str | Span]:
    levels: list[str | Span] = [
        tell.facts.words(text, f"{line.name}：{title}", one.place_of(field))
        for text, title, field in zip(
            (one.dimension, one.kind, one.name), TITLES, ("dimension", "kind", "name"), strict=False
        )
    ]
    points = _number(
        tell, f"{line.name}：{one.name}：分值", value=one.points, one=one, field="points"
    )
    score = _number(tell, f"{line.name}：{one.name}：得分", value=one.score, one=one, field="score")
    if not is_judged:
        return [*levels, points, score, GAP_ALONE, ""]
    place = one.place_of("reason")
    reason = tell.facts.words(one.reason, f"{line.name}：{one.name}：扣分原因", place)
    return [*levels, points, score, Span(writable(one.reason), reason.origin)]


def _number(
    tell: Telling, name: str, *, value: Decimal | None, one: Indicator, field: str
) -> str | Span:
    return NONE_PRINTED if value is None else tell.facts.number(name, value, one.place_of(field))


def _execution(tell: Telling, line: Line, *, is_judged: bool) -> list[list[str | Span]]:
    """The row of budget execution, which self-evaluations score beside the indicators."""
    fund = line.sheet.total_fund
    if fund is None or (fund.points is None and fund.score is None):
        return []
    cells: list[str | Span] = [
        NONE_PRINTED
        if value is None
        else tell.facts.number(f"{line.name}：预算执行率{title}", value, fund.place_of(field))
        for title, field, value in (
            ("分值", "points", fund.points),
            ("得分", "score", fund.score),
        )
    ]
    return [
        ["预算执行", "预算执行", "预算执行率", *cells, *(("",) if is_judged else (GAP_ALONE, ""))]
    ]


def _total(tell: Telling, line: Line, *, is_judged: bool, is_blank: bool) -> list[str | Span]:
    sheet = line.sheet
    cells: list[str | Span] = [
        NONE_PRINTED
        if value is None or is_blank
        else tell.facts.number(f"{line.name}：{title}", value, sheet.place_of(field))
        for title, field, value in (
            ("总分值", "total_points", sheet.total_points),
            ("自评得分", "total_score", sheet.total_score),
        )
    ]
    return ["总分", "", "", *cells, *(("",) if is_judged else (GAP_ALONE, ""))]
