"""The cases of a rule-set: what published rows must score, written by officials in YAML."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from jixiao.domain.indicator import Indicator
from jixiao.domain.money import printed
from jixiao.domain.plain import from_plain
from jixiao.domain.score import ExecutionScore, IndicatorScore, SheetScore
from jixiao.domain.sheet import Fund, FundSource, Sheet
from jixiao.scoring.explanations import KIND
from jixiao.scoring.ruleset import Ruleset
from jixiao.scoring.score import score_sheet

FUND_FIELDS = ("original_budget", "final_budget", "arrived", "outturn")
EXPECTED = ("score", "method", "year", "total", "rating", "needs_reason", "indicators")


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
    no score may; ``method`` may name the method that must have been used, and ``needs_reason``
    whether the result has to be explained. A whole sheet has the fields of its fund and
    ``indicators``; its ``total`` and ``rating`` are what must come out.
    """
    try:
        sheet = _sheet_of(case, ruleset)
        scored = score_sheet(sheet, ruleset)
        fault = _total_fault(scored, case) if "indicators" in case else _row_fault(scored, case)
    except (TypeError, ValueError, ArithmeticError, AttributeError) as error:
        return f"案例写法有误：{error}；请对照自带评分办法中的案例改写"
    needs = any(one.kind == KIND for one in scored.problems)
    if not fault and case.get("needs_reason", needs) is not needs:
        return "没有要求说明原因，案例写的是要求" if not needs else "要求说明原因，案例写的是不要求"
    return fault


def _row_fault(scored: SheetScore, case: Mapping[str, Any]) -> str:
    found: ExecutionScore | IndicatorScore = (
        scored.indicators[0] if scored.indicators else scored.execution
    )
    wanted = _number(case.get("score"))
    if found.score != wanted:
        return f"应得{_shown(wanted)}，算得{_shown(found.score)}（{found.working}）"
    method = getattr(found, "method", "")
    if case.get("method", method) != method:
        return f"应使用评分方法 {case['method']}，使用了 {method}"
    return ""


def _total_fault(scored: SheetScore, case: Mapping[str, Any]) -> str:
    wanted = _number(case.get("total"))
    if scored.total != wanted:
        why = "；".join([*(one.working for one in scored.indicators), scored.working])
        return f"总分应是{_shown(wanted)}，算得{_shown(scored.total)}（{why}）"
    if case.get("rating", scored.rating) != scored.rating:
        return f"等级应是“{case['rating']}”，算得“{scored.rating}”"
    return ""


def _sheet_of(case: Mapping[str, Any], ruleset: Ruleset) -> Sheet:
    """A sheet with the rows that the case is about."""
    own = {name: value for name, value in case.items() if name not in EXPECTED}
    rows = [_row(one) for one in case.get("indicators", [])]
    data = {"kind": ruleset.kinds[0].value, "fiscal_year": case.get("year")}
    if any(name in own for name in FUND_FIELDS):
        own["score"] = own.pop("printed", None)
        data["funds"] = [from_plain(Fund, {"source": FundSource.TOTAL, **own})]
    elif not rows:
        rows = [_row(own)]
    return from_plain(Sheet, {**data, "indicators": rows})


def _row(given: Mapping[str, Any]) -> Indicator:
    own = {name: value for name, value in given.items() if name != "printed"}
    words = {name: str(given.get(name, "")) for name in ("target", "actual")}
    return from_plain(Indicator, {**own, **words, "score": given.get("printed")})


def _number(value: object) -> Decimal | None:
    return None if value is None else Decimal(str(value))


def _shown(score: Decimal | None) -> str:
    return "不能计算" if score is None else f"{printed(score, places=0)}分"
