"""A paper as a .docx: page, type, figures in their bookmarks, the register it carries."""

import zipfile
from dataclasses import replace

import docx
import pytest
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_COLOR_INDEX
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from lxml import etree
from tests.reports.paper.samples import BUDGET, CITING, bars, every_block, long_table, row_of
from tests.reports.paper.word.schema_order import faults

from jixiao.reports.paper.model import (
    Annex,
    AnnexList,
    Paper,
    Picture,
    Signature,
    Span,
    Table,
    Text,
    Title,
    spans,
)
from jixiao.reports.paper.page import Layout
from jixiao.reports.paper.word.write import write_docx
from jixiao.reports.tracing.register import Register


def written(tmp_path, *blocks):
    path = tmp_path / "paper.docx"
    assert write_docx(Paper("某局绩效自评报告", blocks), path) == ()
    assert faults(path) == []
    return docx.Document(str(path))


def register_in(path):
    with zipfile.ZipFile(path) as archive:
        root = etree.fromstring(archive.read("customXml/item1.xml"))
    assert root.tag == "{urn:jixiao:figures:1}figures"
    return Register.from_json(root.text)


def figures(root):
    """What stands between the ends of the bookmarks of figures, by name."""
    return {
        start.get(qn("w:name")): start.getnext().findtext(qn("w:t"))
        for start in root.iter(qn("w:bookmarkStart"))
        if start.get(qn("w:name")).startswith("jx_")
    }


def test_a_paper_with_every_kind_of_block_is_valid_for_word(tmp_path):
    path = tmp_path / "every.docx"
    assert write_docx(every_block(), path) == ()
    assert faults(path) == []


def test_the_file_is_the_same_each_time(tmp_path):
    for name in ("a.docx", "b.docx"):
        write_docx(every_block(), tmp_path / name)
    assert (tmp_path / "a.docx").read_bytes() == (tmp_path / "b.docx").read_bytes()


def test_an_empty_paper_is_valid(tmp_path):
    assert written(tmp_path).paragraphs == []


def test_the_page_is_that_of_official_documents(tmp_path):
    word = written(tmp_path, Text(spans("正文。")))
    (page,) = word.sections
    margins = (page.top_margin, page.bottom_margin, page.left_margin, page.right_margin)
    assert [round(one.mm, 1) for one in (page.page_width, page.page_height)] == [210, 297]
    assert [round(one.mm) for one in margins] == [37, 35, 28, 26]
    grid = page._sectPr.find(qn("w:docGrid"))
    assert (grid.get(qn("w:type")), grid.get(qn("w:linePitch"))) == ("lines", "579")


@pytest.mark.parametrize(
    ("style", "font", "size"),
    [
        ("Normal", "仿宋_GB2312", 16),
        ("Title", "方正小标宋简体", 22),
        ("Heading 1", "黑体", 16),
        ("Heading 2", "楷体_GB2312", 16),
        ("Heading 3", "仿宋_GB2312", 16),
        ("表格文字", "仿宋_GB2312", 10.5),
        ("表格小字", "仿宋_GB2312", 9),
        ("表格微字", "仿宋_GB2312", 7.5),
    ],
)
def test_fonts_are_named_by_their_role(tmp_path, style, font, size):
    found = written(tmp_path).styles[style]
    assert found.element.rPr.rFonts.get(qn("w:eastAsia")) == font
    assert found.font.size == Pt(size)


def test_page_numbers_stand_right_on_odd_and_left_on_even_pages(tmp_path):
    word = written(tmp_path)
    (page,) = word.sections
    assert word.settings.odd_and_even_pages_header_footer
    for footer, side in (
        (page.footer, WD_ALIGN_PARAGRAPH.RIGHT),
        (page.even_page_footer, WD_ALIGN_PARAGRAPH.LEFT),
    ):
        (line,) = footer.paragraphs
        assert (line.text, line.alignment) == ("— 1 —", side)
        assert "PAGE" in line._p.xml


def test_the_file_names_no_author_and_no_program(tmp_path):
    properties = written(tmp_path).core_properties
    assert (properties.title, properties.language) == ("某局绩效自评报告", "zh-CN")
    assert properties.author == properties.last_modified_by == properties.comments == ""


