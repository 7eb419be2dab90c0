"""Web pages: encodings, spans, layout tables, furniture of the site, and hostile pages."""

from __future__ import annotations

import json
import random
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.readers.build import only, rows_of
from tests.readers.test_baoding import _in_one_line, _without_places

from jixiao.domain.document import Document, Paragraph, Source
from jixiao.domain.grid import Grid
from jixiao.domain.sheet import SheetKind
from jixiao.readers.blocks import Blocks
from jixiao.readers.opening import Opened, UnreadableFile, open_file
from jixiao.readers.read import document_of, read_document
from jixiao.readers.site_chrome import is_chrome
from jixiao.readers.web.html import read

ZHAOHUA = [
    "项目完成指标 | 数量指标 | 对符合政策法规的独生子伤残、死亡家庭进行扶助 | 63人",
    "项目完成指标 | 质量指标 | 按政策、法律、法规乡镇申报、初审确认对象资格,县级按要求复审 | 100%",
    "项目完成指标 | 时效指标 | 项目实施时间 | 2021年1月-12月",
    "项目完成指标 | 时效指标 | 资金拨付 | 12月底到位",
    "项目完成指标 | 成本指标 | 成本控制 | 严格按照预算标准1000元/人给补助对象兑付补助",
    "项目效益指标 | 社会效益指标 | 促进人口与经济、社会、资源、环境协调和可持续发展 | 100%",
    "项目效益指标 | 可持续影响指标 | 实现社会稳定和谐发展 | 长期",
    "满意度指标 | 满意度指标 | 受益群众满意度 | ≥90%",
    "满意度指标 | 满意度指标 | 社会满意度 | 100%",
]


def page(body: str | bytes) -> Blocks:
    data = body.encode("utf-8") if isinstance(body, str) else body
    return read(Opened(Path("page.html"), data, "", "html"))


def paragraphs(blocks: Blocks) -> list[str]:
    return [block.text for block in blocks.items if isinstance(block, Paragraph)]


def tables(blocks: Blocks) -> list[list[list[str]]]:
    return [block.texts() for block in blocks.items if isinstance(block, Grid)]


@pytest.fixture(scope="module")
def report(samples) -> Document:
    """The report of 2020 as a web page in GB2312."""
    return document_of(read(open_file(samples / "baoding-2020" / "report.html")), Source())


def test_every_cell_of_the_seven_tables_is_read(samples):
    folder = samples / "baoding-2020"
    expected = json.loads((folder / "cells.json").read_text(encoding="utf-8"))
    assert tables(read(open_file(folder / "report.html"))) == [one["grid"] for one in expected]


def test_the_page_gives_the_sheets_and_the_text_of_the_word_report(report, samples):
    word = read_document(samples / "baoding-2020" / "report.docx")
    assert (report.title, report.unit, report.fiscal_year, report.signed_date, report.problems) == (
        word.title,
        word.unit,
        word.fiscal_year,
        word.signed_date,
        (),
    )
    assert [_in_one_line(_without_places(one)) for one in report.sheets] == [
        _in_one_line(_without_places(one)) for one in word.sheets
    ]
    assert [(one.number, one.title, one.text) for one in report.sections] == [
        (one.number, one.title, one.text) for one in word.sections
    ]


def test_published_targets_of_sichuan_are_read(samples):
    path = samples / "self-evaluations" / "sichuan-zhaohua-2021-targets.html"
    sheet = only(document_of(read(open_file(path)), Source()))
    assert (sheet.kind, sheet.fiscal_year) == (SheetKind.OBJECTIVE, 2021)
    assert sheet.title == "项目支出绩效目标申报表（2021年度）"
    assert sheet.project.name == "特困家庭再扶助(独生子女死亡再扶助)"
    assert (sheet.department, sheet.unit, sheet.funds) == ("区卫生健康局", "", ())
    assert rows_of(sheet) == [f"{row} | - | - | -" for row in ZHAOHUA]


