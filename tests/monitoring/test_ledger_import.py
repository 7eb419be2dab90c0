"""Payments of exports in a ledger: values, what is refused and why, and what is known already."""

from __future__ import annotations

import random
from datetime import date

import pytest
from tests.monitoring.ledgers import ROW, TITLES, Ledger, changed, csv_file, xlsx_file

from jixiao.domain.sheet import FundSource
from jixiao.monitoring.columns import settings


@pytest.fixture
def ledger():
    return Ledger()


@pytest.fixture
def path(tmp_path):
    return tmp_path / "支付.csv"


@pytest.mark.parametrize(
    ("printed", "amount"),
    [
        ("100", "100.00"),
        ("1,234.50", "1234.50"),
        ("（1,234.50）", "-1234.50"),
        ("(88元)", "-88.00"),
        ("88.50元", "88.50"),
        ("￥12.3", "12.30"),
        ("１２．５", "12.50"),
        ("5.8万元", "58000.00"),
        ("-0.01", "-0.01"),
        ("9999999999999999.99", "9999999999999999.99"),
    ],
)
def test_amounts_are_exact_however_they_are_printed(ledger, path, printed, amount):
    ledger.take(csv_file(path, TITLES, changed(amount=printed)))
    assert ledger.column("amount") == [amount]


@pytest.mark.parametrize("printed", ["壹佰元", "12,34", "968.191 8", "1e5", "1.234", "元", "1.2.3"])
def test_what_is_no_amount_to_the_fen_is_refused_and_quoted(ledger, path, printed):
    (message,) = ledger.messages(csv_file(path, TITLES, changed(amount=printed)))
    assert f"支付金额“{printed}”" in message
    assert ledger.column("amount") == []


@pytest.mark.parametrize(
    "printed",
    ["2024-03-05", "20240305", "2024/3/5", "2024.3.5", "2024年3月5日", "45356", "20240305101112123",
     "2024-03-05 10:11:12", "２０２４年３月５日"],
)  # fmt: skip
def test_days_are_read_in_every_printed_form(ledger, path, printed):
    ledger.take(csv_file(path, TITLES, changed(day=printed)))
    assert ledger.column("paid_on") == ["2024-03-05"]


@pytest.mark.parametrize("printed", ["2024-02-30", "2023-02-29", "2024年3月", "3/5/2024", "昨天"])
def test_what_is_no_day_is_refused_and_quoted(ledger, path, printed):
    (message,) = ledger.messages(csv_file(path, TITLES, changed(day=printed)))
    assert f"支付日期“{printed}”不是日期" in message


def test_a_leap_day_is_a_day(ledger, path):
    ledger.take(csv_file(path, TITLES, changed(day="2024-02-29")))
    assert ledger.column("paid_on") == ["2024-02-29"]


def test_wan_of_the_line_above_counts_unless_the_column_names_its_unit(ledger, tmp_path):
    line = ("单位：万元", *[""] * 7)
    ledger.take(csv_file(tmp_path / "a.csv", line, TITLES, changed(amount="1.23456")))
    named = (*TITLES[:7], "金额（元）")
    ledger.take(csv_file(tmp_path / "b.csv", line, named, changed(amount="1.23", voucher="V2")))
    assert ledger.column("amount") == ["12345.60", "1.23"]


def test_the_unit_that_the_user_states_wins_over_the_line_but_not_over_the_title(ledger, tmp_path):
    line = ("单位：万元", *[""] * 7)
    ledger.take(csv_file(tmp_path / "a.csv", line, TITLES, ROW), unit="元")
    named = (*TITLES[:7], "金额（万元）")
    ledger.take(csv_file(tmp_path / "b.csv", named, changed(voucher="V2")), unit="元")
    assert ledger.column("amount") == ["100.00", "1000000.00"]


def test_what_was_really_paid_goes_before_what_was_applied_for(ledger, path):
    titles = ("pay_cert_no", "vou_date", "xpay_date", "pay_amt", "xpay_amt", "pro_code")
    row = ("V1", "2024-03-01", "2024-03-05", "200", "150", "P1")
    unpaid = ("V2", "2024-03-02", "", "200", "", "P1")
    (message,) = ledger.messages(csv_file(path, titles, row, unpaid))
    assert ledger.rows("voucher, paid_on, amount, project_code") == [
        ("V1", "2024-03-05", "150.00", "P1")
    ]
    assert "支付金额为空" in message


