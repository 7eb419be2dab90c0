"""The cases of a rule-set: what a published row must score, written by officials in YAML."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from jixiao.domain.indicator import Indicator
from jixiao.domain.money import printed
from jixiao.domain.plain import from_plain
from jixiao.domain.sheet import Fund, FundSource, Sheet
from jixiao.scoring.ruleset import Ruleset
from jixiao.scoring.score import score_sheet

FUND_FIELDS = ("original_budget", "final_budget", "outturn")
EXPECTED = ("score", "method", "year")


@dataclass(frozen=True, slots=True)
class CaseFailure:
    """A case of a rule-set that scores otherwise than it says."""

    case: str
    message: str


def failing_cases(ruleset: Ruleset) -> Iterator[CaseFailure]:
    """Every case that does not come out as written."""
    for name, case in ruleset.cases.items():
        if message := case_fault(ruleset, case):
            yield CaseFailure(name, message)


def case_fault(ruleset: Ruleset, case: Mapping[str, Any]) -> str:
    """What is wrong with a case; empty where it comes out as written.

    A case holds the fields of an indicator, or ``final_budget`` and ``outturn`` of a fund, with
    ``points``; ``printed`` is the unit's own score; ``score`` is what must come out, null where
    no score may; ``method`` may name the method that must have been used.
    """
    try:
        sheet = _sheet_of(case)
    except (TypeError, ValueError, ArithmeticError, AttributeError) as fault:
        return f"案例写法有误：{fault}"
    scored = score_sheet(sheet, ruleset)
    found = scored.indicators[0] if sheet.indicators else scored.execution
    wanted = None if case.get("score") is None else Decimal(str(case["score"]))
    if found.score != wanted:
        return f"应得{_shown(wanted)}，算得{_shown(found.score)}（{found.working}）"
    method = getattr(found, "method", "")
    if case.get("method", method) != method:
        return f"应使用评分方法 {case['method']}，使用了 {method}"
    return ""


def _sheet_of(case: Mapping[str, Any]) -> Sheet:
    """A sheet with the one row that the case is about."""
    own = {name: value for name, value in case.items() if name not in EXPECTED}
    own["score"] = own.pop("printed", None)
    year = case.get("year")
    if any(name in own for name in FUND_FIELDS):
        fund = from_plain(Fund, {"source": FundSource.TOTAL, **own})
        return from_plain(Sheet, {"kind": "self_evaluation", "fiscal_year": year, "funds": [fund]})
    row = {**own, "target": str(own.get("target", "")), "actual": str(own.get("actual", ""))}
    indicator = from_plain(Indicator, row)
    return from_plain(
        Sheet, {"kind": "self_evaluation", "fiscal_year": year, "indicators": [indicator]}
    )


def _shown(score: Decimal | None) -> str:
    return "不能计算" if score is None else f"{printed(score, places=0)}分"
