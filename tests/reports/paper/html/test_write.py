import json
import re

import pytest
from lxml import html
from tests.reports.paper.samples import (
    BUDGET,
    RARE,
    every_block,
    long_table,
    row_of,
)

from jixiao.domain.grid import Cell, Grid
from jixiao.readers.opening import open_file
from jixiao.readers.read import read_document
from jixiao.readers.web.html import read
from jixiao.reports.paper.html.write import html_of, write_html
from jixiao.reports.paper.model import Paper, Span, Table, Text, Title, spans
from jixiao.reports.paper.page import Layout
from jixiao.reports.tracing.register import Register


@pytest.fixture(scope="module")
def text():
    return html_of(every_block())


@pytest.fixture(scope="module")
def page(text):
    return html.document_fromstring(text)


def test_the_page_says_its_language_and_title_and_fits_a_small_screen(page):
    assert page.get("lang") == "zh-CN"
    assert page.findtext("head/title") == "某局2023年度绩效自评报告"
    (viewport,) = page.xpath("//meta[@name='viewport']/@content")
    assert viewport == "width=device-width, initial-scale=1"


def test_the_page_needs_nothing_from_elsewhere(page, text):
    assert not page.xpath("//@src | //link | //img | //iframe | //a")
    assert [one.get("type") for one in page.iter("script")] == ["application/json"]
    assert "url(" not in page.findtext("head/style")
    assert set(re.findall(r"https?://[^\"' ]+", text)) == {"http://www.w3.org/2000/svg"}


def test_headings_are_headings(page):
    assert [one.text_content() for one in page.iter("h1")] == [
        "某某市示例局2023年度部门预算项目绩效自评报告"
    ]
    found = [(one.tag, one.text_content()) for one in page.iter("h2", "h3", "h4")]
    assert found[:3] == [("h2", "一、基本情况"), ("h3", "（一）项目概况"), ("h4", "1．资金安排")]
    assert [name for _, name in found[3:]] == ["指标完成情况表", "支出情况表", "说明"]


def test_every_figure_is_an_element_with_the_id_of_its_origin(page):
    figures = page.xpath("//data[@class='figure']")
    register = Register.from_json(page.xpath("string(//script[@id='jixiao-figures'])"))
    names = [one.get("id") for one in figures]
    assert len(names) == len(set(names)) == len(register.printed) == 65
    assert names[:2] == [f"jx_{BUDGET.id}_1", f"jx_{register.printed[1][0]}_1"]
    assert f"jx_{BUDGET.id}_2" in names
    printed = [(one.get("id").split("_")[1], one.text_content()) for one in figures]
    assert printed == list(register.printed)
    assert all(one.get("value") == one.text_content() for one in figures)


def test_the_register_cannot_end_its_element():
    origin = BUDGET.__class__("</script><b>", BUDGET.cells)
    made = html_of(Paper("甲", (Text(spans(Span("1", origin))),)))
    block = re.search(r'id="jixiao-figures">(.*?)</script>', made, re.DOTALL)[1]
    assert Register.from_json(block).origins[origin.id].name == "</script><b>"
    assert json.loads(block)["figures"]


def test_gaps_are_highlighted(page):
    assert [one.text_content() for one in page.iter("mark")] == [
        "【待填写：未完成的原因】",
        "【待填写】",
    ]


def test_text_of_users_is_text(page, text):
    assert "<经费>" not in text
    assert "科普活动<经费>&“其他”" in page.text_content()
    title = html_of(
        Paper('<b>"甲', (Title(("<i>甲", "</h1>")), Text(spans('<img src=x onerror="y">'))))
    )
    parsed = html.document_fromstring(title)
    assert not parsed.xpath("//img | //b | //i")
    assert parsed.findtext("head/title") == '<b>"甲'


def test_a_table_has_a_caption_titles_and_spans(page):
    table = page.xpath("//table")[1]
    assert table.findtext("caption") == "表1　指标完成情况"
    head = table.xpath("thead/tr")
    assert [one.get("scope") for one in head[0]] == ["col"] * 5 + ["colgroup"]
    assert (head[0][0].get("rowspan"), head[0][5].get("colspan")) == ("2", "2")
    first = table.xpath("tbody/tr")[0]
    assert [one.get("rowspan") for one in first[:3]] == ["10", "5", None]
    assert table.getparent().get("role") == "region"
    assert table.getparent().get("tabindex") == "0"


def test_pictures_are_drawings_with_words_and_ids_of_their_own(page):
    (drawing,) = page.xpath("//figure/*[local-name()='svg']")
    assert drawing.get("aria-label") == "预算数48.00万元，执行数24.00万元"
    assert 'id="p1-lines"' in html.tostring(drawing, encoding="unicode")


def test_wide_pages_are_printed_on_their_side(page):
    assert [one.get("class") for one in page.iter("section")] == [None, None, "wide", None]
    assert "@page wide { size: A4 landscape;" in page.findtext("head/style")


def test_our_own_reader_reads_text_and_tables_back(tmp_path):
    write_html(every_block(), tmp_path / "a.html")
    items = read(open_file(tmp_path / "a.html")).items
    texts = [one.text for one in items if not isinstance(one, Grid)]
    assert RARE in "".join(texts)
    assert [one for one in texts if one.startswith(("附件", "2．"))] == [
        "附件：1．指标完成情况表", "2．支出情况表", "附件1", "附件2", "附件3",
    ]  # fmt: skip
    grids = [one for one in items if isinstance(one, Grid)]
    assert grids[1].texts() == Grid(long_table(60).rows).texts()


def test_our_own_reader_understands_a_sheet_of_indicators(tmp_path):
    head = row_of("一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分")
    body = (
        row_of("产出指标", "数量指标", "培训场次", "≥12场", "12场", "10", "10"),
        (*row_of("产出指标", "质量指标", "合格率", "≥90%", "95%", "10", "10")[1:],),
    )
    body = (body[0], (Cell("产出指标", 0, continues=True), *body[1]))
    write_html(
        Paper("表", (Table((head, *body), Layout((1,) * 7, header_rows=1)),)), tmp_path / "a.html"
    )
    (sheet,) = read_document(tmp_path / "a.html").sheets
    assert [(one.kind, one.name) for one in sheet.indicators] == [
        ("数量指标", "培训场次"), ("质量指标", "合格率"),
    ]  # fmt: skip
