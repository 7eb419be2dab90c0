"""A self-evaluation in the making: begun from the objectives, scored and checked as it is filled.

Every value gets a place that names its row, so that a finding can be shown in the row it is about.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import ROUND_HALF_UP, Decimal

from jixiao.domain.document import Document
from jixiao.domain.finding import Finding, Severity
from jixiao.domain.score import IndicatorScore, SheetScore
from jixiao.domain.sheet import Fund, Sheet, SheetKind
from jixiao.domain.unit import BudgetUnit
from jixiao.pipeline.asked import Unknown, named_ruleset
from jixiao.pipeline.checking import check
from jixiao.pipeline.planning import weigh
from jixiao.pipeline.row_places import placed, without_places
from jixiao.pipeline.scores import score

FORM = "mof_2020_self_evaluation"
# Rules that ask for a cause; what a rule-set asks for comes as problems of this kind.
CAUSES = ("SE007", "SE010")
EXPLANATION = "explanation_needed"
# Where a score within the grade is for the unit to give.
JUDGED = frozenset({"banded", ""})
EXECUTION = -1
RATE = Decimal("0.0001")


@dataclass(frozen=True, slots=True)
class Assessed:
    """A self-evaluation with its scores filled in, how they came about, and what was found.

    ``causes`` are sentences by row (the position of an indicator, ``EXECUTION`` for the money)
    where a cause has to be written; ``rows`` says for each finding which rows it is about.
    """

    sheet: Sheet
    score: SheetScore
    findings: tuple[Finding, ...] = ()
    causes: Mapping[int, str] = field(default_factory=dict)
    rows: tuple[tuple[int, ...], ...] = ()

    @property
    def blocking(self) -> tuple[Finding, ...]:
        """The grave findings: with one of them the sheet is not handed in."""
        return tuple(one for one in self.findings if one.severity is Severity.ERROR)


def begin_evaluation(sheet: Sheet, *, ruleset: str | None = None, form: str = "") -> Sheet:
    """The self-evaluation of a project, made from its objectives: results are still open.

    The final budget is the original one until another is written. Points that the objectives do
    not have are shared evenly, where the rule-set allows it; they may be changed then.
    """
    from jixiao.scoring.unfilled import unfilled

    begun = unfilled(without_places(sheet), named_ruleset(ruleset))
    if begun.indicators and all(one.points is None for one in begun.indicators):
        begun = _with_points(begun, ruleset=ruleset)
    indicators = tuple(replace(one, actual=None, reason="") for one in begun.indicators)
    funds = tuple(replace(one, final_budget=one.budget, reason="") for one in begun.funds)
    objectives = tuple(replace(one, result="") for one in begun.objectives)
    return replace(
        begun, kind=SheetKind.SELF_EVALUATION, form=form or FORM, confidence=None,
        indicators=indicators, funds=funds, objectives=objectives,
    )  # fmt: skip


def assess(sheet: Sheet, *, ruleset: str | None = None, changed: Collection[int] = ()) -> Assessed:
    """Score a self-evaluation, fill the scores in, and audit it.

    A score that the unit gives itself stays where the method leaves it to judgement; ``changed``
    are indicators whose result is another now, so that their old score says nothing any more.
    """
    sheet = placed(_without_scores(with_rates(sheet), changed))
    scored = score(_document(sheet), ruleset=ruleset)[0]
    filled = with_scores(sheet, scored)
    checked = check(_document(filled), ruleset=ruleset)
    result = checked.scores[0] if checked.scores else scored
    rows = tuple(_rows(filled, one) for one in checked.findings)
    causes = _causes(result, tuple(zip(checked.findings, rows, strict=True)))
    return Assessed(without_places(filled), result, checked.findings, causes, rows)


def is_judged(row: IndicatorScore) -> bool:
    """Whether the unit gives this score itself: a matter of judgement, or not to be computed."""
    return row.method in JUDGED or row.score is None


def with_scores(sheet: Sheet, scored: SheetScore) -> Sheet:
    """The sheet with the scores that were worked out; what could not be stays as it was given."""
    rows = zip(sheet.indicators, scored.indicators, strict=False)
    indicators = tuple(
        replace(one, score=one.score if row.score is None else row.score) for one, row in rows
    )
    total = sheet.total_fund
    funds = tuple(
        replace(one, score=scored.execution.score) if one is total else one for one in sheet.funds
    )
    return replace(
        sheet, indicators=indicators or sheet.indicators, funds=funds,
        total_score=scored.total, rating=scored.rating,
    )  # fmt: skip


def _document(sheet: Sheet) -> Document:
    unit = BudgetUnit.parse(sheet.unit) if sheet.unit else BudgetUnit()
    return Document(unit=unit, fiscal_year=sheet.fiscal_year, sheets=(sheet,))


def _with_points(sheet: Sheet, *, ruleset: str | None) -> Sheet:
    from jixiao.scoring.apportion import Rounding

    try:
        weighed = weigh(_document(sheet), ruleset=ruleset, rounding=Rounding())
    except Unknown:
        return sheet
    only = weighed.document.sheets[0]
    points = [one.points for one in only.indicators if one.points is not None]
    points += [one.points for one in only.funds if one.points is not None]
    return replace(only, total_points=sum(points, Decimal(0)))


def with_rates(sheet: Sheet) -> Sheet:
    """Every row of money with the rate of its spending, worked out from the amounts."""
    return replace(
        sheet, funds=tuple(replace(one, execution_rate=_rate(one)) for one in sheet.funds)
    )


def _rate(fund: Fund) -> Decimal | None:
    if fund.budget is None or fund.outturn is None or not fund.budget.yuan:
        return None
    return (fund.outturn.yuan / fund.budget.yuan).quantize(RATE, ROUND_HALF_UP)


def _without_scores(sheet: Sheet, changed: Collection[int]) -> Sheet:
    indicators = tuple(
        replace(one, score=None) if at in changed else one
        for at, one in enumerate(sheet.indicators)
    )
    return replace(sheet, indicators=indicators, total_score=None, rating="")


def _rows(sheet: Sheet, finding: Finding) -> tuple[int, ...]:
    """The rows that a finding is about: by its place, else by the names it gives."""
    if finding.place.row is not None and "、" not in finding.indicator:
        return (finding.place.row - 1,)
    names = set(finding.indicator.split("、")) if finding.indicator else set()
    return tuple(at for at, one in enumerate(sheet.indicators) if one.name in names)


def explanations(sheet: Sheet, *, ruleset: str | None = None) -> dict[int, str]:
    """What the rule-set wants explained and is not, by row; none where it does not fit."""
    try:
        return _explanations(score(_document(placed(sheet)), ruleset=ruleset)[0])
    except Unknown:
        return {}


def _causes(scored: SheetScore, found: Sequence[tuple[Finding, tuple[int, ...]]]) -> dict[int, str]:
    """Why a cause has to be written, by row; the first reason of each."""
    causes: dict[int, str] = {}
    for finding, rows in found:
        for at in rows if finding.code in CAUSES else ():
            causes.setdefault(at, finding.message)
    return {**_explanations(scored), **causes}


def _explanations(scored: SheetScore) -> dict[int, str]:
    """What the rule-set itself wants explained, by row."""
    told: dict[int, str] = {}
    for problem in scored.problems:
        if problem.kind == EXPLANATION:
            at = EXECUTION if problem.place.row is None else problem.place.row - 1
            told.setdefault(at, problem.message)
    return told
