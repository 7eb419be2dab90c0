"""Columns, levels and rows of indicators as different publishers print them."""

from __future__ import annotations

import pytest
from tests.readers.build import (
    EITHER,
    EVALUATION,
    ROWS,
    from_word,
    only,
    rows_of,
)


@EITHER
def test_columns_in_another_order_are_found_by_their_titles(tmp_path, made):
    sheet = only(made(tmp_path, """
        一级指标 | 二级指标 | 三级指标 | 分值 | 得分 | 实际完成值 | 年度指标值 | 未完成原因分析
        产出指标 | 数量指标 | 养护里程 | 30 | 28 | 19公里 | ≥20公里 | 雨季停工
        效益指标 | 社会效益指标 | 通行条件 | 30 | 30 | 明显改善 | 明显改善 | 无
        """))  # fmt: skip
    assert rows_of(sheet) == [
        "产出指标 | 数量指标 | 养护里程 | ≥20公里 | 19公里 | 30 | 28",
        "效益指标 | 社会效益指标 | 通行条件 | 明显改善 | 明显改善 | 30 | 30",
    ]
    assert [one.reason for one in sheet.indicators] == ["雨季停工", "无"]


@EITHER
@pytest.mark.parametrize(
    "titles",
    [
        "一级指标 | 二级指标 | 三级指标 | 目标值 | 全年实际值 | 权重 | 自评得分",
        "一级指标 | 二级指标 | 指标内容 | 预期指标值 | 全年完成值 | 权重（分） | 评分",
        "一级⏎指标 | 二级⏎指标 | 三级指标名称 | 年初设定值 | 实 际 完 成 值 | 标准分值 | 实际得分",
        "指标类别 | 指标类型 | 指标名称 | 计划指标值（A） | 实际完成指标值（B） | 满分 | 自评分",
        "一级指标 | 二级指标 | 绩效指标 | 年度目标值 | 指标完成情况 | 分数 | 单位自评得分",
    ],
)
def test_titles_may_be_spelled_in_other_words(tmp_path, made, titles):
    row = "产出指标 | 数量指标 | 养护里程 | ≥20公里 | 20公里 | 30 | 30"
    assert rows_of(only(made(tmp_path, f"{titles}\n{row}"))) == [row]


LEVEL_CELLS = {
    "merged": ("产出指标 | 数量指标", "^ | ^", "^ | 质量指标", "效益指标 | 社会效益指标"),
    "repeated": (
        "产出指标 | 数量指标", "产出指标 | 数量指标", "产出指标 | 质量指标",
        "效益指标 | 社会效益指标",
    ),
    "blank": ("产出指标 | 数量指标", " | ", " | 质量指标", "效益指标 | 社会效益指标"),
}  # fmt: skip


@EITHER
@pytest.mark.parametrize("way", LEVEL_CELLS)
def test_levels_may_be_merged_or_repeated_or_left_blank(tmp_path, made, way):
    values = (
        "养护里程 | ≥20公里 | 20公里 | 15 | 15",
        "桥梁数量 | ≥2座 | 2座 | 15 | 15",
        "合格率 | 100% | 98% | 20 | 19",
        "通行条件 | 明显改善 | 已改善 | 30 | 30",
    )
    drawing = "一级指标 | 二级指标 | 三级指标 | 指标值 | 完成值 | 分值 | 得分\n" + "\n".join(
        f"{levels} | {row}" for levels, row in zip(LEVEL_CELLS[way], values, strict=True)
    )
    assert rows_of(only(made(tmp_path, drawing))) == [
        "产出指标 | 数量指标 | 养护里程 | ≥20公里 | 20公里 | 15 | 15",
        "产出指标 | 数量指标 | 桥梁数量 | ≥2座 | 2座 | 15 | 15",
        "产出指标 | 质量指标 | 合格率 | 100% | 98% | 20 | 19",
        "效益指标 | 社会效益指标 | 通行条件 | 明显改善 | 已改善 | 30 | 30",
    ]


def test_a_header_may_stand_in_two_rows(tmp_path):
    sheet = only(from_word(tmp_path, """
        指标名称 | < | < | 指标值 | < | 分值 | 得分
        一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | ^ | ^
        产出指标 | 数量指标 | 养护里程 | ≥20公里 | 20公里 | 30 | 30
        """))  # fmt: skip
    assert rows_of(sheet) == ["产出指标 | 数量指标 | 养护里程 | ≥20公里 | 20公里 | 30 | 30"]


def test_the_lower_row_of_a_header_divides_only_what_it_stands_under(tmp_path):
    sheet = only(from_word(tmp_path, """
        一级指标 | 二级指标 | 三级指标 | 绩效指标值 | < | 分值 | 得分
        ^ | ^ | ^ | 目标值 | 实际值 | ^ | ^
        产出指标 | 数量指标 | 养护里程 | ≥20公里 | 20公里 | 30 | 30
        """))  # fmt: skip
    assert rows_of(sheet) == ["产出指标 | 数量指标 | 养护里程 | ≥20公里 | 20公里 | 30 | 30"]


