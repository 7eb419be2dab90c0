import pytest

from jixiao.domain.place import NOWHERE, Place


@pytest.mark.parametrize(
    ("place", "words"),
    [
        (Place(table=3, row=12, column=5), "第3张表第12行第5列"),
        (Place(paragraph=17), "第17段"),
        (Place(line=460), "第460行"),
        (Place(page=2, paragraph=4), "第2页第4段"),
        (Place(tab="自评表", table=1, row=7, column=2), "工作表“自评表”第7行第2列"),
        (Place(line=88, table=2, row=3, column=4), "第2张表第88行"),
        (NOWHERE, ""),
    ],
)
def test_a_place_is_said_in_words_that_lead_to_it(place, words):
    assert str(place) == words


def test_a_part_of_a_cell_stands_where_the_cell_stands():
    cell = Place(text="≥80%（覆盖率）", table=1, row=9, column=6)
    assert cell.quoting("覆盖率") == Place(text="覆盖率", table=1, row=9, column=6)