@pytest.mark.parametrize("name", ["gb2312", "GBK", "gb18030", "utf-8", ""])
@pytest.mark.parametrize("encoding", ["gb18030", "utf-8", "utf-16", "utf-8-sig"])
def test_the_bytes_count_more_than_the_declared_encoding(name, encoding):
    body = f'<html><meta charset="{name}"><p>某县财政局绩效自评㐀</p></html>'
    assert paragraphs(page(body.encode(encoding))) == ["某县财政局绩效自评㐀"]


def test_an_xml_declaration_does_no_harm():
    body = '<?xml version="1.0" encoding="gb2312"?><html><p>某县财政局</p></html>'
    assert paragraphs(page(body.encode("gb18030"))) == ["某县财政局"]


@pytest.mark.parametrize(("name", "encoding"), [("gbk", "gb18030"), ("utf-8", "utf-8")])
def test_a_few_lost_characters_are_reported(name, encoding):
    body = f"<html><meta charset={name}><p>{'绩效' * 100}</p>".encode(encoding) + b"\xff<p>"
    blocks = page(body)
    assert [one.kind for one in blocks.problems] == ["characters_lost"]
    assert paragraphs(blocks)[0].startswith("绩效绩效")


@pytest.mark.parametrize(
    "data", [b"<html><meta charset=gbk>\xff\xff\xff", b"<html>\0\1\2", b"<!-- -->"]
)
def test_a_page_that_is_no_text_is_unreadable(data):
    with pytest.raises(UnreadableFile):
        page(data)


def test_paragraphs_are_lines_as_a_browser_shows_them():
    body = """<html><head><title>甲</title><style>p{}</style></head><body><h1>绩效&nbsp;报告</h1>
    <div>第一<b>行</b><br>第二行<p>第三
    行 in two
    words</p>&lt;尾&gt;</div><ul><li>一<li>二</ul><pre>三
四</pre><script>x</script><!--注--><span style="display: none">隐</span><p hidden>藏</p></body>"""
    blocks = page(body)
    assert paragraphs(blocks) == [
        "绩效 报告", "第一行", "第二行", "第三行 in two words", "<尾>", "一", "二", "三", "四",
    ]  # fmt: skip
    assert [block.place.paragraph for block in blocks.items] == list(range(1, 10))


