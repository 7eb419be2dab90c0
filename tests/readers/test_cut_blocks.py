import random
import re
from collections import Counter
from pathlib import Path

import pytest

from jixiao.domain.document import Paragraph
from jixiao.domain.grid import Grid
from jixiao.readers.lost_cells.cut_blocks import cut_blocks
from jixiao.readers.lost_cells.text_cells import blocks_of_lines
from jixiao.readers.recognition.sheets import read_sheets

SAMPLES = Path(__file__).parent.parent / "samples"
HEADER = ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分"]
ROWS = [
    ["产出指标", "数量指标", "养护桥梁数量", "≥6座", "6座", "25", "25"],
    ["质量指标", "工程验收合格率", "≥95%", "98%", "25", "25"],
    ["效益指标", "社会效益指标", "受益人口数量", "≥21933人", "21933人", "30", "30"],
    ["满意度指标", "服务对象满意度指标", "沿线群众满意度", "≥90%", "95%", "10", "9"],
]
NAMES = [["项目名称", "农村公路养护工程"], ["主管部门", "某某县交通运输局"]]
TABLE = [*NAMES, HEADER, *ROWS]
TEXTS = {
    "a cell a line": [cell for row in TABLE for cell in row],
    "a cell a line with blank lines": [
        line for row in TABLE for cell in row for line in (cell, "")
    ],
    "a row a line, blanks between": [" ".join(row) for row in TABLE],
    "a row a line, ragged pipes": ["|" + "|".join(row) + "|" * 30 for row in TABLE],
    "a row a line, glued": ["".join(row) for row in TABLE],
    "all in one line": ["".join(cell for row in TABLE for cell in row)],
}


def characters(text):
    return Counter(re.sub(r"[\s|]", "", text))


def shown(blocks):
    total: Counter[str] = Counter()
    for block in blocks:
        if isinstance(block, Paragraph):
            total += characters(block.text)
        else:
            total += sum(
                (characters(c.text) for row in block for c in row if not c.continues), Counter()
            )
    return total


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_a_sheet_that_lost_its_cells_is_read_in_every_style(text):
    blocks, _problems = cut_blocks(text)
    (sheet,) = read_sheets(blocks).sheets
    assert sheet.project.name == "农村公路养护工程"
    assert [
        (
            one.kind,
            one.name,
            one.place_of("target").text,
            one.place_of("actual").text,
            str(one.score),
        )
        for one in sheet.indicators
    ] == [
        ("数量指标", "养护桥梁数量", "≥6座", "6座", "25"),
        ("质量指标", "工程验收合格率", "≥95%", "98%", "25"),
        ("社会效益指标", "受益人口数量", "≥21933人", "21933人", "30"),
        ("服务对象满意度指标", "沿线群众满意度", "≥90%", "95%", "9"),
    ]
    assert [one.dimension for one in sheet.indicators] == ["产出指标"] * 2 + [
        "效益指标",
        "满意度指标",
    ]


def test_a_text_in_the_tab_form_is_left_alone():
    lines = (SAMPLES / "baoding-2020" / "report.txt").read_text("utf-8").split("\n")
    blocks, problems = cut_blocks(lines)
    assert [one for one in blocks if isinstance(one, Grid)] == [
        one for one in blocks_of_lines(lines) if isinstance(one, Grid)
    ]
    assert not problems


def test_a_narrative_without_a_table_keeps_its_lines_and_their_numbers():
    lines = ["一、项目概况", "", "　　根据要求，一级指标、二级指标、三级指标均已设置。", "a | b"]
    blocks, problems = cut_blocks(lines)
    assert blocks == list(blocks_of_lines(lines))
    assert problems == []


def test_paragraphs_around_a_table_keep_their_line_numbers():
    lines = [
        "一、概况",
        "项目实施顺利。",
        *TEXTS["a cell a line"],
        "二、存在的问题",
        "部分工作滞后。",
    ]
    blocks, _problems = cut_blocks(lines)
    paragraphs = [(one.text, one.place.line) for one in blocks if isinstance(one, Paragraph)]
    assert paragraphs == [
        ("一、概况", 1), ("项目实施顺利。", 2),
        ("二、存在的问题", len(lines) - 1), ("部分工作滞后。", len(lines)),
    ]  # fmt: skip


def test_a_cell_names_the_line_that_it_was_read_from():
    blocks, _problems = cut_blocks(["说明", *TEXTS["a cell a line"]])
    (sheet,) = read_sheets(blocks).sheets
    place = sheet.indicators[0].place_of("target")
    assert (place.text, place.line) == ("≥6座", 1 + 4 + 7 + 4)


def test_a_header_over_plain_prose_is_reported_and_kept_as_paragraphs():
    lines = ["".join(HEADER), "本单位无项目支出。"]
    blocks, problems = cut_blocks(lines)
    assert [one.text for one in blocks if isinstance(one, Paragraph)] == lines
    assert [one.kind for one in problems] == ["cells_not_recovered"]
    assert "第1至1行" in problems[0].message


def test_a_line_that_is_no_row_is_kept_as_a_paragraph_and_reported():
    rows = TEXTS["a row a line, blanks between"]
    blocks, problems = cut_blocks([*rows[:5], "打印日期：某年某月某日　第 页 共 页", *rows[5:]])
    (sheet,) = read_sheets(blocks).sheets
    assert len(sheet.indicators) == 4
    assert any("打印日期" in one.text for one in blocks if isinstance(one, Paragraph))
    assert any(one.kind == "cells_not_recovered" and one.place.line == 6 for one in problems)


