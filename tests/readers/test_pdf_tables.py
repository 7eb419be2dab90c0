"""Tables of printed pages: merged cells, tables over pages, rows cut by a page end."""

from __future__ import annotations

import pytest
from tests.readers.pages_check import grids, read_pdf, texts
from tests.readers.pdf_writer import line, pdf, table, text

from jixiao.domain.place import Place
from jixiao.readers.pages.page_content import Ruling
from jixiao.readers.pages.page_frames import frames_of
from jixiao.readers.pages.page_rulings import TooManyRulings

HEADER = ["一级指标", "三级指标", "指标值", "依据"]
WORDS = "道路养护情况良好，完成了年度目标。"
FULL = "本项目为改善农村出行条件而设立，由县交通运输局组织实施，县公路站负责日常养护和验收"


def test_merged_cells_are_told_by_missing_lines():
    rows = [HEADER, ["产出指标", "里程", "≥20公里", "合同"], ["^", "合格率", "100%", "<"]]
    (grid,) = grids(read_pdf(pdf(table(rows))))
    assert grid.texts() == [
        HEADER,
        ["产出指标", "里程", "≥20公里", "合同"],
        ["产出指标", "合格率", "100%", "100%"],
    ]
    assert [one.continues for one in grid.rows[2]] == [True, False, False]
    assert [(one.column, one.width) for one in grid.rows[2]] == [(0, 1), (1, 1), (2, 2)]


def test_text_in_a_table_is_no_paragraph_and_order_is_that_of_the_page():
    blocks = read_pdf(
        pdf(text("上文情况", 60, 60) + table([HEADER, HEADER]) + text("注：下文", 60, 160))
    )
    assert [type(one).__name__ for one in blocks.items] == ["Paragraph", "Grid", "Paragraph"]
    assert texts(blocks) == ["上文情况", "注：下文"]


def test_a_frame_round_text_is_no_table():
    frame = line(50, 50, 500, 50) + line(50, 90, 500, 90) + line(50, 50, 50, 90)
    blocks = read_pdf(pdf(frame + line(500, 50, 500, 90) + text(WORDS, 60, 60)))
    assert (texts(blocks), grids(blocks)) == ([WORDS], [])


def test_a_frame_of_one_column_holds_paragraphs():
    blocks = read_pdf(pdf(table([["上文情况"], ["下文情况"]], width=300)))
    assert (texts(blocks), grids(blocks)) == (["上文情况", "下文情况"], [])


def test_a_table_may_be_drawn_with_bent_lines_or_thin_boxes():
    bent = "60 742 m 60 722 l 280 722 l S\n60 742 m 280 742 l 280 722 l S\n"
    thin = "169.5 722 1 20 re f\n"
    shade = "60 722 220 20 re f\n"
    words = text("里程", 64, 105) + text("20公里", 174, 105)
    assert [one.texts() for one in grids(read_pdf(pdf(shade + bent + thin + words)))] == [
        [["里程", "20公里"]]
    ]


def test_broken_lines_of_a_cell_are_joined_and_its_paragraphs_kept():
    cell = "为实施县公路站养护项目\n改善出行\n第二项目标"
    (grid,) = grids(read_pdf(pdf(table([["目标", cell], ["甲", "乙"]], high=44))))
    assert grid.rows[0][1].text == "为实施县公路站养护项目改善出行\n第二项目标"


def test_a_table_goes_on_over_the_page_without_its_repeated_header():
    rows = [["产出指标", "里程", "≥20公里", "合同"], ["效益指标", "收入", "≥5万元", "台账"]]
    (grid,) = grids(read_pdf(pdf(table([HEADER, rows[0]]), table([HEADER, rows[1]], y=60))))
    assert grid.texts() == [HEADER, *rows]
    assert [(row[0].place.page, row[0].place.row) for row in grid] == [(1, 1), (1, 2), (2, 3)]


def test_a_title_between_tables_keeps_them_apart():
    first, second = table([HEADER, HEADER]), table([HEADER, HEADER])
    blocks = read_pdf(pdf(first, text("第二张绩效目标表", 60, 80) + second))
    assert len(grids(blocks)) == 2


def test_tables_with_other_columns_are_kept_apart():
    wide, narrow = table([HEADER, HEADER]), table([HEADER[:3], HEADER[:3]], width=440 / 3, y=60)
    assert len(grids(read_pdf(pdf(wide, narrow)))) == 2


