"""SE004: 执行率 is outturn over budget, and its score follows from it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from jixiao.audit.base import CouldNotCheck, NotApplicable, Verdict, Words, rule
from jixiao.audit.execution import execution_faults, right_values
from jixiao.domain.sheet import Sheet


@rule("SE004")
def execution_rate_that_does_not_follow(sheet: Sheet, words: Words) -> Iterator[Verdict]:
    """Compare the printed rate and score of every fund row with its amounts."""
    rows = [one for one in sheet.funds if one.execution_rate is not None or one.score is not None]
    if not rows:
        yield NotApplicable("资金表中没有印出执行率和得分")
    told: set[object] = set()
    for fund in rows:
        if fund.budget is None or fund.outturn is None:
            yield CouldNotCheck(f"“{fund.label}”没有印出全年预算数或执行数，无法核对执行率")
            continue
        faults = execution_faults(
            fund, is_scored=fund is sheet.total_fund, tolerance=Decimal(words["tolerance"][0])
        )
        figures = (fund.budget, fund.outturn, fund.execution_rate)
        if faults and (figures not in told or faults[0].field == "score"):
            told.add(figures)
            yield {
                "field": faults[0].field,
                "place": fund.place_of(faults[0].field),
                "row": fund.label or "年度资金总额",
                "fault": "；".join(one.text for one in faults),
                "right": right_values(fund),
            }
        elif fund.budget.yuan == 0 and not faults:
            yield CouldNotCheck(f"“{fund.label}”全年预算数为0，无法计算执行率")
