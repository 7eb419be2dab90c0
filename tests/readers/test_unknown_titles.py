"""Titles that are not listed, lines below a total, and what a sheet without a title says."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.readers.build import from_word, only

ROWS = """
产出指标 | 数量指标 | 养护里程 | ≥20公里 | 20公里 | 30 | 30
^ | 质量指标 | 路面验收合格率 | 100% | 98% | 20 | 19.6
效益指标 | 社会效益指标 | 通行条件 | 明显改善 | 明显改善 | 30 | 30
满意度指标 | 服务对象满意度指标 | 群众满意度 | ≥90% | 95% | 10 | 10
"""


def read_indicators(tmp_path, header, *, head="项目名称 | 道路养护", rows=ROWS):
    return only(from_word(tmp_path, f"{head}\n{header}\n{rows.strip()}"))


@pytest.mark.parametrize(
    "header",
    [
        "一级指标 | 甲栏 | 乙栏 | 指标值 | 完成值 | 分值 | 得分",
        "一级指标 | 甲栏 | 绩效指标 | 指标值 | 完成值 | 分值 | 得分",
        "一级指标 | 二级指标 | 乙栏 | 指标值 | 完成值 | 分值 | 得分",
        "一级指标 | 二级指标 | 三级指标 | 指标值 | 实际达成值 | 分值 | 得分",
    ],
)
def test_a_column_under_an_unknown_title_is_told_by_its_cells_or_words(tmp_path, header):
    sheet = read_indicators(tmp_path, header)
    first = sheet.indicators[0]
    assert [one.name for one in sheet.indicators][1] == "路面验收合格率"
    assert (first.dimension, first.kind) == ("产出指标", "数量指标")
    assert first.actual.number == 20


def test_a_second_level_that_is_the_indicator_stays_so_beside_an_unknown_column(tmp_path):
    sheet = read_indicators(
        tmp_path,
        "一级指标 | 二级指标 | 甲栏 | 指标值 | 完成值 | 分值 | 得分",
        rows="产出指标 | 养护里程 | 按台账 | ≥20公里 | 20公里 | 30 | 30\n"
        "^ | 路面验收合格情况 | 按规程 | 100% | 98% | 20 | 19.6",
    )
    assert [one.name for one in sheet.indicators] == ["养护里程", "路面验收合格情况"]


@pytest.mark.parametrize("label", ["等次", "甲乙丙"])
def test_a_line_below_the_total_without_level_or_points_is_no_indicator(tmp_path, label):
    sheet = read_indicators(
        tmp_path,
        "一级指标 | 二级指标 | 三级指标 | 指标值 | 完成值 | 分值 | 得分",
        rows=f"{ROWS.strip()}\n总分 | < | < | < | < | 100 | 97\n{label} | 优 | < | < | < | < | <",
    )
    assert len(sheet.indicators) == 4
    assert sheet.total_score == 97
    assert sheet.rating == ("优" if label == "等次" else "")


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("食品安全抽检监测绩效目标表", "objective"),
        ("项目绩效目标自评表", "self_evaluation"),
        ("绩效目标运行监控表", "monitoring"),
        ("部门整体支出绩效自评表", "whole_department"),
    ],
)
def test_the_last_word_of_the_title_says_what_a_sheet_is_for(tmp_path, title, kind):
    head = f"{title} | < | < | < | < | < | <\n项目名称 | 食品安全抽检监测"
    header = "一级指标 | 二级指标 | 三级指标 | 指标值 | 完成值 | 分值 | 得分"
    assert read_indicators(tmp_path, header, head=head).kind == kind


@pytest.mark.parametrize(
    ("head", "unit", "department"),
    [
        ("部门（单位）名称 | 甲县水务局", "甲县水务局", ""),
        ("部门（单位）名称（盖章） | 甲县水务局", "甲县水务局", ""),
        ("部门名称 | 甲县水务局", "", "甲县水务局"),
        ("单位（盖章） | 甲县水务局", "甲县水务局", ""),
        ("甲县图书馆 | 单位：万元", "甲县图书馆", ""),
        ("供水工程 | 单位：万元", "", ""),
    ],
)
def test_unit_and_department_are_told_by_the_label_or_the_name(tmp_path, head, unit, department):
    header = "一级指标 | 二级指标 | 三级指标 | 指标值 | 完成值 | 分值 | 得分"
    sheet = read_indicators(tmp_path, header, head=head)
    assert (sheet.unit, sheet.department) == (unit, department)


def test_each_project_of_one_table_has_the_department_of_its_own_row(tmp_path):
    sheets = from_word(
        tmp_path,
        """
项目名称 | 主管部门 | 一级指标 | 二级指标 | 三级指标 | 指标值
供水工程 | 甲县水务局 | 产出指标 | 数量指标 | 新建水站 | 6座
公路养护 | 甲县交通局 | 产出指标 | 数量指标 | 养护里程 | 20公里
""",
    ).sheets
    assert [one.department for one in sheets] == ["甲县水务局", "甲县交通局"]


def test_a_short_line_over_recognised_rows_is_their_title(tmp_path):
    header = "一级指标 | 二级指标 | 三级指标 | 指标值 | 完成值 | 分值 | 得分"
    head = "财政资金使用效果情况表 | < | < | < | < | < | <\n项目名称 | 道路养护"
    assert read_indicators(tmp_path, header, head=head).title == "财政资金使用效果情况表"


def test_a_row_without_a_name_is_said_to_have_none(tmp_path):
    document = from_word(
        tmp_path,
        """
一级指标 | 二级指标 | 三级指标 | 指标值 | 分值
产出指标 | 数量指标 | 养护里程 | ≥20公里 | 30
^ | 质量指标 | | 100% | 20
""",
    )
    (problem,) = [one for one in document.problems if one.kind == "row_without_name"]
    assert "100%" in problem.message
    assert document.sheets[0].indicators[1].points == Decimal(20)
