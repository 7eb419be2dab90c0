"""Exports as tables of strings: encodings, quotes, row numbers, workbooks."""

from __future__ import annotations

import csv
import zipfile

import pytest
import python_calamine
import xlsxwriter

from jixiao.readers.ledgers.export import read_export
from jixiao.readers.opening import UnreadableFile

TEXT = "凭证号,金额\r\nV1,1\r\nV2,2\r\n"


def rows_of(path, folder):
    """The rows of the only table, as they would be loaded, and the export."""
    folder.mkdir(exist_ok=True)
    export = read_export(path, folder=folder)
    (table,) = export.tables
    with table.rows.open(encoding="utf-8", newline="") as stream:
        return list(csv.reader(stream, delimiter=table.delimiter)), export


@pytest.fixture
def read(tmp_path):
    def reading(data):
        path = tmp_path / "a.csv"
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
        return rows_of(path, tmp_path / "rows")

    return reading


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_the_encoding_is_told_by_the_bytes(read, encoding):
    rows, export = read(TEXT.encode(encoding))
    assert rows == [["凭证号", "金额"], ["V1", "1"], ["V2", "2"]]
    assert export.encoding == encoding
    assert export.tables[0].head[0] == ("凭证号", "金额")


@pytest.mark.parametrize("mark", ["\t", ";", "|", ","])
def test_the_cells_are_divided_by_what_most_rows_have(read, mark):
    rows, _ = read(f"标题\n甲{mark}乙{mark}丙\n1{mark}2{mark}3\n4{mark}5{mark}6\n")
    assert rows[1:] == [["甲", "乙", "丙"], ["1", "2", "3"], ["4", "5", "6"]]


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_blank_lines_and_line_ends_inside_cells_keep_the_numbers_of_rows(read, ends):
    text = f'甲,乙{ends}{ends}1,"上{ends}下"{ends}2,3{ends}'
    rows, _ = read(text)
    assert [[one for one in row if one] for row in rows] == [
        ["甲", "乙"],
        [],
        ["1", "上 下"],
        ["2", "3"],
    ]


def test_what_surrounds_a_cell_is_taken_off(read):
    rows, _ = read('甲,乙\n　1 ,="007"\n\'008,\ufeff9\n')
    assert rows == [["甲", "乙"], ["1", "007"], ["008", "9"]]


def test_a_quotation_mark_that_is_never_closed_costs_no_other_row(read):
    rows, _ = read('甲,乙\n5"屏,1\n' + "a,b\n" * 9000 + '"坏,2\n' + "c,d\n" * 9000)
    assert len(rows) == 18_003


def test_rows_may_be_longer_and_shorter_than_the_titles(read):
    rows, export = read("甲,乙\n1\n1,2,3\n")
    assert rows == [["甲", "乙"], ["1"], ["1", "2", "3"]]
    assert export.tables[0].width == 3


@pytest.mark.parametrize("data", [b"", b"\r\n\r\n", b"%PDF-1.4", b"\x89PNG", b"a\0b\0c"])
def test_what_is_no_table_is_refused_with_a_sentence(read, data):
    with pytest.raises(UnreadableFile, match="；"):
        read(data)


def test_a_missing_file_and_a_folder_are_told(tmp_path):
    with pytest.raises(UnreadableFile, match="找不到"):
        read_export(tmp_path / "none.csv", folder=tmp_path)
    with pytest.raises(UnreadableFile, match="文件夹"):
        read_export(tmp_path, folder=tmp_path)


def test_numbers_of_a_workbook_are_the_decimals_that_it_shows(tmp_path):
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        tab = book.add_worksheet("导出")
        tab.write_row(0, 0, ["甲", "乙", "丙", "丁"])
        tab.write_row(1, 0, [0.1 + 0.2, 101001, 1234567.89, True])
        tab.write_row(2, 0, [1e-7, 12345678901234567890.0, " 文\n字 ", 2024.5])
    rows, export = rows_of(path, tmp_path / "rows")
    assert rows[1] == ["0.3", "101001", "1234567.89", "TRUE"]
    assert rows[2] == ["0.0000001", "1.23456789012346e+19", "文 字", "2024.5"]
    assert (export.format, export.encoding, export.tables[0].tab) == ("xlsx", "", "导出")


def test_merged_text_is_repeated_and_a_merged_number_is_not(tmp_path):
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        tab = book.add_worksheet()
        tab.merge_range("A1:B1", "题")
        tab.merge_range("A2:A3", "项目")
        tab.merge_range("B2:B3", 5)
        tab.write("C3", "末")
    rows, _ = rows_of(path, tmp_path / "rows")
    assert rows == [["题", "题", ""], ["项目", "5", ""], ["项目", "", "末"]]


def test_hidden_and_blank_tabs_are_left_out_and_one_column_is_a_table(tmp_path):
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet("只一列").write_column(0, 0, ["甲", "1"])
        book.add_worksheet("空")
        hidden = book.add_worksheet("藏")
        hidden.write(0, 0, "x")
        hidden.hide()
    rows, _ = rows_of(path, tmp_path / "rows")
    assert rows == [["甲", ""], ["1", ""]]


def test_a_binary_workbook_is_read_too(samples, tmp_path):
    export = read_export(samples / "baoding-2020" / "tables.xls", folder=tmp_path)
    assert export.format == "xls"
    assert any("项目" in "".join(row) for table in export.tables for row in table.head)


def test_a_damaged_workbook_is_refused(tmp_path):
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet().write(0, 0, "x")
    path.write_bytes(path.read_bytes()[:-40])
    with pytest.raises(UnreadableFile, match="损坏"):
        read_export(path, folder=tmp_path)


