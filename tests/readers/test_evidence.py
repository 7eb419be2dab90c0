"""Which figures could prove which indicators: ranked, with reasons, and never filled in."""

from decimal import Decimal

import pytest

from jixiao.domain.actual import Actual
from jixiao.domain.document import Document, Paragraph
from jixiao.domain.indicator import Indicator
from jixiao.domain.place import Place
from jixiao.domain.sheet import Objective, Project, Sheet
from jixiao.domain.target import Target
from jixiao.readers.prose.evidence import propose
from jixiao.readers.prose.likeness import unit_likeness
from jixiao.readers.prose.narrative import sections_of


def indicator(name, target, *, actual=None, definition=""):
    return Indicator(
        name=name,
        target=Target.parse(target),
        actual=None if actual is None else Actual.parse(actual),
        definition=definition,
    )


def document(*texts, indicators, objectives=()):
    paragraphs = [Paragraph(text, Place(text, line=number)) for number, text in enumerate(texts, 1)]
    sheet = Sheet(
        project=Project(name="惠民项目"),
        indicators=tuple(indicators),
        objectives=tuple(objectives),
    )
    return Document(sheets=(sheet,), sections=sections_of(paragraphs))


def proposed(*texts, indicators):
    found = propose(document(*texts, indicators=indicators))
    return [(one.indicator, one.rank, one.figure.value.text) for one in found]


def test_give_aways_of_the_report_are_proposed_for_the_indicator_that_counts_them():
    text = "印制《防控口袋书》和防控疫情科普宣传挂图共计6万册；通过微信群推送防疫科普知识50余次。"
    asked = indicator(
        "制作与发放外宣品的数量（份）",
        "≥1000份（）",
        definition="反映满足青少年活动对宣品的需求情况",
    )
    (one,) = propose(document(text, indicators=[asked]))
    assert (one.sheet, one.rank, one.figure.value.text) == (1, 1, "6万册")
    assert one.figure.place.line == 1
    assert one.target == "≥1000份（）"
    assert one.reason == (
        "单位“万册”与指标的“份”可以计量同类事物；"
        "句中与指标“制作与发放外宣品的数量（份）”中“印制”与“制作”、“口袋书”与“外宣品”意思相近；"
        "句中与指标解释中“口袋书”与“宣品”意思相近"
    )


NARRATIVE = (
    "2023年，我局共举办农村实用技术培训班12期，培训农民1200人次，发放宣传资料5000余份。",
    "全年改造农村户厕2350座，群众满意度达到95.5%，比上年提高2个百分点。",
    "建设高标准农田3.6万亩，新建机耕路25.8公里，总投资5400万元。",
    "计划明年举办培训班20期。",
    "项目实际支出87.5万元，预算执行率97.2%。",
)


@pytest.mark.parametrize(
    ("name", "target", "first"),
    [
        ("举办培训班期数", "≥10期", "12期"),
        ("培训人数", "≥1000人次", "1200人次"),
        ("培训人数（人）", "1000", "1200人次"),
        ("发放宣传资料数量", "≥4000份", "5000余份"),
        ("改造户厕数量", "≥2000座", "2350座"),
        ("群众满意度", "≥90%", "95.5%"),
        ("高标准农田建设面积", "≥3.5万亩", "3.6万亩"),
        ("高标准农田建设面积", "≥35000亩", "3.6万亩"),
        ("机耕路长度", "≥20公里", "25.8公里"),
        ("项目总成本", "≤90万元", "87.5万元"),
        ("预算执行率", "=100%", "97.2%"),
    ],
)
def test_the_figure_that_a_reader_would_take_is_the_first_proposed(name, target, first):
    found = proposed(*NARRATIVE, indicators=[indicator(name, target)])
    assert found[0] == (name, 1, first)


@pytest.mark.parametrize(
    ("name", "target"),
    [
        ("设备合格率", "=100%"),
        ("路灯数量", "≥30盏"),
        ("完成时间", "12月底前"),
        ("社会影响", "效果明显"),
        ("检测样品数量", "≥30份"),
        ("优良率", "≥90%"),
        ("项目数量", "≥3个"),
        ("", "≥3个"),
        ("举办演出场次", "≥10场"),
    ],
)
def test_nothing_is_proposed_for_an_indicator_of_which_no_sentence_speaks(name, target):
    assert proposed(*NARRATIVE, indicators=[indicator(name, target)]) == []


def test_several_figures_are_ranked_and_no_more_than_three():
    texts = [f"第{number}组举办电商培训{number}期。" for number in "2345"]
    found = propose(document(*texts, indicators=[indicator("电商培训期数", "≥3期")]))
    assert [one.rank for one in found] == [1, 2, 3]
    likeness = [one.likeness for one in found]
    assert likeness == sorted(likeness, reverse=True)
    assert all(Decimal("0.5") <= one <= 1 for one in likeness)


@pytest.mark.parametrize(
    ("actual", "words"), [("2350座", "“2350座”一致"), ("2400座", "“2400座”不同，请核对")]
)
def test_an_actual_value_that_is_filled_in_is_held_against_the_figure(actual, words):
    asked = indicator("改造户厕数量", "≥2000座", actual=actual)
    (one,) = propose(document(*NARRATIVE, indicators=[asked]))
    assert one.reason.endswith(f"与已填的实际完成值{words}")


def test_nothing_is_filled_in():
    given = document(*NARRATIVE, indicators=[indicator("改造户厕数量", "≥2000座")])
    propose(given)
    assert given.sheets[0].indicators[0].actual is None


def test_results_beside_the_objectives_of_a_sheet_prove_its_own_indicators_only():
    place = Place("完成户厕改造2350座。", table=1, row=5, column=3)
    result = Objective("改造户厕", "完成户厕改造2350座。", result_place=place)
    asked = [indicator("户厕改造数量", "≥2000座")]
    own = document(indicators=asked, objectives=[result])
    other = document(indicators=asked)
    both = Document(sheets=(*own.sheets, *other.sheets))
    (one,) = propose(both)
    assert one.sheet == 1
    assert (one.figure.place.table, one.figure.place.row) == (1, 5)


@pytest.mark.parametrize(
    ("one", "other", "least", "most"),
    [
        ("万册", "册", 1, 1),
        ("名", "人", 1, 1),
        ("册", "份", Decimal("0.5"), Decimal("0.9")),
        ("亩", "公顷", Decimal("0.5"), Decimal("0.9")),
        ("册", "场", 0, 0),
        ("%", "‰", 0, 0),
        ("天", "年", 0, 0),
        ("万元", "个", 0, 0),
    ],
)
def test_units_are_alike_when_they_can_count_the_same_things(one, other, least, most):
    assert least <= unit_likeness(one, other) <= most


def test_a_document_without_sheets_or_narrative_gets_no_proposals():
    assert propose(Document()) == ()
    assert propose(document(indicators=[indicator("户厕改造数量", "≥2000座")])) == ()