def test_a_merged_cell_goes_on_over_the_page():
    top = [HEADER, ["产出指标", "里程", "≥20公里", "合同"], ["^", "桥梁", "1座", "合同"]]
    below = [["", "合格率", "100%", "合同"], ["效益指标", "收入", "≥5万元", "台账"]]
    (grid,) = grids(read_pdf(pdf(table(top), table(below, y=60))))
    assert [row[0].text for row in grid] == ["一级指标", *["产出指标"] * 3, "效益指标"]
    assert grid.rows[3][0].continues


def test_titles_repeated_from_further_down_are_no_rest_of_blank_cells():
    above = [["项目", "修路", "<", "<"], HEADER, ["", "里程", "≥5公里", "合同"]]
    above += [["^", "座数", "≥2座", "合同"]]
    below = [HEADER, ["", "件数", "≥3件", "合同"]]
    (grid,) = grids(read_pdf(pdf(table(above), table(below, y=60))))
    assert [row[0].text for row in grid] == ["项目", "一级指标", "", "", "一级指标", ""]
    assert not grid.rows[4][0].continues


def test_a_row_cut_by_the_page_end_is_mended():
    upper = ["产出指标", "里程", "≥20公里（养护县道和", "合同"]
    lower = ["", "", "乡道）", ""]
    following = ["效益指标", "收入", "≥5万元", "台账"]
    blocks = read_pdf(pdf(table([HEADER, upper]), table([lower, following], y=60)))
    (grid,) = grids(blocks)
    mended = ["产出指标", "里程", "≥20公里（养护县道和乡道）", "合同"]
    assert grid.texts() == [HEADER, mended, following]
    assert blocks.problems == ()


def test_the_rest_of_a_cut_row_alone_on_a_page_is_mended_too():
    upper = ["产出指标", "里程", "≥20公里（养护县道和", "合同"]
    blocks = read_pdf(pdf(table([HEADER, upper]), table([["", "", "乡道）", ""]], y=60)))
    assert grids(blocks)[0].texts()[-1][2] == "≥20公里（养护县道和乡道）"
    assert texts(blocks) == []


def test_a_row_that_may_have_been_cut_is_left_and_said():
    upper = [
        "产出指标",
        "里程",
        "反映养护县道和乡道的里程\n养护的县道和乡道里程和路",
        "有关合同文本\n合同",
    ]
    lower = ["", "", "面情况", "其他文件"]
    first = table([HEADER, upper], high=32)
    blocks = read_pdf(pdf(first, table([lower, ["效益指标", "收入", "5", "无"]], y=60)))
    (problem,) = blocks.problems
    assert (problem.kind, problem.place) == ("cut_by_page", Place(page=2, table=1, row=3))
    assert "；请" in problem.message
    assert grids(blocks)[0].texts()[2] == ["", "", "面情况", "其他文件"]


def test_a_page_full_of_lines_is_read_as_text_and_said():
    lines = "".join(line(4 * n, 0, 4 * n, 2000) + line(0, 4 * n, 2000, 4 * n) for n in range(400))
    blocks = read_pdf(pdf(text(WORDS, 60, 60) + lines))
    assert texts(blocks) == [WORDS]
    assert [one.kind for one in blocks.problems] == ["too_many_lines"]


def test_more_lines_than_can_be_compared_are_no_table():
    level = [Ruling(0, 500, 4 * n, 4 * n) for n in range(2100)]
    upright = [Ruling(4 * n, 4 * n, 0, 500) for n in range(2100)]
    for rulings in (level + upright, level * 10):
        with pytest.raises(TooManyRulings):
            frames_of(rulings)


def test_a_row_that_has_no_cell_above_is_a_new_row():
    rows = [["甲项目", "<", "无", "无"], ["产出指标", "里程", "1公里", "无"]]
    (grid,) = grids(read_pdf(pdf(table([HEADER, HEADER]), table(rows, y=60))))
    assert grid.texts()[2:] == [["甲项目", "甲项目", "无", "无"], rows[1]]


def test_a_cell_may_be_cut_to_nothing_by_a_wider_one():
    upper = ["产出指标", "里程", "≥20公里（养护", "合同"]
    lower = ["", "共计二十公里", "<", ""]
    (grid,) = grids(read_pdf(pdf(table([HEADER, upper]), table([lower, HEADER], y=60))))
    assert len(grid.rows) == 4
