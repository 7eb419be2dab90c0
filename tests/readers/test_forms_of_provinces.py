"""Every described form, drawn as published sheets print it, is read field by field."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.readers.build import EITHER, from_text, from_word, funds_of, only, rows_of

from jixiao.domain.monitoring import Likelihood
from jixiao.domain.sheet import SheetKind

OLD_OBJECTIVE = """
项目支出绩效目标申报表 | < | < | < | < | < | < | < | <
（2016年度） | < | < | < | < | < | < | < | <
项目名称 | < | 道路养护 | < | < | 项目属性 | 延续 | < | <
主管部门及代码 | < | 301某县交通运输局 | < | < | 项目实施单位 | 某县公路站 | < | <
项目起止时间 | < | 2016年至2018年 | < | < | 项目负责人 | 主任 | < | <
项目资金（万元） | 资金总额 | < | < | < | 120.00 | < | < | <
^ | 其中：财政拨款 | < | < | < | 100.00 | < | < | <
^ | 自有资金 | < | < | < | 15.00 | < | < | <
^ | 其他资金 | < | < | < | 5.00 | < | < | <
单位职能概述 | < | 负责全县公路养护 | < | < | < | < | < | <
项目立项依据 | < | 县政府会议纪要 | < | < | < | < | < | <
项目实施进度计划 | < | 每季度5公里 | < | < | < | < | < | <
项目绩效目标 | 长期目标 | < | < | < | 年度目标 | < | < | <
^ | 三年养护60公里 | < | < | < | 养护公路20公里 | < | < | <
绩效指标 | 一级指标 | 二级指标 | 指标内容 | 指标值 | 一级指标 | 二级指标 | 指标内容 | 指标值
^ | 产出指标 | 数量指标 | 养护里程 | 60公里 | 产出指标 | 数量指标 | 养护里程 | 20公里
^ | ^ | 质量指标 | 合格率 | 100% | ^ | 质量指标 | 合格率 | 98%
^ | 效益指标 | 社会效益指标 | 通行条件 | 改善 | 效益指标 | 社会效益指标 | 通行条件 | 改善
^ | | | | | ^ | ^ | 事故 | 0起
"""
LONG_TERM = [
    "产出指标 | 数量指标 | 养护里程 | 60公里 | - | - | -",
    "产出指标 | 质量指标 | 合格率 | 100% | - | - | -",
    "效益指标 | 社会效益指标 | 通行条件 | 改善 | - | - | -",
]
ANNUAL = [
    "产出指标 | 数量指标 | 养护里程 | 20公里 | - | - | -",
    "产出指标 | 质量指标 | 合格率 | 98% | - | - | -",
    "效益指标 | 社会效益指标 | 通行条件 | 改善 | - | - | -",
    "效益指标 | 社会效益指标 | 事故 | 0起 | - | - | -",
]


def wan(money):
    """The amount in 万元; None where there is none."""
    return None if money is None else money.wan


def words(value):
    """The text of a value; None where there is none."""
    return None if value is None else value.text


def numbers(*values):
    """Numbers that may be absent, to be compared with plain ones."""
    return values


def terms_of(sheet):
    return [one.term for one in sheet.indicators]


@EITHER
def test_targets_for_longer_stand_left_of_those_for_the_year(tmp_path, made):
    sheet = only(made(tmp_path, OLD_OBJECTIVE))
    assert rows_of(sheet) == LONG_TERM + ANNUAL
    assert terms_of(sheet) == ["long_term"] * 3 + ["annual"] * 4
    assert [(one.text, one.term) for one in sheet.objectives] == [
        ("三年养护60公里", "long_term"), ("养护公路20公里", "annual"),
    ]  # fmt: skip


def test_the_old_application_form_is_read_from_its_head_to_its_foot(tmp_path):
    sheet = only(from_word(tmp_path, OLD_OBJECTIVE))
    assert (sheet.form, sheet.kind) == ("mof_2015_objective", SheetKind.OBJECTIVE)
    assert sheet.confidence is not None
    assert sheet.confidence > Decimal("0.9")
    assert funds_of(sheet) == [
        "total 1200000.00 - - - - -",
        "fiscal 1000000.00 - - - - -",
        "own 150000.00 - - - - -",
        "other 50000.00 - - - - -",
    ]
    assert sheet.extra == {
        "attribute": "延续", "period": "2016年至2018年", "manager": "主任",
        "duty": "负责全县公路养护", "grounds": "县政府会议纪要", "schedule": "每季度5公里",
    }  # fmt: skip


def test_the_year_may_stand_left_of_the_longer_term(tmp_path):
    sheet = only(from_word(tmp_path, """
        项目名称 | 道路养护 | < | < | < | < | < | <
        绩效目标 | 年度目标 | < | < | 中期目标 | < | < | <
        ^ | 养护公路20公里 | < | < | 三年养护60公里 | < | < | <
        一级指标 | 二级指标 | 三级指标 | 指标值 | 二级指标 | 三级指标 | 指标值 | 备注
        产出指标 | 数量指标 | 养护里程 | 20公里 | 数量指标 | 养护里程 | 60公里 |
        ^ | 质量指标 | 合格率 | 98% | 质量指标 | 合格率 | 100% | 抽检
        """))  # fmt: skip
    assert rows_of(sheet) == LONG_TERM[:2] + ANNUAL[:2]
    assert terms_of(sheet) == ["long_term"] * 2 + ["annual"] * 2
    assert sheet.indicators[1].extra == {"remark": "抽检"}


@EITHER
def test_indicators_for_longer_may_stand_above_those_for_the_year(tmp_path, made):
    sheet = only(made(tmp_path, """
        项目名称 | 道路养护 | < | < | <
        长期绩效指标 | 一级指标 | 二级指标 | 指标内容 | 指标值
        ^ | 产出指标 | 数量指标 | 养护里程 | 60公里
        年度绩效指标 | 一级指标 | 二级指标 | 指标内容 | 指标值
        ^ | 产出指标 | 数量指标 | 养护里程 | 20公里
        ^ | ^ | 质量指标 | 合格率 | 98%
        """))  # fmt: skip
    assert rows_of(sheet) == LONG_TERM[:1] + ANNUAL[:2]
    assert terms_of(sheet) == ["long_term", "annual", "annual"]


@EITHER
def test_money_for_longer_is_kept_apart_from_that_of_the_year(tmp_path, made):
    sheet = only(made(tmp_path, """
        项目支出绩效目标表 | < | < | < | < | <
        项目名称 | 道路养护 | < | < | < | <
        主管部门及代码 | 301某县交通运输局 | < | 实施单位 | 某县公路站 | <
        项目属性 | 延续项目 | < | 项目期 | 3年 | <
        项目资金（万元） | 中期资金总额： | 360.00 | 年度资金总额： | 120.00 | <
        ^ | 其中：财政拨款 | 300.00 | 其中：财政拨款 | 100.00 | <
        ^ | 其他资金 | 60.00 | 其他资金 | 20.00 | <
        总体目标 | 中期目标（2021年—2023年） | < | 年度目标 | < | <
        ^ | 三年养护60公里 | < | 养护公路20公里 | < | <
        绩效指标 | 一级指标 | 二级指标 | 三级指标 | 指标值 | 备注
        ^ | 产出指标 | 数量指标 | 指标1：养护里程 | 20公里 |
        ^ | ^ | 质量指标 | 指标1：合格率 | 98% |
        """))  # fmt: skip
    assert funds_of(sheet) == [
        "total 1200000.00 - - - - -",
        "fiscal 1000000.00 - - - - -",
        "other 200000.00 - - - - -",
    ]
    longer = [(one.source.value, wan(one.original_budget)) for one in sheet.long_term_funds]
    assert longer == [("total", 360), ("fiscal", 300), ("other", 60)]
    assert rows_of(sheet) == ANNUAL[:2]
    assert [one.term for one in sheet.objectives] == ["long_term", "annual"]
    assert sheet.form == "mof_2021_objective"


def test_money_for_longer_may_stand_above_that_of_the_year(tmp_path):
    sheet = only(from_word(tmp_path, """
        项目名称 | 道路养护 | <
        项目资金（万元） | 实施期资金总额： | 360.00
        ^ | 其中：财政拨款 | 300.00
        ^ | 年度资金总额： | 120.00
        ^ | 其中：财政拨款 | 100.00
        一级指标 | 三级指标 | 指标值
        产出指标 | 里程 | 20公里
        """))  # fmt: skip
    assert [wan(one.original_budget) for one in sheet.funds] == [120, 100]
    assert [wan(one.original_budget) for one in sheet.long_term_funds] == [360, 300]


SICHUAN = """
项目支出绩效自评表（2022年度） | < | < | < | < | < | < | < | < | < | <
项目名称 | < | 道路养护 | < | < | < | < | < | < | < | <
主管部门 | < | 某县交通运输局 | < | < | 实施单位 | < | 某县公路站 | < | < | <
项目资金⏎（万元） | | < | 年初预算数 | 调整后预算数 | < | 预算执行数 | 预算执行率 | 权重 | 得分 | \
    原因说明
