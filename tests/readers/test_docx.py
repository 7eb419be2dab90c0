"""Word files as they are really written: merged cells, tracked changes, odd and broken tables."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.readers.build import cell, paragraph, word, word_xml

from jixiao.domain.document import Paragraph
from jixiao.domain.grid import Grid
from jixiao.readers.blocks import Block
from jixiao.readers.opening import open_file
from jixiao.readers.read import read_document
from jixiao.readers.word.docx import read

RESTART, CONTINUE = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"


def _blocks(folder: Path, body: str) -> tuple[Block, ...]:
    path = folder / "made.docx"
    path.write_bytes(word_xml(body))
    return read(open_file(path)).items


def _grid(folder: Path, *rows: str) -> Grid:
    (grid,) = _grids(_blocks(folder, _table(*rows)))
    return grid


def _grids(blocks: tuple[Block, ...]) -> list[Grid]:
    return [one for one in blocks if isinstance(one, Grid)]


def _table(*rows: str) -> str:
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in rows) + "</w:tbl>"


def _texts(blocks: tuple[Block, ...]) -> list[str]:
    return [one.text for one in blocks if isinstance(one, Paragraph)]


def test_a_cell_merged_down_gives_its_text_to_every_row(tmp_path):
    grid = _grid(
        tmp_path,
        cell("产出指标", RESTART) + cell("里程"),
        cell("", CONTINUE) + cell("合格率"),
        cell("效益指标", RESTART) + cell("收入"),
    )
    assert grid.texts() == [["产出指标", "里程"], ["产出指标", "合格率"], ["效益指标", "收入"]]
    assert [row[0].continues for row in grid] == [False, True, False]


def test_a_cell_that_goes_on_from_nothing_keeps_its_own_text(tmp_path):
    grid = _grid(tmp_path, cell("产出指标", CONTINUE) + cell("里程"))
    assert grid.texts() == [["产出指标", "里程"]]
    assert not grid.rows[0][0].continues


def test_a_wide_cell_covers_its_columns(tmp_path):
    grid = _grid(tmp_path, cell("总分", '<w:gridSpan w:val="3"/>') + cell("95"))
    assert grid.texts() == [["总分", "总分", "总分", "95"]]
    assert [one.column for one in grid.rows[0]] == [0, 3]


def test_cells_joined_along_the_row_in_the_old_way_are_one_cell(tmp_path):
    first, rest = '<w:hMerge w:val="restart"/>', "<w:hMerge/>"
    grid = _grid(tmp_path, cell("总分", first) + cell("", rest) + cell("95"))
    assert grid.texts() == [["总分", "总分", "95"]]


def test_columns_left_out_before_a_row_are_counted(tmp_path):
    skipped = '<w:trPr><w:gridBefore w:val="2"/></w:trPr>'
    grid = _grid(tmp_path, skipped + cell("95"))
    assert [one.column for one in grid.rows[0]] == [2]


@pytest.mark.parametrize("number", ["999999999", "99999999999999999999", "-5", "0", "²", "two", ""])
def test_an_impossible_width_harms_nothing(tmp_path, number):
    grid = _grid(tmp_path, cell("总分", f'<w:gridSpan w:val="{number}"/>') + cell("95"))
    assert [one.text for one in grid.rows[0]] == ["总分", "95"]
    assert 1 <= grid.rows[0][0].width <= 1000


def test_rows_without_cells_and_tables_without_rows_are_kept_as_they_are(tmp_path):
    blocks = _blocks(tmp_path, _table() + _table("", cell("一") + cell("二")))
    assert [one.texts() for one in _grids(blocks)] == [[], [[], ["一", "二"]]]


@pytest.mark.parametrize(
    "body", [_table(), _table(""), _table(cell("")), "<w:tbl><w:tblPr/></w:tbl>"]
)
def test_an_empty_table_at_the_end_of_a_report_does_no_harm(tmp_path, body):
    path = tmp_path / "made.docx"
    path.write_bytes(word_xml(paragraph("道路养护情况良好。") + body))
    document = read_document(path)
    assert [one.text for one in document.paragraphs()] == ["道路养护情况良好。"]
    assert [one.kind for one in document.problems] == ["table_not_recognised"]


def test_a_document_may_end_with_a_table(tmp_path):
    path = word(tmp_path / "made.docx", "一级指标 | 三级指标 | 指标值\n产出指标 | 里程 | ≥20公里")
    document = read_document(path)
    assert [one.name for sheet in document.sheets for one in sheet.indicators] == ["里程"]
    assert document.problems == ()


def test_thousands_of_merged_cells_are_read(tmp_path):
    top = "".join(cell(str(number), RESTART) for number in range(63))
    below = cell("", CONTINUE) * 63
    grid = _grid(tmp_path, top, *[below] * 300)
    assert grid.texts()[300] == [str(number) for number in range(63)]


def test_a_row_of_thousands_of_cells_is_read(tmp_path):
    grid = _grid(tmp_path, cell("一", RESTART) * 3000, cell("", CONTINUE) * 3000)
    assert len(grid.rows[1]) == 3000


def test_a_table_inside_a_cell_follows_the_table_around_it(tmp_path):
    inner = _table(cell("内"))
    outer = _table(f"<w:tc>{paragraph('外')}{inner}</w:tc>")
    assert [one.texts() for one in _grids(_blocks(tmp_path, outer))] == [[["外"]], [["内"]]]


def test_tables_nested_as_deep_as_a_file_may_be_are_all_read(tmp_path):
    body = paragraph("底")
    for _ in range(70):
        body = _table(f"<w:tc>{body}</w:tc>")
    grids = _grids(_blocks(tmp_path, body))
    assert len(grids) == 70
    assert grids[-1].texts() == [["底"]]


def test_deleted_words_and_field_codes_are_not_read(tmp_path):
    body = (
        "<w:p><w:r><w:t>道路</w:t></w:r>"
        "<w:del><w:r><w:delText>桥梁</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>养护</w:t></w:r></w:ins>"
        "<w:r><w:instrText>PAGE</w:instrText></w:r>"
        "<w:hyperlink><w:r><w:t>情况</w:t></w:r></w:hyperlink></w:p>"
    )
    assert _texts(_blocks(tmp_path, body)) == ["道路养护情况"]


def test_what_stands_in_content_controls_is_read(tmp_path):
    control = "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>"
    row = f"<w:tc>{control.format(paragraph('里程'))}</w:tc>"
    body = control.format(paragraph("情况")) + control.format(_table(control.format(row)))
    blocks = _blocks(tmp_path, body)
    assert _texts(blocks) == ["情况"]
    assert [one.texts() for one in _grids(blocks)] == [[["里程"]]]


def test_line_breaks_and_tabs_are_kept(tmp_path):
    body = "<w:p><w:r><w:t>一</w:t><w:br/><w:t>二</w:t><w:tab/><w:t>三</w:t></w:r></w:p>"
    assert _texts(_blocks(tmp_path, body)) == ["一\n二\t三"]


def test_every_cell_and_paragraph_knows_where_it_stands(tmp_path):
    body = paragraph("") + paragraph("情况") + _table(cell("一") + cell("二")) + _table(cell("三"))
    blocks = _blocks(tmp_path, body)
    assert str(blocks[0].place) == "第2段"
    places = [str(one.place) for grid in _grids(blocks) for row in grid for one in row]
    assert places == ["第1张表第1行第1列", "第1张表第1行第2列", "第2张表第1行第1列"]
