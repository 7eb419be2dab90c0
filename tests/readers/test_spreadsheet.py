"""Spreadsheets: values, merged ranges, places, several worksheets, and hostile files."""

from __future__ import annotations

import io
import json
import random
import struct
import zipfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, time
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.readers.build import funds_of, only, rows_of
from tests.readers.test_baoding import _in_one_line, _without_places

from jixiao.domain.document import Document, Paragraph, Source
from jixiao.domain.grid import Grid
from jixiao.domain.sheet import SheetKind
from jixiao.readers.blocks import Blocks
from jixiao.readers.opening import Opened, UnreadableFile, open_file
from jixiao.readers.read import document_of, read_document
from jixiao.readers.recognition.sheets import dated
from jixiao.readers.spreadsheets.spreadsheet import read

SHEET = "xl/worksheets/sheet1.xml"
JISHAN = [
    "产出指标 | 数量指标 | 全县参合人数 | 8755 | 8676 | 15 | 13",
    "产出指标 | 质量指标 | 资金是否全部纳入医保统筹 | 100% | 100% | 15 | 15",
    "产出指标 | 时效指标 | 资金是否全部及时纳入 | 100% | 100% | 10 | 10",
    "产出指标 | 成本指标 | 配套资金每人每年 | 75元 | 75元 | 10 | 10",
    "效益指标 | 社会效益 | 是否解决建档立卡人员看病难贵问题 | 95% | 95% | 30 | 27",
    "满意度指标 | 服务对象满意度指标 | 是否满意 | 95% | 95% | 10 | 9",
]


def opened(data: bytes) -> Opened:
    return Opened(Path("made.xlsx"), data, "", "xlsx")


def made(write: Callable[[Any], None]) -> bytes:
    """An .xlsx that a function fills."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream) as book:
        write(book)
    return stream.getvalue()


def one_tab(*cells: tuple[int, int, object], name: str = "Sheet1") -> bytes:
    def write(book: Any) -> None:
        sheet = book.add_worksheet(name)
        for row, column, value in cells:
            sheet.write(row, column, value)

    return made(write)


def changed(data: bytes, edit: Callable[[str, bytes], bytes]) -> bytes:
    """An archive with its parts edited."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", 8) as new:
        for name in old.namelist():
            new.writestr(name, edit(name, old.read(name)))
    return stream.getvalue()


def in_sheet(old: bytes, new: bytes) -> Callable[[str, bytes], bytes]:
    return lambda name, data: data.replace(old, new) if name == SHEET else data


def grids(blocks: Blocks) -> list[Grid]:
    return [block for block in blocks.items if isinstance(block, Grid)]


def kinds(blocks: Blocks) -> list[str]:
    return [problem.kind for problem in blocks.problems]


def document(path: Path) -> Document:
    return document_of(read(open_file(path)), Source())


@pytest.mark.parametrize("name", ["tables.xlsx", "tables.xls"])
def test_every_cell_of_the_seven_tables_is_read(samples, name):
    folder = samples / "baoding-2020"
    expected = json.loads((folder / "cells.json").read_text(encoding="utf-8"))
    found = grids(read(open_file(folder / name)))
    assert [grid.texts() for grid in found] == [table["grid"] for table in expected]


@pytest.mark.parametrize("name", ["tables.xlsx", "tables.xls"])
def test_the_seven_tables_give_the_sheets_of_the_word_report(samples, name):
    folder = samples / "baoding-2020"
    expected = [
        replace(_without_places(one), title="")
        for one in read_document(folder / "report.docx").sheets
    ]
    found = [_without_places(dated(one, 2020)) for one in document(folder / name).sheets]
    assert [_in_one_line(one) for one in found] == [_in_one_line(one) for one in expected]