^ | 总额 | < | 100.00 | 120.00 | < | 90.00 | 75% | 10 | 7.5 | 招标推迟
^ | 其中：财政资金 | < | 100.00 | 100.00 | < | 80.00 | 80% | / | / |
^ | 财政专户管理资金 | < | 0.00 | 0.00 | < | 0.00 | | / | / |
^ | 单位资金 | < | 0.00 | 20.00 | < | 10.00 | 50% | / | / |
^ | 其他资金 | < | | | < | | | / | / |
年度总体目标 | 预期目标 | < | < | < | < | 实际完成情况 | < | < | < | <
^ | 养护公路20公里 | < | < | < | < | 已养护20公里 | < | < | < | <
绩效指标 | 一级指标 | 二级指标 | 三级指标 | 指标性质 | 指标值 | 度量单位 | 实际完成值 | 权重 | \
    得分 | 未完成原因分析
^ | 产出指标 | 数量指标 | 养护里程 | ≥ | 20 | 公里 | 20 | 30 | 30 |
^ | ^ | 质量指标 | 合格率 | ＝ | 100 | % | 98 | 20 | 19.6 | 个别路段返工
^ | 效益指标 | 社会效益指标 | 通行条件 | 定性 | 明显改善 | | 改善 | 30 | 30 |
^ | 满意度指标 | 满意度指标 | 群众满意度 | ≥ | 90 | % | 95 | 10 | 10 |
合计 | < | < | < | < | < | < | < | 100 | 97.1 |
"""


def test_the_form_of_sichuan_has_sign_and_unit_in_columns_and_five_rows_of_money(tmp_path):
    sheet = only(from_word(tmp_path, SICHUAN))
    assert sheet.form == "sichuan_2022_self_evaluation"
    assert funds_of(sheet) == [
        "total 1000000.00 1200000.00 900000.00 0.75 10 7.5",
        "fiscal 1000000.00 1000000.00 800000.00 0.80 - -",
        "other 0.00 0.00 0.00 - - -",
        "own 0.00 200000.00 100000.00 0.50 - -",
        "other - - - - - -",
    ]
    assert sheet.funds[0].reason == "招标推迟"
    assert rows_of(sheet) == [
        "产出指标 | 数量指标 | 养护里程 | 20 | 20 | 30 | 30",
        "产出指标 | 质量指标 | 合格率 | 100 | 98 | 20 | 19.6",
        "效益指标 | 社会效益指标 | 通行条件 | 明显改善 | 改善 | 30 | 30",
        "满意度指标 | 满意度指标 | 群众满意度 | 90 | 95 | 10 | 10",
    ]
    first = sheet.indicators[0]
    assert first.target is not None
    assert (str(first.target), first.direction) == ("≥20公里", "≥")
    assert first.extra == {"measure_unit": "公里"}
    assert (sheet.total_points, sheet.total_score) == (Decimal(100), Decimal("97.1"))


HUBEI = """
2020年度项目绩效自评表 | < | < | < | < | <
项目名称 | 道路养护 | < | < | < | <
主管部门 | 某县交通运输局 | < | 项目实施单位 | 某县公路站 | <
项目类别 | 部门预算项目 | < | < | < | <
预算执行情况（万元）（20分） | | 预算数（A） | 执行数（B） | 执行率（B/A） | 得分（20分*执行率）
^ | 年度财政资金总额 | 120.00 | 90.00 | 75% | 15
年度绩效目标1（40分） | 养护公路20公里 | < | < | < | <
一级指标 | 二级指标 | 三级指标 | 年初目标值（A） | 实际完成值（B） | 得分
产出指标 | 数量指标 | 养护里程 | 20公里 | 20公里 | 20
效益指标 | 社会效益指标 | 通行条件 | 改善 | 改善 | 20
年度绩效目标2（40分） | 维修桥梁2座 | < | < | < | <
一级指标 | 二级指标 | 三级指标 | 年初目标值（A） | 实际完成值（B） | 得分
产出指标 | 数量指标 | 维修数量 | 2座 | 2座 | 38
总分 | < | < | < | < | 93
偏差大或目标未完成原因分析 | 招标推迟 | < | < | < | <
改进措施及结果应用方案 | 提前招标 | < | < | < | <
"""


@EITHER
def test_two_objectives_of_forty_points_each_have_their_own_indicators(tmp_path, made):
    sheet = only(made(tmp_path, HUBEI))
    assert [(one.text, one.points) for one in sheet.objectives] == [
        ("养护公路20公里", Decimal(40)), ("维修桥梁2座", Decimal(40)),
    ]  # fmt: skip
    assert rows_of(sheet) == [
        "产出指标 | 数量指标 | 养护里程 | 20公里 | 20公里 | - | 20",
        "效益指标 | 社会效益指标 | 通行条件 | 改善 | 改善 | - | 20",
        "产出指标 | 数量指标 | 维修数量 | 2座 | 2座 | - | 38",
    ]
    goals = [one.extra["objective"] for one in sheet.indicators]
    assert goals == ["年度绩效目标1", "年度绩效目标1", "年度绩效目标2"]
    assert funds_of(sheet) == ["total 1200000.00 - 900000.00 0.75 - 15"]
    assert sheet.total_score == 93
    assert sheet.extra["variance"] == "招标推迟"
    assert sheet.extra["improvement"] == "提前招标"
    assert sheet.form == "hubei_2020_self_evaluation"


@EITHER
@pytest.mark.parametrize(
    ("form", "titles", "sign"),
    [
        ("inner_mongolia_2022_objective", "指标方向 | 指标值 | 计量单位 | 分值", "≥"),
        ("inner_mongolia_2022_objective", "指标方向性 | 目标值 | 度量单位 | 权重", "大于等于"),
        ("inner_mongolia_2022_objective", "指标性质 | 指标值 | 指标单位 | 分值权重", ">="),
    ],
)
def test_targets_with_direction_unit_and_points_are_read(tmp_path, made, form, titles, sign):
    sheet = only(made(tmp_path, f"""
        项目支出绩效目标表 | < | < | < | < | < | < | <
        项目名称 | 道路养护 | < | < | < | < | < | <
        主管部门 | 某县交通运输局 | < | < | 实施单位 | 某县公路站 | < | <
        项目资金（万元） | 年度资金总额 | < | < | 120.00 | < | < | <
        ^ | 其中：财政拨款 | < | < | 120.00 | < | < | <
        项目概况 | 县道养护 | < | < | < | < | < | <
        年度绩效目标 | 养护公路20公里 | < | < | < | < | < | <
        绩效指标 | 一级指标 | 二级指标 | 三级指标 | {titles}
        ^ | 产出指标 | 数量指标 | 养护里程 | {sign} | 20 | 公里 | 50
        ^ | 效益指标 | 社会效益指标 | 通行条件 | 定性 | 明显改善 | | 30
        """))  # fmt: skip
    assert sheet.form == form
    assert rows_of(sheet) == [
        "产出指标 | 数量指标 | 养护里程 | 20 | - | 50 | -",
        "效益指标 | 社会效益指标 | 通行条件 | 明显改善 | - | 30 | -",
    ]
    assert str(sheet.indicators[0].target) == "≥20公里"
    assert (sheet.purpose, sheet.objectives[0].text) == ("县道养护", "养护公路20公里")


def test_the_scoring_rule_of_an_indicator_is_kept(tmp_path):
    sheet = only(from_word(tmp_path, """
        项目支出绩效目标表 | < | < | < | < | < | < | < | <
        项目名称 | 道路养护 | < | < | < | < | < | < | <
        主管部门 | 某县交通运输局 | < | < | < | 单位名称 | 某县公路站 | < | <
        项目资金（万元） | 年度资金总额 | < | < | 120.00 | < | < | < | <
        年度绩效目标 | 养护公路20公里 | < | < | < | < | < | < | <
        绩效指标 | 一级指标 | 二级指标 | 三级指标 | 指标值 | 计量单位 | 评（扣）分标准 | 分值 | 备注
        ^ | 产出指标 | 数量指标 | 养护里程 | 20 | 公里 | 每少1公里扣1分 | 50 |
        """))  # fmt: skip
    assert sheet.form == "hunan_2022_objective"
    assert rows_of(sheet) == ["产出指标 | 数量指标 | 养护里程 | 20 | - | 50 | -"]
    assert sheet.indicators[0].extra == {"measure_unit": "公里", "scoring_rule": "每少1公里扣1分"}


@EITHER
def test_four_levels_are_read(tmp_path, made):
    sheet = only(made(tmp_path, """
        项目名称 | 道路养护 | < | < | < | < | < | <
        一级指标 | 二级指标 | 三级指标 | 四级指标 | 指标值 | 完成值 | 分值 | 得分
        产出指标 | 数量指标 | 养护工程 | 养护里程 | 20公里 | 20公里 | 30 | 30
        ^ | ^ | ^ | 维修桥梁 | 2座 | 2座 | 20 | 20
        ^ | 质量指标 | 合格率 | | 100% | 98% | 20 | 19
        """))  # fmt: skip
    assert rows_of(sheet) == [
        "产出指标 | 数量指标 | 养护里程 | 20公里 | 20公里 | 30 | 30",
        "产出指标 | 数量指标 | 维修桥梁 | 2座 | 2座 | 20 | 20",
        "产出指标 | 质量指标 | 合格率 | 100% | 98% | 20 | 19",
    ]
    assert [one.extra.get("level3") for one in sheet.indicators] == ["养护工程", "养护工程", None]


MONITORING = """
项目支出绩效目标执行监控表 | < | < | < | < | < | < | < | < | < | < | < | < | < | < | <
（2020年度） | < | < | < | < | < | < | < | < | < | < | < | < | < | < | <
项目名称 | < | 道路养护 | < | < | < | < | < | < | < | < | < | < | < | < | <
主管部门及代码 | < | 301某县交通运输局 | < | < | 实施单位 | < | 某县公路站 | < | < | < | < | < | \
    < | < | <
