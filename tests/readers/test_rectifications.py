"""Lists of rectifications, and the other tables of a file that are no performance sheet."""

from datetime import date

import pytest
from tests.readers.build import EVALUATION, word

from jixiao.domain.grid import Cell, Grid
from jixiao.readers.read import read_document
from jixiao.readers.recognition.rectifications import (
    due_date_in,
    is_closed,
    is_list_of_rectifications,
    rectifications_of,
)

LEDGER = """
序号 | 存在问题 | 整改措施 | 责任 | < | 整改时限 | 整改情况
^ | ^ | ^ | 责任单位 | 责任人 | ^ | ^
1 | 绩效目标编制不完整 | 重新编制绩效目标 | 财务股 | 股长 | 2024年3月底前 | 已完成
2 | 预算执行率偏低 | 加快支付进度 | 规划股 | | 2024年6月30日前 | 正在整改
^ | ^ | 按月通报 | 规划股 | 股长 | 立行立改 |
3 | 资料归档不及时 | 完善档案 | | | |
"""
OTHER = """
功能科目 | 金额
行政运行 | 120.00
"""


def grid(*rows, is_ragged=False):
    return Grid(
        tuple(tuple(Cell(text, at) for at, text in enumerate(row)) for row in rows),
        is_ragged=is_ragged,
    )


@pytest.fixture
def ledger(tmp_path):
    return read_document(word(tmp_path / "整改.docx", "整改情况报告", LEDGER, "2024年7月15日"))


def test_every_line_of_a_list_says_what_is_done_by_whom_and_when(ledger):
    first, second, third, last = ledger.rectifications
    assert (first.finding, first.measure) == ("绩效目标编制不完整", "重新编制绩效目标")
    assert (first.owner, first.deadline, first.status) == (
        "财务股、股长",
        "2024年3月底前",
        "已完成",
    )
    assert (first.due_date, first.is_closed) == (date(2024, 3, 31), True)
    assert (second.owner, second.due_date, second.is_closed) == (
        "规划股",
        date(2024, 6, 30),
        False,
    )
    assert (third.finding, third.measure) == ("预算执行率偏低", "按月通报")
    assert (third.due_date, third.is_closed) == (None, None)
    assert (last.owner, last.deadline, last.status) == ("", "", "")


def test_every_value_of_a_list_keeps_its_cell_also_where_it_is_blank(ledger):
    last = ledger.rectifications[-1]
    assert str(last.place_of("measure")) == "第1张表第6行第3列"
    assert str(last.place_of("deadline")) == "第1张表第6行第6列"
    assert str(last.place) == "第1张表第6行"


def test_a_list_of_rectifications_is_no_sheet_and_no_unread_table(ledger):
    assert ledger.sheets == ()
    assert ledger.problems == ()
    assert len(ledger.tables) == 1


def test_the_tables_of_a_document_are_those_that_are_no_sheet(tmp_path):
    document = read_document(word(tmp_path / "表.docx", "预算公开", OTHER, EVALUATION))
    assert len(document.sheets) == 1
    (table,) = document.tables
    assert table.texts()[1] == ["行政运行", "120.00"]


def test_a_file_that_is_nothing_but_a_list_of_rectifications_is_readable(tmp_path):
    document = read_document(word(tmp_path / "台账.docx", LEDGER))
    assert document.is_readable
    assert document.problems == ()


def test_what_stands_above_the_header_tells_unit_and_date(tmp_path):
    rows = """
    青禾县水利局绩效评价问题整改台账 | < | <
    单位：青禾县水利局 | < | 2024年7月15日
    存在问题 | 整改措施 | 完成时限
    执行率偏低 | 加快支付 | 2024年6月底
    """
    document = read_document(word(tmp_path / "台账.docx", rows))
    assert document.unit.name == "青禾县水利局"
    assert document.signed_date == date(2024, 7, 15)
    assert len(document.rectifications) == 1


@pytest.mark.parametrize(
    ("progress", "struck_off", "closed"),
    [("已支付95%", "否", False), ("已补办", "是", True), ("已完成", "否", None), ("", "", None)],
)
def test_two_columns_on_how_it_stands_are_read_together(progress, struck_off, closed):
    header = ["问题", "整改措施", "责任人", "整改进展", "是否销号"]
    row = ["执行率偏低", "加快支付", "股长", progress, struck_off]
    (line,) = rectifications_of([grid(header, row)])
    assert line.is_closed is closed


def test_a_line_that_names_no_fault_goes_on_from_the_line_before_it():
    lines = rectifications_of([
        grid(
            ["问题", "整改措施", "责任人", "整改时限"],
            ["执行率偏低", "加快支付", "股长", "2024年6月"],
            ["", "按月通报", "", ""],
            ["", "签订责任书", "局长", "2024年5月31日"],
        )
    ])  # fmt: skip
    assert [one.finding for one in lines] == ["执行率偏低"] * 3
    assert [one.owner for one in lines] == ["股长", "股长", "局长"]
    assert [one.due_date for one in lines] == [
        date(2024, 6, 30),
        date(2024, 6, 30),
        date(2024, 5, 31),
    ]


def test_a_header_printed_again_and_a_row_that_lost_a_cell_are_no_lines():
    header, line = ["问题", "整改措施", "责任人"], ["执行率偏低", "加快支付", "股长"]
    lines = rectifications_of([
        grid(header, line, header, ["", "", ""], ["甲", "乙"], is_ragged=True)
    ])  # fmt: skip
    assert [one.finding for one in lines] == ["执行率偏低"]


@pytest.mark.parametrize(
    "header",
    [
        ["存在问题", "改进措施"],
        ["一级指标", "二级指标", "三级指标", "指标值"],
        ["问题", "责任人", "整改时限"],
    ],
)
def test_a_table_without_fault_measure_and_owner_or_date_is_no_such_list(header):
    assert not is_list_of_rectifications(grid(header, ["1"] * len(header)))
    assert rectifications_of([grid(header)]) == ()


def test_a_table_that_is_nothing_but_its_header_has_no_lines():
    only = grid(["问题", "整改措施", "责任人"])
    assert is_list_of_rectifications(only)
    assert rectifications_of([only]) == ()


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2024年3月底前", date(2024, 3, 31)),
        ("2024年2月", date(2024, 2, 29)),
        ("2023.12.31", date(2023, 12, 31)),
        ("2023-12-31", date(2023, 12, 31)),
        ("2023年6月30日前完成", date(2023, 6, 30)),
        ("２０２３年９月３０日", date(2023, 9, 30)),
        ("2023年4月-2023年6月", date(2023, 6, 30)),
        ("2023年2月31日", date(2023, 2, 28)),
        ("6月底前", None),
        ("立行立改", None),
        ("长期坚持", None),
        ("", None),
    ],
)
def test_a_deadline_ends_on_the_last_day_that_it_allows(text, day):
    assert due_date_in(text) == day


@pytest.mark.parametrize(
    ("text", "closed"),
    [
        ("已完成", True),
        ("完成", True),
        ("是", True),
        ("已完成整改，并长期坚持", True),
        ("整改到位，已销号", True),
        ("正在整改", False),
        ("尚未完成", False),
        ("未完成", False),
        ("否", False),
        ("部分完成，其余已完成招标", None),
        ("已归还3.6万元，其余正在办理", None),
        ("支出进度提高12个百分点", None),
        ("", None),
    ],
)
def test_a_status_says_whether_a_line_is_closed_or_does_not_say(text, closed):
    assert is_closed(text) is closed
