"""The page and the type of official documents as GB/T 9704—2012 wants them.

A4, 22 lines of 28 characters, 仿宋 of size 3; title 小标宋 of size 2, headings 黑体 and 楷体; page
number — 1 — right on odd and left on even pages. Fonts are only named, never put into the file.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import docx
from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import _Footer
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph
from docx.text.run import Run
from lxml import etree

SONG, FANG, HEI, KAI = "方正小标宋简体", "仿宋_GB2312", "黑体", "楷体_GB2312"
BODY, PAGE_NUMBER = 16, 14
LINE = 28.95
TEXT_WIDTH = Mm(156)
CHARACTER = Pt(BODY)
THEMES = ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme")
# Style names: QUOTED is text of the unit kept as written; the others stand outside the body.
QUOTED, CELL, SMALL_CELL = "引用原文", "表格文字", "表格小字"
ANNEX, ANNEX_TITLE, GAP = "附件标识", "附件标题", "表格间隔"


class Print(NamedTuple):
    """How text in a table is set, in points."""

    size: float
    line: float


TABLE_PRINT = {CELL: Print(10.5, 14.5), SMALL_CELL: Print(9, 11.5)}


def new_document(title: str) -> WordDocument:
    """An empty document with page, styles and page numbers in place."""
    document = docx.Document()
    _set_page(document)
    _set_styles(document)
    document.settings.odd_and_even_pages_header_footer = True
    section = document.sections[0]
    _number_pages(section.footer, odd=True)
    _number_pages(section.even_page_footer, odd=False)
    _set_compatibility(document)
    properties = document.core_properties
    properties.title, properties.author, properties.comments = title, "", ""
    properties.language = "zh-CN"
    return document


def _set_page(document: WordDocument) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    section.footer_distance = Mm(28)
    properties = section._sectPr  # noqa: SLF001 (python-docx has no way to the line grid)
    for grid in properties.findall(qn("w:docGrid")):
        properties.remove(grid)
    _append(properties, _element("w:docGrid", type="lines", linePitch="579"))


def _set_styles(document: WordDocument) -> None:
    normal = _style(document, "Normal", font=FANG, size=BODY)
    normal.paragraph_format.first_line_indent = 2 * CHARACTER
    normal.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    size = normal.element.get_or_add_rPr().find(qn("w:sz"))
    size.addprevious(_element("w:spacing", val="-5"))
    for name, font in (("Heading 1", HEI), ("Heading 2", KAI), ("Heading 3", FANG)):
        heading = _style(document, name, font=font, size=BODY)
        heading.paragraph_format.keep_with_next = True
        heading.paragraph_format.first_line_indent = 2 * CHARACTER
    for name, size in (("Title", 22), (ANNEX_TITLE, 18)):
        title = _style(document, name, font=SONG, size=size)
        title.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
        title.paragraph_format.first_line_indent = Pt(0)
        title.paragraph_format.keep_with_next = True
        title.paragraph_format.line_spacing = Pt(size * 1.6)
        _leave_grid(title)
    _style(document, QUOTED, font=FANG, size=BODY)
    annex = _style(document, ANNEX, font=HEI, size=BODY)
    annex.paragraph_format.first_line_indent = Pt(0)
    annex.paragraph_format.page_break_before = True
    for name, print_size in TABLE_PRINT.items():
        cell = _style(document, name, font=FANG, size=print_size.size)
        cell.paragraph_format.first_line_indent = Pt(0)
        cell.paragraph_format.line_spacing = Pt(print_size.line)
        _leave_grid(cell)
    gap = _style(document, GAP, font=FANG, size=1)
    gap.paragraph_format.first_line_indent = Pt(0)
    gap.paragraph_format.line_spacing = Pt(1)
    _leave_grid(gap)


def _leave_grid(style: ParagraphStyle) -> None:
    """Let lines of tables stand closer than the 22 lines of the page."""
    spacing = style.element.get_or_add_pPr().find(qn("w:spacing"))
    spacing.addprevious(_element("w:snapToGrid", val="0"))


def _append(parent: etree._Element, child: etree._Element) -> None:
    parent.append(child)


def _element(tag: str, **attributes: str) -> etree._Element:
    """An element of WordprocessingML for which python-docx has no call."""
    element: etree._Element = OxmlElement(tag)
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), value)
    return element


def _style(document: WordDocument, name: str, *, font: str, size: float) -> ParagraphStyle:
    """A paragraph style in one Chinese font, black, on the line grid of the page."""
    known = name in {one.name for one in document.styles}
    style = (
        document.styles[name] if known else document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    )
    if not isinstance(style, ParagraphStyle):  # pragma: no cover (python-docx's own styles)
        raise TypeError(name)
    if not known:
        style.base_style = document.styles["Normal"]
    style.font.name, style.font.size, style.font.bold = "Times New Roman", Pt(size), False
    style.font.italic, style.font.color.rgb = False, RGBColor(0, 0, 0)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    fonts.set(qn("w:eastAsia"), font)
    for theme in THEMES:
        fonts.attrib.pop(qn(theme), None)
    properties = style.element.get_or_add_pPr()
    for border in properties.findall(qn("w:pBdr")):
        properties.remove(border)
    paragraph = style.paragraph_format
    paragraph.space_before = paragraph.space_after = Pt(0)
    paragraph.line_spacing_rule, paragraph.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(LINE)
    return style


def _number_pages(footer: _Footer, *, odd: bool) -> None:
    footer.is_linked_to_previous = False
    paragraph = footer.paragraphs[0]
    layout = paragraph.paragraph_format
    layout.first_line_indent = Pt(0)
    layout.alignment = WD_ALIGN_PARAGRAPH.RIGHT if odd else WD_ALIGN_PARAGRAPH.LEFT
    layout.right_indent, layout.left_indent = (Pt(14), Pt(0)) if odd else (Pt(0), Pt(14))
    _footer_run(paragraph, text="— ")
    _footer_run(paragraph, field="begin")
    instruction = _element("w:instrText")
    instruction.text = "PAGE"
    _append(_footer_run(paragraph)._r, instruction)  # noqa: SLF001 (no other way in)
    _footer_run(paragraph, field="end")
    _footer_run(paragraph, text=" —")


def _footer_run(paragraph: Paragraph, *, text: str = "", field: str = "") -> Run:
    run = paragraph.add_run(text)
    run.font.name, run.font.size = "宋体", Pt(PAGE_NUMBER)
    element = run._r  # noqa: SLF001
    element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), "宋体")
    if field:
        _append(element, _element("w:fldChar", fldCharType=field))
    return run


def _set_compatibility(document: WordDocument) -> None:
    """Say that the text is Chinese and that the file is of Word 2013 or later."""
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:eastAsia"), "zh-CN")
    compat = document.settings.element.find(qn("w:compat"))
    for setting in compat if compat is not None else ():
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), "15")


def save(document: WordDocument, path: Path) -> None:
    """Write the file; a last paragraph keeps a table at the end in shape when others save it."""
    document.add_paragraph(style=GAP)
    document.save(str(path))