@pytest.mark.parametrize("label", ["绩效指标", "绩⏎效⏎指⏎标", "年度绩效指标", "绩 效 指 标"])
def test_a_label_merged_down_the_side_is_no_level(tmp_path, label):
    sheet = only(from_word(tmp_path, f"""
        {label} | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分
        ^ | 产出指标⏎（50分） | 数量指标 | 养护里程 | ≥20公里 | 20公里 | 30 | 30
        ^ | ^ | 质量指标 | 合格率 | 100% | 98% | 20 | 19.6
        ^ | 效益指标⏎（30分） | 社会效益⏎指标 | 通行条件 | 明显改善 | 明显改善 | 30 | 30
        """))  # fmt: skip
    assert rows_of(sheet) == [
        "产出指标 | 数量指标 | 养护里程 | ≥20公里 | 20公里 | 30 | 30",
        "产出指标 | 质量指标 | 合格率 | 100% | 98% | 20 | 19.6",
        "效益指标 | 社会效益指标 | 通行条件 | 明显改善 | 明显改善 | 30 | 30",
    ]
    assert [one.weight_of_group for one in sheet.indicators] == [50, 50, 30]


@EITHER
def test_rows_of_the_form_that_nobody_filled_in_are_no_indicators(tmp_path, made):
    sheet = only(made(tmp_path, """
        一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分
        产出指标 | 数量指标 | 指标1：养护里程 | ≥20公里 | 20公里 | 30 | 30
        ^ | ^ | 指标2： | | | |
        ^ | ^ | …… | | | |
        ^ | 质量指标 | 指标1： | | | |
        ^ | ^ | ...... | | | |
        效益指标 | 社会效益指标 | 指标1：通行条件 | 明显改善 | 已改善 | 30 | 30
        ^ | 生态效益指标 | | | | |
        """))  # fmt: skip
    assert rows_of(sheet) == [
        "产出指标 | 数量指标 | 养护里程 | ≥20公里 | 20公里 | 30 | 30",
        "效益指标 | 社会效益指标 | 通行条件 | 明显改善 | 已改善 | 30 | 30",
    ]
    assert [one.name_note for one in sheet.indicators] == ["指标1：", "指标1："]


@EITHER
@pytest.mark.parametrize(
    "printed", ["指标1：养护里程", "指标 1: 养护里程", "指标1.养护里程", "目标1：养护里程"]
)
def test_a_number_printed_before_the_name_is_not_part_of_it(tmp_path, made, printed):
    drawing = f"一级指标 | 二级指标 | 三级指标 | 指标值\n产出指标 | 数量指标 | {printed} | 20公里"
    assert only(made(tmp_path, drawing)).indicators[0].name == "养护里程"


@EITHER
def test_a_sheet_without_levels_is_read(tmp_path, made):
    sheet = only(made(tmp_path, """
        指标名称 | 指标值 | 完成值 | 分值 | 得分
        养护里程 | ≥20公里 | 20公里 | 50 | 50
        合格率 | 100% | 98% | 40 | 39.2
        """))  # fmt: skip
    assert rows_of(sheet) == [
        " |  | 养护里程 | ≥20公里 | 20公里 | 50 | 50",
        " |  | 合格率 | 100% | 98% | 40 | 39.2",
    ]


@EITHER
def test_weights_may_be_printed_before_the_values(tmp_path, made):
    sheet = only(made(tmp_path, """
        一级指标 | 二级指标 | 三级指标 | 权重 | 年度指标值（A） | 实际完成值（B） | 自评得分
        产出指标 | 数量指标 | 养护里程 | 30 | 20 | 20 | 30
        ^ | 质量指标 | 合格率 | 20% | 100 | 98 | 19.6
        """))  # fmt: skip
    assert rows_of(sheet) == [
        "产出指标 | 数量指标 | 养护里程 | 20 | 20 | 30 | 30",
        "产出指标 | 质量指标 | 合格率 | 100 | 98 | 20 | 19.6",
    ]


def test_sign_and_unit_may_have_columns_of_their_own(tmp_path):
    sheet = only(from_word(tmp_path, """
        一级指标 | 二级指标 | 三级指标 | 指标性质 | 指标值 | 度量单位
        产出指标 | 数量指标 | 养护里程 | ≥ | 20 | 公里
        ^ | 质量指标 | 合格率 | 大于等于 | 95 | %
        ^ | 时效指标 | 完成时限 | 定性 | 按时完成 |
        """))  # fmt: skip
    targets = [one.target for one in sheet.indicators]
    assert [(one.comparison, one.number, one.unit) for one in targets if one is not None] == [
        ("≥", 20, "公里"), ("≥", 95, "%"), ("", None, ""),
    ]  # fmt: skip
    assert [one.text for one in targets if one is not None] == ["20", "95", "按时完成"]


def test_a_remark_below_the_table_is_no_indicator(tmp_path):
    remark = "说明：请简要说明审计和财政监督中发现的问题" + " | <" * 7
    assert rows_of(only(from_word(tmp_path, EVALUATION + remark))) == ROWS