def test_a_published_sheet_of_shanxi_is_read(samples):
    sheet = only(document(samples / "self-evaluations" / "shanxi-jishan-2020.xlsx"))
    assert (sheet.kind, sheet.fiscal_year) == (SheetKind.SELF_EVALUATION, 2020)
    assert sheet.title == "项目支出绩效自评表（2020年度）"
    assert sheet.project.name == "建档立卡个人缴费县级配套资金"
    assert (sheet.department, sheet.unit) == ("稷山县医疗保障局", "稷山县医疗保险服务中心")
    assert funds_of(sheet) == ["total - 656600.00 650700.00 0.99 10 9"]
    assert rows_of(sheet) == JISHAN
    assert (sheet.total_points, sheet.total_score) == (Decimal(100), Decimal(94))
    assert [one.weight_of_group for one in sheet.indicators] == [50] * 4 + [Decimal(30), 10]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (48.0, "48"),
        (0.8045, "0.8045"),
        (0.1 + 0.2, "0.3"),
        (1e-7, "0.0000001"),
        (1234567.891, "1234567.891"),
        (True, "TRUE"),
        ("甲\r\n乙 ", "甲\n乙"),
    ],
)
def test_a_value_is_printed_as_in_the_cell(value, text):
    (grid,) = grids(read(opened(one_tab((0, 0, value), (0, 1, "旁")))))
    assert grid.texts() == [[text, "旁"]]


@pytest.mark.parametrize(
    ("value", "form", "text"),
    [
        (datetime(2020, 12, 31), "yyyy-mm-dd", "2020-12-31"),  # noqa: DTZ001
        (datetime(2020, 12, 1, 9, 30), "yyyy-mm-dd hh:mm", "2020-12-01 09:30:00"),  # noqa: DTZ001
        (time(8, 30), "hh:mm", "08:30:00"),
        (1.5, "[h]:mm", "36小时"),
    ],
)
def test_a_date_is_printed_in_the_order_of_iso(value, form, text):
    def write(book: Any) -> None:
        book.add_worksheet().write(0, 0, value, book.add_format({"num_format": form}))

    (grid,) = grids(read(opened(made(write))))
    assert grid.texts() == [[text]]


def test_blank_rows_and_columns_at_the_edge_are_dropped_but_places_stay_true():
    data = one_tab((2, 1, "项目"), (2, 3, "金额"), (6, 1, "道路"), name="台账")
    (name, grid) = read(opened(data)).items
    assert isinstance(name, Paragraph)
    assert isinstance(grid, Grid)
    assert (name.text, str(name.place)) == ("台账", "工作表“台账”")
    assert grid.texts() == [["项目", "", "金额"], ["道路", "", ""]]
    assert [cell.column for cell in grid.rows[0]] == [0, 1, 2]
    assert str(grid.rows[0][2].place) == "工作表“台账”第3行第4列"
    assert str(grid.rows[1][0].place) == "工作表“台账”第7行第2列"


def test_a_merged_range_is_one_cell_that_continues_below():
    def write(book: Any) -> None:
        sheet = book.add_worksheet()
        sheet.merge_range(0, 0, 1, 1, "产出")
        sheet.write(0, 2, "甲")
        sheet.write(1, 2, "乙")

    (grid,) = grids(read(opened(made(write))))
    assert grid.texts() == [["产出", "产出", "甲"], ["产出", "产出", "乙"]]
    assert [(row[0].width, row[0].continues) for row in grid] == [(2, False), (2, True)]


def test_what_a_merged_range_hides_is_not_read():
    def write(book: Any) -> None:
        sheet = book.add_worksheet()
        sheet.merge_range(0, 0, 1, 0, "")
        sheet.write(0, 1, "旁")
        sheet.write(1, 0, "藏")
        sheet.write(2, 0, "甲")

    (grid,) = grids(read(opened(made(write))))
    assert grid.texts() == [["", "旁"], ["甲", ""]]


@pytest.mark.parametrize("name", ["Sheet1", "工作表2", "表3", "Sheet1 (2)"])
def test_a_name_given_by_the_program_is_no_title(name):
    assert len(read(opened(one_tab((0, 0, "甲"), (0, 1, "乙"), name=name))).items) == 1


def test_the_name_of_a_tab_is_left_out_where_the_table_has_a_title():
    data = one_tab(
        (0, 0, "附件1"), (1, 0, "项目支出绩效自评表"), (2, 0, "甲"), (2, 1, "乙"), name="道路"
    )
    assert [type(one) for one in read(opened(data)).items] == [Grid]


