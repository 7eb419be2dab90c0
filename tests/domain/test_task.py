from jixiao.domain.place import Place
from jixiao.domain.task import Task

ROW, CELL = Place(table=1, row=9), Place(table=1, row=9, column=6)


def test_a_field_of_a_task_without_a_cell_of_its_own_stands_where_its_row_stands():
    task = Task("道路养护", place=ROW, places={"budget": CELL})
    assert task.place_of("budget") == CELL
    assert task.place_of("outturn") == ROW
