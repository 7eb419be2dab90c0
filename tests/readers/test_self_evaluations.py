"""A published self-evaluation sheet of another province, against its content read by eye."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.readers.build import funds_of, only, rows_of

from jixiao.domain.sheet import Sheet, SheetKind
from jixiao.readers.read import read_document

LONG = "对推动基建项目“四项制度”健全和落实的持续性影响"
ROWS = [
    "产出指标 | 数量指标 | 基建工程委托业务项目数量 | ≥50个 | 50 | 8 | 8",
    "产出指标 | 质量指标 | 委托业务报告合格率 | ≥100百分比 | 100 | 8 | 8",
    "产出指标 | 质量指标 | 经费支出合规性 | 严格执行相关制度规定 | 达成预期指标 | 8 | 8",
    "产出指标 | 时效指标 | 提交报告及时性 | 在项目计划完成时间内完成 | 达成预期指标 | 8 | 8",
    "产出指标 | 成本指标 | 项目总成本 | ≤90万元 | 90 | 8 | 8",
    "产出指标 | 成本指标 | 单项业务成本 | 符合相关规定 | 达成预期指标 | 10 | 10",
    "效益指标 | 社会效益指标 | 对维护基建市场公平的影响程度 | 效果明显 | 达成预期指标 | 10 | 10",
    "效益指标 | 生态效益指标 | 对控制基建项目成本影响程度 | 效果明显 | 达成预期指标 | 10 | 10",
    f"效益指标 | 可持续影响指标 | {LONG} | 效果明显 | 达成预期指标 | 10 | 10",
]


@pytest.fixture(scope="module")
def sheet(samples) -> Sheet:
    """The sheet of 棠溪镇."""
    return only(read_document(samples / "self-evaluations" / "anhui-guichi-2022.docx"))


def test_the_head_of_the_sheet_is_read(sheet):
    assert sheet.kind is SheetKind.SELF_EVALUATION
    assert sheet.title == "项目支出绩效自评表（2022年度）"
    assert sheet.fiscal_year == 2022
    assert sheet.project.name == "委托业务项目"
    assert sheet.department == "219-池州市贵池区棠溪镇人民政府"
    assert sheet.unit == "219001-池州市贵池区棠溪镇人民政府"
    assert sheet.form == "mof_2020_self_evaluation"


def test_the_only_row_of_funds_prints_nothing_but_noughts(sheet):
    assert funds_of(sheet) == ["total 0 0 0 0 10 0"]


def test_every_indicator_is_read_with_points_and_score(sheet):
    assert rows_of(sheet) == ROWS
    assert {one.reason for one in sheet.indicators} == {""}


def test_the_points_printed_for_a_group_are_kept(sheet):
    assert [one.weight_of_group for one in sheet.indicators] == [50] * 6 + [30] * 3


def test_a_sheet_without_total_row_has_no_total(sheet):
    assert (sheet.total_points, sheet.total_score, sheet.rating) == (None, None, "")
    assert sum(one.score or 0 for one in sheet.indicators) == Decimal(80)