def test_explanations_that_touch_the_next_name_are_reported():
    header = [*HEADER, "偏差原因分析及改进措施"]
    rows = [
        ["产出指标", "数量指标", "改造小区数量", "≥85个", "21个", "50", "20", "部分居民意见未统一"],
        ["改造户数", "7242户", "7242户", "40", "40"],
    ]
    blocks, problems = cut_blocks(["".join(cell for row in [header, *rows] for cell in row)])
    (sheet,) = read_sheets(blocks).sheets
    assert [str(one.score) for one in sheet.indicators] == ["20", "40"]
    assert any(one.kind == "ambiguous_cells" and "改造小区数量" in one.message for one in problems)


def test_several_sheets_in_one_line_are_told_apart():
    text = "项目支出绩效自评表（2021年度）" + TEXTS["all in one line"][0]
    blocks, _problems = cut_blocks([text * 3])
    sheets = read_sheets(blocks).sheets
    assert [len(one.indicators) for one in sheets] == [4, 4, 4]
    assert {one.project.name for one in sheets} == {"农村公路养护工程"}


@pytest.mark.parametrize("seed", range(12))
def test_no_text_is_lost_however_it_is_damaged(seed):
    order = random.Random(seed)  # noqa: S311
    text = list("\n".join(order.choice(list(TEXTS.values()))))
    for _ in range(40):
        at = order.randrange(len(text))
        if order.random() < 0.4:
            del text[at : at + order.choice((1, 1, 6))]
        else:
            text.insert(at, order.choice("项目指标值0129.%≥（）() \n，。/无元次"))
    blocks, _problems = cut_blocks("".join(text).split("\n"))
    assert shown(blocks) == characters("".join(text))


def test_a_table_of_tabs_without_empty_lines_between_its_rows_is_cut_into_rows():
    blocks, _problems = cut_blocks([f"\t{cell}" for row in TABLE for cell in row])
    (sheet,) = read_sheets(blocks).sheets
    assert [one.name for one in sheet.indicators] == [row[-5] for row in ROWS]


def test_a_header_printed_again_on_the_next_page_goes_on_with_the_table():
    rows = [*TABLE[:5], HEADER, *TABLE[5:]]
    blocks, _problems = cut_blocks([cell for row in rows for cell in row])
    (sheet,) = read_sheets(blocks).sheets
    assert len(sheet.indicators) == 4


def test_a_long_text_in_one_line_is_read_in_a_hurry_and_says_so():
    text = "项目支出绩效自评表（2021年度）" + TEXTS["all in one line"][0]
    blocks, problems = cut_blocks([text * 80])
    assert len(read_sheets(blocks).sheets) == 80
    assert all("没有逐行比较" in one.message for one in problems if one.kind == "ambiguous_cells")
    assert len(problems) >= 80


HEAD = [*HEADER, "偏差原因分析及改进措施"]


def sheet_of(*texts):
    blocks, problems = cut_blocks(list(texts))
    (sheet,) = read_sheets(blocks).sheets
    return sheet, problems


def test_a_value_in_words_that_is_said_again_parts_the_name_from_it():
    rows = [
        ["产出指标", "数量指标", "养护桥梁数量", "≥6座", "6座", "50", "50"],
        ["效益指标", "可持续影响指标", "长效管护机制", "建立", "已建立", "50", "50"],
    ]
    sheet, _problems = sheet_of("".join(HEADER), *("".join(row) for row in rows))
    last = sheet.indicators[-1]
    assert (last.name, last.place_of("target").text, last.place_of("actual").text) == (
        "长效管护机制", "建立", "已建立",
    )  # fmt: skip


def test_the_second_levels_of_an_evaluation_are_told_from_names():
    rows = [
        ["决策", "项目立项", "立项依据充分性", "充分", "充分", "20", "20"],
        ["绩效目标", "指标明确性", "明确", "较明确", "20", "15", "个别指标未量化"],
        ["过程", "资金管理", "资金到位率", "=100%", "100%", "30", "30"],
        ["组织实施", "管理制度健全性", "健全", "健全", "30", "30"],
    ]
    sheet, _problems = sheet_of(*HEAD, *(cell for row in rows for cell in row))
    assert [(one.dimension, one.kind, one.name) for one in sheet.indicators] == [
        ("决策", "项目立项", "立项依据充分性"),
        ("决策", "绩效目标", "指标明确性"),
        ("过程", "资金管理", "资金到位率"),
        ("过程", "组织实施", "管理制度健全性"),
    ]


def test_doubts_of_one_nature_are_told_together_and_name_every_row():
    rows = [
        ["产出指标", "数量指标", "改造小区数量", "≥85个", "21个", "50", "20", "部分居民意见未统一"],
        ["改造户数", "7242户", "7242户", "20", "10", "部分居民意见未统一"],
        ["质量指标", "验收合格率", "≥95%", "98%", "30", "30"],
    ]
    _sheet, problems = sheet_of("".join(cell for row in [HEAD, *rows] for cell in row))
    told = [one.message for one in problems if one.kind == "ambiguous_cells"]
    assert len(told) == len({message.split("，")[1] for message in told})
    assert any("改造小区数量" in message for message in told)


@pytest.mark.parametrize("between", ["\n", ""])
def test_the_grade_of_a_sheet_is_no_part_of_the_title_of_the_next(between):
    title = "项目支出绩效自评表"
    cells = [title, *(cell for row in TABLE for cell in row), "总分", "90", "89", "评价等级", "优"]
    blocks, _problems = cut_blocks(between.join(cells * 2).split("\n"))
    sheets = read_sheets(blocks).sheets
    assert [(one.title, one.rating) for one in sheets] == [(title, "优")] * 2