def test_each_worksheet_begins_another_sheet():
    def write(book: Any) -> None:
        for project in ("道路养护", "桥梁养护"):
            sheet = book.add_worksheet(project)
            sheet.write_row(0, 0, ["某县公路站", "", "单位：元", ""])
            sheet.write_row(1, 0, ["项目名称", project, "", ""])
            sheet.write_row(2, 0, ["一级指标", "二级指标", "三级指标", "指标值"])
            sheet.write_row(3, 0, ["产出指标", "数量指标", "里程", "≥20公里"])

    found = document_of(read(opened(made(write))), Source()).sheets
    assert [(one.project.name, len(one.indicators), one.amount_unit) for one in found] == [
        ("道路养护", 1, "元"),
        ("桥梁养护", 1, "元"),
    ]


def test_a_hidden_tab_is_read_and_named():
    def write(book: Any) -> None:
        book.add_worksheet("明细").write(0, 0, "甲")
        hidden = book.add_worksheet("底稿")
        hidden.write(0, 0, "乙")
        hidden.hide()
        book.add_worksheet("空白").hide()
        book.add_chartsheet("图")

    blocks = read(opened(made(write)))
    assert [grid.texts() for grid in grids(blocks)] == [[["甲"]], [["乙"]]]
    assert [grid.place.table for grid in grids(blocks)] == [1, 2]
    assert [(one.kind, one.place.tab) for one in blocks.problems] == [("hidden_tab", "底稿")]


def test_a_long_code_kept_as_number_is_reported_once_a_column():
    blocks = read(opened(one_tab((0, 0, 123456789012345678), (1, 0, 223456789012345678))))
    (problem,) = blocks.problems
    assert problem.kind == "digits_lost"
    assert str(problem.place) == "工作表“Sheet1”第1行第1列"
    assert "有2个" in problem.message


def test_a_formula_with_an_error_or_without_a_value_is_reported_with_its_place():
    data = changed(
        one_tab((0, 0, "甲"), (1, 1, 2)),
        in_sheet(
            b'<c r="B2"><v>2</v></c>',
            b'<c r="B2" t="e"><f>A1/0</f><v>#DIV/0!</v></c><c r="C2"><f>A1</f><v></v></c>',
        ),
    )
    error, missing = read(opened(data)).problems
    assert (error.kind, error.place.text) == ("cell_error", "#DIV/0!")
    assert str(error.place) == "工作表“Sheet1”第2行第2列"
    assert missing.kind == "formula_without_value"
    assert str(missing.place) == "工作表“Sheet1”第2行第3列"


def test_many_errors_end_in_one_line():
    cells = b"".join(b'<c r="B%d" t="e"><v>#REF!</v></c>' % row for row in range(2, 40))
    data = changed(one_tab((0, 0, "甲"), (1, 1, 2)), in_sheet(b'<c r="B2"><v>2</v></c>', cells))
    problems = read(opened(data)).problems
    assert len(problems) == 21
    assert "超过20处" in problems[-1].message


@pytest.mark.parametrize("reference", [b'r="XFD1048576"', b"r = 'XFD1048576'", b'r="xfd1048576"'])
def test_a_cell_at_the_end_of_the_world_does_not_fill_the_memory(reference):
    data = changed(one_tab((0, 0, "甲"), (1, 1, 2)), in_sheet(b'r="B2"', reference))
    blocks = read(opened(data))
    assert (blocks.items, kinds(blocks)) == ((), ["table_cut"])


def test_a_far_column_leaves_the_table_readable():
    data = changed(one_tab((0, 0, "甲"), (1, 1, 2)), in_sheet(b'r="B2"', b'r="XFD2"'))
    (grid,) = grids(read(opened(data)))
    assert [len(row) for row in grid] == [1, 16384]


def test_a_worksheet_that_the_index_does_not_name_is_watched_too():
    far = changed(one_tab((0, 0, "甲"), (1, 1, 2)), in_sheet(b'r="B2"', b'r="XFD1048576"'))
    data = changed(far, lambda _, part: part.replace(b"worksheets/sheet1.xml", b"none.xml"))
    with pytest.raises(UnreadableFile):
        read(opened(data))


