"""What must not be left blank once there are results, and causes that are a must."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from tests.pipeline.sheets import indicator

from jixiao.domain.actual import Actual
from jixiao.domain.finding import Severity
from jixiao.domain.money import Money
from jixiao.domain.monitoring import Likelihood, Monitoring
from jixiao.domain.sheet import Fund, FundSource, Objective, Sheet, SheetKind
from jixiao.pipeline.beside import findings_beside
from jixiao.pipeline.blank_results import compulsory
from jixiao.pipeline.blanks import blanks_beside
from jixiao.pipeline.monitoring_sheets import MoneyUntil, begin_monitoring, with_money
from jixiao.pipeline.screen import screen_of

RULESET = "mof_2020_self_evaluation"
TOTAL = Fund(FundSource.TOTAL, "年度资金总额", original_budget=Money.of(480000), points=Decimal(10))
SHEET = Sheet(
    kind=SheetKind.SELF_EVALUATION, form=RULESET, fiscal_year=2026, funds=(TOTAL,),
    objectives=(Objective("巡展"),), indicators=(indicator(points=Decimal(90)),),
)  # fmt: skip


def blanks(sheet, ruleset=RULESET):
    return {one.path: one for one in blanks_beside(sheet, screen_of(sheet), ruleset=ruleset)}


def with_results(actual, score, outturn=480000, reason=""):
    row = replace(SHEET.indicators[0], actual=Actual.parse(actual), score=score, reason=reason)
    fund = replace(TOTAL, outturn=Money.of(outturn))
    return replace(SHEET, indicators=(row,), funds=(fund,))


def test_results_that_are_not_filled_in_are_grave_and_stand_beside_their_cells():
    found = blanks(SHEET)
    assert set(found) == {"funds.0.outturn", "indicators.0.actual"}
    assert {one.finding.severity for one in found.values()} == {Severity.ERROR}


def test_a_result_without_a_score_asks_for_it():
    assert set(blanks(with_results("12个", None))) == {"indicators.0.score"}
    assert not blanks(with_results("12个", Decimal(90)))


def test_the_rule_set_can_ask_for_words_on_slow_spending():
    slow = with_results("12个", Decimal(90), outturn=1000)
    assert not blanks(slow)
    (asked,) = blanks(slow, "sichuan_2022").values()
    assert "没有说明原因" in asked.finding.message
    told = replace(slow, funds=(replace(slow.funds[0], reason="年底结算"),))
    assert not blanks(told, "sichuan_2022")
    assert not blanks(slow, "no-such")


def test_a_cause_that_a_rule_asks_for_is_a_must_and_nothing_else_is():
    sheet = with_results("6个", Decimal(45))
    found = findings_beside(sheet, screen_of(sheet), ruleset=RULESET)
    made = compulsory(found)
    changed = {
        one.finding.code
        for one, other in zip(found, made, strict=True)
        if one.finding.severity is not other.finding.severity
    }
    assert changed == {"SE007"}
    assert [one.fingerprint for one in made] == [one.fingerprint for one in found]


def test_monitoring_begins_with_the_money_of_the_ledger_and_blank_states():
    money = MoneyUntil(Money.of(500000), Money.of(200000), Money.of(450000))
    sheet = begin_monitoring(SHEET, month=6, money=money)
    fund = sheet.total_fund
    assert (sheet.kind, sheet.cut_off_month) == (SheetKind.MONITORING, 6)
    assert (fund.outturn, fund.execution_rate) == (Money.of(200000), Decimal("0.4000"))
    assert set(blanks(sheet)) == {"indicators.0.current", "indicators.0.likelihood_certain"}
    said = Monitoring(current=Actual.parse("6个"), likelihood=Likelihood.CERTAIN)
    row = replace(sheet.indicators[0], monitoring=said)
    assert not blanks(replace(sheet, indicators=(row,)))


def test_without_a_ledger_the_money_is_asked_for_and_what_is_expected_stays():
    sheet = begin_monitoring(SHEET, month=6)
    assert "funds.0.outturn" in blanks(sheet)
    expected = replace(sheet, funds=(replace(sheet.funds[0], forecast_outturn=Money.of(470000)),))
    money = MoneyUntil(Money.of(500000), Money.of(200000), Money.of(450000))
    assert with_money(expected, money).total_fund.forecast_outturn == Money.of(470000)


def test_a_sheet_without_any_money_is_asked_for_results_alone():
    without = replace(SHEET, funds=())
    assert set(blanks(without)) == {"indicators.0.actual"}
    begun = begin_monitoring(without, month=6)
    assert set(blanks(begun)) == {"indicators.0.current", "indicators.0.likelihood_certain"}
