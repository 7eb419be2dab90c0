"""What a published target and actual value are scored as."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jixiao.domain.dates import PartialDate, Period
from jixiao.domain.indicator import Indicator
from jixiao.domain.plain import from_plain
from jixiao.domain.sheet import Sheet
from jixiao.scoring.deadlines import is_in_time
from jixiao.scoring.ruleset import all_rulesets
from jixiao.scoring.score import score_sheet

[NATIONAL] = [one for one in all_rulesets() if one.name == "mof_2020_self_evaluation"]


def scored(target, actual, **fields):
    row = {"name": "某项工作", "points": "10", "target": target, "actual": actual, **fields}
    data = {"kind": "self_evaluation", "fiscal_year": 2021, "indicators": [row]}
    return score_sheet(from_plain(Sheet, data), NATIONAL)


def one(target, actual, **fields):
    return scored(target, actual, **fields).indicators[0]


@pytest.mark.parametrize(
    ("target", "actual", "expected", "method"),
    [
        ("≥50余次", "50余次", "10", "proportional"),
        ("至少全年完成2次宣传", "全年完成1次", "5", "proportional"),
        ("学校绿化覆盖达70%,优化校园生态环境。", "达到63%", "9", "proportional"),
        ("学校绿化覆盖达70%,优化校园生态环境。", "已达成", "10", "banded"),
        ("≥6架", "实际布防3架", "5", "proportional"),
        ("大于等于 98 %", "49", "5", "proportional"),
        ("不少于12种", "六种", "5", "proportional"),
        ("≥90%", "88.32%及以上", "9.81", "proportional"),
        ("≤620万/月", "650万元/月", "9.52", "reverse_linear"),
        ("≤5300元/户", "5830元", "9", "reverse_linear"),
        ("≤5%", "60‰", "8", "reverse_linear"),
        ("≤-0%", "-3%", "10", "zero_target"),
        ("≥3公里", "2400米", "8", "proportional"),
        ("≥1.5万亩", "12000亩", "8", "proportional"),
        ("≥80%", "72分", "9", "proportional"),
        ("≥0%", "1%", "10", "proportional"),
        ("=8个", "6家", "7.5", "equal"),
        ("≥2个/家", "1个", "5", "proportional"),
        ("100", "90%", "9", "proportional"),
        ("85", "68", "8", "proportional"),
        ("85", "68个", "8", "proportional"),
        ("10-20家", "5家", "5", "proportional"),
        ("10-20家", "20家", "10", "direct"),
        ("10-20家", "10-20家", "10", "direct"),
        ("优良中低差", "优", "10", "banded"),
        ("优秀", "一般", "7", "banded"),
        ("效果明显", "效果不明显", "3", "banded"),
        ("效果明显", "完成", "10", "banded"),
        ("符合标准", "100%", "10", "banded"),
        ("不断改善", "不断改善提升", "10", "banded"),
        ("杜绝发生", "未发生", "10", "banded"),
        ("12月底到位", "12月底到位", "10", "direct"),
        ("2021年12月底前", "按时完成", "10", "banded"),
        ("是", "已达成", "10", "direct"),
        ("是", "未达成", "0", "direct"),
    ],
)
def test_a_published_pair_is_scored(target, actual, expected, method):
    found = one(target, actual)
    assert (found.score, found.method) == (Decimal(expected), method), found.working


@pytest.mark.parametrize(
    ("target", "actual", "reason"),
    [
        ("", "5个", "指标值是空白"),
        ("%", "100%", "指标值“%”只有单位没有数字"),
        ("≥**万元", "5万元", "没有填写的模板文字"),
        ("二100百分比", "100%", "不能可靠识别"),
        ("≥5个", "", "实际完成值是空白"),
        ("≥5个", "个", "实际完成值“个”只有单位没有数字"),
        ("≥5个", "优良中差", "没有选定一个"),
        ("≥5个", "完成", "不是单个数值"),
        ("100%", "无", "不是单个数值"),
        ("≥100%", "按进度执行,已使用约40%", "不是单个数值"),
        ("≥6架", "布防6次", "不是单个数值"),
        ("18—54周岁", "存在18岁以下、54周岁以上", "不是单个数值"),
        ("第一年按总投资额返本20%,分红按8%分红", "20%", "中有几个数"),
        ("≥52人", "100%", "只有百分比"),
        ("85", "85%", "只有百分比"),
        ("85", "0.5万册", "指标值“85”没有单位"),
        ("2次/月", "24次", "单位不同"),
        ("≥5公里", "5亩", "单位不同"),
        ("10-20家", "15公里", "单位不同"),
        ("≤90万元", "900000", "看不出是什么单位"),
        ("5-90万元", "900000", "看不出是什么单位"),
        ("10-20家", "25家", "超过了指标值“10-20家”的上限"),
        ("1-99999999999999999个", "5个", "数值过大"),
        ("≥-5%", "3%", "小于0，不能按比例评分"),
        ("≤5次", "-1次", "实际完成值“-1次”小于0"),
        ("≥99999999999999999个", "1个", "数值过大"),
        ("显著", "未见明显提升", "看不出属于哪一档"),
        ("显著", "但仍有差距", "看不出属于哪一档"),
        ("显著", "80%", "看不出属于哪一档"),
        ("显著", "见附件", "看不出属于哪一档"),
        ("是", "部分达成", "没有回答是或否"),
        ("2021年6月15日前", "2021年6月", "分不出先后"),
    ],
)
def test_what_cannot_be_recomputed_has_a_reason_and_no_score(target, actual, reason):
    found = scored(target, actual)
    assert found.indicators[0].score is None
    assert reason in found.indicators[0].working
    assert any(reason in problem.message for problem in found.problems)


@pytest.mark.parametrize(
    ("fields", "target", "actual", "expected"),
    [
        ({"name": "投诉次数"}, "5次", "0", "10"),
        ({"name": "投诉次数"}, "5次", "无", "10"),
        ({"name": "投诉处理及时率"}, "100%", "50%", "5"),
        ({"name": "死亡率下降"}, "10%", "5%", "5"),
        ({"name": "培训", "kind": "成本指标"}, "500元/人", "250元/人", "10"),
        ({"name": "节约成本", "kind": "成本指标"}, "10万元", "5万元", "5"),
        ({"name": "工期", "kind": "时效指标"}, "10个月", "5个月", "10"),
        ({"name": "某次数", "direction": "反向"}, "10次", "5次", "10"),
        ({"name": "投诉次数", "direction": "正向"}, "10次", "5次", "5"),
        ({"name": "投诉次数"}, "≥10次", "5次", "5"),
        ({"name": "项目总成本"}, "=90万元", "85万元", "10"),
        ({"name": "覆盖率"}, "95", "0.76", "8"),
        ({"name": "安全事故"}, "严防", "未发生", "10"),
    ],
)
def test_the_direction_is_told_by_sign_column_level_and_name(fields, target, actual, expected):
    assert one(target, actual, **fields).score == Decimal(expected)


@pytest.mark.parametrize(
    ("target", "actual", "working"),
    [
        ("≥50个", "50", "实际完成50个，指标值≥50个，完成率100.00%，得满分10分。"),
        ("≥50个", "40个", "实际完成40个，指标值≥50个，完成率80.00%，10分×80.00%＝8分。"),
        ("≥50个", "0个", "实际完成0个，指标值≥50个，没有完成，得0分。"),
        ("≥95%", "0.98", "实际完成0.98（即98%），指标值≥95%，完成率103.16%，得满分10分。"),
        (
            "控制在90万元以内",
            "95.3万元",
            "实际完成95.3万元，指标值控制在90万元以内，超出5.89%，10分×（1－5.89%）＝9.41分。",
        ),
        ("≤5次", "5次", "实际完成5次，指标值≤5次，没有超过指标值，得满分10分。"),
        ("≤5次", "11次", "实际完成11次，指标值≤5次，超出120.00%，达到指标值的两倍，得0分。"),
        ("0起", "2起", "实际完成2起，指标值0起，超过了指标值，得0分。"),
        (
            "至少全年完成2次宣传",
            "全年完成2次",
            "实际完成2次，指标值“至少全年完成2次宣传”，完成率100.00%，得满分10分。",
        ),
        (
            "显著",
            "部分达成",
            (
                "实际完成情况为“部分达成”，指标值为“显著”，属于“部分达成年度指标并具有一定效果”"
                "（分值的60%至80%），10分×70.00%＝7分。"
            ),
        ),
        ("不适用", "不适用", "本年度不涉及该指标，不参与评分。"),
    ],
)
def test_the_working_shows_formula_inputs_and_result(target, actual, working):
    assert one(target, actual).working == working


def test_the_printed_ratio_has_the_decimals_that_make_the_product_come_true():
    found = one("≥10000个", "8044.7个", points="10")
    assert found.score == Decimal("8.04")
    assert "完成率80.447%，10分×80.447%＝8.04分" in found.working


def test_a_printed_score_inside_the_band_stands_and_zero_points_score_zero():
    assert one("显著", "达成", score="8.37").score == Decimal("8.37")
    assert one("显著", "达成", score="0", points="0").score == Decimal(0)


@pytest.mark.parametrize(
    ("fields", "kind"),
    [
        ({"points": None}, "no_points"),
        ({"points": "-1"}, "points_not_plausible"),
        ({"target": "%"}, "target_not_usable"),
        ({"target": "≥-5%", "actual": "3%"}, "negative_target"),
        ({"actual": ""}, "actual_not_usable"),
        ({"actual": "完成"}, "actual_not_a_number"),
        ({"target": "≤5次", "actual": "-1次"}, "negative_actual"),
        ({"target": "≥5公里", "actual": "5亩"}, "indicator_not_scored"),
    ],
)
def test_every_kind_of_bad_input_is_a_problem_with_its_own_name(fields, kind):
    cells = {"target": "≥5次", "actual": "5次", **fields}
    found = scored(cells.pop("target"), cells.pop("actual"), **cells)
    problem = next((one for one in found.problems if one.kind == kind), None)
    assert found.indicators[0].score is None
    assert problem is not None
    assert "；请" in problem.message


def test_a_target_of_nought_is_no_bad_input():
    assert one("0起", "0").score == Decimal(10)
    assert one("0起", "2起").score == Decimal(0)


@pytest.mark.parametrize("points", ["-1", "10000"])
def test_points_that_cannot_be_are_not_scored(points):
    assert "不合理" in one("≥5个", "5个", points=points).working


def test_a_sheet_without_a_column_for_actual_values_is_not_scored():
    sheet = Sheet(kind=from_plain(Sheet, {"kind": "self_evaluation"}).kind)
    bare = Sheet(kind=sheet.kind, indicators=(Indicator(name="甲", points=Decimal(10)),))
    assert score_sheet(bare, NATIONAL).indicators[0].score is None


@pytest.mark.parametrize(
    ("target", "actual", "year", "expected"),
    [
        ((None, 12, None), (2021, 11, None), 2021, True),
        ((None, 12, None), (2021, 11, None), None, True),
        ((None, 2, 30), (None, 2, None), None, True),
        ((2021, None, None), (2021, 12, 31), 2021, True),
        ((2021, 6, 15), (2021, 6, None), 2021, None),
        ((2021, 6, 15), (2021, 7, None), 2021, False),
        ((2021, 6, 15), (2022, None, None), 2021, False),
    ],
)
def test_a_date_is_in_time_late_or_not_to_be_told(target, actual, year, expected):
    periods = [Period(PartialDate(*one), PartialDate(*one)) for one in (target, actual)]
    assert is_in_time(*periods, fiscal_year=year) is expected


PIECES = st.sampled_from(
    [
        "≥",
        "≤",
        "=",
        "0",
        "1",
        "50",
        "99.5",
        "-3",
        "0.0000000000001",
        "%",
        "‰",
        "万元",
        "元/户",
        "个",
        "亿",
        "次/月",
        "2021年",
        "12月",
        "底前",
        "31日",
        "10-20",
        "完成",
        "未",
        "达成",
        "部分",
        "无",
        "是",
        "否",
        "显著",
        "**",
        "/",
        "，",
        "。",
        "优良中差",
        "不适用",
    ]
)
CELLS = st.one_of(st.lists(PIECES, max_size=5).map("".join), st.text(max_size=12))


@settings(max_examples=300)
@given(CELLS, CELLS, st.sampled_from(["10", "0", "3.85", None]))
def test_any_cells_give_a_score_within_the_points_or_a_reason(target, actual, points):
    score = scored(target, actual, points=points)
    found = score.indicators[0]
    if found.score is None:
        assert score.problems
    else:
        assert 0 <= found.score <= Decimal(points or 0)
    assert found.working.endswith("。")