def test_thousands_of_merged_ranges_over_the_whole_sheet_are_no_danger():
    merges = b'<mergeCell ref="A1:XFD1048576"/>' * 20000
    new = b"</sheetData><mergeCells>" + merges + b"</mergeCells>"
    data = changed(one_tab((0, 0, "甲"), (1, 1, 2)), in_sheet(b"</sheetData>", new))
    (grid,) = grids(read(opened(data)))
    assert grid.texts() == [["甲", "甲"], ["甲", "甲"]]


def test_too_many_merged_rows_are_reported(monkeypatch):
    monkeypatch.setattr("jixiao.readers.spreadsheets.spreadsheet_rows.MAX_MERGED_ROWS", 1)

    def write(book: Any) -> None:
        book.add_worksheet().merge_range(0, 0, 2, 0, "甲")
        book.worksheets()[0].write(2, 1, "乙")

    assert kinds(read(opened(made(write)))) == ["merges_ignored"]


def test_a_workbook_with_too_many_cells_is_cut_with_a_word(monkeypatch):
    monkeypatch.setattr("jixiao.readers.spreadsheets.spreadsheet.MAX_CELLS", 3)
    blocks = read(
        opened(one_tab(*((row, column, "甲") for row in range(5) for column in range(2))))
    )
    assert kinds(blocks) == ["table_cut"]
    assert [len(grid.rows) for grid in grids(blocks)] == [2]


def test_in_a_large_table_the_cells_of_a_row_share_one_place(monkeypatch):
    monkeypatch.setattr("jixiao.readers.spreadsheets.spreadsheet_rows.MANY_CELLS", 1)
    data = one_tab((0, 0, "甲"), (0, 1, 2.5), (1, 0, 123456789012345678))
    blocks = read(opened(data))
    (grid,) = grids(blocks)
    assert grid.texts() == [["甲", "2.5"], ["123456789012346000", ""]]
    assert {str(cell.place) for cell in grid.rows[0]} == {"工作表“Sheet1”第1行"}
    assert kinds(blocks) == ["digits_lost"]


@pytest.mark.parametrize("states", [None, 100])
def test_an_archive_that_unpacks_to_an_attack_is_refused(monkeypatch, states):
    monkeypatch.setattr("jixiao.readers.spreadsheets.spreadsheet_package.MAX_UNPACKED", 2**20)
    old = one_tab((0, 0, "甲"))
    data = bytearray(
        changed(old, lambda name, part: part + b" " * 2**21 if name == SHEET else part)
    )
    at = data.find(b"PK\1\2")
    while states and at >= 0:
        struct.pack_into("<I", data, at + 24, states)
        at = data.find(b"PK\1\2", at + 4)
    with pytest.raises(UnreadableFile, match="异常地大"):
        read(opened(bytes(data)))


def test_a_binary_workbook_is_named_as_such():
    data = changed(one_tab((0, 0, "甲")), lambda _, part: part)
    stream = io.BytesIO(data)
    with zipfile.ZipFile(stream, "a") as archive:
        archive.writestr("xl/workbook.bin", b"")
    with pytest.raises(UnreadableFile, match=r"\.xlsb"):
        read(opened(stream.getvalue()))


def test_a_damaged_worksheet_costs_no_other_worksheet():
    def write(book: Any) -> None:
        book.add_worksheet("甲").write(0, 0, 1)
        book.add_worksheet("乙").write(0, 0, 2)

    data = changed(made(write), lambda name, part: b"<a" if name == SHEET else part)
    blocks = read(opened(data))
    assert [grid.texts() for grid in grids(blocks)] == [[["2"]]]
    assert [(one.kind, one.place.tab) for one in blocks.problems] == [("tab_damaged", "甲")]


def binary(samples: Path) -> bytearray:
    return bytearray((samples / "baoding-2020" / "tables.xls").read_bytes())


