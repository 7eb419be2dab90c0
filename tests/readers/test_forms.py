"""Sheets are recognised by their titles and structure, never by the position of a cell."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.readers.build import (
    EITHER,
    EVALUATION,
    ROWS,
    from_word,
    funds_of,
    only,
    rows_of,
)

from jixiao.domain.sheet import SheetKind


def test_a_whole_self_evaluation_sheet_is_read(tmp_path):
    sheet = only(from_word(tmp_path, EVALUATION))
    assert sheet.kind is SheetKind.SELF_EVALUATION
    assert sheet.title == "项目支出绩效自评表"
    assert sheet.fiscal_year == 2022
    assert sheet.project.name == "道路养护"
    assert (sheet.department, sheet.unit) == ("某县交通运输局", "某县公路站")
    assert funds_of(sheet) == [
        "total 1000000.00 1200000.00 900000.00 0.75 10 7.50",
        "fiscal 1000000.00 1200000.00 900000.00 0.75 - -",
        "carry_over 0.00 0.00 0.00 - - -",
    ]
    assert [(one.text, one.result) for one in sheet.objectives] == [
        ("养护公路20公里", "已养护公路20公里")
    ]
    assert rows_of(sheet) == ROWS
    assert sheet.indicators[1].reason == "个别路段返工"
    assert (sheet.total_points, sheet.total_score) == (Decimal(100), Decimal("97.10"))
    assert sheet.form == "mof_2020_self_evaluation"


@EITHER
def test_one_table_may_hold_several_projects(tmp_path, made):
    one = """
        项目名称 | {name} | 主管部门 | 某县交通运输局
        一级指标 | 三级指标 | 指标值 | 完成值
        产出指标 | 里程 | ≥{length}公里 | {length}公里
        """
    drawing = one.format(name="道路养护", length=20) + one.format(name="桥梁维修", length=3).strip()
    document = made(tmp_path, drawing)
    assert [sheet.project.name for sheet in document.sheets] == ["道路养护", "桥梁维修"]
    assert [rows_of(sheet) for sheet in document.sheets] == [
        ["产出指标 |  | 里程 | ≥20公里 | 20公里 | - | -"],
        ["产出指标 |  | 里程 | ≥3公里 | 3公里 | - | -"],
    ]


@pytest.mark.parametrize("at", [8, 10, 12])
def test_a_sheet_may_go_on_in_a_second_table(tmp_path, at):
    lines = EVALUATION.strip().splitlines()
    sheet = only(from_word(tmp_path, "\n".join(lines[:at]), "\n".join(lines[at:])))
    assert sheet.project.name == "道路养护"
    assert rows_of(sheet) == ROWS
    assert sheet.total_score == Decimal("97.10")


def test_a_header_repeated_on_the_next_page_is_not_an_indicator(tmp_path):
    lines = EVALUATION.strip().splitlines()
    header = next(line for line in lines if line.startswith("一级指标"))
    drawing = "\n".join([*lines[:13], header, *lines[13:]])
    sheet = only(from_word(tmp_path, drawing.replace("^ | 质量指标", "产出指标 | 质量指标")))
    assert rows_of(sheet) == ROWS


@EITHER
def test_a_repeated_header_keeps_the_level_that_goes_on(tmp_path, made):
    header = "一级指标 | 二级指标 | 三级指标 | 指标值 | 完成值"
    first, second = "产出指标 | 数量指标 | 里程 | 20 | 20", " | 质量指标 | 合格率 | 100% | 98%"
    sheet = only(made(tmp_path, f"{header}\n{first}\n{header}\n{second}"))
    assert rows_of(sheet)[1] == "产出指标 | 质量指标 | 合格率 | 100% | 98% | - | -"


def test_a_title_in_the_first_row_of_each_table_parts_the_sheets(tmp_path):
    second = EVALUATION.replace("道路养护", "桥梁维修").replace("2022年度", "2023年度")
    document = from_word(tmp_path, EVALUATION + second.strip())
    assert [one.project.name for one in document.sheets] == ["道路养护", "桥梁维修"]
    assert [one.fiscal_year for one in document.sheets] == [2022, 2023]
    assert [rows_of(one) for one in document.sheets] == [ROWS, ROWS]


@pytest.mark.parametrize(
    ("total", "points", "score"),
    [
        ("总分 | < | < | < | < | 100 | 97.10 |", "100", "97.10"),
        ("总分 | < | < | < | < | 100分 | 97.1分 |", "100", "97.1"),
        ("合计 | < | < | < | < | 100 | 97.10 | <", "100", "97.10"),
        ("总 分 | < | < | < | < | < | 97.10 |", None, "97.10"),
        ("总分 | < | < | < | < | 100 | |", "100", None),
        ("自评总分 | 97.10 | < | < | < | < | < | <", None, "97.10"),
    ],
)
def test_a_merged_row_of_the_total_gives_points_and_score(tmp_path, total, points, score):
    lines = EVALUATION.strip().splitlines()
    sheet = only(from_word(tmp_path, "\n".join([*lines[:-1], total])))
    assert rows_of(sheet) == ROWS
    assert sheet.total_points == (None if points is None else Decimal(points))
    assert sheet.total_score == (None if score is None else Decimal(score))


def test_the_project_may_be_named_in_a_paragraph_above_the_table(tmp_path):
    lines = EVALUATION.strip().splitlines()
    table = "\n".join(lines[4:])
    sheet = only(from_word(
        tmp_path, "项目支出绩效自评表", "（2021年度）", "项目名称：道路养护    单位：万元", table
    ))  # fmt: skip
    assert sheet.title == "项目支出绩效自评表"
    assert sheet.project.name == "道路养护"
    assert sheet.fiscal_year == 2021
    assert rows_of(sheet) == ROWS


def test_sheets_named_in_paragraphs_stay_apart(tmp_path):
    table = "\n".join(EVALUATION.strip().splitlines()[4:])
    document = from_word(tmp_path, "项目名称：道路养护", table, "项目名称：桥梁维修", table)
    assert [one.project.name for one in document.sheets] == ["道路养护", "桥梁维修"]
    assert [rows_of(one) for one in document.sheets] == [ROWS, ROWS]


@pytest.mark.parametrize("where", ["paragraph", "row", "label"])
def test_amounts_printed_in_yuan_are_yuan(tmp_path, where):
    lines = EVALUATION.strip().splitlines()
    before: list[str] = []
    if where == "label":
        lines = [line.replace("（万元）", "（元）") for line in lines]
    else:
        lines = [line.replace("（万元）", "") for line in lines]
    if where == "paragraph":
        before = ["单位：元"]
    if where == "row":
        lines.insert(2, "金额单位：元 | < | < | < | < | < | < | <")
    sheet = only(from_word(tmp_path, *before, "\n".join(lines)))
    assert sheet.amount_unit == "元"
    assert funds_of(sheet)[0] == "total 100.00 120.00 90.00 0.75 10 7.50"


@EITHER
def test_pairs_of_a_target_application_form_are_read(tmp_path, made):
    sheet = only(made(tmp_path, """
        项目支出绩效目标申报表 | < | < | <
        （2023年度） | < | < | <
        项目名称 | 道路养护 | < | <
        主管部门及代码 | 301-某县交通运输局 | 实施单位 | 某县公路站
        项目属性 | 延续项目 | 项目期 | 1年
        项目资金（万元） | 年度资金总额： | 120.50 | <
        ^ | 其中：财政拨款 | 100.00 | <
        ^ | 其他资金 | 20.50 | <
        年度绩效目标 | 养护公路20公里 | < | <
        一级指标 | 二级指标 | 三级指标 | 指标值
        产出指标 | 数量指标 | 养护里程 | ≥20公里
        """))  # fmt: skip
    assert sheet.kind is SheetKind.OBJECTIVE
    assert sheet.fiscal_year == 2023
    assert (sheet.project.name, sheet.department) == ("道路养护", "301-某县交通运输局")
    assert funds_of(sheet) == [
        "total 1205000.00 - - - - -",
        "fiscal 1000000.00 - - - - -",
        "other 205000.00 - - - - -",
    ]
    assert [one.text for one in sheet.objectives] == ["养护公路20公里"]
    assert rows_of(sheet) == ["产出指标 | 数量指标 | 养护里程 | ≥20公里 | - | - | -"]


def test_funds_of_the_term_and_of_the_year_stand_side_by_side(tmp_path):
    sheet = only(from_word(tmp_path, """
        项目支出绩效目标表 | < | < | < | <
        项目名称 | 道路养护 | < | < | <
        项目资金⏎（万元） | 中期资金总额： | 360.00 | 年度资金总额： | 120.00
        ^ | 其中：财政拨款 | 360.00 | 其中：财政拨款 | 120.00
        ^ | 其他资金 | | 其他资金 |
        一级指标 | 二级指标 | 三级指标 | 指标值 | 备注
        产出指标 | 数量指标 | 养护里程 | ≥20公里 |
        """))  # fmt: skip
    assert sheet.total_fund is not None
    assert sheet.total_fund.original_budget is not None
    assert sheet.total_fund.original_budget.wan == 120


@EITHER
def test_objectives_of_several_lines_stand_beside_their_results(tmp_path, made):
    sheet = only(made(tmp_path, """
        项目名称 | 道路养护 | <
        年度总体目标 | 预期目标 | 实际完成情况
        ^ | 1.养护公路20公里；⏎2.维修桥梁2座。 | 1.已养护公路20公里；⏎2.已维修桥梁1座。
        一级指标 | 三级指标 | 指标值
        产出指标 | 里程 | ≥20公里
        """))  # fmt: skip
    assert [(one.text, one.result) for one in sheet.objectives] == [
        ("1.养护公路20公里；", "1.已养护公路20公里；"),
        ("2.维修桥梁2座。", "2.已维修桥梁1座。"),
    ]


def test_one_result_for_several_objectives_stays_whole(tmp_path):
    sheet = only(from_word(tmp_path, """
        项目名称 | 道路养护 | <
        年度总体目标 | 年初设定目标 | 全年实际完成情况
        ^ | 1.养护公路20公里；⏎2.维修桥梁2座。 | 全部完成。
        一级指标 | 三级指标 | 指标值
        产出指标 | 里程 | ≥20公里
        """))  # fmt: skip
    assert [(one.text, one.result) for one in sheet.objectives] == [
        ("1.养护公路20公里；", "全部完成。"),
        ("2.维修桥梁2座。", ""),
    ]


def test_a_table_that_is_no_sheet_is_named_as_a_problem(tmp_path):
    document = from_word(tmp_path, EVALUATION, "其他情况如下。", "姓名 | 职务\n甲 | 主任")
    assert [rows_of(one) for one in document.sheets] == [ROWS]
    assert [(one.kind, str(one.place)) for one in document.problems] == [
        ("table_not_recognised", "第2张表")
    ]


@EITHER
def test_every_field_keeps_the_words_at_its_place(tmp_path, made):
    sheet = only(made(tmp_path, EVALUATION))
    one = sheet.indicators[1]
    assert one.places["name"].text == "验收合格率"
    assert one.places["score"].text == "19.6"
    assert one.places["reason"].text == "个别路段返工"
    assert sheet.places["unit"].text == "某县公路站"
    assert sheet.funds[0].places["outturn"].text == "90.00"
