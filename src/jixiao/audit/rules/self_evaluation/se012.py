"""SE012: indicators cannot be far better than the spending that was to bring them about."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from jixiao.audit.base import CouldNotCheck, NotApplicable, Verdict, Words, rule
from jixiao.audit.evaluation_values import judged_rows, says
from jixiao.audit.points import added, execution_fund, execution_row, number
from jixiao.domain.finding import Severity
from jixiao.domain.sheet import Fund, Sheet

CENT = Decimal("0.1")
HUNDRED = Decimal(100)


@rule("SE012")
def indicators_far_better_than_spending(sheet: Sheet, words: Words) -> Iterator[Verdict]:
    """The red light of (S/90 − E/10) / (S/90) > 5 %, for whatever points are printed."""
    row = execution_row(sheet)
    rows = [one for one in judged_rows(sheet) if one is not row]
    points, score = added(one.points for one in rows), added(one.score for one in rows)
    fund = execution_fund(sheet) or sheet.total_fund
    if points <= 0 or score <= 0 or score > points or fund is None:
        yield NotApplicable("表中没有指标得分，或者没有资金执行情况")
        return
    execution = _execution(fund)
    if execution is None:
        yield CouldNotCheck("没有安排预算，或者没有印出预算执行得分和金额")
        return
    reached = score / points * HUNDRED
    gap = (reached - execution) / reached * HUNDRED
    reasons = (fund.reason, sheet.extra.get("variance", ""), row.reason if row else "")
    if gap <= int(words["gap"][0]) or any(says(one, words["nothing"]) for one in reasons):
        return
    is_mild = execution >= int(words["mild"][0])
    yield {
        "field": "score",
        "place": fund.place_of("score"),
        "indicators": number(reached.quantize(CENT)),
        "execution": number(execution.quantize(CENT)),
        "gap": number(gap.quantize(CENT)),
        "severity": Severity.NOTE if is_mild else Severity.WARNING,
    }


def _execution(fund: Fund) -> Decimal | None:
    """The share of the execution's points that was scored, else the share spent, out of 100."""
    if fund.budget is not None and fund.budget.yuan <= 0:
        return None
    if fund.points and fund.score is not None and fund.score <= fund.points:
        return fund.score / fund.points * HUNDRED
    if fund.outturn is None or fund.budget is None:
        return None
    return min(fund.outturn.yuan / fund.budget.yuan * HUNDRED, HUNDRED)