def test_gaps_are_highlighted_in_text_and_in_tables(tmp_path):
    gap = "【待填写：执行率】"
    table = Table((row_of("执行率", gap),), Layout((1, 1)))
    word = written(tmp_path, Text(spans(f"执行率{gap}。")), table)
    (text,) = [one for one in word.paragraphs if one.text]
    cell = word.tables[0].cell(0, 1).paragraphs[0]
    marked = [
        run.text
        for paragraph in (text, cell)
        for run in paragraph.runs
        if run.font.highlight_color == WD_COLOR_INDEX.YELLOW
    ]
    assert marked == [gap, gap]


def test_every_figure_stands_in_a_bookmark_that_leads_to_its_origin(tmp_path):
    paper = every_block()
    path = tmp_path / "every.docx"
    write_docx(paper, path)
    marked = figures(docx.Document(str(path)).element)
    register = register_in(path)
    assert [(name.split("_")[1], text) for name, text in marked.items()] == list(register.printed)
    assert list(register.printed) == [(origin.id, text) for text, origin in paper.origins()]
    assert marked[f"jx_{BUDGET.id}_1"] == marked[f"jx_{BUDGET.id}_2"] == "48.00"
    assert register.origins[BUDGET.id] == BUDGET


def test_a_figure_on_two_lines_of_a_cell_is_one_figure(tmp_path):
    table = Table((row_of("上\n下", "1\n2"),), Layout((1, 1)), origins={(0, 1): BUDGET})
    word = written(tmp_path, table)
    first, second = word.tables[0].row_cells(0)
    assert (len(first.paragraphs), len(second.paragraphs)) == (2, 1)
    assert second.text == "1\n2"
    assert len(figures(word.element)) == 1


def test_characters_that_no_file_can_hold_are_left_out(tmp_path):
    word = written(tmp_path, Text(spans("甲\x00乙\ufffe丙<&>")))
    assert word.paragraphs[0].text == "甲乙丙<&>"


def test_quotation_marks_are_set_wide(tmp_path):
    word = written(tmp_path, Text(spans("“创新”——项目")), Text(spans("项目")))
    hints = [one.runs[0]._r.find(f".//{qn('w:rFonts')}") for one in word.paragraphs]
    assert hints[0].get(qn("w:hint")) == "eastAsia"
    assert hints[1] is None


def test_cells_are_really_merged_and_header_rows_repeated(tmp_path):
    (table,) = written(tmp_path, replace(long_table(20), caption="")).tables
    assert table.cell(0, 5)._tc is table.cell(0, 6)._tc
    assert table.cell(0, 0)._tc is table.cell(1, 0)._tc
    assert table.cell(2, 0)._tc is table.cell(11, 0)._tc is not table.cell(12, 0)._tc
    repeated = [row._tr.trPr.find(qn("w:tblHeader")) is not None for row in table.rows]
    assert repeated == [True, True, *[False] * 20]
    assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)


def test_nothing_is_merged_out_of_the_header(tmp_path):
    rows = (row_of("指标", "值"), row_of("指标", "1", merged=1), row_of("指标", "2", merged=1))
    (table,) = written(tmp_path, Table(rows, Layout((1, 1), header_rows=1))).tables
    first, second, third = (row._tr.tc_lst[0].vMerge for row in table.rows)
    assert (first, second, third) == (None, "restart", "continue")


def test_captions_are_kept_with_their_tables(tmp_path):
    word = written(tmp_path, long_table(3))
    assert word.paragraphs[0].text == "表1　指标完成情况"
    assert word.paragraphs[0].paragraph_format.keep_with_next


def test_tables_one_after_another_stay_apart(tmp_path):
    table = Table((row_of("甲"),), Layout((1,)))
    word = written(tmp_path, table, table)
    assert len(word.tables) == 2


def test_a_picture_has_words_for_those_who_do_not_see_it(tmp_path):
    word = written(tmp_path, Picture(bars(), "预算48万元，执行24万元", "图1", width=100))
    (shape,) = word.inline_shapes
    assert shape.width == Mm(100)
    assert shape._inline.docPr.get("descr") == "预算48万元，执行24万元"
    assert word.paragraphs[0].paragraph_format.keep_with_next
    assert word.paragraphs[1].text == "图1"