def test_a_page_saved_by_word_keeps_its_numbers_and_drops_its_settings():
    body = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><!--[if gte mso 9]><xml>
    <o:p>设置</o:p></xml><![endif]--></head><body><p class=MsoNormal><![if !supportLists]><span
    style='mso-list:Ignore'>一、</span><![endif]>组织<o:p></o:p></p></body></html>"""
    assert paragraphs(page(body)) == ["一、组织"]


def test_spans_and_unclosed_cells_are_resolved():
    body = """<html><table><caption>绩效表</caption><tr><td rowspan=2>甲<td colspan="2">乙
    <tr><td>丙<p>丁</p><td>戊<tr><th colspan=0>己<td rowspan=x>庚</table>"""
    blocks = page(body)
    assert paragraphs(blocks) == ["绩效表"]
    assert tables(blocks) == [[["甲", "乙", "乙"], ["甲", "丙\n丁", "戊"], ["己", "庚"]]]
    grid = blocks.items[1]
    assert isinstance(grid, Grid)
    assert [cell.continues for cell in grid.rows[1]] == [True, False, False]
    assert str(grid.rows[1][1].place) == "第1张表第2行第2列"


def test_a_wide_cell_ends_where_a_cell_from_above_stands():
    body = "<html><table><tr><td>一<td rowspan=0>二<td>三<tr><td colspan=3>四<td>五</table>"
    assert tables(page(body)) == [[["一", "二", "三"], ["四", "二", "五"]]]


def test_a_span_beyond_all_measure_does_no_harm():
    body = "<html><table><tr><td colspan=99999999>一<td rowspan=99999999>二<tr><td>三</table>"
    (grid,) = (block for block in page(body).items if isinstance(block, Grid))
    assert [cell.width for cell in grid.rows[0]] == [1000, 1]


def test_a_table_for_layout_is_walked_through():
    body = """<html><table><tr><td>左栏</td>
    <td>前文<table><tr><td>项目名称<td>道路</table>后文</td></tr>
    </table><table><tr><td>独立的一段</td></tr></table>"""
    blocks = page(body)
    assert paragraphs(blocks) == ["左栏", "前文", "后文", "独立的一段"]
    assert tables(blocks) == [[["项目名称", "道路"]]]


def test_a_form_with_a_small_table_inside_stays_a_form():
    body = """<html><table><tr><td>项目名称<td>道路<tr><td>主管部门<td>某局
    <tr><td>明细<td>见内<table><tr><td>甲<td>乙</table></table>"""
    assert tables(page(body)) == [
        [["项目名称", "道路"], ["主管部门", "某局"], ["明细", "见内"]],
        [["甲", "乙"]],
    ]


def test_rows_inside_a_misplaced_form_are_found():
    body = "<html><table><form><tbody><tr><td>甲<td>乙</tr></tbody></form></table>"
    assert tables(page(body)) == [[["甲", "乙"]]]


def test_the_furniture_of_the_site_is_taken_out_with_one_word():
    body = """<html><p>首页 &gt; 政务公开 &gt; 通知公告</p><p>字号：大 中 小 打印 关闭窗口</p>
    <p>绩效自评报告</p><p>项目完成打印设备采购。</p><p>浏览次数：123</p>
    <p>上一篇：关于某事的通知</p>
    <table><tr><td>首页<td>联系我们</table><p>版权所有 某县人民政府</p><p>某ICP备00000000号</p>"""
    blocks = page(body)
    assert paragraphs(blocks) == ["绩效自评报告", "项目完成打印设备采购。"]
    assert tables(blocks) == []
    (problem,) = blocks.problems
    assert problem.kind == "chrome_removed"
    assert "首页" in problem.message


@pytest.mark.parametrize(
    "text",
    [
        "打印机购置费",
        "导航系统建设",
        "分享会举办场次",
        "中小学绩效评价",
        "主办单位为某县科协",
        "浏览次数达到10万次，超过年度目标。",
        "（一）项目概况",
    ],
)
def test_what_a_unit_wrote_is_no_furniture(text):
    assert not is_chrome(text)


def test_a_page_with_too_many_cells_is_cut_with_a_word(monkeypatch):
    monkeypatch.setattr("jixiao.readers.web.html_tables.MAX_CELLS", 3)
    blocks = page("<html><table>" + "<tr><td>甲<td>乙" * 9 + "</table><p>尾")
    assert tables(blocks) == [[["甲", "乙"]] * 2]
    assert [one.kind for one in blocks.problems] == ["table_cut"]


@pytest.mark.parametrize(
    "body",
    [
        "<table><tr><td>一<td>二" * 3000,
        "<div>" * 100_000,
        "<table><tr><td>" * 1000 + "底",
        "<table><tr><td rowspan=65000>一<td>二" + "<tr><td>三" * 5000,
    ],
)
def test_deep_or_long_pages_are_read_quickly(body):
    assert isinstance(page("<html>" + body), Blocks)


def test_damage_anywhere_ends_in_blocks_or_in_a_clear_fault(samples):
    data = (samples / "baoding-2020" / "report.html").read_bytes()
    chance = random.Random(20201231)  # noqa: S311 (not for secrets)
    for _ in range(100):
        spoiled = bytearray(data)
        for _ in range(chance.randint(1, 30)):
            spoiled[chance.randrange(len(spoiled))] = chance.choice(b"<>/&\"'=;td#x0 \xff\x80a")
        reads_or_refuses(bytes(spoiled[: chance.randrange(1, len(spoiled))]))


TAGS = [
    "<table>",
    "<tr>",
    "<td rowspan=3>",
    "<td colspan=2>",
    "</table>",
    "</td>",
    "<p>",
    "甲",
    "&#0;",
]


@given(st.lists(st.sampled_from(TAGS), max_size=60))
@settings(max_examples=100)
def test_any_order_of_tags_is_read(tags):
    reads_or_refuses(("<html>" + "".join(tags)).encode())


def reads_or_refuses(data: bytes) -> None:
    with suppress(UnreadableFile):
        assert isinstance(page(data), Blocks)