def test_money_back_is_negative_and_named(ledger, path):
    titles = (*TITLES, "业务类型")
    rows = [
        (*changed(voucher="V1", amount="-5"), ""),
        (*changed(voucher="V2", amount="5"), "退款"),
        (*changed(voucher="V3", amount="-5", use="红字冲销"), ""),
        (*changed(voucher="V4", amount="5", use="退款后重新支付"), ""),
    ]
    ledger.take(csv_file(path, titles, *rows))
    assert ledger.rows("kind, amount") == [
        ("refund", "-5.00"),
        ("refund", "-5.00"),
        ("reversal", "-5.00"),
        ("payment", "5.00"),
    ]


@pytest.mark.parametrize(
    ("printed", "source"),
    [
        ("一般公共预算资金", "fiscal"),
        ("政府性基金预算资金", "fiscal"),
        ("省级转移支付资金", "provincial"),
        ("中央直达资金", "central"),
        ("单位资金", "own"),
        ("上年结转资金", "carry_over"),
        ("社会捐赠", "other"),
        ("", "fiscal"),
    ],
)
def test_the_source_of_a_fund_is_told_by_its_name(ledger, path, printed, source):
    ledger.take(csv_file(path, (*TITLES, "资金性质"), (*ROW, printed)))
    is_carried = "true" if source == "carry_over" else "false"
    assert ledger.rows("source, source_name, is_carry_over") == [(source, printed, is_carried)]


def test_every_source_is_one_of_the_domain():
    assert {one["source"] for one in settings()["sources"]} <= {one.value for one in FundSource}


@pytest.mark.parametrize(
    ("project", "economic", "use", "category"),
    [
        ("校舍维修", "30213", "工程款", "project"),
        ("公用经费", "30201", "办公用品", "basic"),
        ("", "30101", "发放工资", "basic"),
        ("", "", "支付办公楼电费", "basic"),
        ("", "31003", "设备款", "unassigned"),
        ("", "", "往来款", "unassigned"),
    ],
)
def test_payments_without_project_are_running_costs_or_wait(
    ledger, path, project, economic, use, category
):
    row = changed(code="", project=project, use=use)
    ledger.take(csv_file(path, (*TITLES, "经济分类编码"), (*row, economic)))
    assert ledger.column("category") == [category]


def test_code_and_name_in_one_cell_come_apart(ledger, path):
    titles = ("凭证号", "支付日期", "金额", "预算单位", "项目")
    row = ("V1", "2024-03-05", "1", "101001-市实验小学", "51000021R000000019951-工资性支出")
    ledger.take(csv_file(path, titles, row))
    assert ledger.rows("unit_code, unit, project_code, project") == [
        ("101001", "市实验小学", "51000021R000000019951", "工资性支出")
    ]


def test_totals_blanks_repeated_titles_and_signatures_are_no_payments(ledger, path):
    rows = [
        ROW,
        ("", "", "", "", "小 计", "", "", "100.00"),
        ("",) * 8,
        TITLES,
        changed(voucher="V2", project="合计算法研究"),
        ("合计", "", "", "", "", "", "", "200.00"),
        ("制表人：张三", "", "", "", "", "", "", ""),
    ]
    outcome = ledger.take(csv_file(path, TITLES, *rows))
    counts = outcome.tables[0].counts
    assert (counts.taken, counts.refused, counts.passed_over) == (2, 0, 4)


def test_a_row_may_have_several_faults_and_names_its_line(ledger, path):
    rows = [ROW, changed(voucher="2.025E+17", amount="x", day="y")]
    (refused,) = ledger.take(csv_file(path, TITLES, *rows)).tables[0].refused
    assert refused.row == 3
    assert refused.message.count("；") > 3
    for words in ("“x”不是金额", "“y”不是日期", "科学计数法"):
        assert words in refused.message


