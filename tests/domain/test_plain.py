"""What is written as plain data is read back as the same value."""

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.domain.actual import Actual
from jixiao.domain.document import Document, ListedItem, Listing, Paragraph, Section, Source
from jixiao.domain.finding import Finding, Severity
from jixiao.domain.indicator import Indicator
from jixiao.domain.money import Money
from jixiao.domain.place import Place
from jixiao.domain.plain import from_plain, to_plain
from jixiao.domain.problem import Problem
from jixiao.domain.sheet import (
    Fund,
    FundSource,
    Objective,
    PlanStep,
    Project,
    Sheet,
    SheetKind,
    SpendingPlan,
)
from jixiao.domain.target import Target
from jixiao.domain.unit import BudgetUnit
from jixiao.readers.read import read_document

SAMPLES = Path(__file__).parents[1] / "samples"
READABLE = ("baoding-2020/report.docx", "self-evaluations/anhui-guichi-2022.docx")
CELL = Place(text="≥90%", page=2, line=3, paragraph=4, table=1, row=9, column=6, tab="自评表")

texts = st.text(max_size=12)
decimals = st.none() | st.decimals(-1000, 1000, places=2)
places = st.builds(Place, text=texts, table=st.none() | st.integers(1, 9), tab=st.none() | texts)
money = st.none() | st.builds(Money.of, st.decimals(0, 10**9, places=4))
cells = st.dictionaries(st.sampled_from(["target", "score", "name"]), places, max_size=2)
values = texts | st.sampled_from(["≥90%", "18—54周岁", "2021年底", "1000份（甲", "及时", "%"])
indicators = st.builds(
    Indicator,
    name=texts,
    dimension_term=st.just("output"),
    kind_term=st.just("quality"),
    dimension_note=st.none() | texts,
    target=st.none() | values.map(Target.parse),
    actual=st.none() | values.map(Actual.parse),
    points=decimals,
    extra=st.dictionaries(texts, texts, max_size=2),
    places=cells,
)
funds = st.builds(Fund, st.sampled_from(FundSource), original_budget=money, execution_rate=decimals)
steps = st.builds(PlanStep, st.none() | st.dates(), decimals, texts, places)
sheets = st.builds(
    Sheet,
    kind=st.sampled_from(SheetKind),
    funds=st.lists(funds, max_size=2).map(tuple),
    spending_plan=st.lists(steps, max_size=2).map(lambda them: SpendingPlan(tuple(them))),
    objectives=st.lists(st.builds(Objective, texts, texts), max_size=2).map(tuple),
    indicators=st.lists(indicators, max_size=2).map(tuple),
    place=places,
    places=cells,
)


@given(sheets)
def test_any_sheet_survives_being_written_and_read(sheet):
    assert from_plain(Sheet, json.loads(json.dumps(to_plain(sheet)))) == sheet


def test_a_document_with_everything_in_it_survives_being_written_and_read():
    document = Document(
        source=Source("报告.docx", "0" * 64, "docx"),
        kind="self_evaluation_report",
        title="自评报告",
        unit=BudgetUnit("731002", "某市某局"),
        fiscal_year=2020,
        signed_date=date(2021, 2, 24),
        sheets=(Sheet(SheetKind.SELF_EVALUATION, confidence=Decimal("0.80"), place=CELL),),
        sections=(Section("一", "组织情况", 1, "甲\n乙", CELL, Paragraph("一、组织情况")),),
        listings=(Listing(11, (ListedItem("科普经费", Money.of(800_000)),), Money.of(5), CELL),),
        problems=(Problem("row_not_read", "第3行没有读到", CELL, is_fatal=True),),
    )
    assert from_plain(Document, json.loads(json.dumps(to_plain(document)))) == document


@pytest.mark.parametrize("name", READABLE)
def test_a_published_document_survives_being_written_and_read(name):
    document = read_document(SAMPLES / name)
    assert document.sheets
    assert from_plain(Document, json.loads(json.dumps(to_plain(document)))) == document


