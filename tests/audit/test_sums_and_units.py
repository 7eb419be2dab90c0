"""Amounts that stand anywhere in a document, that have the wrong unit, or that do not add up."""

from decimal import Decimal

import pytest

from jixiao.audit.amounts import is_ten_thousandfold
from jixiao.audit.cases import document_of
from jixiao.audit.collection import Collection
from jixiao.audit.cut_offs import spent_by_project
from jixiao.audit.listings import lists_projects
from jixiao.audit.money_units import huge_budgets, target_fault
from jixiao.audit.overspending import overspending
from jixiao.audit.rectified import faults_told, is_the_same_fault
from jixiao.audit.stated_amounts import states_amount
from jixiao.audit.watching import shortfall
from jixiao.domain.cut_off import month_in
from jixiao.domain.document import Document, Listing
from jixiao.domain.grid import Cell, Grid
from jixiao.domain.indicator import Indicator
from jixiao.domain.money import Money
from jixiao.domain.place import Place
from jixiao.domain.plain import from_plain
from jixiao.domain.rectification import Rectification
from jixiao.domain.sheet import Fund


def wan(number):
    return Money.of(number, unit="万元")


@pytest.mark.parametrize(
    "text",
    [
        "预算共670.60万元。",
        "预算共671万元。",
        "预算共6,706,000元。",
        "预算共0.0671亿元。",
        "预算共６７０.６万元。",
    ],
)
def test_an_amount_is_stated_rounded_or_not_in_whatever_unit(text):
    assert states_amount(document_of({"text": text}), wan("670.60"))


@pytest.mark.parametrize("text", ["预算共670万元。", "共670.60个。", "预算共70.60万元。", ""])
def test_another_amount_or_another_thing_does_not_state_it(text):
    assert not states_amount(document_of({"text": text}), wan("670.60"))


@pytest.mark.parametrize(("cell", "stated"), [("670.60", True), ("6706000", True), ("合计", False)])
def test_a_cell_of_a_table_states_an_amount_in_yuan_or_in_ten_thousands(cell, stated):
    table = Grid(((Cell("合计", 0), Cell(cell, 1)),))
    assert states_amount(Document(tables=(table,)), wan("670.60")) is stated


@pytest.mark.parametrize(
    ("one", "other", "is_so"),
    [("15", "150000", True), ("150000", "15", True), ("15", "150001", False), ("0", "0", False)],
)
def test_an_amount_is_ten_thousand_times_another_to_the_yuan(one, other, is_so):
    assert is_ten_thousandfold(Money(Decimal(one)), Money(Decimal(other))) is is_so


@pytest.mark.parametrize(
    ("target", "is_fault"),
    [("15元", True), ("≤150000万元", True), ("15万元", False), ("15元/人", False), ("15", False)],
)
def test_a_target_with_the_number_of_the_budget_has_the_other_unit(target, is_fault):
    indicator = from_plain(Indicator, {"name": "项目总成本", "target": target})
    assert (target_fault(indicator, wan(15)) is not None) is is_fault


def test_one_budget_is_huge_only_beside_others_and_as_a_whole_number():
    def budgets(*amounts):
        funds = [[{"source": "total", "original_budget": one}] for one in amounts]
        return huge_budgets(document_of({"sheets": [{"funds": one} for one in funds]}))

    assert set(budgets("243.96万元", "7242318万元", "68.19万元")) == {1}
    assert budgets("243.96万元", "7242318万元") == {}
    assert budgets("243.96万元", "7242318.25万元", "68.19万元") == {}
    assert budgets("243.96万元", "724231万元", "68.19万元") == {}


def test_a_list_is_of_projects_where_it_counts_them_or_the_sheets_name_them():
    names = ["村级运转经费", "敬老院运转"]
    listing = {"items": [{"name": one, "amount": "8万元"} for one in names]}
    sheets = [{"project": one} for one in names]
    assert lists_projects(from_plain(Listing, {**listing, "stated_count": 2}), Document())
    assert lists_projects(from_plain(Listing, listing), document_of({"sheets": sheets}))
    assert not lists_projects(from_plain(Listing, listing), document_of({"sheets": sheets[:1]}))


