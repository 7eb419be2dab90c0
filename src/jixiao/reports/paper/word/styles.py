"""The styles of an official document in Word: ``styles.xml`` and the names for other fonts."""

from __future__ import annotations

from dataclasses import dataclass
from xml.sax.saxutils import quoteattr

from jixiao.reports.paper.page import (
    ANNEX_TITLE,
    BODY,
    CELL,
    LINE,
    PAGE_NUMBER,
    SMALL_CELL,
    TINY_CELL,
    TITLE,
    TWIPS,
    Face,
    Print,
)
from jixiao.reports.paper.word.names import NAMESPACES, XML

# Twentieths of a point.
INDENT = round(2 * BODY * TWIPS)
PITCH = round(LINE * TWIPS)
# A blank 16-point character less a quarter point is 1/28 of the width of the text.
TIGHTER = -5
CELL_STYLES = {CELL: "Cell", SMALL_CELL: "SmallCell", TINY_CELL: "TinyCell"}
# What Word may take where a typeface is not installed; [K] names of the families in Windows.
ALTERNATIVES = {
    Face.BODY: "仿宋",
    Face.SUBHEADING: "楷体",
    Face.HEADING: "SimHei",
    Face.TITLE: "方正小标宋_GBK",
    Face.NUMBER: "SimSun",
}


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph style: its id in the file, the name people see, face, size, line (points)."""

    id: str
    name: str
    face: Face = Face.BODY
    size: float = BODY
    line: float | None = LINE
    indent: int = 0
    side: str = ""
    level: int | None = None
    tightens: bool = False

    def xml(self) -> str:
        """The style, its parts in the order that the schema wants."""
        is_normal = self.id == "Normal"
        based = "" if is_normal else '<w:basedOn w:val="Normal"/><w:next w:val="Normal"/>'
        kind = (
            ' w:default="1"' if is_normal else "" if self.name.isascii() else ' w:customStyle="1"'
        )
        return (
            f'<w:style w:type="paragraph"{kind} w:styleId="{self.id}">'
            f"<w:name w:val={quoteattr(self.name)}/>{based}<w:qFormat/>"
            f"{self._paragraph()}{self._type()}</w:style>"
        )

    def _paragraph(self) -> str:
        keep = "<w:keepNext/>" if self.level is not None else ""
        snap = "" if self.line == LINE else '<w:snapToGrid w:val="0"/>'
        rule = f'w:line="{round((self.line or 12) * TWIPS)}" w:lineRule="exact"'
        if self.line is None:
            rule = 'w:line="240" w:lineRule="auto"'
        side = f'<w:jc w:val="{self.side}"/>' if self.side else ""
        level = f'<w:outlineLvl w:val="{self.level}"/>' if self.level is not None else ""
        return (
            f'<w:pPr>{keep}<w:widowControl w:val="0"/>{snap}'
            f'<w:spacing w:before="0" w:after="0" {rule}/>'
            f'<w:ind w:firstLine="{self.indent}"/>{side}{level}</w:pPr>'
        )

    def _type(self) -> str:
        spacing = f'<w:spacing w:val="{TIGHTER if self.tightens else 0}"/>'
        half_points = max(round(self.size * 2), 1)
        return (
            f'<w:rPr>{fonts(self.face)}<w:b w:val="0"/><w:i w:val="0"/><w:color w:val="000000"/>'
            f'{spacing}<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/></w:rPr>'
        )


def fonts(face: Face) -> str:
    """The typefaces of a run: Chinese text in the one named, Latin letters and digits beside it."""
    return (
        '<w:rFonts w:hint="eastAsia" w:ascii="Times New Roman" w:hAnsi="Times New Roman" '
        f'w:eastAsia="{face}" w:cs="Times New Roman"/>'
    )


def _cell(identifier: str, name: str, print_: Print) -> Style:
    return Style(identifier, name, size=print_.size, line=print_.line)


STYLES = (
    Style("Normal", "Normal", indent=INDENT, side="both", tightens=True),
    Style("Title", "Title", Face.TITLE, TITLE, TITLE * 1.6, side="center"),
    Style("Heading1", "heading 1", Face.HEADING, indent=INDENT, level=0, tightens=True),
    Style("Heading2", "heading 2", Face.SUBHEADING, indent=INDENT, level=1, tightens=True),
    Style("Heading3", "heading 3", indent=INDENT, level=2, tightens=True),
    Style("Quoted", "引用原文", indent=INDENT, side="both", tightens=True),
    Style("Addressee", "主送机关", tightens=True),
    Style("Caption", "表题", side="center"),
    Style("Annex", "附件标识", Face.HEADING),
    Style("AnnexTitle", "附件标题", Face.TITLE, ANNEX_TITLE, ANNEX_TITLE * 1.6, side="center"),
    Style("Note", "表头说明", size=CELL.size, line=CELL.line * 1.4, side="center"),
    _cell("Cell", "表格文字", CELL),
    _cell("SmallCell", "表格小字", SMALL_CELL),
    _cell("TinyCell", "表格微字", TINY_CELL),
    Style("Picture", "图", line=None, side="center"),
    Style("Gap", "表格间隔", size=0.5, line=0.5),
    Style("Footer", "footer", Face.NUMBER, PAGE_NUMBER, None),
)
# What Word gives tables that a person puts in; kept tables need it.
BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
OTHER_STYLES = (
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
    '<w:name w:val="Default Paragraph Font"/></w:style>'
    '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
    "</w:style>"
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/>'
    '<w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
    '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    '<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/>'
    f'<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>{BORDERS}</w:tblBorders></w:tblPr>'
    "</w:style>"
)


def styles_xml() -> str:
    """The part ``styles.xml``."""
    defaults = (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{fonts(Face.BODY)}"
        '<w:sz w:val="32"/><w:szCs w:val="32"/>'
        '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault/></w:docDefaults>"
    )
    body = "".join(style.xml() for style in STYLES)
    return f"{XML}<w:styles {NAMESPACES}>{defaults}{body}{OTHER_STYLES}</w:styles>"


def fonts_xml() -> str:
    """The part ``fontTable.xml``: what stands in for a typeface that is not installed."""
    body = "".join(
        f'<w:font w:name="{face}"><w:altName w:val="{name}"/><w:charset w:val="86"/>'
        '<w:pitch w:val="default"/></w:font>'
        for face, name in ALTERNATIVES.items()
    )
    return f"{XML}<w:fonts {NAMESPACES}>{body}</w:fonts>"
