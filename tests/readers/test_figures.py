"""Figures in narrative sentences, against a careful reading of the published report of 2020."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.domain.document import Paragraph
from jixiao.domain.place import Place
from jixiao.readers.prose.figures import figures_of


def figures(text):
    return list(figures_of([Paragraph(text, Place(text, line=1))]))


@pytest.fixture(scope="module")
def report(samples):
    """The lines of the published report."""
    text = (samples / "baoding-2020" / "report.txt").read_text(encoding="utf-8")
    return [Paragraph(one, Place(one, line=n)) for n, one in enumerate(text.splitlines(), 1)]


# Line, quantity and what is counted in the narrative of results (lines 8 to 20), read by eye.
READ_BY_EYE = {
    (10, "6万册", "科普宣传挂图"),
    (10, "50余次", "防疫科普知识"),
    (12, "22家", "全国学会"),
    (12, "9名", "院士"),
    (12, "33位", "长江学者"),
    (12, "22家", "全国学会负责人"),
    (12, "500余人", "产业园区代表"),
    (14, "7家", "组织"),
    (14, "15项", "生命健康产业前沿科技成果"),
    (14, "53项", "科技成果"),
    (16, "3家", "农技协"),
    (16, "20家", "科普教育基地"),
    (16, "2家", "科普示范社区"),
    (16, "20个县", "县"),
    (16, "43个", "科技志愿服务组织注册"),
    (16, "1387人", "注册人数"),
    (18, "4个", "海智基地工作站"),
    (18, "6名", "科技工作者"),
    (19, "11项", "项目支出"),
    (20, "11项", "项目所有开支"),
}


def test_the_report_gives_every_figure_that_a_reader_finds_and_no_other(report):
    found = [
        one
        for one in figures_of(report)
        if 8 <= (one.place.line or 0) <= 20 and one.value.unit != "万元"
    ]
    assert len(found) == len(READ_BY_EYE)
    for one in found:
        assert any(
            (one.place.line, one.value.text) == (line, text) and one.subject.endswith(subject)
            for line, text, subject in READ_BY_EYE
        ), one


def test_the_report_gives_the_eleven_amounts_that_print_a_unit(report):
    amounts = [
        one.value.number
        for one in figures_of(report)
        if one.place.line == 19 and one.value.unit == "万元"
    ]
    expected = ["80.00", "24.00", "2.60", "24.00", "80.00", "70.00", "16.00", "86.00", "10.00"]
    assert amounts == [Decimal(text) for text in [*expected, "80.00", "198.00"]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "举办培训班12期，培训农民1200人次。",
            [("举办", "培训班", 12, "期"), ("培训", "农民", 1200, "人次")],
        ),
        ("群众满意度达到95.5%。", [("", "群众满意度", Decimal("95.5"), "%")]),
        ("新建机耕路25.8公里。", [("新建", "机耕路", Decimal("25.8"), "公里")]),
        ("办结率99.2%。", [("", "办结率", Decimal("99.2"), "%")]),
        (
            "为326名孤儿发放生活费195.6万元。",
            [("", "孤儿", 326, "名"), ("发放", "生活费", Decimal("195.6"), "万元")],
        ),
        ("组织了三场消防演练。", [("组织", "消防演练", 3, "场")]),
        ("接待2批次、26人次。", [("接待", "", 2, "批次"), ("接待", "", 26, "人次")]),
        ("２０１６名学生受益。", [("", "学生", 2016, "名")]),
        ("免费体检18,450人。", [("", "免费体检", 18450, "人")]),
        ("发放手册，共计5000份。", [("发放", "手册", 5000, "份")]),
        ("覆盖5个乡镇。", [("覆盖", "乡镇", 5, "个乡镇")]),
    ],
)
def test_a_figure_has_its_action_subject_number_and_unit(text, expected):
    found = [(one.action, one.subject, one.value.number, one.value.unit) for one in figures(text)]
    assert [one[2:] for one in found] == [one[2:] for one in expected]
    assert [one[1] for one in found if one[1]] == [one[1] for one in expected if one[1]]
    assert [one[0] for one in found] == [one[0] for one in expected]


@pytest.mark.parametrize("text", ["500余人参加。", "近300人参加。", "约300人参加。", "300人左右。"])
def test_a_rough_number_is_said_to_be_one(text):
    (one,) = figures(text)
    assert one.value.approximate


@pytest.mark.parametrize(
    "text",
    [
        "根据《通知》（财预〔2020〕10号）要求，第3次会议于2023年5月12日-15日召开。",
        "（保财预[2021]4号）文件，第三十五届大赛，第35届，十一届八次、九次全会。",
        "8月21-23日举办，4月10日上午成立，近5年来，2020年以来。",
        "联系电话0312-1234567，邮编071000，第12页，编码731-0702-JCN-GGS5。",
        "5G网络、2.0版系统、3D可视化、12:30开会。",
        "65岁以上老年人，60周岁，共3个方面，2个层面，三个代表，五个保定。",
        "一是加强学习；二、完善制度；3.落实责任；（4）强化监督。",
        "2060499 05 03 科技条件专项 17",
        "705,443.00项目支出",
        "",
    ],
)
def test_dates_codes_ordinals_ages_and_marks_are_no_figures(text):
    assert figures(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "计划明年举办培训班20期。",
        "绩效目标：举办培训班20期。",
        "力争培训500人。",
        "将举办培训班20期。",
        "培训不少于500人。",
        "培训≥500人。",
    ],
)
def test_what_is_only_intended_is_marked(text):
    assert [one.is_planned for one in figures(text)] == [True]


@pytest.mark.parametrize(
    "text",
    ["按计划举办培训班20期。", "省基层科普行动计划86万元。", "成活率85%以上。", "超过500人参加。"],
)
def test_what_was_done_is_not_taken_for_a_plan(text):
    assert [one.is_planned for one in figures(text)] == [False]


def test_a_figure_quotes_its_clause_and_its_sentence():
    (one,) = figures("今年工作顺利。我局印制《手册》共计６万册，效果良好。")
    assert one.place.text == "我局印制《手册》共计６万册"
    assert one.place.line == 1
    assert one.sentence == "我局印制《手册》共计６万册，效果良好。"


@given(st.text(alphabet="0123456789.,，。、至年月日人次个万元%≥（）第一三场举办", max_size=60))
def test_no_text_is_an_error_and_every_figure_is_printed_in_it(text):
    for one in figures(text):
        assert one.value.number
        assert one.value.unit
        assert one.sentence in text
        assert one.place.text in one.sentence


def test_a_sentence_without_an_end_gives_the_figures_of_all_its_clauses():
    found = figures("举办培训班12期，" * 500)
    assert [one.value.text for one in found] == ["12期"] * 500


def test_digits_that_go_on_without_any_mark_are_no_writing():
    assert figures("1" * 5000 + "人，培训20人。")[-1].value.text == "20人"