def test_cells_beyond_the_titles_are_told(ledger, path):
    (message,) = ledger.messages(csv_file(path, TITLES, (*ROW, "多出")))
    assert "单元格比标题行多" in message


def test_nothing_paid_is_refused(ledger, path):
    (message,) = ledger.messages(csv_file(path, TITLES, changed(amount="0.00")))
    assert "金额为0" in message


def test_payments_of_january_may_belong_to_the_year_before_but_not_to_a_far_one(ledger, path):
    titles = (*TITLES, "年度")
    rows = [
        (*changed(day="2025-01-06"), "2024"),
        (*changed(voucher="V2", day="2027-01-06"), "2024"),
    ]
    (message,) = ledger.messages(csv_file(path, titles, *rows))
    assert ledger.rows("fiscal_year, paid_on") == [("2024", "2025-01-06")]
    assert "相差太远" in message


def test_the_year_is_that_of_the_title_else_as_asked_else_of_the_day(ledger, tmp_path):
    above = ("2024年度支付明细表", *[""] * 7)
    late = changed(day="2025-01-06")
    ledger.take(csv_file(tmp_path / "a.csv", above, TITLES, late))
    ledger.take(csv_file(tmp_path / "b.csv", TITLES, late), fiscal_year=2026)
    ledger.take(csv_file(tmp_path / "c.csv", TITLES, late))
    assert ledger.column("fiscal_year") == ["2024", "2026", "2025"]


def test_a_workbook_gives_numbers_days_and_codes_as_text(ledger, tmp_path):

    row = ("V1", date(2024, 3, 5), 101, "P1", "维修", "甲", "款", 0.1 + 0.2)
    ledger.take(xlsx_file(tmp_path / "a.xlsx", TITLES, row))
    assert ledger.rows("paid_on, unit_code, amount") == [("2024-03-05", "101", "0.30")]


def test_a_code_that_lost_digits_is_refused(ledger, tmp_path):
    row = (20240000000000123456.0, *ROW[1:7], 1)
    (message,) = ledger.messages(xlsx_file(tmp_path / "a.xlsx", TITLES, row))
    assert "凭证号" in message
    assert "科学计数法" in message


def test_merged_titles_in_two_rows_and_merged_cells_are_understood(ledger, tmp_path):
    rows = [
        ("凭证号", "支付日期", "项目", "", "金额（万元）", ""),
        ("", "", "编码", "名称", "申请金额", "实际支付金额"),
        ("V1", "2024-03-05", "P1", "校舍维修", 9, 1.5),
        ("V2", "2024-03-06", "P1", "", 9, 2.5),
    ]
    merged = ("A1:A2", "B1:B2", "C1:D1", "E1:F1", "D3:D4")
    ledger.take(xlsx_file(tmp_path / "a.xlsx", *rows, merged=merged))
    assert ledger.rows("project_code, project, amount") == [
        ("P1", "校舍维修", "15000.00"),
        ("P1", "校舍维修", "25000.00"),
    ]


def test_importing_the_same_file_twice_changes_nothing(ledger, path):
    titles = TITLES[1:]
    rows = [ROW[1:], ROW[1:], changed(amount="7")[1:]]
    csv_file(path, titles, *rows)
    assert ledger.counts(path) == (3, 0, 0)
    before = ledger.rows("voucher, line, amount, row"), ledger.imports()
    assert ledger.counts(path) == (0, 3, 0)
    assert (ledger.rows("voucher, line, amount, row"), ledger.imports()) == before


def test_overlapping_exports_are_merged_by_voucher(ledger, tmp_path):
    rows = [changed(voucher=f"V{n}", amount=str(n)) for n in range(1, 6)]
    assert ledger.counts(csv_file(tmp_path / "a.csv", TITLES, *rows[:3])) == (3, 0, 0)
    assert ledger.counts(csv_file(tmp_path / "b.csv", TITLES, *rows[1:])) == (2, 2, 0)
    assert sorted(ledger.column("amount")) == ["1.00", "2.00", "3.00", "4.00", "5.00"]


