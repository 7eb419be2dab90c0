"""Rows that are no plain rows: levels alone, shared points, shifted cells, remarks, totals."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.readers.build import EITHER, EVALUATION, ROWS, from_word, only, rows_of, text

from jixiao.readers.opening import open_file
from jixiao.readers.plain_text.text import read
from jixiao.readers.recognition.sheets import read_sheets

HEADER = "一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因"
EIGHT = [
    "产出指标 | 数量指标 | 养护里程 | ≥20公里 | 20公里 | 30 | 30",
    "产出指标 | 质量指标 | 合格率 | 100% | 98% | 20 | 19.6",
    "效益指标 | 社会效益指标 | 通行条件 | 明显改善 | 明显改善 | 30 | 30",
]


def wan(money):
    """The amount in 万元; None where there is none."""
    return None if money is None else money.wan


@EITHER
@pytest.mark.parametrize("words", ["产出指标（50分）", "一、产出指标（50分）", "产出指标"])
def test_a_level_alone_in_its_row_goes_for_the_rows_below(tmp_path, made, words):
    sheet = only(made(tmp_path, f"""
        二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分
        {words} | < | < | < | < | <
        数量指标 | 养护里程 | ≥20公里 | 20公里 | 30 | 30
        质量指标 | 合格率 | 100% | 98% | 20 | 19.6
        效益指标（30分） | < | < | < | < | <
        社会效益指标 | 通行条件 | 明显改善 | 明显改善 | 30 | 30
        """))  # fmt: skip
    assert [one.dimension_term for one in sheet.indicators] == ["output", "output", "outcome"]
    assert [one.kind for one in sheet.indicators] == ["数量指标", "质量指标", "社会效益指标"]
    assert sheet.indicators[2].weight_of_group == 30


def test_kinds_alone_in_their_rows_go_for_the_rows_below(tmp_path):
    sheet = only(from_word(tmp_path, """
        指标名称 | 年度指标值 | 实际完成值 | 分值 | 得分
        产出指标 | < | < | < | <
        数量指标 | < | < | < | <
        养护里程 | ≥20公里 | 20公里 | 30 | 30
        质量指标 | < | < | < | <
        合格率 | 100% | 98% | 20 | 19.6
        其中 | < | < | < | <
        优良率 | 90% | 92% | 20 | 20
        """))  # fmt: skip
    assert rows_of(sheet)[:2] == EIGHT[:2]
    assert sheet.indicators[2].kind == "质量指标"


@EITHER
def test_points_in_a_line_of_their_own_belong_to_the_level_above(tmp_path, made):
    sheet = only(made(tmp_path, """
        一级指标 | 二级指标 | 三级指标 | 指标值 | 完成值
        产出指标 | 数量指标 | 养护里程 | ≥20公里 | 20公里
        （50分） | 质量指标 | 合格率 | 100% | 98%
        效益指标 | 社会效益指标 | 通行条件 | 改善 | 改善
        """))  # fmt: skip
    assert [one.dimension for one in sheet.indicators] == ["产出指标", "产出指标", "效益指标"]
    assert [one.weight_of_group for one in sheet.indicators] == [None, 50, None]


@EITHER
def test_a_row_of_the_level_alone_may_hold_the_points_of_all_below(tmp_path, made):
    sheet = only(made(tmp_path, """
        一级指标 | 二级指标 | 三级指标 | 指标值 | 分值
        产出指标 | | | | 50
         | 数量指标 | 养护里程 | ≥20公里 | 30
         | 质量指标 | 合格率 | 100% | 20
        效益指标 | 社会效益指标 | 通行条件 | 改善 | 30
        """))  # fmt: skip
    assert [one.points for one in sheet.indicators] == [30, 20, 30]
    assert [one.weight_of_group for one in sheet.indicators] == [50, 50, None]


@EITHER
def test_without_a_third_level_the_second_is_the_indicator(tmp_path, made):
    sheet = only(made(tmp_path, """
        一级指标 | 二级指标 | 指标值 | 完成值 | 分值
        产出指标 | 指标1：养护里程 | ≥20公里 | 20公里 | 30
        ^ | 质量指标 | 100% | 98% | 20
        """))  # fmt: skip
    assert rows_of(sheet) == [
        "产出指标 |  | 养护里程 | ≥20公里 | 20公里 | 30 | -",
        "产出指标 | 质量指标 | 质量指标 | 100% | 98% | 20 | -",
    ]
    assert [one.name_note for one in sheet.indicators] == ["指标1：", None]


def test_free_words_as_second_level_are_the_indicator_where_the_third_is_blank(tmp_path):
    sheet = only(from_word(tmp_path, f"""
        {HEADER}
        产出指标 | 养护里程 | | ≥20公里 | 20公里 | 30 | 30 |
        ^ | 质量指标 | | | | | |
        """))  # fmt: skip
    assert rows_of(sheet) == ["产出指标 |  | 养护里程 | ≥20公里 | 20公里 | 30 | 30"]


def test_points_of_several_rows_stay_with_the_first_which_says_so(tmp_path):
    sheet = only(from_word(tmp_path, """
        一级指标 | 二级指标 | 三级指标 | 指标值 | 完成值 | 分值 | 得分
        产出指标 | 数量指标 | 养护里程 | ≥20公里 | 20公里 | 50 | 49
        ^ | ^ | 桥梁 | 2座 | 2座 | ^ | ^
        ^ | 质量指标 | 合格率 | 100% | 98% | ^ | ^
        效益指标 | 社会效益指标 | 通行条件 | 改善 | 改善 | 30 | 30
        """))  # fmt: skip
    assert [one.points for one in sheet.indicators] == [50, None, None, 30]
    assert [one.extra for one in sheet.indicators] == [
        {"points_shared": "3", "score_shared": "3"}, {}, {}, {},
    ]  # fmt: skip


def sheets_of(folder, *blocks):
    """What is read of a text, before it becomes a document."""
    return read_sheets(read(open_file(text(folder / "made.txt", *blocks))).items)


@pytest.mark.parametrize(
    "row",
    [
        "质量指标 | 合格率 | 100% | 98% | 20 | 19.6 | 返工",
        "质量指标 | 合格率 | 100% | 98% | 20 | 19.6",
        "产出指标 | 质量指标 | 合格率 | 100% | 98% | 20 | 19.6",
    ],
)
def test_a_row_that_lost_a_blank_cell_is_aligned_by_what_its_cells_say(tmp_path, row):
    found = sheets_of(tmp_path, f"{HEADER}\n{EIGHT[0]} | 无\n{row}\n{EIGHT[2]} | 无")
    assert rows_of(found.sheets[0]) == EIGHT
    assert found.problems == []


@pytest.mark.parametrize(
    ("row", "read_as"),
    [
        ("产出指标 | 数量指标 | ≥20公里 | 20公里 | 30 | 30 | 无",
         "产出指标 | 数量指标 |  | ≥20公里 | 20公里 | 30 | 30"),
        ("产出指标 | 养护里程 | ≥20公里 | 20公里 | 30 | 30 | 无",
         "产出指标 |  | 养护里程 | ≥20公里 | 20公里 | 30 | 30"),
    ],
)  # fmt: skip
def test_a_level_that_is_missing_does_not_move_the_values(tmp_path, row, read_as):
    found = sheets_of(tmp_path, f"{HEADER}\n{row}")
    assert rows_of(found.sheets[0]) == [read_as]


def test_a_row_that_can_be_read_in_two_ways_is_told(tmp_path):
    found = sheets_of(tmp_path, f"{HEADER}\n产出指标 | 数量指标 | 养护里程 | 20 | 30")
    (problem,) = found.problems
    assert problem.kind == "row_ambiguous"
    assert "养护里程 | 20 | 30" in problem.message
    assert len(found.sheets[0].indicators) == 1


def test_cells_that_moved_left_in_a_table_are_put_back(tmp_path):
    sheet = only(from_word(tmp_path, f"""
        {HEADER}
        {EIGHT[0]} | 无
        质量指标 | 合格率 | 100% | 98% | 20 | 19.6 | 返工 |
        {EIGHT[2]} | 无
        """))  # fmt: skip
    assert rows_of(sheet) == EIGHT
    assert sheet.indicators[1].reason == "返工"


def test_words_where_points_should_stand_move_nothing_that_fits(tmp_path):
    row = "产出指标 | 数量指标 | 养护里程 | ≥20公里 | 20公里 | — | — |"
    sheet = only(from_word(tmp_path, f"{HEADER}\n{row}"))
    assert rows_of(sheet) == ["产出指标 | 数量指标 | 养护里程 | ≥20公里 | 20公里 | - | -"]


@EITHER
@pytest.mark.parametrize(
    ("row", "score"),
    [
        ("总分：97.1分 | < | < | < | < | < | < | <", "97.1"),
        ("自评得分：97.1分  评价等级：优 | < | < | < | < | < | < | <", "97.1"),
        ("合 计 | < | < | < | < | 100 | 97.1 |", "97.1"),
        ("总计得分 | < | < | < | < | < | 97.1 |", "97.1"),
    ],
)
def test_the_total_may_be_printed_in_many_ways(tmp_path, made, row, score):
    sheet = only(made(tmp_path, "\n".join([*EVALUATION.strip().splitlines()[:-1], row])))
    assert rows_of(sheet) == ROWS
    assert sheet.total_score == Decimal(score)


def test_the_points_of_all_may_stand_in_the_title_of_the_total(tmp_path):
    row = "总分（100分） | < | < | < | < | | 97.1 |"
    sheet = only(from_word(tmp_path, "\n".join([*EVALUATION.strip().splitlines()[:-1], row])))
    assert (sheet.total_points, sheet.total_score) == (Decimal(100), Decimal("97.1"))


@EITHER
@pytest.mark.parametrize(
    "remark",
    [
        "说明：请简要说明审计和财政监督中发现的问题",
        "注：1.其他资金包括自有资金。",
        "备注：本表一式两份",
        "填表人：甲  联系电话：12345  填表日期：2023年3月1日",
        "填表人：甲 | < | < | 联系电话：12345 | < | 填报日期：2023年3月1日 | < | <",
    ],
)
def test_what_stands_under_the_table_is_no_indicator(tmp_path, made, remark):
    row = remark if "|" in remark else remark + " | <" * 7
    sheet = only(made(tmp_path, EVALUATION + row))
    assert rows_of(sheet) == ROWS
    if "填表人" in remark:
        assert (sheet.extra["contact"], sheet.extra["phone"]) == ("甲", "12345")
        assert sheet.extra["filled_on"] == "2023年3月1日"


def test_projects_may_be_rows_of_one_table(tmp_path):
    document = from_word(tmp_path, """
        2021年部门预算项目绩效目标表 | < | < | < | < | < | < | <
        单位名称 | 项目名称 | 项目资金（万元） | 年度绩效目标 | 一级指标 | 二级指标 | 三级指标 | \
            指标值
        某县公路站 | 道路养护 | 120.00 | 养护公路20公里 | 产出指标 | 数量指标 | 里程 | 20公里
        ^ | ^ | ^ | ^ | ^ | 质量指标 | 合格率 | 98%
        ^ | 桥梁维修 | 30.00 | 维修桥梁2座 | 产出指标 | 数量指标 | 座数 | 2座
        """)  # fmt: skip
    first, second = document.sheets
    assert [one.project.name for one in (first, second)] == ["道路养护", "桥梁维修"]
    assert [one.unit for one in (first, second)] == ["某县公路站", "某县公路站"]
    assert [wan(one.budget) for one in (first, second)] == [120, 30]
    assert [one.objectives[0].text for one in (first, second)] == ["养护公路20公里", "维修桥梁2座"]
    assert rows_of(first) == [
        "产出指标 | 数量指标 | 里程 | 20公里 | - | - | -",
        "产出指标 | 质量指标 | 合格率 | 98% | - | - | -",
    ]
    assert rows_of(second) == ["产出指标 | 数量指标 | 座数 | 2座 | - | - | -"]
    assert [one.fiscal_year for one in (first, second)] == [2021, 2021]
    assert first.indicators[0].extra == {}


@EITHER
def test_a_project_in_a_row_may_be_known_by_its_code_alone(tmp_path, made):
    document = made(
        tmp_path,
        """
        单位名称（项目） | 预算数（元） | 一级指标 | 二级指标 | 三级指标 | 指标值
        51000021R000000019951-工资性支出 | 2375.00 | 产出指标 | 数量指标 | 覆盖率 | 100%
        51000021Y000000020001-公用经费 | 933.50 | 产出指标 | 数量指标 | 调整次数 | 10次
        """,
    )
    assert [(one.project.code, one.project.name) for one in document.sheets] == [
        ("51000021R000000019951", "工资性支出"), ("51000021Y000000020001", "公用经费"),
    ]  # fmt: skip
    assert [wan(one.budget) for one in document.sheets] == [Decimal("0.2375"), Decimal("0.09335")]


def test_a_header_repeated_between_projects_in_rows_begins_no_sheet(tmp_path):
    header = "项目名称 | 一级指标 | 二级指标 | 三级指标 | 指标值"
    document = from_word(tmp_path, f"""
        {header}
        道路养护 | 产出指标 | 数量指标 | 里程 | 20公里
        {header}
        道路养护 | 产出指标 | 质量指标 | 合格率 | 98%
        桥梁维修 | 产出指标 | 数量指标 | 座数 | 2座
        """)  # fmt: skip
    assert [(one.project.name, len(one.indicators)) for one in document.sheets] == [
        ("道路养护", 2), ("桥梁维修", 1),
    ]  # fmt: skip


@EITHER
def test_a_column_of_numbers_before_the_levels_says_nothing(tmp_path, made):
    sheet = only(made(tmp_path, """
        序号 | 一级指标 | 二级指标 | 三级指标 | 指标值 | 完成值 | 备注
        1 | 产出指标 | 数量指标 | 里程 | 20公里 | 20公里 | 已验收
        2 | 产出指标 | 质量指标 | 合格率 | 98% | 98% |
        """))  # fmt: skip
    assert rows_of(sheet) == [
        "产出指标 | 数量指标 | 里程 | 20公里 | 20公里 | - | -",
        "产出指标 | 质量指标 | 合格率 | 98% | 98% | - | -",
    ]
    assert [one.extra for one in sheet.indicators] == [{"remark": "已验收"}, {}]


def test_a_header_may_stand_in_three_rows(tmp_path):
    sheet = only(from_word(tmp_path, """
        绩效指标 | < | < | 完成情况 | < | < | <
        一级指标 | 二级指标 | 三级指标 | 指标值 | < | 评分 | <
        ^ | ^ | ^ | 年度指标值 | 实际完成值 | 分值 | 得分
        产出指标 | 数量指标 | 养护里程 | ≥20公里 | 20公里 | 30 | 30
        """))  # fmt: skip
    assert rows_of(sheet) == EIGHT[:1]


@EITHER
def test_a_name_that_ends_in_project_is_kept_whole(tmp_path, made):
    sheet = only(made(tmp_path, """
        项目名称 | 道路养护项目 | 项目编码 | 3010001 | 项目属性 | 延续
        一级指标 | 二级指标 | 三级指标 | 指标值 | 完成值 | 分值
        产出指标 | 数量指标 | 里程 | 20公里 | 20公里 | 30
        """))  # fmt: skip
    assert (sheet.project.name, sheet.project.code) == ("道路养护项目", "3010001")


def test_a_target_for_longer_beside_that_of_the_year_is_kept(tmp_path):
    sheet = only(from_word(tmp_path, """
        一级指标 | 二级指标 | 三级指标 | 实施期指标值 | 年度指标值
        产出指标 | 数量指标 | 里程 | 60公里 | 20公里
        """))  # fmt: skip
    assert rows_of(sheet) == ["产出指标 | 数量指标 | 里程 | 20公里 | - | - | -"]
    assert sheet.indicators[0].extra == {"long_term_target": "60公里"}


def test_the_cells_beside_a_divided_title_may_be_blank_instead_of_merged(tmp_path):
    sheet = only(from_word(tmp_path, """
        一级指标 | 二级指标 | 三级指标 | 绩效指标值 | < | 分值 | 得分
         | | | 目标值 | 实际值 | |
        产出指标 | 数量指标 | 养护里程 | ≥20公里 | 20公里 | 30 | 30
        """))  # fmt: skip
    assert rows_of(sheet) == EIGHT[:1]


def test_blank_rows_of_money_do_not_end_it(tmp_path):
    sheet = only(from_word(tmp_path, """
        项目名称 | 道路养护 | < | <
        项目资金（万元） | | 年初预算数 | 全年执行数
        ^ | 年度资金总额 | 100.00 | 90.00
        ^ | | |
        ^ | 其他资金 | 10.00 | 9.00
        一级指标 | 三级指标 | 指标值 | 完成值
        产出指标 | 里程 | 20公里 | 20公里
        """))  # fmt: skip
    assert [wan(one.outturn) for one in sheet.funds] == [90, 9]


@EITHER
def test_a_label_below_the_money_ends_it(tmp_path, made):
    sheet = only(made(tmp_path, """
        项目名称 | 道路养护 | < | <
        项目资金（万元） | | 年初预算数 | 全年执行数
        ^ | 年度资金总额 | 100.00 | 90.00
        项目概况 | 县道养护 | < | <
        一级指标 | 三级指标 | 指标值 | 完成值
        产出指标 | 里程 | 20公里 | 20公里
        """))  # fmt: skip
    assert (len(sheet.funds), sheet.purpose) == (1, "县道养护")
