"""The rows of a 支出进度表 and how its figures are printed."""

from decimal import Decimal

import pytest
from tests.reports.progress.made import ROWS, row, table_of

from jixiao.domain.money import Money
from jixiao.domain.progress import Category
from jixiao.reports.progress.figures import owner
from jixiao.reports.progress.rows import per_cent, rate, wan


def test_the_only_unit_of_a_ledger_heads_the_table():
    assert table_of(rows=ROWS[:2]).unit == "甲中心"
    assert table_of().unit == ""


@pytest.mark.parametrize(
    ("yuan", "printed"), [("49.99", "0.00"), ("50", "0.01"), ("-30", "0.00"), ("-50", "-0.01")]
)
def test_amounts_are_rounded_half_up_and_nought_has_no_sign(yuan, printed):
    assert f"{wan(Money.of(yuan))}" == printed


def test_shares_are_rounded_to_what_is_shown():
    assert f"{per_cent(Decimal('0.123450'))}" == "12.35"
    assert f"{per_cent(Decimal('-0.000001'))}" == "0.00"
    assert rate(Decimal("0.333333")) == Decimal("0.3333")
    assert rate(None) is None


def test_a_figure_is_named_for_the_project_with_its_unit_and_code():
    assert owner(row(1, 1, code="P1", unit="甲中心")) == "项目P1（甲中心，P1）："
    assert owner(row(1, 1, unit="乙中心", category=Category.BASIC)) == "乙中心基本支出："
    assert owner(row(1, 1)) == "项目支出："
    assert owner(row(1, 1, category=None)) == "合计"
