"""Indicators that sentences state: with levels, in one clause, in lines, in old characters."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.domain.document import Paragraph
from jixiao.domain.place import Place
from jixiao.domain.sheet import Project, Sheet, SheetKind
from jixiao.readers.prose.narrative import sections_of
from jixiao.readers.prose.prose_indicators import read_prose


def read(*texts, sheets=()):
    paragraphs = [Paragraph(text, Place(text, line=number)) for number, text in enumerate(texts, 1)]
    return read_prose(sections_of(paragraphs), sheets)


def rows(*texts):
    return [
        (
            one.name,
            one.target.text if one.target else None,
            one.actual.text if one.actual else None,
        )
        for one in read(*texts).indicators
    ]


def test_the_sentence_of_the_issue_is_an_indicator_with_all_its_parts():
    (one,) = read("数量指标：开展活动≥4次，实际完成6次，完成率150%").indicators
    assert (one.name, one.kind, one.kind_term) == ("开展活动", "数量指标", "quantity")
    assert (one.target.comparison, one.target.number, one.target.unit) == ("≥", 4, "次")
    assert (one.actual.number, one.actual.unit) == (6, "次")
    assert one.extra == {"completion_rate": "150%"}
    assert one.place.line == 1
    assert one.place.text == "开展活动≥4次，实际完成6次，完成率150%"
    assert one.place_of("actual").text == "6次"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "雾炮车≥6架,实际布防6架；雷达≥2套，实际布防2套。",
            [("雾炮车", "≥6架", "6架"), ("雷达", "≥2套", "2套")],
        ),
        ("培訓人數目標值為500人，實際完成值為520人。", [("培訓人數", "500人", "520人")]),
        ("数量指标：开展活动4次，指标完成率100%。", [("开展活动", "4次", None)]),
        (
            "完成时间指标值为12月底前，实际完成值为11月20日。",
            [("完成时间", "12月底前", "11月20日")],
        ),
        (
            "社会效益指标：提高素质，目标值为效果明显，实际完成值为良好。",
            [("提高素质", "效果明显", "良好")],
        ),
        ("培训人数，计划500人，实际520人。", [("培训人数", "500人", "520人")]),
        (
            "数量指标：1.检查≥12次，实际12次；2.抽样≥300批次，实际310批次。",
            [("检查", "≥12次", "12次"), ("抽样", "≥300批次", "310批次")],
        ),
        (
            "数量指标完成情况：印发手册5000份，举办培训4场。",
            [("印发手册", None, "5000份"), ("举办培训", None, "4场")],
        ),
        (
            "绩效指标：受益人数>=1000人次且覆盖县区数量>=5个。",
            [("受益人数", ">=1000人次", None), ("覆盖县区数量", ">=5个", None)],
        ),
        (
            "绩效指标：支持学会各不少于5个，抓好10个试点。",
            [("支持学会", "不少于5个", None), ("抓好试点", "10个", None)],
        ),
        ("质量指标：培训、考试合格率≥95，实际98%。", [("培训、考试合格率", "≥95", "98%")]),
    ],
)
def test_a_statement_gives_name_target_and_actual_as_printed(text, expected):
    assert rows(text) == expected


def test_levels_points_scores_and_reasons_are_read():
    first, second, third = read(
        "产出指标（50分）：数量指标：印发手册≥5000份，实际印发6200份，分值10分，得分10分；"
        "举办培训≥4期，实际举办3期，分值10分，得分7.5分，原因是受疫情影响。"
        "满意度指标(10分)：群众满意度≥90%，实际92.5%。"
    ).indicators
    assert (first.dimension, first.dimension_term, first.kind_term) == (
        "产出指标",
        "output",
        "quantity",
    )
    assert (first.weight_of_group, first.points, first.score) == (50, 10, 10)
    assert (second.score, second.reason) == (Decimal("7.5"), "受疫情影响")
    assert (third.dimension_term, third.kind, third.weight_of_group) == ("satisfaction", "", 10)


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("产出指标：成本指标：总成本≤90万元。", ("产出指标", "成本指标")),
        ("成本指标：经济成本指标：总成本≤90万元。", ("成本指标", "经济成本指标")),
        ("成本指标：总成本≤90万元。", ("成本指标", "")),
        ("时效指标：成本指标：总成本≤90万元。", ("", "成本指标")),
        ("产出指标：社会效益指标：受益人数≥90人。", ("", "社会效益指标")),
        ("产出指标（50分）数量指标（20分）：受益人数≥90人。", ("产出指标", "数量指标")),
        ("数量指标：绩效指标：受益人数≥90人。", ("", "")),
    ],
)
def test_a_second_level_stands_only_under_a_first_that_can_have_it(text, levels):
    (one,) = read(text).indicators
    assert (one.dimension, one.kind) == levels


def test_levels_go_on_over_lines_until_another_heading():
    found = read(
        "（一）数量指标",
        "1.开展检查≥12次，实际12次。",
        "抽样≥300批次。",
        "（二）其他",
        "受理来信≥5件。",
    ).indicators
    assert [(one.name, one.kind) for one in found] == [
        ("开展检查", "数量指标"),
        ("抽样", "数量指标"),
        ("受理来信", ""),
    ]


def test_the_indicators_of_a_named_project_become_its_sheet():
    found = read(
        "（一）农村厕所改造项目绩效目标完成情况",
        "产出指标：数量指标：改造厕所≥200座，实际改造210座。",
        "（二）乡村道路项目绩效目标",
        "数量指标：修建道路≥20公里。",
        "（三）存在问题",
        "受理来信≥5件。",
    )
    assert [(one.project.name, one.kind) for one in found.sheets] == [
        ("农村厕所改造项目", SheetKind.SELF_EVALUATION),
        ("乡村道路项目", SheetKind.OBJECTIVE),
    ]
    assert [one.name for one in found.indicators] == ["受理来信"]
    assert found.sheets[0].place.line == 2


def test_a_project_that_has_a_sheet_gets_no_second_one():
    table = Sheet(project=Project(name="公厕管护项目"))
    text = "项目名称：公厕管护项目，数量指标：管护公厕≥20座，实际完成20座。"
    assert read(text, sheets=(table,)).sheets == ()
    assert len(read(text, sheets=(table,)).indicators) == 1
    assert [one.project.name for one in read(text).sheets] == ["公厕管护项目"]


@pytest.mark.parametrize(
    "text",
    [
        "2023年，我局完成了数量指标的要求，全年举办培训班12期，培训1200人次。",
        "覆盖率达到90%以上，群众满意度明显提高。",
        "综合得分≥90分为优，≥80分为良。",
        "人员≥5人的单位较少。",
        "项目预算80万元，实际支出70万元。",
        "运行费36.56万元，比上年减少10万元，主要原因是车辆减少。",
        "省基层科普行动计划86.00万元、改革试点经费10.00万元。",
        "指标值：≥90%",
        "≥≥≥4次，：，",
        "数量指标：",
        "",
    ],
)
def test_what_is_told_about_other_things_is_no_indicator(text):
    assert read(text).sheets == ()
    assert read(text).indicators == ()


def test_every_target_that_the_report_states_in_its_narrative_is_found(samples):
    text = (samples / "baoding-2020" / "report.txt").read_text(encoding="utf-8")
    lines = text.splitlines()[:70]
    found = read(*lines)
    assert found.sheets == ()
    assert [(one.place.line, one.target.text) for one in found.indicators] == [
        (42, "超过80%"),
        (42, "10个"),
        (45, ">=33场"),
        (45, "不少于5个"),
        (45, "10个"),
        (48, ">=1000人次"),
        (48, ">=6场次"),
        (48, ">=1000人次"),
        (48, ">=5场次"),
        (48, ">=5个"),
        (48, "10站"),
        (48, ">=200人次"),
        (48, ">=20所"),
        (48, "5个"),
        (51, ">=20个"),
        (51, ">=50人次"),
        (51, ">=0.5万册"),
    ]
    for one in found.indicators:
        assert one.place.text in lines[one.place.line - 1]


PARTS = [
    "数量指标",
    "：",
    "产出指标（50分）",
    "≥4次",
    "培训",
    "，",
    "；",
    "实际完成",
    "6次",
    "完成率150%",
    "且",
    "、",
    "。",
    "目标值为",
    "得分10分",
    "1.",
]


@given(st.lists(st.sampled_from(PARTS), max_size=25).map("".join))
def test_no_sentence_is_an_error_and_every_value_is_printed_in_it(text):
    for one in read(text).indicators:
        assert one.name
        assert one.place.text in text
        for value in (one.target, one.actual):
            assert value is None or value.text in text
