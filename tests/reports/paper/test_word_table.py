import docx
from docx.oxml.ns import qn

from jixiao.domain.grid import Cell, Grid
from jixiao.reports.paper.gongwen import SMALL_CELL, new_document, save
from jixiao.reports.paper.word_table import Layout, add_grid, height_of

GRID = Grid((
    (Cell("绩效指标", 0), Cell("名称", 1), Cell("值", 2)),
    (Cell("绩效指标", 0, continues=True), Cell("甲&乙<丙>", 1, 2)),
    (Cell("绩效指标", 0, continues=True), Cell("上行\n下行", 1), Cell("【待填写】", 2)),
))  # fmt: skip


def written(tmp_path, layout):
    document = new_document("")
    add_grid(document, GRID, layout)
    save(document, tmp_path / "t.docx")
    (table,) = docx.Document(tmp_path / "t.docx").tables
    return table


def test_cells_are_really_merged(tmp_path):
    table = written(tmp_path, Layout((1, 2, 1)))
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["绩效指标", "名称", "值"],
        ["绩效指标", "甲&乙<丙>", "甲&乙<丙>"],
        ["绩效指标", "上行\n下行", "【待填写】"],
    ]
    first, *others = [table.cell(row, 0)._tc for row in range(3)]
    assert all(one is first for one in others)


def test_a_table_is_as_wide_as_the_text_and_no_row_is_split(tmp_path):
    table = written(tmp_path, Layout((1, 2, 1)))
    widths = [int(one.get(qn("w:w"))) for one in table._tbl.tblGrid]
    assert sum(widths) == 8844
    assert widths[1] == widths[0] * 2
    assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)


def test_header_rows_are_repeated_and_nothing_is_merged_out_of_them(tmp_path):
    table = written(tmp_path, Layout((1, 2, 1), header_rows=1))
    repeated = [row._tr.trPr.find(qn("w:tblHeader")) is not None for row in table.rows]
    assert repeated == [True, False, False]
    first, second, third = (row._tr.tc_lst[0] for row in table.rows)
    assert (first.vMerge, second.vMerge, third.vMerge) == (None, "restart", "continue")


def test_gaps_in_cells_are_highlighted(tmp_path):
    table = written(tmp_path, Layout((1, 2, 1)))
    assert "w:highlight" in table.cell(2, 2)._tc.xml
    assert "w:highlight" not in table.cell(2, 1)._tc.xml


def test_small_print_needs_less_room():
    long = Grid(tuple((Cell("长" * 60, 0), Cell("短", 1)) for _ in range(20)))
    layout = Layout((1, 1))
    assert height_of(long, Layout((1, 1), style=SMALL_CELL)) < height_of(long, layout)
    assert height_of(long, layout) > height_of(GRID, Layout((1, 1, 1)))