@pytest.mark.parametrize(
    ("fund", "excess"),
    [
        ({"final_budget": "100万元", "outturn": "102万元"}, wan(2)),
        ({"original_budget": "100万元", "outturn": "102万元"}, wan(2)),
        ({"original_budget": "100万元", "final_budget": "102万元", "outturn": "102万元"}, None),
        ({"final_budget": "100万元"}, None),
    ],
)
def test_a_row_is_overspent_by_what_is_above_its_last_budget(fund, excess):
    found = overspending(from_plain(Fund, {"source": "total", **fund}))
    assert (found and found.excess) == excess


@pytest.mark.parametrize(
    ("title", "month"),
    [
        ("2023年1-7月项目支出绩效目标执行监控表", 7),
        ("2023年1—10月绩效运行监控情况表", 10),
        ("2023年1月至9月绩效监控表", 9),
        ("截至2023年6月30日绩效监控表", 6),
        ("截止8月底绩效监控表", 8),
        ("2023年上半年绩效监控表", 6),
        ("2023年前三季度绩效监控表", 9),
        ("2023年第一季度绩效监控表", 3),
        ("2023年第三季度绩效监控表", None),
        ("项目支出绩效目标执行监控表", None),
        ("2023年11-12月培训", None),
    ],
)
def test_a_title_says_up_to_which_month_it_counts(title, month):
    assert month_in(title) == month


def test_the_outturns_of_a_project_in_two_forms_stand_together():
    sheets = [
        {"kind": kind, "project": "厕所改造", "funds": [{"source": "total", "outturn": "8万元"}]}
        for kind in ("monitoring", "self_evaluation", "objective")
    ]
    (found,) = spent_by_project(document_of({"sheets": sheets}), Collection())
    assert [one.name for one in found] == ["监控表", "自评表全年"]
    assert found[1].is_after(found[0])
    assert not found[0].is_after(found[1])


@pytest.mark.parametrize(
    ("target", "forecast", "missed"),
    [
        ("≥4座", "3座", "0.25"),
        ("≥4座", "5座", "0"),
        ("≤1200元/座", "1500元/座", "0.25"),
        ("≤1200元/座", "900元/座", "0"),
        ("=5万人次", "40000人次", "0.2"),
        ("≥3000座", "1500", "0.5"),
        ("≥5万人次", "4", "0.2"),
        ("约4座", "1座", None),
        ("0起", "1起", None),
        ("≥4座", "50%", None),
        ("明显改善", "有所改善", None),
    ],
)
def test_a_forecast_misses_its_target_by_a_share_where_they_compare(target, forecast, missed):
    data = {"name": "建设数量", "target": target, "monitoring": {"forecast": forecast}}
    expected = None if missed is None else Decimal(missed)
    assert shortfall(from_plain(Indicator, data)) == expected


def test_a_forecast_without_target_is_not_compared():
    assert shortfall(from_plain(Indicator, {"name": "建设数量"})) is None


def test_faults_are_told_in_tables_and_under_headings_each_once():
    document = document_of({
        "kind": "self_evaluation_report",
        "rectifications": [
            {"finding": "预算执行率偏低，部分项目资金结转到下一年度"},
            {"finding": "执行率偏低"},
        ],
        "sections": [
            {"number": "一、", "title": "完成情况", "level": 1,
             "paragraphs": ["全年培训500余人次。"]},
            {"number": "二、", "title": "存在的问题", "level": 1, "paragraphs": [
                "预算执行率偏低，部分项目资金结转到下一年度。",
                "绩效指标设置不够细化，个别指标没有量化。",
            ]},
        ],
    })  # fmt: skip
    first, second = faults_told(document)
    assert first.text == "预算执行率偏低，部分项目资金结转到下一年度"
    assert second.text == "绩效指标设置不够细化，个别指标没有量化。"
    assert not is_the_same_fault(first, second)


def test_two_texts_of_nearly_the_same_words_tell_of_the_same_fault():
    text = "绩效指标设置不够细化，个别指标没有量化，难以考核。"
    documents = [
        Document(rectifications=from_plain(tuple[Rectification, ...], [{"finding": one}]))
        for one in (text, text.replace("难以", "不便"), text[:14])
    ]
    one, almost, half = (next(faults_told(each)) for each in documents)
    assert is_the_same_fault(one, almost)
    assert not is_the_same_fault(one, half)
    assert one.place == Place()
