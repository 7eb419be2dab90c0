import pytest

from jixiao.readers.lost_cells.cut_blocks import cut_blocks
from jixiao.readers.recognition.sheets import read_sheets

INDICATORS = "一级指标二级指标三级指标指标值产出指标数量指标养护桥梁数量≥6座质量指标验收合格率≥95%"
FULL = "项目资金（万元）年初预算数全年预算数全年执行数分值执行率得分"


def funds_of(text):
    blocks, problems = cut_blocks([f"项目名称公路养护{text}{INDICATORS}"])
    (sheet,) = read_sheets(blocks).sheets
    return [
        tuple(
            "" if one is None else str(one)
            for one in (
                fund.original_budget and fund.original_budget.in_wan(),
                fund.final_budget and fund.final_budget.in_wan(),
                fund.outturn and fund.outturn.in_wan(),
                fund.points, fund.execution_rate, fund.score,
            )
        )
        for fund in sheet.funds
    ], problems  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{FULL}年度资金总额0001000", ("0.00", "0.00", "0.00", "10", "0", "0")),
        (
            f"{FULL}年度资金总额65.6665.6665.071099%9",
            ("65.66", "65.66", "65.07", "10", "0.99", "9"),
        ),
        (
            "项目资金（万元）全年预算数全年执行数分值执行率得分年度资金总额202010100.00%10",
            ("", "20.00", "20.00", "10", "1.00", "10"),
        ),
        (
            "项目资金（万元）全年预算数全年执行数执行率年度资金总额194.9194.9100%",
            ("", "194.90", "194.90", "", "1.00", ""),
        ),
        (
            "项目资金（万元）全年预算数全年执行数分值执行率得分年度资金总额90901010010",
            ("", "90.00", "90.00", "10", "1.00", "10"),
        ),
        (
            "项目资金（万元）全年预算数全年执行数执行率年度资金总额88100",
            ("", "8.00", "8.00", "", "1.00", ""),
        ),
        (
            "项目资金（万元）全年预算数全年执行数执行率分值年度资金总额1010100%20",
            ("", "10.00", "10.00", "20", "1.00", ""),
        ),
        (
            "项目资金（万元）全年预算数全年执行数年度资金总额1020万元",
            ("", "10.00", "20.00", "", "", ""),
        ),
    ],
)
def test_glued_amounts_are_cut_by_their_arithmetic(text, expected):
    rows, _problems = funds_of(text)
    assert rows == [expected]


def test_sources_below_the_total_are_rows_of_their_own():
    rows, _problems = funds_of(
        f"{FULL}年度资金总额202010100.00%10".replace("年初预算数", "")
        + "其中：当年财政拨款1818-100.00%-其他资金22-100.00%-"
    )
    assert [row[2] for row in rows] == ["20.00", "18.00", "2.00"]


def test_an_amount_under_one_of_two_budgets_is_reported_as_ambiguous():
    _rows, problems = funds_of(f"{FULL}年度资金总额65.6665.071099%9")
    assert any(one.kind == "ambiguous_cells" and "65.66" in one.message for one in problems)


def test_a_name_that_ends_like_the_title_behind_it_is_reported():
    blocks, problems = cut_blocks([f"项目名称委托业务项目实施单位某某镇人民政府{INDICATORS}"])
    assert read_sheets(blocks).sheets[0].unit == "某某镇人民政府"
    assert any("“项目”二字" in one.message for one in problems)


def test_a_plan_in_one_run_gives_each_date_its_share():
    blocks, problems = cut_blocks(
        [
            f"项目名称公路养护资金支出计划（%）3月底6月底10月底12月底30.0060.0090.00100.00{INDICATORS}"
        ]
    )
    (sheet,) = read_sheets(blocks).sheets
    shares = [str(step.share) for step in sheet.spending_plan.steps]
    assert shares == [
        "0.30",
        "0.60",
        "0.90",
        "1.00",
    ]
    assert not [one for one in problems if "日期" in one.message]


def test_a_plan_with_fewer_shares_than_dates_is_reported():
    blocks, problems = cut_blocks(
        ["项目名称", "公路养护", "资金支出计划（%）", "3月底", "6月底", "30.00",
         "一级指标", "二级指标", "三级指标", "指标值",
         "产出指标", "数量指标", "养护桥梁数量", "≥6座"]
    )  # fmt: skip
    (sheet,) = read_sheets(blocks).sheets
    assert sheet.spending_plan.shares[1] is None
    assert any("日期比数字多" in one.message for one in problems)
