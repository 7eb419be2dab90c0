from tests.reports.paper.samples import CITING, row_of

from jixiao.domain.grid import Cell
from jixiao.reports.paper.cells import placed_cells
from jixiao.reports.paper.model import Table
from jixiao.reports.paper.page import Layout


def covered(table):
    return [(one.text, one.row, one.column, one.height, one.width) for one in placed_cells(table)]


def test_merged_cells_stand_once_with_all_that_they_cover():
    rows = (row_of("甲", "一"), row_of("甲", "二", merged=1), (Cell("合计", 0, 2),))
    assert covered(Table(rows, Layout((1, 1)))) == [
        ("甲", 0, 0, 2, 1), ("一", 0, 1, 1, 1), ("二", 1, 1, 1, 1), ("合计", 2, 0, 1, 2),
    ]  # fmt: skip


def test_nothing_is_merged_out_of_the_header_nor_into_a_cell_of_another_shape():
    rows = (
        row_of("甲", "乙"),
        row_of("甲", "乙", merged=1),
        (Cell("甲", 0, 2, continues=True),),
    )
    heights = [one.height for one in placed_cells(Table(rows, Layout((1, 1), header_rows=1)))]
    assert heights == [1, 1, 1, 1, 1]


def test_columns_without_a_cell_are_filled_and_none_stands_outside():
    rows = ((Cell("甲", 1),), (Cell("宽", 0, 9),))
    assert covered(Table(rows, Layout((1, 1, 1)))) == [
        ("", 0, 0, 1, 1), ("甲", 0, 1, 1, 1), ("", 0, 2, 1, 1), ("宽", 1, 0, 1, 3),
    ]  # fmt: skip


def test_long_texts_and_columns_that_want_it_are_set_from_the_left_but_no_titles():
    layout = Layout((1, 1, 1), header_rows=1, left=frozenset({0}))
    rows = (row_of("名", "长" * 60, "值"), row_of("名", "长" * 60, "值"))
    sides = [one.is_left for one in placed_cells(Table(rows, layout))]
    assert sides == [False, False, False, True, True, False]


def test_figures_keep_their_origin():
    origin = CITING.origin("预算数")
    table = Table((row_of("甲", "48.00"),), Layout((1, 1)), origins={(0, 1): origin})
    assert [one.origin for one in placed_cells(table)] == [None, origin]
