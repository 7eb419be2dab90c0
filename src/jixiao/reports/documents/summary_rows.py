"""The rows of a summary of many documents, and their sums, every figure with its origin."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

from jixiao.domain.document import Document
from jixiao.domain.finding import Finding
from jixiao.domain.money import Money, total
from jixiao.domain.place import Place
from jixiao.domain.score import SheetScore
from jixiao.reports.documents.figures import Figures, Line, figures_of
from jixiao.reports.documents.scores import mean
from jixiao.reports.documents.telling import unit_name
from jixiao.reports.narrative.facts import Facts
from jixiao.reports.paper.model import Span
from jixiao.reports.tracing.citing import Citing, joined
from jixiao.reports.tracing.origin import Origin
from jixiao.reports.wording import amount, number, rounded_per_cent

COMPUTED = "*"


class Reviewed(Protocol):
    """A document with what was found in it and how its sheets score."""

    @property
    def document(self) -> Document:
        """What was read."""

    @property
    def findings(self) -> Sequence[Finding]:
        """What the audit found."""

    @property
    def scores(self) -> Sequence[SheetScore | None]:
        """The scores of the sheets in their order."""


@dataclass(frozen=True, slots=True)
class SummaryRow:
    """One project: its figures as printed, and the values that sums are made of.

    ``is_computed`` says that score or rating are those by the rule-set, as the unit printed none.
    """

    line: Line
    unit: str
    project: Span
    named: Origin
    budget: Span | None
    outturn: Span | None
    rate: Span | None
    score: Span | None
    value: Decimal | None
    faults: Span

    @property
    def shown_rating(self) -> str:
        """The rating, marked where it is not the unit's own."""
        return self.rating and self.rating + ("" if self.line.sheet.rating else COMPUTED)

    @property
    def rating(self) -> str:
        """The printed rating, else the one by the rule-set."""
        return self.line.rating

    @property
    def is_computed(self) -> bool:
        """Whether the score or the rating is not the unit's own."""
        has_own_score = self.line.printed_score is not None
        has_own_rating = bool(self.line.sheet.rating)
        scored = self.line.computed_score is not None and not has_own_score
        return scored or (bool(self.rating) and not has_own_rating)


@dataclass(frozen=True, slots=True)
class Sums:
    """The sums of some rows over what is there; ``rate`` is None where a row lacks its part."""

    count: Span
    budget: Span | None
    outturn: Span | None
    rate: Span | None
    average: Span | None
    faults: Span


def rows_of(item: Reviewed) -> list[SummaryRow]:
    """The rows of a document."""
    figures = figures_of(item.document, item.scores)
    facts = Facts(Citing(item.document.source))
    found, _loose = faults_by_line(figures, item.findings)
    unit = unit_name(item.document)
    return [
        _row(facts, line, findings=some, unit=unit or line.sheet.unit)
        for line, some in zip(figures.lines, found, strict=True)
    ]


def loose_of(item: Reviewed) -> list[Origin]:
    """The origin of each fault of a document that belongs to none of its projects."""
    citing = Citing(item.document.source)
    _found, loose = faults_by_line(figures_of(item.document, item.scores), item.findings)
    return [citing.origin("不属于单个项目的问题", one.place) for one in loose]


def faults_by_line(
    figures: Figures, findings: Sequence[Finding]
) -> tuple[list[list[Finding]], list[Finding]]:
    """The findings of each project, each counted once, and those that are no project's.

    Where there is one project, every finding is taken for its own.
    """
    found: list[list[Finding]] = [[] for _ in figures.lines]
    if figures.is_single:
        return [list(findings)], []
    at = {line.name: index for index, line in reversed(list(enumerate(figures.lines)))}
    loose: list[Finding] = []
    for one in findings:
        names = (one.project, *one.project.split("、"))
        index = next((at[name] for name in names if name in at), None)
        (loose if index is None else found[index]).append(one)
    return found, loose


