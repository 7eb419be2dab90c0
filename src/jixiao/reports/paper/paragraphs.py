"""The paragraphs of an official document: text, headings, title, annex list, signature."""

from __future__ import annotations

from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_COLOR_INDEX
from docx.shared import Pt
from docx.text.paragraph import Paragraph

from jixiao.reports.paper.gongwen import CHARACTER
from jixiao.reports.wording import TO_FILL, writable


def add_text(document: WordDocument, text: str, *, style: str | None = None) -> Paragraph:
    """A paragraph; every 【待填写】 in it is highlighted."""
    paragraph = document.add_paragraph(style=style)
    text = writable(text)
    at = 0
    for gap in TO_FILL.finditer(text):
        paragraph.add_run(text[at : gap.start()])
        paragraph.add_run(gap[0]).font.highlight_color = WD_COLOR_INDEX.YELLOW
        at = gap.end()
    paragraph.add_run(text[at:])
    return paragraph


def add_title(document: WordDocument, *lines: str) -> None:
    """The title of the document, in one or more centred lines, and a blank line."""
    for line in lines:
        add_text(document, line, style="Title")
    document.add_paragraph()


def add_heading(document: WordDocument, text: str, *, level: int) -> None:
    """A heading: 一、 is level 1, （一） level 2."""
    add_text(document, text, style=f"Heading {level}")


def add_annex_list(document: WordDocument, titles: list[str]) -> None:
    """The note on annexes behind the text: ``附件：1.…``, further ones below each other."""
    document.add_paragraph()
    single = len(titles) == 1
    for index, title in enumerate(titles, start=1):
        numbered = title if single else f"{index}．{title}"
        paragraph = add_text(document, f"附件：{numbered}" if index == 1 else numbered)
        hanging = 3 if single else 4.5
        layout = paragraph.paragraph_format
        layout.alignment = WD_ALIGN_PARAGRAPH.LEFT
        layout.left_indent = int((2 + hanging) * CHARACTER)
        layout.first_line_indent = int(-(hanging if index == 1 else 1.5) * CHARACTER)


def add_signature(document: WordDocument, unit: str, *, day: str) -> None:
    """Unit and date at the right, the date four characters from the edge, the unit above it.

    They are kept together with the text before them: no page holds a signature alone.
    """
    before = document.paragraphs[-1:]
    for paragraph in (*before, document.add_paragraph(), document.add_paragraph()):
        paragraph.paragraph_format.keep_with_next = True
    for text, from_right in ((unit, _unit_indent(unit, day)), (day, 4)):
        paragraph = add_text(document, text)
        paragraph.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        paragraph.paragraph_format.first_line_indent = Pt(0)
        paragraph.paragraph_format.right_indent = int(from_right * CHARACTER)
        paragraph.paragraph_format.keep_with_next = text is unit


def _unit_indent(unit: str, day: str) -> float:
    """Where the unit ends so that it is centred over the date; a long one ends two in."""
    day_width = sum(0.5 if one.isascii() else 1 for one in day)
    return max(4 + (day_width - len(unit)) / 2, 2)