def test_a_cell_with_a_quotation_mark_keeps_it(tmp_path):
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet().write_row(0, 0, ['5"屏', "甲,乙"])
    rows, _ = rows_of(path, tmp_path / "rows")
    assert rows == [['5"屏', "甲,乙"]]


def respoiled(path, change):
    """The same workbook with its parts changed."""
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    with zipfile.ZipFile(path, "w") as package:
        for name, data in parts.items():
            package.writestr(name, change(name, data))
    return path


@pytest.fixture
def two_tabs(tmp_path):
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        for name in ("一", "二"):
            book.add_worksheet(name).write_row(0, 0, ["甲", "乙"])
    return path


def test_a_damaged_or_scattered_tab_costs_only_itself(two_tabs, tmp_path):
    def damaged(name, data):
        return data[:-30] if name.endswith("sheet1.xml") else data

    export = read_export(respoiled(two_tabs, damaged), folder=tmp_path)
    assert [one.tab for one in export.tables] == ["二"]
    assert "工作表“一”已损坏" in export.problems[0].message


def test_a_tab_with_cells_far_apart_is_not_laid_out(two_tabs, tmp_path):
    def scattered(name, data):
        return data.replace(b'r="B1"', b'r="XFD1048576"') if name.endswith("sheet1.xml") else data

    export = read_export(respoiled(two_tabs, scattered), folder=tmp_path)
    assert [one.tab for one in export.tables] == ["二"]
    assert "极远的行列" in export.problems[0].message


def test_a_workbook_whose_parts_are_broken_is_refused(two_tabs, tmp_path):
    def broken(name, data):
        return b"<workbook><sheets><sheet/></sheets>" if name == "xl/workbook.xml" else data

    with pytest.raises(UnreadableFile, match="损坏"):
        read_export(respoiled(two_tabs, broken), folder=tmp_path)


@pytest.mark.parametrize(
    ("fault", "words"), [(python_calamine.PasswordError, "加密"), (ValueError, "损坏")]
)
def test_what_the_library_cannot_open_is_refused(two_tabs, tmp_path, monkeypatch, fault, words):
    def locked(_stream):
        raise fault

    monkeypatch.setattr(python_calamine.CalamineWorkbook, "from_filelike", locked)
    with pytest.raises(UnreadableFile, match=words):
        read_export(two_tabs, folder=tmp_path)


def test_a_file_that_is_too_large_or_cannot_be_opened_is_told(tmp_path, monkeypatch):
    loop = tmp_path / "loop.csv"
    loop.symlink_to(loop)
    with pytest.raises(UnreadableFile, match="系统报错"):
        read_export(loop, folder=tmp_path)
    path = tmp_path / "a.csv"
    path.write_text(TEXT, encoding="utf-8")
    monkeypatch.setattr("jixiao.readers.ledgers.export.MAX_FILE", 3)
    with pytest.raises(UnreadableFile, match="超过2GB"):
        read_export(path, folder=tmp_path)


BLANKS = [" ", "\t", "\u3000", "\xa0", "\u200b", "\ufeff", "\u2003", "\x0b"]


@pytest.mark.parametrize("blank", BLANKS)
@pytest.mark.parametrize("cell", ["{}甲1", "甲1{}", '"{}甲1"', '"甲1{}"'])
def test_blanks_around_a_code_are_seen_in_a_file_that_is_clean_otherwise(read, blank, cell):
    rows, _ = read(f"凭证号,金额\nV 1,1\n{cell.format(blank)},2\n3,{cell.format(blank)}\n")
    assert rows == [["凭证号", "金额"], ["V 1", "1"], ["甲1", "2"], ["3", "甲1"]]


@pytest.mark.parametrize("blank", BLANKS)
def test_blanks_inside_a_cell_and_blanks_that_divide_cells_stay(read, blank):
    rows, _ = read(f"凭证号\t金额\nV{blank.strip(chr(9))}1\t1\nV2\t2\n")
    assert len(rows) == 3
    assert [one[1] for one in rows] == ["金额", "1", "2"]


@pytest.mark.parametrize("blank", BLANKS)
def test_blanks_around_the_cells_of_a_workbook_are_taken_off(tmp_path, blank):
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        tab = book.add_worksheet()
        tab.write_row(0, 0, ["甲", "乙"])
        tab.write_row(1, 0, [f"{blank}V1", f"1{blank}"])
    rows, _ = rows_of(path, tmp_path / "rows")
    assert rows == [["甲", "乙"], ["V1", "1"]]


def test_a_workbook_that_begins_beside_the_corner_keeps_the_numbers_of_rows(tmp_path):
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        tab = book.add_worksheet()
        tab.write_row(2, 1, ["甲,乙", 0.5, "上\n下"])
        tab.write_row(4, 1, ['5"屏', -0.0])
    rows, _ = rows_of(path, tmp_path / "rows")
    assert rows[2:] == [["", "甲,乙", "0.5", "上 下"], [""] * 4, ["", '5"屏', "0", ""]]


@pytest.mark.parametrize(
    ("last", "is_read"),
    [("B123456", True), ("B1048576", True), ("AB99999", True), ("AZ1048576", False)],
)
def test_a_tab_is_laid_out_as_far_as_the_memory_reaches(two_tabs, tmp_path, last, is_read):
    def far(name, data):
        moved = data.replace(b'r="B1"', f'r="{last}"'.encode())
        return moved if name.endswith("sheet2.xml") else data

    export = read_export(respoiled(two_tabs, far), folder=tmp_path)
    assert [one.tab for one in export.tables] == (["一", "二"] if is_read else ["一"])
