from datetime import date
from decimal import Decimal

import pytest

from jixiao.domain.actual import Actual
from jixiao.domain.document import Document, Paragraph, Section
from jixiao.domain.indicator import Indicator, with_terms
from jixiao.domain.money import Money
from jixiao.domain.place import Place
from jixiao.domain.sheet import Fund, FundSource, PlanStep, Sheet, SpendingPlan
from jixiao.domain.target import Target

FISCAL = Fund(FundSource.FISCAL, original_budget=Money.of(20), final_budget=Money.of(10))
TOTAL = Fund(FundSource.TOTAL, original_budget=Money.of(30))
ROW, CELL = Place(table=1, row=9), Place(table=1, row=9, column=6)


def test_spending_is_measured_against_the_final_budget_where_there_is_one():
    assert FISCAL.budget == Money.of(10)
    assert TOTAL.budget == Money.of(30)
    assert Fund(FundSource.OTHER).budget is None
    assert Fund(FundSource.TOTAL, final_budget=Money.of(0), original_budget=Money.of(5)).budget == (
        Money.of(0)
    )


@pytest.mark.parametrize(
    ("funds", "fund"),
    [
        ((FISCAL, TOTAL), TOTAL),
        ((FISCAL,), FISCAL),
        ((FISCAL, Fund(FundSource.OTHER)), None),
        ((), None),
    ],
)
def test_the_total_row_is_the_one_printed_or_the_only_one(funds, fund):
    sheet = Sheet(funds=funds)
    assert sheet.total_fund == fund
    assert sheet.budget == (fund.budget if fund else None)


@pytest.mark.parametrize("owner", [Fund, Sheet, Indicator])
def test_a_field_without_a_cell_of_its_own_stands_where_its_row_stands(owner):
    arguments = {"source": FundSource.TOTAL} if owner is Fund else {}
    made = owner(**arguments, place=ROW, places={"score": CELL})
    assert made.place_of("score") == CELL
    assert made.place_of("points") == ROW


def test_a_plan_without_steps_counts_as_none():
    step = PlanStep(by=date(2020, 3, 31), share=Decimal("0.30"))
    assert not SpendingPlan()
    assert SpendingPlan((step, PlanStep())).shares == (Decimal("0.30"), None)


@pytest.mark.parametrize(
    "sheet",
    [
        Sheet(rating="优"),
        Sheet(total_score=Decimal(0)),
        Sheet(indicators=(Indicator(), Indicator(score=Decimal(0)))),
        Sheet(indicators=(Indicator(actual=Actual.parse("完成")),)),
    ],
)
def test_a_sheet_is_evaluated_as_soon_as_anything_was_reported(sheet):
    assert sheet.is_evaluated


@pytest.mark.parametrize(
    "indicator",
    [
        Indicator(target=Target.parse("≥90%")),
        Indicator(actual=Actual.parse("")),
        Indicator(actual=Actual.parse("**")),
    ],
)
def test_a_sheet_that_nobody_filled_in_is_not_evaluated(indicator):
    assert not Sheet(indicators=(indicator,)).is_evaluated


def test_the_terms_of_an_indicator_come_from_its_printed_levels_unless_they_are_given():
    read = with_terms(Indicator(dimension="效果指标", kind="环境效益指标"))
    assert (read.dimension_term, read.kind_term) == ("outcome", "ecological")
    assert with_terms(Indicator(dimension="效果指标", dimension_term="output")).dimension_term == (
        "output"
    )


def test_the_paragraphs_of_a_document_come_in_reading_order_with_their_headings():
    opening = Section(paragraphs=(Paragraph("某局自评报告"),))
    first = Section(
        "一", "组织情况", 1, heading=Paragraph("一、组织情况"), paragraphs=(Paragraph("甲"),)
    )
    texts = [one.text for one in Document(sections=(opening, first)).paragraphs()]
    assert texts == ["某局自评报告", "一、组织情况", "甲"]


def test_a_document_of_which_nothing_was_read_is_not_readable():
    assert not Document().is_readable
    assert Document(sheets=(Sheet(),)).is_readable
    assert Document(sections=(Section(),)).is_readable
