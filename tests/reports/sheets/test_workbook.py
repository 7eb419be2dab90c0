"""Sheets as a workbook: ready to print, text kept as text, figures with a register."""

from __future__ import annotations

import io
from dataclasses import replace
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from tests.reports.sheets.test_blocks import long_sheet

from jixiao.domain.document import Document, Source
from jixiao.domain.grid import Cell
from jixiao.domain.sheet import Project
from jixiao.forms.form import all_forms
from jixiao.readers.read import read_document
from jixiao.reports.sheets.tab_pages import heights_of, page_ends, parted_at
from jixiao.reports.sheets.write import write_sheets
from jixiao.reports.tracing.register import Register


def written(sheet, path):
    write_sheets(Document(source=Source("表.docx", "ab"), title="绩效表", sheets=(sheet,)), path)
    return load_workbook(path).worksheets


@pytest.fixture
def path(tmp_path):
    return tmp_path / "sheets.xlsx"


def form_named(name):
    return next(one for one in all_forms() if one.name == name)


def test_a_long_sheet_repeats_its_titles_and_begins_its_levels_again_on_every_page(path):
    tab = written(long_sheet(form_named("mof_2020_self_evaluation")), path)[0]
    top = int(tab.print_title_rows.strip("$").split(":")[0].strip("$"))
    assert [cell.value for cell in tab[top]][1:4] == ["一级指标", "二级指标", "三级指标"]
    ends = [one.id for one in tab.row_breaks.brk]
    assert len(ends) > 2
    for end in ends:
        assert [cell.value for cell in tab[end + 1]][:3] == ["绩效指标", "产出指标", "数量指标"]
    assert tab.sheet_properties.pageSetUpPr.fitToPage
    assert tab.page_setup.fitToHeight == 0
    assert tab.page_setup.orientation != "landscape"


def test_a_wide_form_lies_on_its_side_and_repeats_both_rows_of_its_titles(path):
    tab = written(long_sheet(form_named("mof_2019_monitoring")), path)[0]
    assert tab.page_setup.orientation == "landscape"
    first, last = (int(one.strip("$")) for one in tab.print_title_rows.split(":"))
    assert last == first + 1
    assert tab.cell(last, 8).value == "经费保障"


def test_text_like_a_formula_stays_text(path):
    sheet = replace(
        long_sheet(form_named("mof_2020_self_evaluation")),
        project=Project("", "=HYPERLINK(1)"),
        unit="+86",
        department="@甲",
    )
    tab = written(sheet, path)[0]
    cells = {cell.value: cell for row in tab.iter_rows() for cell in row if cell.value}
    for text in ("=HYPERLINK(1)", "+86", "@甲"):
        assert cells[text].quotePrefix
        assert cells[text].data_type == "s"
    with ZipFile(path) as archive:
        assert b"<f>" not in archive.read("xl/worksheets/sheet1.xml")


def test_the_register_names_cells_that_print_what_it_says(report, path):
    write_sheets(report, path)
    book = load_workbook(path)
    tab = book["数据来源"]
    assert tab.sheet_state == "hidden"
    register = Register.from_json("".join(cell.value for cell in tab["D"] if cell.value))
    cells = [(tab.cell(at, 1).value, tab.cell(at, 2).value) for at in range(1, tab.max_row + 1)]
    cells = [one for one in cells if one[0]]
    assert len(cells) == len(register.printed)
    for (cell, identifier), (known, text) in zip(cells, register.printed, strict=True):
        name, _mark, spot = cell.rpartition("!")
        assert book[name.strip("'")][spot].value == text
        assert identifier == known
        assert register.origins[known].cells[0].path == report.source.path


def test_our_own_register_is_no_content_but_another_hidden_tab_is(report, path):
    write_sheets(report, path)
    assert read_document(path).problems == ()
    book = load_workbook(path)
    book["数据来源"]["D1"].value = "另一张表"
    book.save(path)
    assert "hidden_tab" in {one.kind for one in read_document(path).problems}


def test_a_sheet_without_figures_has_no_register(path):
    sheet = long_sheet(form_named("mof_2020_self_evaluation"))
    sheet = replace(sheet, indicators=())
    assert len(written(sheet, path)) == 1


def test_two_equal_documents_are_the_same_cells(report, tmp_path):
    parts = []
    for name in ("one.xlsx", "two.xlsx"):
        write_sheets(report, tmp_path / name)
        with ZipFile(io.BytesIO((tmp_path / name).read_bytes())) as archive:
            parts.append(archive.read("xl/worksheets/sheet1.xml"))
    assert parts[0] == parts[1]


def rows_of(*groups):
    """A row each, the first cell merged over its group."""
    return [
        (Cell(f"级{group}", 0, continues=at > 0), Cell("值", 1))
        for group, size in enumerate(groups)
        for at in range(size)
    ]


def test_a_page_ends_above_a_new_level_if_one_begins_near_its_end():
    rows = rows_of(9, 5)
    heights = [10.0] * len(rows)
    ends = list(page_ends(rows, heights, header=range(0), above=0, page=100))
    assert ends == [9]
    assert list(page_ends(rows_of(14), heights, header=range(0), above=0, page=100)) == [10]


def test_no_page_begins_within_or_right_below_the_titles():
    rows = rows_of(*[1] * 20)
    heights = [10.0] * len(rows)
    ends = list(page_ends(rows, heights, header=range(9, 11), above=0, page=100))
    assert ends[0] == 9
    assert not {10, 11} & set(ends)


def test_cells_merged_over_a_page_end_begin_again_below_it():
    rows = parted_at(rows_of(4), [2])
    assert [row[0].continues for row in rows] == [False, True, False, True]
    assert rows[2][0].text == "级0"


def test_a_row_is_never_higher_than_excel_allows():
    rows = [(Cell("长" * 5_000, 0),)]
    assert heights_of(rows, [10.0]) == [400]