def test_lines_of_a_voucher_are_numbered_the_same_in_any_order(ledger, tmp_path):
    rows = [changed(amount=str(n), use=f"用途{n}") for n in (3, 1, 2, 2)]
    assert ledger.counts(csv_file(tmp_path / "a.csv", TITLES, *rows)) == (3, 1, 0)
    assert sorted(ledger.column("line")) == ["1", "2", "3"]
    random.Random(1).shuffle(rows)  # noqa: S311
    assert ledger.counts(csv_file(tmp_path / "b.csv", TITLES, *rows)) == (0, 4, 0)


def test_another_line_of_a_known_voucher_is_added(ledger, tmp_path):
    other = changed(amount="7", use="监理费")
    ledger.take(csv_file(tmp_path / "a.csv", TITLES, ROW))
    assert ledger.counts(csv_file(tmp_path / "b.csv", TITLES, ROW, other)) == (1, 1, 0)
    assert ledger.rows("line, amount") == [("1", "100.00"), ("2", "7.00")]


def test_a_voucher_with_another_amount_is_told_and_never_overwritten(ledger, tmp_path):
    ledger.take(csv_file(tmp_path / "a.csv", TITLES, ROW))
    (message,) = ledger.messages(csv_file(tmp_path / "b.csv", TITLES, changed(amount="101")))
    assert "编号V1在台账中的金额是100.00元，与本行的101.00元不一致" in message
    assert ledger.column("amount") == ["100.00"]


def test_the_same_voucher_number_in_another_year_is_another_voucher(ledger, tmp_path):
    ledger.take(csv_file(tmp_path / "a.csv", TITLES, ROW))
    later = changed(day="2025-03-05", amount="8")
    assert ledger.counts(csv_file(tmp_path / "b.csv", TITLES, later)) == (1, 0, 0)


def test_a_table_without_the_titles_says_which_it_wants_and_which_it_has(ledger, path):
    outcome = ledger.take(csv_file(path, ("姓名", "电话"), ("张三", "1")))
    assert outcome.tables == ()
    assert "支付日期" in outcome.problems[0]
    assert "“姓名”、“电话”" in outcome.problems[0]


def as_they_are(path, *rows):
    return csv_file(path, *rows)


def in_gb18030(path, *rows):
    return csv_file(path, *rows, encoding="gb18030")


def with_blanks(path, *rows):
    return csv_file(path, *(tuple(f" {cell}" for cell in row) for row in rows))


def with_line_ends(path, *rows):
    return csv_file(path, *((*row[:-2], f'"{row[-2]}\n（第二行）"', row[-1]) for row in rows))


def as_workbook(path, *rows):
    return xlsx_file(path.with_suffix(".xlsx"), *rows)


MIXED = (
    changed(voucher="V1", amount="1,234.50"),
    changed(voucher="V2", amount="（12.00）", day="2024年3月6日"),
    changed(voucher="V3", amount="壹佰元"),
    changed(voucher="V4", day="2024-02-30"),
    changed(voucher="1.2E+19"),
    changed(voucher="V6", amount="0.125"),
    changed(voucher="\t'007", amount="3.00", code="\tP2"),
)


@pytest.mark.parametrize("write", [in_gb18030, with_blanks, with_line_ends, as_workbook])
def test_what_is_taken_and_refused_does_not_depend_on_how_the_file_is_written(tmp_path, write):
    plain, other = Ledger(), Ledger()
    expected = plain.messages(as_they_are(tmp_path / "a.csv", TITLES, *MIXED))
    assert other.messages(write(tmp_path / "b.csv", TITLES, *MIXED)) == expected
    assert len(expected) == 4
    columns = "voucher, amount, paid_on, project_code, kind, row"
    assert other.rows(columns) == plain.rows(columns)
    assert [one[0] for one in other.rows(columns)] == ["V1", "V2", "007"]


def test_a_number_of_a_workbook_is_exact_to_the_fen(ledger, tmp_path):
    fen = [1, 29, 57, 1_005, 8_765_432_109, 123_456_789_012_345]
    rows = [changed(voucher=f"V{one}", amount=one / 100) for one in fen]
    ledger.take(xlsx_file(tmp_path / "a.xlsx", TITLES, *rows))
    assert ledger.column("amount") == [f"{one // 100}.{one % 100:02}" for one in fen]
