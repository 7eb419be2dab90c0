"""What must not be left blank once there are results: monitoring and self-evaluation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from jixiao.domain.finding import Severity
from jixiao.pipeline.evaluating import CAUSES, EXECUTION, explanations

if TYPE_CHECKING:
    from jixiao.domain.sheet import Sheet
    from jixiao.pipeline.beside import Beside

Words = tuple[str, str]
Blank = tuple[Words, str]
"""A message with what to do about it, and the path of the cell."""
NO_OUTTURN = ("年度资金总额的全年执行数没有填写", "填写全年执行数，单位为万元；没有支出的写0")
NO_ACTUAL = ("指标“{name}”没有填写实际完成值", "填写实际完成值，写明数量和计量单位")
NO_SCORE = (
    "指标“{name}”没有得分：按评分办法算不出来", "由单位按评分标准填写自评得分",
)  # fmt: skip
NO_REASON = ("{reason}", "写明执行率低的原因和改进措施")
NO_SPENT = (
    "年度资金总额的执行数没有填写", "填写1月至监控截止月份的累计执行数，单位为万元；没有支出的写0",
)  # fmt: skip
NO_STATE = ("指标“{name}”没有填写执行情况", "填写截至监控月份的完成情况，写明数量和计量单位")
NO_CHANCE = (
    "指标“{name}”没有选择完成目标可能性", "在“确定能”“有可能”“完全不可能”中选一项",
)  # fmt: skip


def of_evaluation(sheet: Sheet, *, ruleset: str | None) -> Iterator[Blank]:
    """The results and scores that a self-evaluation lacks, and the words on slow spending."""
    fund = sheet.total_fund
    if fund is not None:
        at = sheet.funds.index(fund)
        if fund.points and fund.outturn is None:
            yield NO_OUTTURN, f"funds.{at}.outturn"
        if reason := explanations(sheet, ruleset=ruleset).get(EXECUTION):
            yield _told(NO_REASON, reason=reason), f"funds.{at}.reason"
    for at, one in enumerate(sheet.indicators):
        if one.points and (one.actual is None or not one.actual.text.strip()):
            yield _told(NO_ACTUAL, name=one.name), f"indicators.{at}.actual"
        elif one.points and one.score is None:
            yield _told(NO_SCORE, name=one.name), f"indicators.{at}.score"


def of_monitoring(sheet: Sheet) -> Iterator[Blank]:
    """The money and the state of the goals that a sheet of monitoring lacks."""
    fund = sheet.total_fund
    if fund is not None and fund.outturn is None:
        yield NO_SPENT, f"funds.{sheet.funds.index(fund)}.outturn"
    for at, one in enumerate(sheet.indicators):
        said = one.monitoring
        if said is None or said.current is None:
            yield _told(NO_STATE, name=one.name), f"indicators.{at}.current"
        if said is None or said.likelihood is None:
            yield _told(NO_CHANCE, name=one.name), f"indicators.{at}.likelihood_certain"


def compulsory(found: Iterable[Beside]) -> list[Beside]:
    """Findings as they hold before a sheet is handed in: a cause that a rule asks for is a must.

    Of a published sheet the same finding is a warning: nobody can fill it in any more. A note
    stays one, as the form has no cell for the cause.
    """
    return [
        replace(one, finding=replace(one.finding, severity=Severity.ERROR))
        if one.finding.code in CAUSES and one.finding.severity is Severity.WARNING
        else one
        for one in found
    ]


def _told(words: Words, **said: str) -> Words:
    return words[0].format(**said), words[1]
