"""Tables as text with a delimiter: which one it is, quoted cells, and damage."""

from __future__ import annotations

import random
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.readers.build import only, rows_of

from jixiao.domain.document import Source
from jixiao.domain.grid import Grid
from jixiao.readers.blocks import Blocks
from jixiao.readers.opening import Opened, UnreadableFile
from jixiao.readers.read import document_of
from jixiao.readers.spreadsheets.delimited import delimiter_of, read

FORM = """项目支出绩效自评表（2022年度）,,,,,,
项目名称,道路养护,,,,,
一级指标,二级指标,三级指标,年度指标值,实际完成值,分值,得分
产出指标,数量指标,养护里程,≥20公里,20公里,50,50
,质量指标,验收合格率,100%,98%,50,49
"""


def table(text: str | bytes) -> Blocks:
    data = text.encode("utf-8") if isinstance(text, str) else text
    return read(Opened(Path("made.csv"), data, "", "csv"))


def texts(blocks: Blocks) -> list[list[str]]:
    (grid,) = blocks.items
    assert isinstance(grid, Grid)
    return grid.texts()


@pytest.mark.parametrize(
    ("text", "delimiter"),
    [
        ("项目,金额\n道路,10\n", ","),
        ("项目\t金额\n道路\t10\n", "\t"),
        ("项目;金额\n道路;10,5\n桥;1\n", ";"),
        ("项目|金额\n道路|10\n", "|"),
        ('"甲,乙","丙\n丁"\n一,二\n', ","),
        ('a,b\n"c,d\n' + "e,f\n" * 9000, ","),
    ],
)
def test_the_delimiter_is_found_by_content(text, delimiter):
    assert delimiter_of(text) == delimiter


@pytest.mark.parametrize(
    "text",
    [
        "",
        "一、项目概况\n本项目由某局实施，2020年完成。\n",
        "\t项目名称\n\t道路\n\n\t金额\n\t10\n",
        "只有一行,两格",
        "甲,乙\n丙\n丁,戊,己\n",
    ],
)
def test_prose_and_other_forms_have_no_delimiter(text):
    assert delimiter_of(text) == ""


def test_cells_keep_their_quoted_line_breaks_and_places():
    blocks = table('项目,说明\r\n\r\n道路,"第一行\r\n第二行"\r\n')
    assert texts(blocks) == [["项目", "说明"], ["道路", "第一行\n第二行"]]
    (grid,) = blocks.items
    assert isinstance(grid, Grid)
    assert str(grid.rows[1][1].place) == "第1张表第3行第2列"
    assert grid.rows[1][1].place.text == "第一行\n第二行"


def test_a_form_saved_as_csv_gives_its_sheet():
    sheet = only(document_of(table(FORM.encode("gb18030")), Source()))
    assert (sheet.project.name, sheet.fiscal_year) == ("道路养护", 2022)
    assert rows_of(sheet) == [
        "产出指标 | 数量指标 | 养护里程 | ≥20公里 | 20公里 | 50 | 50",
        "产出指标 | 质量指标 | 验收合格率 | 100% | 98% | 50 | 49",
    ]


def test_without_a_delimiter_the_lines_are_one_column():
    assert texts(table("甲\n乙\n")) == [["甲"], ["乙"]]


def test_a_file_of_delimiters_has_no_table():
    assert table(",,\n,,\n").items == ()


@pytest.mark.parametrize("length", [9000, 60000])
def test_a_quotation_mark_that_never_ends_swallows_no_rows(length):
    blocks = table('a,b\n"c,d\n' + "e,f\n" * length)
    assert len(texts(blocks)) == length + 2
    assert [one.kind for one in blocks.problems] == ["quotes_unbalanced"]


def test_a_cell_beyond_all_measure_ends_the_table():
    assert texts(table("a,b\n" + "c" * 200_000 + ",d\n")) == [["a", "b"]]


def test_a_long_table_is_cut_with_a_word_and_shares_places(monkeypatch):
    monkeypatch.setattr("jixiao.readers.spreadsheets.delimited.MAX_CELLS", 5)
    monkeypatch.setattr("jixiao.readers.spreadsheets.delimited.MANY_CELLS", 3)
    blocks = table("甲,乙\n" * 9)
    assert texts(blocks) == [["甲", "乙"]] * 3
    assert [(one.kind, one.place.row) for one in blocks.problems] == [("table_cut", 3)]
    (grid,) = blocks.items
    assert isinstance(grid, Grid)
    assert [str(row[0].place) for row in grid] == [
        "第1张表第1行第1列",
        "第1张表第2行第1列",
        "第1张表第3行",
    ]


def test_damage_anywhere_ends_in_blocks_or_in_a_clear_fault():
    data = FORM.encode("gb18030")
    chance = random.Random(20201231)  # noqa: S311 (not for secrets)
    for _ in range(100):
        spoiled = bytearray(data)
        for _ in range(chance.randint(1, 10)):
            spoiled[chance.randrange(len(spoiled))] = chance.choice(b'",;|\t\n\r\0a\xb0\xff')
        reads_or_refuses(bytes(spoiled))


@given(st.text(alphabet='",;|\t\n\r甲1 ', max_size=200))
@settings(max_examples=100)
def test_any_text_is_read(text):
    reads_or_refuses(text.encode())


def reads_or_refuses(data: bytes) -> None:
    with suppress(UnreadableFile):
        assert isinstance(table(data), Blocks)