def test_exact_values_are_written_as_text_and_absent_ones_as_null():
    fund = Fund(FundSource.FISCAL, final_budget=Money.of("48", unit="万元"), score=Decimal("9.50"))
    plain = to_plain(fund)
    assert plain["source"] == "fiscal"
    assert plain["final_budget"] == "480000.00"
    assert plain["score"] == "9.50"
    assert plain["outturn"] is None
    assert to_plain(PlanStep(by=date(2020, 3, 31)))["by"] == "2020-03-31"


def test_a_place_is_written_with_what_is_known_of_it():
    assert to_plain(Place(text="48.00", line=86)) == {"text": "48.00", "line": 86}


def test_shorthand_stands_for_the_value_it_names():
    sheet = from_plain(
        Sheet,
        {
            "project": "科普经费",
            "objectives": ["开展科普活动"],
            "spending_plan": ["0.30", ""],
            "funds": [{"source": "total", "outturn": "48万元"}],
            "indicators": [
                {"name": "覆盖率", "dimension": "产出", "target": "≥90%", "actual": "完成"}
            ],
        },
    )
    row = sheet.indicators[0]
    assert sheet.project == Project(name="科普经费")
    assert sheet.objectives == (Objective("开展科普活动"),)
    assert sheet.spending_plan.shares == (Decimal("0.30"), None)
    assert sheet.funds[0].outturn == Money.of(480_000)
    assert (row.target, row.actual) == (Target.parse("≥90%"), Actual.parse("完成"))
    assert row.dimension_term == "output"
    document = from_plain(Document, {"unit": "731002某局", "listings": [{"items": ["科普经费"]}]})
    assert document.unit == BudgetUnit("731002", "某局")
    assert document.listings[0].items == (ListedItem("科普经费"),)
    assert from_plain(Section, {"heading": "一、概况"}).heading == Paragraph("一、概况")


def test_values_that_are_built_already_are_taken_as_they_are():
    row = replace(Indicator("覆盖率"), target=Target.parse("≥90%"))
    assert from_plain(Sheet, {"indicators": [row]}).indicators == (row,)


def test_a_null_takes_the_default_of_its_field():
    assert from_plain(Sheet, {"title": None, "funds": None, "places": None}) == Sheet()


@pytest.mark.parametrize(
    ("kind", "value", "fault", "words"),
    [
        (Sheet, {"projekt": "甲", "kind": "objective"}, TypeError, "Sheet 没有字段：projekt"),
        (Sheet, {"indicators": [{"nmae": "甲"}]}, TypeError, "Sheet.indicators：.*nmae"),
        (Target, {"answers": {}}, TypeError, "Target 没有字段：answers"),
        (Sheet, {"objectives": "增收"}, TypeError, "Sheet.objectives：应是列表，不是“增收”"),
        (Sheet, {"funds": ["48万元"]}, TypeError, "Fund 要写出各个字段，不能只写“48万元”"),
        (Finding, {"code": "TG003"}, TypeError, "severity"),
        (Fund, {"source": "total", "outturn": "若干"}, ValueError, "Fund.outturn：“若干”不是金额"),
        (Indicator, {"points": "十分"}, ValueError, "Indicator.points：“十分”不是数字"),
        (Sheet, {"spending_plan": ["三成"]}, ValueError, "Sheet.spending_plan：“三成”不是数字"),
        (Sheet, {"kind": "budget"}, ValueError, "Sheet.kind：.*budget"),
        (Document, {"signed_date": "2021年"}, ValueError, "Document.signed_date：.*2021年"),
    ],
)
def test_data_that_does_not_fit_is_refused_by_the_name_of_its_field(kind, value, fault, words):
    with pytest.raises(fault, match=words):
        from_plain(kind, value)


def test_a_severity_is_read_by_its_word():
    data = {"code": "TG003", "severity": "note", "message": "指标值可以超过100%"}
    assert from_plain(Finding, data).severity is Severity.NOTE


def test_a_place_is_built_of_its_own_fields_and_nothing_else():
    assert from_plain(Place, CELL) is CELL
    with pytest.raises(TypeError, match="Place 没有字段：cell"):
        from_plain(Place, {"text": "≥90%", "cell": 3})
    with pytest.raises(TypeError, match="Place 要写出各个字段"):
        from_plain(Place, "第3行")
