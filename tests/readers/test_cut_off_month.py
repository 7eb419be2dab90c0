"""The month that a form of monitoring reaches to, out of its title and its columns."""

import pytest

from jixiao.pipeline import read

FUNDS = (
    "<tr><td rowspan=2>项目资金（万元）</td><td></td><td>年初预算数</td>{}"
    "<td>全年预计执行数</td></tr>"
)
AMOUNTS = "<tr><td>年度资金总额</td><td>360</td><td>151.2</td><td>340</td></tr>"
INDICATORS = (
    "<tr><td>一级指标</td><td>二级指标</td><td>三级指标</td><td>年度指标值</td>{}</tr>"
    "<tr><td>产出指标</td><td>数量指标</td><td>改造户厕数量</td><td>≥3000座</td><td>1260座</td></tr>"
)
REACHED = "<td>执行情况</td>"


def sheet(tmp_path, title="项目支出绩效目标执行监控表", *, spent="执行数", reached=REACHED):
    rows = (
        "<tr><td>项目名称</td><td colspan=4>农村厕所改造</td></tr>"
        + FUNDS.format(f"<td>{spent}</td>") + AMOUNTS + INDICATORS.format(reached)
    )  # fmt: skip
    path = tmp_path / "监控表.html"
    text = f"<html><body><h1>{title}</h1><p>（2025年度）</p><table>{rows}</table></body></html>"
    path.write_text(text, encoding="utf-8")
    (found,) = read(path).sheets
    return found


@pytest.mark.parametrize(
    ("title", "month"),
    [
        ("1-6月执行数", 6),
        ("1—7月执行数", 7),
        ("1-10月份执行数", 10),
        ("截至7月底执行数", 7),
        ("上半年执行数", 6),
        ("全年执行数", None),
        ("执行数", None),
    ],
)
def test_the_title_of_a_column_of_funds_says_until_when(tmp_path, title, month):
    found = sheet(tmp_path, spent=title)
    assert found.cut_off_month == month
    assert found.total_fund.outturn.in_wan() == "151.20"


def test_the_title_of_the_sheet_says_so_too_and_goes_before_the_columns(tmp_path):
    title = "2025年1-9月项目支出绩效目标执行监控表"
    assert sheet(tmp_path, title).cut_off_month == 9
    assert sheet(tmp_path, title, spent="1-7月执行数").cut_off_month == 9


def test_the_column_of_what_was_reached_says_it_where_that_of_money_does_not(tmp_path):
    assert sheet(tmp_path, reached="<td>1-8月执行情况</td>").cut_off_month == 8


def test_a_form_of_another_kind_reaches_to_no_month(tmp_path):
    found = sheet(
        tmp_path, "项目支出绩效自评表", spent="1-12月执行数", reached="<td>实际完成值</td>"
    )
    assert found.kind == "self_evaluation"
    assert found.cut_off_month is None
