"""The chart of the money: a plan is compared with the money that is planned."""

from __future__ import annotations

from decimal import Decimal

from jixiao.web.spending.charts import year_chart


def month(number, *, outturn, budget=100, planned_budget=100, planned=50, planned_outturn=40):
    sums = {
        "outturn": outturn, "final_budget": budget, "planned": planned,
        "planned_budget": planned_budget, "planned_outturn": planned_outturn,
    }  # fmt: skip
    return {"month": number} | {f"{name}_sum": Decimal(value) for name, value in sums.items()}


def test_where_all_money_is_planned_spending_stands_beside_the_plan():
    chart = year_chart([month(1, outturn=40)])
    assert chart.columns == ["月份", "累计支出", "计划支出"]
    assert chart.rows == [("1月", 40, 50)]


def test_where_only_some_is_planned_what_was_spent_of_that_stands_beside_the_plan():
    chart = year_chart([
        month(1, outturn=10, planned_budget=0, planned=0, planned_outturn=0),
        month(2, outturn=90, budget=300),
    ])  # fmt: skip
    assert chart.columns == ["月份", "累计支出", "其中有计划的", "计划支出"]
    assert chart.rows == [("1月", 10, None, None), ("2月", 90, 40, 50)]


def test_where_nothing_is_planned_there_is_no_plan_to_compare_with():
    chart = year_chart([month(1, outturn=10, planned_budget=0, planned=0, planned_outturn=0)])
    assert chart.rows == [("1月", 10, None)]
