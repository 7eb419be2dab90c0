import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_COLOR_INDEX
from docx.oxml.ns import qn
from docx.shared import Pt

from jixiao.reports.paper.gongwen import CELL, new_document, save
from jixiao.reports.paper.paragraphs import add_annex_list, add_signature, add_text, add_title
from jixiao.reports.wording import to_fill


@pytest.fixture
def word(tmp_path):
    document = new_document("某局绩效自评报告")
    add_title(document, "某局绩效自评报告")
    save(document, tmp_path / "report.docx")
    return docx.Document(tmp_path / "report.docx")


def test_the_page_is_that_of_official_documents(word):
    (page,) = word.sections
    margins = (page.top_margin, page.bottom_margin, page.left_margin, page.right_margin)
    assert [round(one.mm, 1) for one in (page.page_width, page.page_height)] == [210, 297]
    assert [round(one.mm) for one in margins] == [37, 35, 28, 26]
    grid = word.element.body.find(qn("w:sectPr")).find(qn("w:docGrid"))
    assert (grid.get(qn("w:type")), grid.get(qn("w:linePitch"))) == ("lines", "579")


@pytest.mark.parametrize(
    ("style", "font", "size"),
    [
        ("Normal", "仿宋_GB2312", 16),
        ("Title", "方正小标宋简体", 22),
        ("Heading 1", "黑体", 16),
        ("Heading 2", "楷体_GB2312", 16),
        (CELL, "仿宋_GB2312", 10.5),
    ],
)
def test_fonts_are_named_for_chinese_text_and_no_theme_overrides_them(word, style, font, size):
    found = word.styles[style]
    fonts = found.element.rPr.rFonts
    assert fonts.get(qn("w:eastAsia")) == font
    assert not [name for name in fonts.attrib if name.endswith("Theme")]
    assert found.font.size == Pt(size)
    assert found.element.pPr.find(qn("w:pBdr")) is None


def test_page_numbers_stand_right_on_odd_and_left_on_even_pages(word):
    (page,) = word.sections
    assert word.settings.odd_and_even_pages_header_footer
    for footer, side in (
        (page.footer, WD_ALIGN_PARAGRAPH.RIGHT),
        (page.even_page_footer, WD_ALIGN_PARAGRAPH.LEFT),
    ):
        (line,) = footer.paragraphs
        assert line.text == "—  —"
        assert "PAGE" in line._p.xml
        assert line.alignment == side
        assert {run.font.size for run in line.runs} == {Pt(14)}


def test_a_document_ends_with_a_paragraph(word):
    assert word.element.body[-2].tag == qn("w:p")


def test_the_file_says_nothing_about_the_program_that_wrote_it(word):
    assert word.core_properties.title == "某局绩效自评报告"
    assert word.core_properties.author == word.core_properties.comments == ""


def test_what_a_person_must_fill_in_is_highlighted():
    paragraph = add_text(new_document(""), f"执行率{to_fill('执行率')}。")
    assert [(run.text, run.font.highlight_color) for run in paragraph.runs] == [
        ("执行率", None), ("【待填写：执行率】", WD_COLOR_INDEX.YELLOW), ("。", None),
    ]  # fmt: skip


def test_characters_that_no_file_can_hold_are_left_out(tmp_path):
    document = new_document("")
    add_text(document, "甲\x00乙\ufffe丙")
    save(document, tmp_path / "a.docx")
    assert docx.Document(tmp_path / "a.docx").paragraphs[0].text == "甲乙丙"


def test_annexes_are_numbered_unless_there_is_only_one():
    several, single = new_document(""), new_document("")
    add_annex_list(several, ["甲表", "乙表"])
    add_annex_list(single, ["甲表"])
    assert [one.text for one in several.paragraphs] == ["", "附件：1．甲表", "2．乙表"]
    assert [one.text for one in single.paragraphs] == ["", "附件：甲表"]


def test_the_date_stands_four_characters_from_the_edge_and_the_unit_above_it():
    document = new_document("")
    add_signature(document, "某市科学技术协会", day="2021年2月24日")
    unit, day = document.paragraphs[-2:]
    assert (unit.text, day.text) == ("某市科学技术协会", "2021年2月24日")
    assert day.paragraph_format.right_indent == Pt(64)
    assert unit.alignment == day.alignment == WD_ALIGN_PARAGRAPH.RIGHT


def test_a_signature_never_stands_alone_on_a_page():
    document = new_document("")
    add_text(document, "正文")
    add_signature(document, "某局", day="2021年2月24日")
    kept = [bool(one.paragraph_format.keep_with_next) for one in document.paragraphs]
    assert kept == [True, True, True, True, False]
