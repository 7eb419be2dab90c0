"""What does not belong to the text goes and is noted; what a unit wrote stays."""

from __future__ import annotations

import time

import pytest

from jixiao.domain.document import Paragraph, Source
from jixiao.domain.grid import Cell, Grid
from jixiao.domain.place import Place
from jixiao.domain.problem import Problem
from jixiao.readers.blocks import Blocks
from jixiao.readers.cleaning.cleaning import cleaned
from jixiao.readers.cleaning.cleaning_words import cleaning_words, line_patterns
from jixiao.readers.read import document_of, read_document
from jixiao.readers.recognition.titles import title_word, vocabulary

BODY = "本单位按照要求组织开展了二〇二〇年度工作，各处室认真负责，群众反映良好。"


def _text(*lines: str) -> Blocks:
    return Blocks(
        tuple(Paragraph(one, Place(one.strip(), paragraph=n)) for n, one in enumerate(lines, 1))
    )


def _table(*rows: tuple[str, ...]) -> Blocks:
    made = (
        tuple(
            Cell(text, column, place=Place(text, table=1, row=number, column=column + 1))
            for column, text in enumerate(row)
        )
        for number, row in enumerate(rows, 1)
    )
    return Blocks((Grid(tuple(made), Place(table=1)),))


def _texts(blocks: Blocks) -> list[str]:
    return [one.text for one in blocks.items if isinstance(one, Paragraph)]


def _cells(blocks: Blocks) -> list[list[str]]:
    return [row for one in blocks.items if isinstance(one, Grid) for row in one.texts()]


def _lines(*lines: str) -> list[str]:
    return _texts(cleaned(_text(*lines)))


def _problem(*lines: str) -> Problem:
    (problem,) = cleaned(_text(*lines)).problems
    return problem


