"""The table of a spot check: row by row the unit's score beside the one that comes out."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from jixiao.domain.finding import Finding
from jixiao.domain.place import Place
from jixiao.domain.score import ExecutionScore, IndicatorScore, SheetScore
from jixiao.domain.sheet import Sheet
from jixiao.reports.documents.letter import Letter, told
from jixiao.reports.documents.plain_table import Content, table_of
from jixiao.reports.paper.model import Span, Table
from jixiao.reports.paper.page import SMALL_CELL, Layout
from jixiao.reports.wording import number

TITLES = (
    "序号",
    "指标",
    "分值",
    "自评\n得分",
    "复核\n得分",
    "差异",
    "复核依据",
    "佐证材料\n查验情况",
)
LAYOUT = Layout(
    (9, 31, 11, 12, 13, 12, 45, 23), print=SMALL_CELL, header_rows=1, left=frozenset({1, 6})
)
EXECUTION, TOTAL, NOT_COMPUTED = "预算执行率", "总分", "未能重新计算"
BY_HAND = " "
SIGN = {True: "+", False: ""}
Row = ExecutionScore | IndicatorScore


@dataclass(frozen=True)
class Checked:
    """One sheet with its scores and what else was found in its self-evaluation."""

    sheet: Sheet
    score: SheetScore | None
    findings: tuple[Finding, ...]

    @property
    def name(self) -> str:
        """The project, or the unit where the sheet is a whole department's."""
        return self.sheet.project.name or self.sheet.unit or self.sheet.department


def computed_total(one: Letter, each: Checked, value: Decimal, what: str) -> Span:
    """A figure worked out by the rule-set."""
    score = each.score or SheetScore()
    working = score.working or "预算执行率得分与各项指标得分之和"
    return one.facts.number(
        f"{each.name}：{what}", value, *_places(score), working=working, ruleset=score.ruleset
    )


def _places(score: SheetScore) -> tuple[Place, ...]:
    return (score.execution.place, *(each.place for each in score.indicators))


def printed_total(one: Letter, each: Checked, value: Decimal) -> Span:
    """The total that the unit printed."""
    return one.facts.number(f"{each.name}：自评总分", value, each.sheet.place_of("total_score"))


def score_table(one: Letter, each: Checked, score: SheetScore, *, ruleset: str) -> Table:
    """Row by row: points, the unit's score, the computed one, their difference, the working."""
    rows: list[list[Content]] = []
    if score.execution.points is not None or score.execution.score is not None:
        rows.append(_row(one, each, score.execution, name=EXECUTION))
    rows += [_row(one, each, row, name=row.name) for row in score.indicators]
    for at, row in enumerate(rows, start=1):
        row[0] = str(at)
    rows.append(_total_row(one, each, score))
    caption = f"得分复核表（评分办法：{ruleset}）" if ruleset else "得分复核表"
    return table_of(
        TITLES, rows, layout=LAYOUT, caption=caption, key=f"spot_check.{each.name}.scores"
    )


def _row(one: Letter, each: Checked, row: Row, *, name: str) -> list[Content]:
    named = f"{each.name}，{name}"
    ruleset = each.score.ruleset if each.score else ""
    origin = one.facts.citing.origin
    places = [part.place for part in row.inputs] or [row.place]

    def said(value: Decimal | None, what: str) -> Span | None:
        return None if value is None else one.facts.number(f"{named}：{what}", value, row.place)

    computed = difference = None
    if row.score is not None:
        of = origin(f"{named}：复核得分", *places, working=row.working, ruleset=ruleset)
        computed = Span(number(row.score), of)
        if row.printed_score is not None:
            of = origin(
                f"{named}：得分差异", *places, working="自评得分减复核得分", ruleset=ruleset
            )
            difference = Span(signed(row.printed_score - row.score), of)
    working = Span(told(row.working), origin(f"{named}：复核依据", *places, ruleset=ruleset))
    return [
        "", one.facts.words(name, f"{each.name}：指标名称", row.place), said(row.points, "分值"),
        said(row.printed_score, "自评得分"), computed, difference,
        working if working.text else NOT_COMPUTED, BY_HAND,
    ]  # fmt: skip


def _total_row(one: Letter, each: Checked, score: SheetScore) -> list[Content]:
    printed, computed = score.printed_total, score.total
    difference = None
    if printed is not None and computed is not None:
        difference = computed_total(one, each, printed - computed, "总分差异")
        difference = Span(signed(printed - computed), difference.origin)
    points = each.sheet.total_points
    whole = None
    if points is not None:
        whole = one.facts.number(
            f"{each.name}：总分值", points, each.sheet.place_of("total_points")
        )
    return [
        " ", TOTAL, whole, None if printed is None else printed_total(one, each, printed),
        None if computed is None else computed_total(one, each, computed, "复核总分"), difference,
        told(score.working) or BY_HAND, BY_HAND,
    ]  # fmt: skip


def signed(value: Decimal) -> str:
    """A difference with its sign: ``+1.14``, ``-1.86``, ``0``."""
    return f"{SIGN[value > 0]}{number(value)}"