def test_annexes_are_numbered_unless_there_is_only_one(tmp_path):
    several = written(tmp_path, AnnexList(("甲表", "乙表")))
    single = written(tmp_path, AnnexList(("甲表",)))
    assert [one.text for one in several.paragraphs] == ["附件：1．甲表", "2．乙表"]
    assert [one.text for one in single.paragraphs] == ["附件：甲表"]


def test_a_long_list_of_annexes_may_go_over_two_pages(tmp_path):
    titles = tuple(f"第{n}张表" for n in range(30))
    word = written(tmp_path, AnnexList(titles), Signature("某局", "2021年2月24日"))
    kept = [bool(one.paragraph_format.keep_with_next) for one in word.paragraphs]
    assert kept == [*[False] * 26, *[True] * 5, False]


def test_an_annex_begins_on_a_new_page(tmp_path):
    word = written(tmp_path, Text(spans("正文。")), Annex("附件1", "甲表", "（2020年度）"), Annex())
    breaks = [bool(one.paragraph_format.page_break_before) for one in word.paragraphs]
    assert [one.text for one in word.paragraphs] == ["正文。", "附件1", "甲表", "（2020年度）", ""]
    assert breaks == [False, True, False, False, True]


def test_a_document_that_begins_with_an_annex_has_no_empty_page_before_it(tmp_path):
    word = written(tmp_path, Annex("附件1", "甲表"))
    assert not word.paragraphs[0].paragraph_format.page_break_before


def test_wide_annexes_stand_on_pages_on_their_side_and_page_numbers_go_on(tmp_path):
    word = written(
        tmp_path, Text(spans("正文。")), Annex("附件1", is_wide=True), long_table(2),
        Annex("附件2", is_wide=True), Annex("附件3"),
    )  # fmt: skip
    upright, wide, last = word.sections
    assert [one.orientation for one in (upright, wide, last)] == [
        WD_ORIENT.PORTRAIT, WD_ORIENT.LANDSCAPE, WD_ORIENT.PORTRAIT,
    ]  # fmt: skip
    assert [round(one.mm) for one in (wide.page_width, wide.top_margin, wide.bottom_margin)] == [
        297, 28, 26,
    ]  # fmt: skip
    assert {len(one.footer.paragraphs) for one in word.sections} == {1}
    assert "pgNumType" not in word.element.xml


def test_a_wide_table_turns_the_page_for_itself(tmp_path):
    table = Table((row_of("甲", "乙"),), Layout((1, 1), is_wide=True))
    word = written(tmp_path, Text(spans("前。")), table, Text(spans("后。")))
    assert [one.orientation for one in word.sections] == [0, 1, 0]
    assert sum(int(one.get(qn("w:w"))) for one in word.tables[0]._tbl.tblGrid) == 12756


def test_the_date_stands_four_characters_from_the_edge_and_the_unit_above_it(tmp_path):
    word = written(tmp_path, Text(spans("正文。")), Signature("某市科学技术协会", "2021年2月24日"))
    text, unit, day = word.paragraphs
    assert (unit.text, day.text) == ("某市科学技术协会", "2021年2月24日")
    assert day.paragraph_format.right_indent == Pt(64)
    assert unit.alignment == day.alignment == WD_ALIGN_PARAGRAPH.RIGHT
    kept = [bool(one.paragraph_format.keep_with_next) for one in (text, unit, day)]
    assert kept == [True, True, False]


def test_keys_of_paragraphs_are_bookmarks_of_a_length_that_word_allows(tmp_path):
    path = tmp_path / "a.docx"
    write_docx(Paper("", (Title(("题",)), Text(spans("正文。"), key="资金情况" * 20))), path)
    names = {
        one.get(qn("w:name"))
        for one in docx.Document(str(path)).element.iter(qn("w:bookmarkStart"))
    }
    assert len(names) == 2
    assert all(name.startswith("jxp_") and len(name) == 20 for name in names)
    assert set(register_in(path).paragraphs) == {"大标题·1", "资金情况" * 20}


def test_figures_of_one_origin_are_told_apart(tmp_path):
    origin = CITING.origin("预算数")
    word = written(tmp_path, Text(spans(Span("48.00", origin), "和", Span("48.00", origin))))
    assert list(figures(word.element)) == [f"jx_{origin.id}_1", f"jx_{origin.id}_2"]
