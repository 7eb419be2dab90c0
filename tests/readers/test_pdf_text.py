"""Text of printed pages: paragraphs, page marks, watermarks, odd characters."""

from __future__ import annotations

from tests.readers.pages_check import grids, read_pdf, texts
from tests.readers.pdf_writer import pdf, placed, table, text

from jixiao.readers.pages.page_content import plain_glyph

HEADER = ["一级指标", "三级指标", "指标值", "依据"]
WORDS = "道路养护情况良好，完成了年度目标。"
FULL = "本项目为改善农村出行条件而设立，由县交通运输局组织实施，县公路站负责日常养护和验收"


def test_lines_are_joined_into_paragraphs():
    page = (
        text("一、项目概况", 60, 60)
        + text(FULL[:38], 80, 76)
        + text(FULL[38:] + "。", 60, 92)
        + text("第二段也缩进两个字，另起一段。", 80, 108)
        + text(FULL[:40], 60, 124)
        + text("二、绩效情况", 60, 140)
    )
    expected = ["一、项目概况", FULL + "。", "第二段也缩进两个字，另起一段。", FULL[:40]]
    assert texts(read_pdf(pdf(page))) == [*expected, "二、绩效情况"]


def test_a_paragraph_goes_on_over_the_page_and_page_marks_are_left_out():
    def page(number: int, *lines: str) -> str:
        body = "".join(text(one, 60, 110 + 16 * n) for n, one in enumerate(lines))
        foot = text(f"— {number} —", 280, 800, size=9)
        return text("某县公路站绩效自评报告", 60, 40, size=9) + body + foot

    start, rest = FULL[:40], FULL[40:] + "。"
    blocks = read_pdf(pdf(page(1, WORDS, start), page(2, rest, WORDS), page(3, WORDS)))
    assert texts(blocks) == [WORDS, start + rest, WORDS, WORDS]
    assert [one.place.page for one in blocks.items] == [1, 1, 2, 3]


def test_the_title_above_the_table_of_every_page_is_no_page_header():
    one = text("项目支出绩效自评表", 200, 40) + table([HEADER, ["产出指标", "里程", "1公里", "无"]])
    assert texts(read_pdf(pdf(one, one, one))) == ["项目支出绩效自评表"] * 3


def test_the_year_under_the_title_of_every_page_is_no_page_header():
    title = text("项目支出绩效自评表", 200, 40) + text("（2022年度）", 220, 56)
    pages = [title + table([HEADER, ["产出指标", "里程", "1公里", "无"]])] * 3
    assert texts(read_pdf(pdf(*pages))) == ["项目支出绩效自评表", "（2022年度）"] * 3


def test_what_is_printed_twice_to_look_bold_is_read_once():
    bold = text("绩效报告2020", 60, 60) + text("绩效报告2020", 60.3, 60)
    assert texts(read_pdf(pdf(bold))) == ["绩效报告2020"]


def test_watermarks_and_what_is_clipped_away_are_notread_pdf():
    hidden = f"q 0 0 595 400 re W n {text('看不见的文字', 60, 100)} Q\n"
    slanted = placed("水印文字", "20 20 -20 20 200 400")
    assert texts(read_pdf(pdf(text(WORDS, 60, 60) + hidden + slanted))) == [WORDS]


def test_characters_with_twin_codes_are_the_usual_ones():
    assert [plain_glyph(one) for one in "⽬⻓\uf0b3ﬁ豈\u200b"] == ["目", "长", "≥", "fi", "豈", ""]
    assert plain_glyph("(cid:12)") == "\ufffd"


def test_text_that_runs_up_or_down_the_sheet_is_turned():
    rows = table([HEADER, HEADER], x=100, y=100)
    up = f"q 0 1 -1 0 842 0 cm {rows} {text(WORDS, 100, 60)} Q"
    down = f"q 0 -1 1 0 0 595 cm {rows} {text(WORDS, 100, 60)} Q"
    for page in (up, down):
        blocks = read_pdf(pdf(page, box="[0 0 842 842]"))
        assert texts(blocks) == [WORDS]
        assert [one.texts() for one in grids(blocks)] == [[HEADER, HEADER]]


def test_latin_words_keep_their_blank_where_a_line_was_broken():
    line_one = FULL[:36] + "Good"
    page = text(line_one, 60, 60) + text("Practice经验。", 60, 76)
    assert texts(read_pdf(pdf(page))) == [f"{line_one} Practice经验。"]


def test_damaged_contents_and_letters_running_down_beside_a_text_harm_nothing():
    data = pdf(text(WORDS, 60, 60), text("坏", 60, 60)) + b" "
    down = placed("侧边", "0 -10 10 0 20 400")
    assert texts(read_pdf(data))[0].startswith(WORDS)
    assert texts(read_pdf(pdf(text(WORDS, 60, 60) + down))) == [WORDS]


def test_contents_that_do_not_unpack_are_read_as_they_are():
    data = pdf("xxxx", text(WORDS, 60, 60))
    broken = data.replace(b"<<  /Length 4", b"<< /Filter /FlateDecode /Length 4", 1)
    assert texts(read_pdf(broken)) == [WORDS]
