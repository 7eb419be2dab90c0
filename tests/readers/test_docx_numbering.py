"""Numbers that Word prints by itself are part of what a reader sees."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from jixiao.readers.read import read_document
from jixiao.readers.word.docx_numbering import numeral

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
NUMBERING = f"""<w:numbering {W}>
<w:abstractNum w:abstractNumId="7">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/>
<w:lvlText w:val="%1、"/></w:lvl>
<w:lvl w:ilvl="1"><w:numFmt w:val="decimal"/><w:isLgl/><w:lvlText w:val="%1.%2"/></w:lvl>
<w:lvl w:ilvl="2"><w:numFmt w:val="bullet"/><w:lvlText w:val="-"/></w:lvl>
</w:abstractNum>
<w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num>
</w:numbering>"""
STYLES = f"""<w:styles {W}><w:style w:styleId="Part"><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr>
</w:pPr></w:style></w:styles>"""


def paragraph(text: str, *, depth: int | None = None, style: str = "", number: str = "3") -> str:
    properties = f'<w:pStyle w:val="{style}"/>' if style else ""
    if depth is not None:
        properties += f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>'
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def read_paragraphs(folder: Path, *paragraphs: str) -> list[str]:
    path = folder / "numbered.docx"
    with zipfile.ZipFile(path, "w") as archive:
        body = "".join(paragraphs)
        archive.writestr(
            "word/document.xml", f"<w:document {W}><w:body>{body}</w:body></w:document>"
        )
        archive.writestr("word/numbering.xml", NUMBERING)
        archive.writestr("word/styles.xml", STYLES)
    return [one.text for one in read_document(path).paragraphs()]


def test_automatic_headings_are_read_with_their_number(tmp_path: Path) -> None:
    read = read_paragraphs(
        tmp_path,
        paragraph("工作组织开展情况", style="Part"),
        paragraph("组织", depth=1),
        paragraph("实施", depth=1),
        paragraph("绩效目标实现情况", depth=0),
        paragraph("产出", depth=1),
    )
    assert read == [
        "一、工作组织开展情况", "1.1组织", "1.2实施", "二、绩效目标实现情况", "2.1产出",
    ]  # fmt: skip


def test_bullets_unknown_lists_and_switched_off_numbers_print_nothing(tmp_path: Path) -> None:
    read = read_paragraphs(
        tmp_path,
        paragraph("要点", depth=2),
        paragraph("别的清单", depth=0, number="9"),
        paragraph("不编号", depth=0, number="0", style="Part"),
        paragraph("层级没有定义", depth=8),
    )
    assert read == ["要点", "别的清单", "不编号", "层级没有定义"]


@pytest.mark.parametrize(
    ("number", "kind", "printed"),
    [
        (10, "chineseCounting", "十"),
        (21, "chineseCountingThousand", "二十一"),
        (100, "chineseCounting", "100"),
        (3, "chineseLegalSimplified", "叁"),
        (2, "decimalEnclosedCircle", "②"),
        (3, "upperLetter", "C"),
        (9, "lowerRoman", "ix"),
        (14, "upperRoman", "XIV"),
        (7, "decimalZero", "07"),
        (12, "decimal", "12"),
    ],
)
def test_numerals_are_those_that_word_prints(number: int, kind: str, printed: str) -> None:
    assert numeral(number, kind) == printed