项目资金（万元） | < | | < | 年初预算数 | < | 1-7月执行数 | < | < | 1-7月执行率 | < | < | \
    全年预计执行数 | < | < | <
^ | < | 年度资金总额： | < | 120.00 | < | 60.00 | < | < | 50% | < | < | 110.00 | < | < | <
^ | < | 其中：本年财政拨款 | < | 120.00 | < | 60.00 | < | < | 50% | < | < | 110.00 | < | < | <
年度总体目标 | < | 养护公路20公里 | < | < | < | < | < | < | < | < | < | < | < | < | <
绩效指标 | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 1-7月执行情况 | 全年预计完成情况 | \
    偏差原因分析 | < | < | < | < | < | 完成目标可能性 | < | <
^ | ^ | ^ | ^ | ^ | ^ | ^ | 经费保障 | 制度保障 | 人员保障 | 硬件条件保障 | 其他 | 原因说明 | \
    确定能 | 有可能 | 完全不可能
^ | 产出指标 | 数量指标 | 养护里程 | ≥20公里 | 8公里 | 18公里 | √ | | | | 雨季 | 资金未到位 | | √ |
^ | ^ | 质量指标 | 合格率 | 100% | 100% | 100% | | | | | | | √ | |
^ | 效益指标 | 社会效益指标 | 事故 | 0起 | 1起 | 1起 | | | √ | | | 人手不足 | □ | □ | ☑
"""


SECOND_HEADER = "经费保障 | 制度保障"
BARE = "\n".join(
    line.replace("^ | ", "") if SECOND_HEADER in line else line
    for line in MONITORING.strip().splitlines()
)


@pytest.mark.parametrize(
    ("made", "drawing"),
    [(from_word, MONITORING), (from_text, MONITORING), (from_text, BARE)],
    ids=["word", "text", "text without the blanks of the second header"],
)
def test_a_form_of_monitoring_says_what_is_reached_what_is_expected_and_why(
    tmp_path, made, drawing
):
    sheet = only(made(tmp_path, drawing))
    assert (sheet.kind, sheet.form) == (SheetKind.MONITORING, "mof_2019_monitoring")
    assert rows_of(sheet) == [
        "产出指标 | 数量指标 | 养护里程 | ≥20公里 | - | - | -",
        "产出指标 | 质量指标 | 合格率 | 100% | - | - | -",
        "效益指标 | 社会效益指标 | 事故 | 0起 | - | - | -",
    ]
    first, second, third = (one.monitoring for one in sheet.indicators)
    assert first is not None
    assert second is not None
    assert third is not None
    assert (words(first.current), words(first.forecast)) == ("8公里", "18公里")
    assert (first.causes, first.explanation) == ({"funding": "√", "other": "雨季"}, "资金未到位")
    assert (second.causes, third.causes) == ({}, {"staff": "√"})
    assert [one.likelihood for one in (first, second, third)] == [
        Likelihood.POSSIBLE, Likelihood.CERTAIN, Likelihood.IMPOSSIBLE,
    ]  # fmt: skip
    total = sheet.total_fund
    assert total is not None
    assert (wan(total.outturn), wan(total.forecast_outturn)) == (60, 110)
    assert total.execution_rate == Decimal("0.5")
    assert not sheet.is_evaluated


@EITHER
@pytest.mark.parametrize(
    ("answer", "likelihood"),
    [
        ("确定能", "certain"), ("有可能", "possible"), ("完全不可能", "impossible"),
        ("不可能", "impossible"), ("2", "possible"),
        ("☑1.确定能 □2.有可能 □3.完全不可能", "certain"),
        ("□确定能 √有可能 □完全不可能", "possible"), ("确定能/有可能/完全不可能", None),
        ("", None), ("尚待观察", None),
    ],
)  # fmt: skip
def test_the_likelihood_may_be_told_in_one_cell(tmp_path, made, answer, likelihood):
    sheet = only(made(tmp_path, f"""
        项目绩效运行监控表 | < | < | < | < | <
        一级指标 | 二级指标 | 三级指标 | 年度指标值 | 截至6月底完成值 | 完成目标可能性
        产出指标 | 数量指标 | 养护里程 | ≥20公里 | 8公里 | {answer}
        """))  # fmt: skip
    monitoring = sheet.indicators[0].monitoring
    assert monitoring is not None
    assert monitoring.likelihood == likelihood


@EITHER
def test_a_whole_department_has_tasks_and_no_project(tmp_path, made):
    sheet = only(made(tmp_path, """
        部门整体支出绩效自评表 | < | < | < | < | < | < | < | <
        部门名称 | 某县交通运输局 | < | < | < | < | < | < | <
        年度主要任务 | 任务名称 | 完成情况 | 预算数（万元） | 执行数（万元） | 执行率
        ^ | 道路养护 | 已养护20公里 | 120.00 | 90.00 | 75%
        ^ | 桥梁维修 | 已维修2座 | 30.00 | 30.00 | 100%
        ^ | 金额合计 | | 150.00 | 120.00 | 80%
        年度总体目标 | 预期目标 | < | < | < | 实际完成情况 | < | < | <
        ^ | 保障通行 | < | < | < | 全年畅通 | < | < | <
        绩效指标 | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | \
            偏差原因分析及改进措施
        ^ | 产出指标 | 数量指标 | 养护里程 | ≥20公里 | 20公里 | 50 | 50 |
        总分 | < | < | < | < | < | 100 | 98 |
        """))  # fmt: skip
    assert sheet.kind is SheetKind.WHOLE_DEPARTMENT
    assert (sheet.department, sheet.project.name) == ("某县交通运输局", "")
    assert [
        (one.name, one.result, wan(one.budget), wan(one.outturn), one.extra) for one in sheet.tasks
    ] == [
        ("道路养护", "已养护20公里", 120, 90, {"execution_rate": "75%"}),
        ("桥梁维修", "已维修2座", 30, 30, {"execution_rate": "100%"}),
    ]
    assert [(one.source.value, wan(one.budget), wan(one.outturn)) for one in sheet.funds] == [
        ("total", 150, 120)
    ]
    assert rows_of(sheet) == ["产出指标 | 数量指标 | 养护里程 | ≥20公里 | 20公里 | 50 | 50"]
    assert sheet.form == "local_2020_whole_department_self_evaluation"


def test_the_money_of_tasks_may_be_titled_in_two_rows(tmp_path):
    sheet = only(from_word(tmp_path, """
        部门整体支出绩效目标表 | < | < | < | < | <
        部门名称 | 某县交通运输局 | < | < | < | <
        年度主要任务 | 任务名称 | 主要内容 | 预算金额（万元） | < | <
        ^ | ^ | ^ | 总额 | 财政拨款 | 其他资金
        ^ | 道路养护 | 县道养护 | 120.00 | 100.00 | 20.00
        ^ | 桥梁维修 | 危桥维修 | 30.00 | 30.00 |
        ^ | 金额合计 | < | 150.00 | 130.00 | 20.00
        年度总体目标 | 保障通行 | < | < | < | <
        年度绩效指标 | 一级指标 | 二级指标 | 三级指标 | < | 指标值
        ^ | 产出指标 | 数量指标 | 养护里程 | < | ≥20公里
        """))  # fmt: skip
    assert [(one.name, one.content, wan(one.budget), one.extra) for one in sheet.tasks] == [
        ("道路养护", "县道养护", 120, {"fiscal": "100.00", "other": "20.00"}),
        ("桥梁维修", "危桥维修", 30, {"fiscal": "30.00"}),
    ]
    assert [(one.source.value, wan(one.original_budget)) for one in sheet.funds] == [
        ("total", 150), ("fiscal", 130), ("other", 20),
    ]  # fmt: skip
    assert (sheet.objectives[0].text, sheet.form) == (
        "保障通行", "mof_2015_whole_department_objective",
    )  # fmt: skip


@EITHER
@pytest.mark.parametrize(
    ("levels", "terms", "form"),
    [
        ("项目决策 项目管理 项目产出 项目效果", ["decision", "process", "output", "outcome"],
         "local_2014_evaluation"),
        ("决策 过程 产出 效益", ["decision", "process", "output", "outcome"],
         "local_2014_evaluation"),
    ],
)  # fmt: skip
def test_an_evaluation_judges_decision_management_output_and_effect(
    tmp_path, made, levels, terms, form
):
    first, second, third, fourth = levels.split()
    sheet = only(made(tmp_path, f"""
        项目支出绩效评价评分表 | < | < | < | < | < | <
        项目名称 | 道路养护 | < | < | < | < | <
        主管部门 | 某县交通运输局 | < | 实施单位 | 某县公路站 | < | <
        一级指标 | 二级指标 | 三级指标 | 分值 | 评分标准 | 得分 | 扣分原因
        {first}（20分） | 绩效目标 | 绩效目标合理性 | 20 | 符合得满分 | 18 | 目标偏低
        {second} | 资金管理 | 资金到位率 | 25 | 按比例 | 25 |
        {third} | 产出数量 | 实际完成率 | 30 | 按比例 | 30 |
        {fourth} | 项目效益 | 实施效益 | 25 | 分档 | 20 |
        总分 | < | < | 100 | | 93 |
        """))  # fmt: skip
    assert [one.dimension_term for one in sheet.indicators] == terms
    assert [one.name for one in sheet.indicators] == [
        "绩效目标合理性", "资金到位率", "实际完成率", "实施效益",
    ]  # fmt: skip
    assert [numbers(one.points, one.score) for one in sheet.indicators] == [
        (20, 18), (25, 25), (30, 30), (25, 20),
    ]  # fmt: skip
    assert sheet.indicators[0].reason == "目标偏低"
    assert sheet.indicators[0].extra == {"scoring_rule": "符合得满分"}
    assert numbers(sheet.total_points, sheet.total_score) == (100, 93)
    assert sheet.form == form


@EITHER
def test_a_change_of_the_budget_stands_beside_original_and_final(tmp_path, made):
    sheet = only(made(tmp_path, """
        项目名称 | 道路养护 | < | < | < | <
        项目资金（万元） | | 年初预算数 | 预算调整数 | 全年预算数 | 执行数
        ^ | 年度资金总额 | 100.00 | 20.00 | 120.00 | 90.00
        一级指标 | 二级指标 | 三级指标 | 分值 | 年度指标值 | 完成值
        产出指标 | 数量指标 | 里程 | 50 | 20公里 | 20公里
        """))  # fmt: skip
    (fund,) = sheet.funds
    assert [
        wan(one) for one in (fund.original_budget, fund.adjustment, fund.final_budget, fund.outturn)
    ] == [100, 20, 120, 90]


def test_a_form_that_nobody_described_is_read_by_its_titles(tmp_path):
    sheet = only(from_word(tmp_path, """
        村级项目绩效完成情况表 | < | < | <
        村名 | 甲村 | 组别 | 一组
        指标名称 | 目标值 | 完成值 | 群众意见
        里程 | 20公里 | 20公里 | 好
        """))  # fmt: skip
    assert (sheet.form, sheet.confidence) == ("", None)
    assert rows_of(sheet) == [" |  | 里程 | 20公里 | 20公里 | - | -"]
    assert sheet.indicators[0].extra == {"群众意见": "好"}