def record(data: bytearray, kind: int) -> int:
    """Where the first record of a kind has its data, in a file whose stream is in one piece."""
    at = data.find(struct.pack("<HHH", 0x0809, 16, 0x0600))
    while struct.unpack_from("<H", data, at)[0] != kind:
        at += 4 + struct.unpack_from("<H", data, at + 2)[0]
    return at + 4


def test_a_table_said_to_fill_the_world_is_read_by_its_cells(samples):
    data = binary(samples)
    struct.pack_into("<IIHH", data, record(data, 0x0200), 0, 0xFFFFFFFF, 0, 0xFFFF)
    assert len(grids(read(opened(bytes(data))))) == 7


@pytest.mark.parametrize(
    ("kind", "offset", "value"),
    [(0x00FD, 0, 0xFFFFFFFF), (0x00FC, 4, 0x7FFFFFFF), (0x0085, 0, 5)],
    ids=["a cell beyond the last column", "a thousand million strings", "a tab inside a record"],
)
def test_a_binary_workbook_with_impossible_sizes_is_refused(samples, kind, offset, value):
    data = binary(samples)
    struct.pack_into("<I", data, record(data, kind) + offset, value)
    with pytest.raises(UnreadableFile, match="已损坏"):
        read(opened(bytes(data)))


def test_a_binary_workbook_whose_tabs_do_not_fit_into_the_memory_is_refused(samples, monkeypatch):
    monkeypatch.setattr("jixiao.readers.spreadsheets.spreadsheet_binary.MAX_AREA", 10)
    with pytest.raises(UnreadableFile, match="散落"):
        read(opened(bytes(binary(samples))))


@pytest.mark.parametrize(("at", "value"), [(30, 0xFFFF), (44, 0x7FFFFFFF), (64, 0x7FFFFFFF)])
def test_a_container_that_states_more_than_it_holds_is_refused(samples, at, value):
    data = binary(samples)
    struct.pack_into("<I" if value > 0xFFFF else "<H", data, at, value)
    with pytest.raises(UnreadableFile, match="已损坏"):
        read(opened(bytes(data)))


@pytest.mark.parametrize("count", [b"9999999999999", b"&#57;9999999999"])
def test_a_workbook_that_counts_more_strings_than_it_holds_is_refused(count):
    data = changed(
        one_tab((0, 0, "甲")),
        lambda _, part: part.replace(b'uniqueCount="1"', b'uniqueCount="' + count + b'"'),
    )
    with pytest.raises(UnreadableFile, match="前后矛盾"):
        read(opened(data))


def test_a_cell_that_speaks_of_a_count_is_no_attack():
    (grid,) = grids(read(opened(one_tab((0, 0, 'count="999999999"')))))
    assert grid.texts() == [['count="999999999"']]


@pytest.mark.parametrize(
    "data", [b"PK\3\4", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, b"x"]
)
def test_a_broken_file_is_unreadable(data):
    with pytest.raises(UnreadableFile):
        read(opened(data))


@pytest.mark.parametrize("name", ["tables.xlsx", "tables.xls"])
def test_damage_anywhere_ends_in_blocks_or_in_a_clear_fault(samples, name):
    data = (samples / "baoding-2020" / name).read_bytes()
    chance = random.Random(20201231)  # noqa: S311 (not for secrets)
    for _ in range(100):
        spoiled = bytearray(data)
        for _ in range(chance.randint(1, 20)):
            spoiled[chance.randrange(len(spoiled))] = chance.randrange(256)
        cut = chance.randrange(len(spoiled)) if chance.random() < 0.3 else len(spoiled)
        reads_or_refuses(bytes(spoiled[:cut]))


@given(st.binary(max_size=300), st.integers(0, 400))
@settings(max_examples=100)
def test_a_worksheet_with_anything_inside_ends_in_blocks_or_in_a_clear_fault(junk, at):
    def edit(name: str, part: bytes) -> bytes:
        return part[:at] + junk + part[at:] if name == SHEET else part

    reads_or_refuses(changed(one_tab((0, 0, "甲"), (1, 1, 2)), edit))


def reads_or_refuses(data: bytes) -> None:
    with suppress(UnreadableFile):
        assert isinstance(read(opened(data)), Blocks)
