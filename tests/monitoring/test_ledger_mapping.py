"""Columns of exports: found by their titles, saved, and used again."""

from __future__ import annotations

import pytest
from tests.monitoring.ledgers import ROW, TITLES, Ledger, csv_file

from jixiao.monitoring.columns import FIELDS, label, settings
from jixiao.monitoring.mapping import UnmappedColumns, locate, propose
from jixiao.monitoring.mapping_file import BadMapping, load_mapping, save_mapping
from jixiao.pipeline import Unknown


def columns_of(*head: tuple[str, ...], kind: str | None = None) -> dict[str, str]:
    return dict(propose(head, kind=kind)[1].columns)


def test_platform_names_stretched_titles_and_notes_in_brackets_are_known():
    found = columns_of(
        ("pay_cert_no", " 支 付 日 期 ", "XPAY_AMT", "项目编码（必填）", "agency_code")
    )
    assert found == {
        "voucher": "pay_cert_no",
        "paid_on": " 支 付 日 期 ".strip(),
        "amount": "XPAY_AMT",
        "unit_code": "agency_code",
        "project_code": "项目编码（必填）",
    }


def test_a_title_that_ends_with_a_known_one_is_taken_and_a_better_one_goes_before():
    found = columns_of(("支付日期", "本月实际支付金额", "凭证号", "收款人账号", "申请支付金额"))
    assert found["amount"] == "本月实际支付金额"
    assert found["applied"] == "申请支付金额"
    assert "payee" not in found


def test_payments_and_budgets_are_told_apart_by_their_columns():
    payments = (("凭证号", "支付日期", "金额", "项目名称"),)
    budgets = (("指标类型", "指标金额", "项目名称", "文号"),)
    assert propose(payments)[1].kind == "payments"
    assert propose(budgets)[1].kind == "budgets"


def test_what_was_asked_for_is_what_is_looked_for():
    budgets = (("指标类型", "指标金额", "项目名称", "文号"),)
    with pytest.raises(UnmappedColumns, match="支付明细至少要有") as fault:
        propose(budgets, kind="payments")
    assert "预算至少" not in str(fault.value)


def test_a_mapping_that_is_saved_reads_back_and_finds_the_header(tmp_path):
    head = [("单位：万元", "", ""), ("凭证号", "支付日期", "金额"), ("V1", "2024-01-01", "1")]
    header, mapping = propose(head)
    save_mapping(mapping, tmp_path / "m.toml")
    again = load_mapping(tmp_path / "m.toml")
    assert again.columns == mapping.columns
    assert again.units == {"amount": "万元"}
    assert locate(head, again)[0] == header


def test_own_titles_may_be_mapped_by_hand(tmp_path):
    mapping = tmp_path / "m.toml"
    mapping.write_text(
        'kind = "payments"\n[columns]\npaid_on = "哪天"\namount = "多少"\n'
        '[units]\namount = "万元"\n',
        encoding="utf-8",
    )
    ledger = Ledger()
    path = csv_file(tmp_path / "a.csv", ("说明", ""), ("哪天", "多少"), ("2024-01-02", "2"))
    assert ledger.counts(path, mapping=mapping) == (1, 0, 0)
    assert ledger.rows("paid_on, amount") == [("2024-01-02", "20000.00")]


def test_a_title_of_the_mapping_that_the_table_lacks_is_named(tmp_path):
    mapping = tmp_path / "m.toml"
    save_mapping(propose([TITLES])[1], mapping)
    path = csv_file(tmp_path / "a.csv", TITLES[:-1], ROW[:-1])
    outcome = Ledger().take(path, mapping=mapping)
    assert "“金额”一项的列标题“金额”，表里没有" in outcome.problems[0]
    strange = csv_file(tmp_path / "b.csv", ("姓名", "电话"), ("张三", "1"))
    assert "任何一个列标题" in Ledger().take(strange, mapping=mapping).problems[0]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("kind = ", "读不懂"),
        ('kind = "x"', "kind 应是"),
        ('kind = "payments"\n[columns]\nwrong = "a"', "没有“wrong”"),
        ('kind = "payments"\ncolumns = 1', "应写成"),
        ('kind = "payments"\n[columns]\namount = "a"\n[units]\namount = "角"', "单位应是"),
    ],
)
def test_a_mapping_that_cannot_be_used_says_why(tmp_path, text, words):
    path = tmp_path / "m.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BadMapping, match=words):
        load_mapping(path)
    with pytest.raises(Unknown, match=words):
        Ledger().take(csv_file(tmp_path / "a.csv", TITLES, ROW), mapping=path)


def test_every_field_has_a_chinese_name_and_no_title_two_meanings():
    for kind, names in FIELDS.items():
        assert all(label(one) != one for one in names)
        titles = [one for group in settings()[kind]["columns"].values() for one in group]
        twice = {one for one in titles if titles.count(one) > 1}
        assert twice <= {"摘要"}
