from jixiao.domain.grid import Cell, Grid, cell_at

TITLE = Cell("资金情况", 0, width=3)
ROWS = (
    (TITLE,),
    (Cell("年度资金总额", 0), Cell("48.00", 1, width=2)),
)


def test_a_merged_cell_covers_each_of_its_columns():
    assert [cell_at(ROWS[0], column) for column in range(4)] == [TITLE, TITLE, TITLE, None]


def test_a_grid_is_compared_with_merged_cells_repeated():
    assert Grid(ROWS).texts() == [["资金情况"] * 3, ["年度资金总额", "48.00", "48.00"]]


def test_a_grid_is_walked_row_by_row():
    assert list(Grid(ROWS)) == list(ROWS)