def _pages(marks: list[str], *, length: int = 800) -> str:
    """A text in which each mark stands after so many characters, inside a word."""
    filler = (BODY * (length // len(BODY) + 1))[:length]
    return "".join(f"{filler}绩{mark}效" for mark in marks) + filler


# What is left alone


@pytest.mark.parametrize("name", ["report.docx", "report.txt"])
def test_a_published_report_without_such_marks_stays_as_it_is(samples, name):
    document = read_document(samples / "baoding-2020" / name)
    blocks = Blocks(tuple(document.paragraphs()))
    assert cleaned(blocks) is blocks


def test_cleaning_twice_changes_nothing_more():
    once = cleaned(
        _text("绩效目Nhomakorabea标", "第3页 共12页", "項目績效運行監控總體情況評價報告")
    )
    assert cleaned(once) is once


def test_what_the_reader_noted_before_is_kept():
    noted = Problem("numbering", "编号没有读到。")
    blocks = Blocks(_text("第3页 共12页", BODY).items, (noted,))
    assert [one.kind for one in cleaned(blocks).problems] == ["numbering", "cleaned"]


def test_a_text_of_a_hundred_thousand_bytes_without_marks_is_looked_through_at_once():
    paragraphs = _text(*[f"位置与字体、阅读室、打印机均完成{n}个。{BODY}" for n in range(600)])
    cells = _table(*[("数量指标", f"完成{n}个", "≥90%", "—", "首页栏目") for n in range(600)])
    blocks = Blocks((*paragraphs.items, *cells.items))
    cleaned(blocks)
    start = time.perf_counter()
    assert cleaned(blocks) is blocks
    assert time.perf_counter() - start < 0.2


def test_a_hostile_text_is_cleaned_in_little_time():
    lines = ["Root Entry" + " " * 50_000, "ICP备" * 20_000, "首页" + ">" * 50_000, "绩1" * 20_000]
    lines += ["(a" * 30_000, "\uf06c" * 30_000, "Nhomakorabea" * 5_000, "第 1 页" * 20_000]
    start = time.perf_counter()
    cleaned(_text(*lines))
    assert time.perf_counter() - start < 5


def test_an_empty_file_and_an_empty_table_stay():
    for blocks in (Blocks(()), Blocks((Grid(()),)), Blocks((Grid(((),)),))):
        assert cleaned(blocks) is blocks


# Page marks of libraries inside words


def test_page_marks_inside_words_at_even_distances_go():
    text = _pages(["1、", "2、", "3、", "4、"])
    assert _lines(text) == [_pages(["", "", "", ""])]
    problem = _problem(text)
    assert problem.kind == "cleaned"
    assert "4处文库网站的页码" in problem.message
    assert "首处在第1段" in problem.message
    assert "绩1、效" in problem.message


def test_page_marks_are_proved_over_several_paragraphs_and_cells():
    parts = [_pages([f"{n}、"]) for n in range(1, 5)]
    blocks = Blocks((*_text(*parts[:2]).items, *_table(tuple(parts[2:])).items))
    done = cleaned(blocks)
    assert _texts(done) + _cells(done)[0] == [_pages([""])] * 4


def test_a_page_mark_that_fell_between_two_words_leaves_the_run_whole():
    text = _pages(["1、", "2、", "", "4、", "5"])
    assert _lines(text) == [_pages([""] * 5)]


def test_two_marks_in_one_word_group_do_not_shift_each_other():
    text = _pages(["1", "2", "3"], length=450)
    assert _lines(text) == [_pages(["", "", ""], length=450)]


@pytest.mark.parametrize(
    "text",
    [
        "绩1、效目标",
        _pages(["1、", "2、"]),
        _pages(["1、", "7、", "3、"]),
        _pages(["1、", "2、", "3、"], length=60),
        _pages(["1、"]) + _pages(["2、"], length=500) + _pages(["3、"], length=2000),
        "".join(f"{BODY * 20}目标{n}、完成培训" for n in range(1, 8)),
        "".join(f"{BODY * 20}完成{n}个" for n in range(1, 8)),
        "主要问题有1、制度不全2、人员不足3、设备老化",
    ],
    ids=["one", "two", "order", "close", "uneven", "labels", "counts", "list"],
)
def test_numbers_that_are_no_proved_run_stay(text):
    assert _lines(text) == [text]


# Page marks that fill a line


@pytest.mark.parametrize(
    "mark",
    ["第3页 共12页", "第 3 页 共 12 页", "第3页，共12页", "共12页 第3页", "第3页/共12页", "— 3 —",
     "- 3 -", "—3—", "－ 3 －", "Page 3 of 12", "  — 12 —  "],
)  # fmt: skip
def test_a_line_that_is_only_a_page_mark_goes(mark):
    assert _lines(BODY, mark, BODY) == [BODY, BODY]
    assert "1行只是页码（首处在第2段" in _problem(BODY, mark).message


def test_page_numbers_that_count_upwards_go_one_alone_stays():
    assert _lines(BODY, "第1页", BODY, "第 2 页") == [BODY, BODY]
    assert _lines("证明材料", "第3页") == ["证明材料", "第3页"]
    assert _lines("第3页", "合同", "第1页") == ["第3页", "合同", "第1页"]


@pytest.mark.parametrize(
    "line",
    ["3", "3/12", "-3", "—", "2019-2021", "详见报告第3页。", "第3页共12页材料", "完成率 - 3 - 项",
     "第三页", "1-3-5"],
)  # fmt: skip
def test_a_line_that_may_be_a_value_is_no_page_mark(line):
    assert _lines(BODY, line) == [BODY, line]


def test_a_row_that_is_only_a_page_mark_goes_a_cell_beside_a_value_stays():
    table = _table(("指标", "值"), ("第3页 共12页", ""), ("编号", "- 3 -"), ("", ""))
    assert _cells(cleaned(table)) == [["指标", "值"], ["编号", "- 3 -"], ["", ""]]


def test_a_page_mark_that_was_drawn_into_a_cell_goes_out_of_it():
    done = cleaned(_table(("满意度", "≥90%\n— 3 —"), ("合同\n第3页", "1、\n- 4 -\n完成")))
    assert _cells(done) == [["满意度", "≥90%"], ["合同\n第3页", "1、\n完成"]]
    ((first, _second),) = [grid.rows for grid in done.items if isinstance(grid, Grid)]
    assert first[1].place.text == "≥90%\n— 3 —"
    assert "2行只是页码（首处在第1张表第1行第2列：“— 3 —”）" in done.problems[0].message


def test_a_table_of_nothing_but_marks_goes():
    assert cleaned(_table(("第3页 共12页",), ("", "第4页 共12页"))).items == ()


# Watermarks


def test_a_watermark_inside_a_word_goes():
    problem = _problem("绩效目Nhomakorabea标完成", "资Nhomakorabea金Nhomakorabea到位")
    assert "3处文库网站的水印" in problem.message
    assert _lines("绩效目Nhomakorabea标完成Nhomakorabea。", "Nhomakorabea") == ["绩效目标完成。"]


def test_an_unlisted_mark_is_a_watermark_where_it_tears_different_words():
    lines = ["绩效目Xunmalokaba标", "资Xunmalokaba金到位", "各处Xunmalokaba室"]
    assert _lines(*lines) == ["绩效目标", "资金到位", "各处室"]


@pytest.mark.parametrize(
    "lines",
    [
        ("采用PostgreSQL数据库", "使用PostgreSQL数据库", "维护PostgreSQL数据库"),
        ("绩效目Xunmalokaba标",),
        ("绩效目Xunmalokaba标", "年度目Xunmalokaba标"),
        ("部署Kubernetes平台3个",),
        ("资金ABCDEFG到位",),
        ("SuperNhomakorabeaX",),
    ],
)
def test_a_latin_name_in_a_chinese_sentence_stays(lines):
    assert _lines(*lines) == list(lines)


# Document properties in front of the text


def test_document_properties_in_front_of_the_text_go():
    lines = ["Microsoft Excel 工作表", "Root Entry", "Workbook", "Code page: 936", "Biff8"]
    assert _lines(*lines, "2020年度绩效自评表") == ["2020年度绩效自评表"]
    assert "正文前有5处文件属性" in _problem(*lines, BODY).message


def test_properties_in_front_of_the_title_are_cut_off_it():
    line = "Microsoft Excel 工作表 Root Entry SummaryInformation 2020年度绩效自评表"
    done = cleaned(_text(line, BODY))
    assert _texts(done) == ["2020年度绩效自评表", BODY]
    assert done.items[0].place == Place(line, paragraph=1)


def test_rows_of_properties_go_from_the_front_of_a_table():
    table = _table(("Microsoft Excel 工作表", ""), ("Author: Windows", "936"), ("项目名称", "培训"))
    assert _cells(cleaned(table)) == [["项目名称", "培训"]]


@pytest.mark.parametrize(
    "lines",
    [
        ("Microsoft Office软件采购项目绩效自评报告", BODY),
        ("936", BODY),
        ("Version: 2", "Author: 办公室", BODY),
        (BODY, "Root Entry"),
        ("Microsoft Excel 工作表培训项目", BODY),
        ("WPS Office软件采购", BODY),
    ],
)
def test_what_only_looks_like_a_property_stays(lines):
    assert _lines(*lines) == list(lines)


# Characters that print nothing, bullets


def test_characters_without_width_go_and_the_place_keeps_them():
    done = cleaned(_text("绩\u200b效\ufeff目\u00ad标"))
    assert _texts(done) == ["绩效目标"]
    assert done.items[0].place.text == "绩\u200b效\ufeff目\u00ad标"
    assert "3处看不见的零宽字符" in done.problems[0].message


def test_a_paragraph_of_nothing_but_such_characters_goes():
    assert _lines(BODY, "\u200b\u2060") == [BODY]


def test_bullets_of_symbol_fonts_go():
    lines = ["\uf06c 绩效目标", "\uf0d8资金到位；\uf0b7 质量达标", "一、概况\n\uf075 概述"]
    assert _lines(*lines) == ["绩效目标", "资金到位；质量达标", "一、概况\n概述"]
    assert "4个符号字体的项目符号" in _problem(*lines).message


@pytest.mark.parametrize(
    "text", ["\uf0b390%", "\uf0a35天", "\uf0fe是 \uf0a8否", "\uf06f优", "\uf06c"]
)
def test_signs_boxes_and_ticks_of_symbol_fonts_stay(text):
    assert _lines(text) == [text]


# Lines of a web site


@pytest.mark.parametrize(
    "line",
    [
        "当前位置：首页 > 政务公开 > 预决算",
        "您现在的位置：首页»信息公开",
        "您所在的位置: 首页",
        "首页 > 政务公开 > 财政信息",
        "上一篇：关于公开部门预算的通知",
        "下一篇: 没有了",
        "字号：大 中 小",
        "【字体：大 中 小】",
        "字体大小：[大][中][小]",
        "浏览次数：325",
        "版权所有：某某县人民政府办公室",
        "版权所有 © 某某县财政局",
        "Copyright © 2021 All Rights Reserved",
        "冀ICP备05003300号-1",
        "主办单位：某某县人民政府 冀ICP备05003300号",
        "冀公网安备 13060002000123号",
        "扫一扫在手机打开当前页",
        "分享到：微信 微博 QQ空间",
        "【打印】",
        "[关闭窗口]",
        "打印 关闭",
        "【打印本页】【关闭窗口】",
        "返回顶部",
    ],
)
def test_a_line_of_a_web_site_goes(line):
    assert _lines(BODY, line, BODY) == [BODY, BODY]
    assert "1行是网页的栏目、按钮或页脚（首处在第2段" in _problem(BODY, line).message


@pytest.mark.parametrize(
    "line",
    [
        "打印",
        "关闭",
        "分享",
        "中",
        "大 中 小",
        "信息公开",
        "政务公开、信息公开",
        "收藏、分享",
        "浏览量：5000次",
        "浏览次数达到325次",
        "网站点击率≥90%",
        "当前位置合理，群众方便到达。",
        "项目所在位置：城区东部",
        "完成网站ICP备案1次",
        "会上分享到了经验，群众扫一扫二维码即可办理。",
        "版权所有权登记20件",
        "字号规范，版面整洁",
        "上一篇文章的整改情况",
        "关闭小煤矿3处",
        "打印材料费2.5万元",
        "首页改版1次",
        "本单位网站（冀ICP备05003300号）运行正常，全年无事故。",
    ],
)
def test_a_line_that_a_unit_may_have_written_stays(line):
    assert _lines(BODY, line, BODY) == [BODY, line, BODY]


def test_what_proves_nothing_alone_goes_beside_a_line_that_is_certain():
    assert _lines(BODY, "打印", "分享", "浏览量：20", "上一篇：通知", "关闭") == [BODY]
    assert _lines(BODY, "打印", "关闭") == [BODY]
    assert _lines("上一篇：通知", BODY, "打印") == [BODY, "打印"]


def test_a_line_that_tells_the_origin_loses_only_its_counters():
    line = "发布时间：2021-02-24 来源：市科协 浏览次数：325 【字体：大 中 小】 打印"
    assert _lines(line, BODY) == ["发布时间：2021-02-24 来源：市科协", BODY]
    assert _lines("来源：市级财政资金 打印材料") == ["来源：市级财政资金 打印材料"]


def test_a_row_of_a_site_goes_and_a_cell_loses_the_lines_of_one():
    table = _table(
        ("当前位置：首页 > 公开", ""),
        ("名称", "打印"),
        ("中", "浏览次数：3"),
        ("总分", "98\n上一篇：通知"),
    )
    kept = [["名称", "打印"], ["中", "浏览次数：3"], ["总分", "98"]]
    assert _cells(cleaned(table)) == kept


def test_words_that_can_be_content_are_still_words_of_the_sites_list():
    assert {"打印", "关闭", "上一页"} <= line_patterns().buttons
    assert line_patterns().buttons.isdisjoint({"中", "信息公开", "搜索"})


# Pinyin and traditional characters


def test_injected_pinyin_goes():
    lines = ["项(xiàng)目绩效运（yùn）行", "报(bào)告"]
    assert _lines(*lines) == ["项目绩效运行", "报告"]
    assert "3处拼音注音" in _problem(*lines).message


def test_pinyin_behind_a_traditional_character_goes_even_once_and_without_a_tone():
    assert _lines("項(xiàng)目，我們(men)") == ["項目，我們"]


@pytest.mark.parametrize(
    "text",
    [
        "深圳（zhèn）市",
        "重量5吨(kg)，长度(km)",
        "甲(a)乙(b)丙(c)",
        "目标(GDP)完成",
        "大圳（zhèn）村和小圳（zhèn）村",
        "系统(app)建设(web)运行(ok)情况",
    ],
)
def test_a_gloss_that_a_unit_wrote_stays(text):
    assert _lines(text) == [text]


def test_units_in_brackets_stay_where_pinyin_goes():
    assert _lines("项(xiàng)目绩(jì)效运(yùn)行，长度(km)") == ["项目绩效运行，长度(km)"]


def test_a_traditional_document_is_read_in_simplified_characters():
    done = cleaned(_text("項(xiàng)目績效運(yùn)行監控報告", "預算執行率達到總資金的95%"))
    assert _texts(done) == ["项目绩效运行监控报告", "预算执行率达到总资金的95%"]
    assert [one.place.text for one in done.items] == [
        "項(xiàng)目績效運(yùn)行監控報告",
        "預算執行率達到總資金的95%",
    ]
    assert [one.kind for one in done.problems] == ["cleaned", "traditional"]
    assert "共2段或格（首处在第1段" in done.problems[1].message


def test_characters_with_two_meanings_are_converted_by_the_word_they_stand_in():
    text = "瀋陽市預算績效評價報告：乾隆時期餅乾廠舊址修繕項目，資金執行進度與實際產出相當"
    (line,) = _lines(text)
    assert line == "沈阳市预算绩效评价报告：乾隆时期饼干厂旧址修缮项目，资金执行进度与实际产出相当"


def test_traditional_cells_are_converted_and_their_place_keeps_the_original():
    done = cleaned(
        _table(("產出指標", "數量指標", "指標值", "實際完成值"), ("質量", "達標", "≥90%", ""))
    )
    assert _cells(done)[0] == ["产出指标", "数量指标", "指标值", "实际完成值"]
    assert vocabulary().is_title(_cells(done)[0][2])


def test_a_merged_cell_is_counted_once_and_changed_in_every_row():
    upper = Cell("目\u200b标", 0, place=Place("目\u200b标", table=1, row=1, column=1))
    lower = Cell("目\u200b标", 0, continues=True, place=upper.place)
    done = cleaned(Blocks((Grid(((upper,), (lower,))),)))
    assert _cells(done) == [["目标"], ["目标"]]
    assert "1处看不见" in done.problems[0].message


def test_traditional_names_in_a_simplified_document_stay():
    lines = [*[BODY] * 20, "对外交流：台北《臺灣國際書畫藝術總覽》購買1册，團體會員單位參觀"]
    assert _lines(*lines) == lines


def test_a_text_that_cannot_be_encoded_stays_in_a_traditional_document():
    broken = "績效\ud800"
    assert _lines("項目績效運行監控總體情況評價報告", broken)[1] == broken


def test_the_list_of_traditional_characters_holds_only_such(samples):
    from opencc import OpenCC

    converter = OpenCC("t2s")
    characters = cleaning_words().traditional.pattern.strip("[]")
    assert len(characters) > 150
    assert [one for one in characters if converter.convert(one) == one] == []
    report = (samples / "baoding-2020" / "report.txt").read_text(encoding="utf-8")
    assert set(characters).isdisjoint(report)


# All kinds together, and titles


def test_every_kind_is_noted_once_with_a_sentence():
    lines = [
        "Root Entry",
        "绩\u200b效",
        "目Nhomakorabea标",
        "\uf06c 概况",
        "第1页 共2页",
        "【打印】",
    ]
    problems = cleaned(_text(*lines, "第2页 共2页", "【关闭】")).problems
    assert [one.kind for one in problems] == ["cleaned"] * 6
    assert all("原文保留在位置信息中，请对照原文件核对" in one.message for one in problems)
    assert not any(one.is_fatal for one in problems)


def test_a_problem_without_a_place_quotes_what_went():
    (problem,) = cleaned(Blocks((Paragraph("绩\u200b效"),))).problems
    assert "（首处：“绩" in problem.message


@pytest.mark.parametrize(
    "printed",
    ["年度\n指标值", "年 度 指 标 值", "产 出 指 标", "一级 指标", "一级\n指标", "三级\n\n指 标",
     "实际\n完成值", "项目　名称", "年度指\n标值", "二级\xa0指标"],
)  # fmt: skip
def test_a_title_broken_over_lines_is_the_title(printed):
    plain = "".join(printed.split())
    assert title_word(printed) == title_word(plain)
    assert vocabulary().is_title(printed) == vocabulary().is_title(plain)


def test_a_table_with_broken_titles_is_read_like_one_without():
    head = (
        "一级\n指标",
        "二级 指标",
        "三 级 指 标",
        "年度\n指标值",
        "实际\n完成值",
        "分\n值",
        "得 分",
    )
    row = ("产 出\n指 标", "数量\n指标", "培训人数", "≥50人", "52人", "10", "10")
    broken = document_of(_table(head, row), Source())
    plain = document_of(
        _table(*(tuple("".join(one.split()) for one in cells) for cells in (head, row))), Source()
    )
    (one,), (other,) = broken.sheets[0].indicators, plain.sheets[0].indicators
    assert (one.name, one.dimension, one.kind, one.points, one.score) == (
        "培训人数", other.dimension, other.kind, other.points, other.score,
    )  # fmt: skip
    assert one.target is not None
    assert one.target.text == "≥50人"