def _row(facts: Facts, line: Line, *, findings: Sequence[Finding], unit: str) -> SummaryRow:
    name = line.name
    rate = None
    if line.rate is not None:
        rate = facts.share(
            f"{name}：预算执行率", line.rate, *line.money_places, working="全年执行数÷预算数"
        )
    value = line.computed_score if line.printed_score is None else line.printed_score
    return SummaryRow(
        line=line,
        unit=unit,
        project=facts.words(name, f"{name}：项目名称", line.name_place),
        named=facts.citing.origin(f"{name}：项目名称", line.name_place),
        budget=_amount(facts, f"{name}：预算数", money=line.budget, place=line.budget_place),
        outturn=_amount(facts, f"{name}：全年执行数", money=line.outturn, place=line.outturn_place),
        rate=rate,
        score=None if value is None else _score(facts, line, value=value),
        value=value,
        faults=facts.count(
            f"{name}：检查发现的问题数",
            (one.place for one in findings),
            working="检查发现的问题个数",
        ),
    )


def _amount(facts: Facts, name: str, *, money: Money | None, place: Place) -> Span | None:
    return None if money is None else facts.amount(name, money, place)


def _score(facts: Facts, line: Line, *, value: Decimal) -> Span:
    if line.printed_score is not None:
        return facts.number(f"{line.name}：自评得分", value, line.sheet.place_of("total_score"))
    score = line.score or SheetScore()
    places = (one.place for one in score.indicators)
    said = facts.number(
        f"{line.name}：计算得分",
        value,
        *places,
        working=score.working or "各项计算得分之和",
        ruleset=score.ruleset,
    )
    return Span(said.text + COMPUTED, said.origin)


def sums_of(rows: Sequence[SummaryRow], *, whose: str) -> Sums:
    """The sums of rows: of a unit, of a rating, or of all."""
    named = [row.named for row in rows]
    count = Span(str(len(rows)), joined(f"{whose}项目数", named, working="项目个数"))
    faults = sum(int(row.faults.text) for row in rows)
    return Sums(
        count=count,
        budget=_sum(f"{whose}预算数合计", [(row.budget, row.line.budget) for row in rows]),
        outturn=_sum(f"{whose}执行数合计", [(row.outturn, row.line.outturn) for row in rows]),
        rate=_rate(f"{whose}总体执行率", rows),
        average=_average(f"{whose}平均得分", rows),
        faults=Span(
            str(faults),
            _origin(f"{whose}问题数合计", [row.faults for row in rows], working="各项目问题数之和"),
        ),
    )


def _sum(name: str, parts: Sequence[tuple[Span | None, Money | None]]) -> Span | None:
    known = [(span, money) for span, money in parts if money is not None]
    if not known:
        return None
    money = total([money for _span, money in known])
    return Span(amount(money), _origin(name, [span for span, _ in known], working="各项目数之和"))


def _rate(name: str, rows: Sequence[SummaryRow]) -> Span | None:
    """The rate of all rows; None where one of them lacks its budget or its outturn."""
    budgets = [row.line.budget for row in rows if row.line.budget is not None]
    outturns = [row.line.outturn for row in rows if row.line.outturn is not None]
    whole = len(budgets) == len(outturns) == len(rows)
    budget, outturn = total(budgets), total(outturns)
    if not whole or not budget.yuan:
        return None
    parts = [part for row in rows for part in (row.budget, row.outturn)]
    rate = rounded_per_cent(outturn.yuan / budget.yuan)
    return Span(rate, _origin(name, parts, working="执行数合计÷预算数合计"))


def _average(name: str, rows: Sequence[SummaryRow]) -> Span | None:
    values = [row.value for row in rows if row.value is not None]
    if not values:
        return None
    origin = _origin(name, [row.score for row in rows], working="有得分的项目得分的平均数")
    return Span(number(mean(values)), origin)


def _origin(name: str, parts: Sequence[Span | None], *, working: str) -> Origin:
    origins = [part.origin for part in parts if part is not None and part.origin is not None]
    return joined(name, origins, working=working)
