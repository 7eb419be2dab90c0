"""Last year's objectives as the first draft of another year's."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from hypothesis import given
from tests.pipeline.sheets import HEBEI, filled_sheets, indicator

from jixiao.domain.actual import Actual
from jixiao.domain.money import Money
from jixiao.domain.monitoring import Likelihood, Monitoring
from jixiao.domain.plain import to_plain
from jixiao.domain.sheet import (
    Fund,
    FundSource,
    Objective,
    PlanStep,
    Sheet,
    SheetKind,
    SpendingPlan,
)
from jixiao.domain.task import Task
from jixiao.pipeline.changes import compare
from jixiao.pipeline.filling import with_field
from jixiao.pipeline.next_year import for_next_year
from jixiao.pipeline.row_places import placed, without_places


def places_in(plain):
    """Every place that stands anywhere in plain data."""
    if isinstance(plain, dict):
        own = [one for name, one in plain.items() if "place" in name and one and any(one.values())]
        return own + [found for one in plain.values() for found in places_in(one)]
    return [found for one in plain for found in places_in(one)] if isinstance(plain, list) else []


def test_last_years_objectives_begin_the_next_year_without_results(printed):
    spent = with_field(printed[0], "funds.0.outturn", "9.00")
    begun = for_next_year(spent, 2021)
    assert (begun.fiscal_year, begun.funds[0].outturn) == (2021, None)
    assert begun.spending_plan.steps[0].by.isoformat() == "2021-03-31"
    assert compare(printed[0], begun, form=HEBEI).changes == ()


def test_nothing_that_was_reported_is_carried_over():
    told = indicator(
        actual=Actual.parse("5个"), score=Decimal(5), points=Decimal(10), reason="迟到",
        monitoring=Monitoring(likelihood=Likelihood.CERTAIN),
    )  # fmt: skip
    fund = Fund(
        FundSource.TOTAL, "年度资金总额", Money.of(10), Money.of(12), Money.of(11), Decimal(1),
        Decimal(10), Decimal(9), "慢", Money.of(2), Money.of(11), Money.of(12),
    )  # fmt: skip
    sheet = Sheet(
        SheetKind.MONITORING, fiscal_year=2025, cut_off_month=7, rating="优",
        total_score=Decimal(90), confidence=Decimal(1), indicators=(told,),
        funds=(fund,), long_term_funds=(fund,), objectives=(Objective("建成", "已建成"),),
        tasks=(Task("任务", "内容", "完成", Money.of(5), Money.of(4)),),
    )  # fmt: skip
    asked = Fund(FundSource.TOTAL, "年度资金总额", original_budget=Money.of(12), points=Decimal(10))
    assert for_next_year(sheet, 2026) == Sheet(
        fiscal_year=2026, indicators=(indicator(points=Decimal(10)),), funds=(asked,),
        long_term_funds=(asked,), objectives=(Objective("建成"),),
        tasks=(Task("任务", "内容", budget=Money.of(5)),),
    )  # fmt: skip


def test_the_dates_of_the_plan_move_to_the_year_whatever_they_are_called():
    steps = (
        PlanStep(date(2023, 2, 28), Decimal("0.1"), "2023年2月底"), PlanStep(date(2023, 6, 30)),
        PlanStep(date(2023, 9, 15), None, "9月15日"), PlanStep(text="年底前"),
    )  # fmt: skip
    begun = for_next_year(Sheet(fiscal_year=2023, spending_plan=SpendingPlan(steps)), 2024)
    assert begun.spending_plan.steps == (
        PlanStep(date(2024, 2, 29), Decimal("0.1"), "2024年2月底"),
        PlanStep(date(2024, 6, 30), text="6月底"),
        PlanStep(date(2024, 9, 15), text="9月15日"), PlanStep(text="年底前"),
    )  # fmt: skip


@given(filled_sheets())
def test_a_draft_for_the_same_year_is_its_own_draft(sheet):
    begun = for_next_year(sheet, 2027)
    assert for_next_year(begun, 2027) == begun


def test_no_place_in_the_file_is_left(printed):
    sheet = printed[0]
    assert places_in(to_plain(sheet))
    task = Task("任务", places=sheet.places, place=sheet.place)
    assert not places_in(to_plain(without_places(replace(sheet, tasks=(task,)))))
    assert not places_in(to_plain(for_next_year(sheet, 2021)))


def test_an_indicator_of_the_screen_stands_in_its_row():
    sheet = placed(Sheet(indicators=(indicator("甲"), indicator("乙"))))
    place = sheet.indicators[1].place_of("target")
    assert (place.row, place.text) == (2, "12个")
    assert without_places(sheet) == Sheet(indicators=(indicator("甲"), indicator("乙")))
