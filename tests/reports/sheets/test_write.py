from dataclasses import replace

import docx
import pytest
from python_calamine import CalamineWorkbook

from jixiao.reports.sheets.grid import form_for, grid_of
from jixiao.reports.sheets.write import UnknownSuffix, write_sheets

ANNEX_TITLE = "附件标题"


def test_every_sheet_has_its_title_without_the_number_of_the_source(report, tmp_path):
    write_sheets(report, tmp_path / "sheets.docx")
    word = docx.Document(tmp_path / "sheets.docx")
    titles = [one.text for one in word.paragraphs if one.style and one.style.name == ANNEX_TITLE]
    assert titles[0] == "科协改革试点经费绩效目标表"
    assert len(titles) == len(word.tables) == 7


def test_a_sheet_without_title_takes_that_of_its_form(report, tmp_path):
    sheet = replace(report.sheets[0], title="")
    write_sheets(replace(report, sheets=(sheet,)), tmp_path / "sheets.docx")
    texts = [one.text for one in docx.Document(tmp_path / "sheets.docx").paragraphs]
    assert texts[:3] == ["附件", "科协改革试点经费绩效目标表", "（2020年度）"]


def test_a_long_sheet_repeats_the_titles_of_its_indicators(report, tmp_path):
    first = report.sheets[0]
    long = replace(first, indicators=first.indicators * 80)
    write_sheets(replace(report, sheets=(long,)), tmp_path / "sheets.docx")
    head, body = docx.Document(tmp_path / "sheets.docx").tables
    assert "w:tblHeader" in body.rows[0]._tr.xml
    assert "w:tblHeader" not in head._tbl.xml
    assert len(body.rows) == 401


def test_the_workbook_has_a_tab_a_sheet_with_the_same_cells_and_merges(report, tmp_path):
    write_sheets(report, tmp_path / "sheets.xlsx")
    book = CalamineWorkbook.from_path(tmp_path / "sheets.xlsx")
    assert len(book.sheet_names) == 8
    assert book.sheet_names[-1] == "数据来源"
    assert book.sheet_names[0] == "1.科协改革试点经费"
    tab = book.get_sheet_by_index(0)
    sheet = report.sheets[0]
    grid = grid_of(form_for(sheet), sheet)
    titles, note, *rows = tab.to_python(skip_empty_area=False)
    assert (titles[0], note[0]) == ("科协改革试点经费绩效目标表", "（2020年度）")
    fresh = [[(one.column, one.text) for one in row if not one.continues] for row in grid]
    for row, cells in zip(rows, fresh, strict=True):
        assert [row[column] for column, _text in cells] == [text for _column, text in cells]
    merged = set(tab.merged_cell_ranges or [])
    assert ((4, 0), (5, 0)) in merged
    assert ((3, 1), (3, 2)) in merged


def test_tabs_keep_apart_projects_of_one_name_and_of_forbidden_names(report, tmp_path):
    names = ["一/二:三*" + "长" * 40, "'", ""]
    sheets = tuple(
        replace(report.sheets[0], project=replace(report.sheets[0].project, name=name))
        for name in names
    )
    write_sheets(replace(report, sheets=sheets), tmp_path / "sheets.xlsx")
    found = CalamineWorkbook.from_path(tmp_path / "sheets.xlsx").sheet_names
    assert len({name.lower() for name in found}) == 4
    assert all(0 < len(name) <= 31 for name in found)


def test_any_other_kind_of_file_is_refused_in_words(report, tmp_path):
    with pytest.raises(UnknownSuffix, match="只能写成"):
        write_sheets(report, tmp_path / "sheets.txt")
