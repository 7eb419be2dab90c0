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


def test_noughts_and_dashes_that_touch_are_read_as_amounts():
    columns = "项目资金（万元）年初预算数全年预算数全年执行数分值执行率得分"
    rows, _problems = funds_of(
        f"{columns}年度资金总额65.6665.6665.071099%9.9上年结转资金0.000.000.00———"
        "其他资金0.002.001.00—50.00%—"
    )
    assert rows[1:] == [
        ("0.00", "0.00", "0.00", "", "", ""),
        ("0.00", "2.00", "1.00", "", "0.50", ""),
    ]


def test_amounts_that_cannot_be_told_apart_are_reported_and_no_purpose():
    blocks, problems = cut_blocks([f"项目名称公路养护其他资金0.000.000.00———{INDICATORS}"])
    (sheet,) = read_sheets(blocks).sheets
    assert not sheet.purpose
    assert any("几个数字连在一起" in one.message for one in problems)


@pytest.mark.parametrize("between", ["\n", " ", ""])
def test_a_budget_and_an_outturn_each_behind_its_label_are_funds(between):
    text = between.join(
        [
            "项目名称",
            "公路养护",
            "预算执行情况（万元）",
            "预算数：",
            "100.50",
            "执行数：",
            "98.25",
            "其中：财政拨款",
            "90.50",
            "其中：财政拨款",
            "88.25",
            "其他资金",
            "10.00",
            "其他资金",
            "10.00",
        ]
    )
    blocks, _problems = cut_blocks(f"{text}{between}{INDICATORS}".split("\n"))
    (sheet,) = read_sheets(blocks).sheets
    assert [
        (
            one.source,
            str(one.original_budget and one.original_budget.in_wan()),
            str(one.outturn and one.outturn.in_wan()),
        )
        for one in sheet.funds
    ] == [("total", "100.50", "98.25"), ("fiscal", "90.50", "88.25"), ("other", "10.00", "10.00")]


def test_a_name_that_ends_like_the_label_of_the_funds_stays_whole():
    blocks, _problems = cut_blocks(
        [f"项目名称湿地生态补偿资金项目主管部门某某县林业局{INDICATORS}"]
    )
    (sheet,) = read_sheets(blocks).sheets
    assert sheet.project.name == "湿地生态补偿资金项目"
    assert sheet.department == "某某县林业局"


def test_a_label_with_a_note_inside_is_a_label():
    blocks, _problems = cut_blocks([f"项目（专项）名称公路养护主管部门某某县交通局{INDICATORS}"])
    (sheet,) = read_sheets(blocks).sheets
    assert sheet.project.name == "公路养护"
