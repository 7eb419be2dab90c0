"""Charts of Word itself: editable, without a picture and without fonts put into the file.

Lines and bars are black and told apart by pattern, dashes and marks, so that a copy in black and
white can be read.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from xml.sax.saxutils import escape

from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.shared import Mm, Pt
from lxml import etree

CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
MAIN = "http://schemas.openxmlformats.org/drawingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
PLACED = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
WIDTH, HEIGHT = Mm(150), Mm(75)
BLACK = '<a:solidFill><a:srgbClr val="000000"/></a:solidFill>'
WHITE = '<a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill>'
DASHES, MARKS = ("solid", "dash", "sysDot"), ("circle", "square", "triangle")
NO_TICKS = '<c:majorTickMark val="out"/><c:minorTickMark val="none"/>'
TEXT = (
    '<c:txPr><a:bodyPr/><a:p><a:pPr><a:defRPr sz="{size}"><a:latin typeface="宋体"/>'
    '<a:ea typeface="宋体"/></a:defRPr></a:pPr><a:endParaRPr lang="zh-CN"/></a:p></c:txPr>'
)


@dataclass(frozen=True, slots=True)
class Series:
    """A line or the bars of a chart: its name and a value for each category, None for none."""

    name: str
    values: tuple[Decimal | None, ...]


def add_chart(
    document: WordDocument,
    series: Sequence[Series],
    *,
    title: str,
    categories: Sequence[str],
    is_bars: bool = False,
    number_format: str = "0%",
) -> None:
    """Append a chart in a paragraph of its own; its title stands in it."""
    plot = _plot(series, categories, is_bars=is_bars)
    package = document.part.package
    number = sum("/word/charts/" in str(one.partname) for one in package.iter_parts()) + 1
    xml = _chart(title, plot, number_format=number_format)
    name = PackURI(f"/word/charts/chart{number}.xml")
    part = Part(name, CONTENT_TYPE, xml.encode("utf-8"), package)
    relation = document.part.relate_to(part, f"{OFFICE}/chart")
    paragraph = document.add_paragraph()
    layout = paragraph.paragraph_format
    layout.first_line_indent, layout.line_spacing = Pt(0), 1.0
    layout.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run: etree._Element = paragraph.add_run()._r  # noqa: SLF001 (no other way in)
    run.append(parse_xml(_drawing(relation, number, title)))


def _drawing(relation: str, number: int, title: str) -> str:
    described = escape(title, {'"': "&quot;"})
    return (
        f'<w:drawing xmlns:w="{WORD}" xmlns:wp="{PLACED}" xmlns:a="{MAIN}" xmlns:r="{OFFICE}">'
        f'<wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{WIDTH}" cy="{HEIGHT}"/>'
        f'<wp:docPr id="{1000 + number}" name="图{number}" descr="{described}"/>'
        f'<wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="{CHART}">'
        f'<c:chart xmlns:c="{CHART}" r:id="{relation}"/></a:graphicData></a:graphic></wp:inline>'
        "</w:drawing>"
    )


def _chart(title: str, plot: str, *, number_format: str) -> str:
    named = (
        '<c:title><c:tx><c:rich><a:bodyPr/><a:p><a:pPr><a:defRPr sz="1200" b="1"/></a:pPr>'
        f'<a:r><a:rPr lang="zh-CN" sz="1200" b="1"><a:latin typeface="黑体"/>'
        f'<a:ea typeface="黑体"/></a:rPr><a:t>{escape(title)}</a:t></a:r></a:p></c:rich></c:tx>'
        '<c:overlay val="0"/></c:title>'
    )
    grey = '<a:ln w="6350"><a:solidFill><a:srgbClr val="BFBFBF"/></a:solidFill></a:ln>'
    size = TEXT.format(size=900)
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        f'<c:chartSpace xmlns:c="{CHART}" xmlns:a="{MAIN}" xmlns:r="{OFFICE}">'
        f'<c:roundedCorners val="0"/><c:chart>{named}'
        f'<c:autoTitleDeleted val="0"/><c:plotArea><c:layout/>{plot}'
        '<c:catAx><c:axId val="1"/><c:scaling><c:orientation val="minMax"/></c:scaling>'
        '<c:delete val="0"/><c:axPos val="b"/><c:numFmt formatCode="General" sourceLinked="0"/>'
        f'{NO_TICKS}<c:tickLblPos val="low"/>{size}<c:crossAx val="2"/></c:catAx>'
        '<c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/></c:scaling>'
        f'<c:delete val="0"/><c:axPos val="l"/><c:majorGridlines><c:spPr>{grey}</c:spPr>'
        f'</c:majorGridlines><c:numFmt formatCode="{number_format}" sourceLinked="0"/>'
        f'{NO_TICKS}<c:tickLblPos val="nextTo"/>{size}<c:crossAx val="1"/></c:valAx></c:plotArea>'
        f'<c:legend><c:legendPos val="b"/><c:overlay val="0"/>{size}</c:legend>'
        '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart></c:chartSpace>'
    )


def _plot(series: Sequence[Series], categories: Sequence[str], *, is_bars: bool) -> str:
    shown = "".join(_series(one, at, categories, is_bars=is_bars) for at, one in enumerate(series))
    axes = '<c:axId val="1"/><c:axId val="2"/>'
    if is_bars:
        return (
            '<c:barChart><c:barDir val="col"/><c:grouping val="clustered"/>'
            f'<c:varyColors val="0"/>{shown}<c:gapWidth val="80"/>{axes}</c:barChart>'
        )
    return (
        '<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>'
        f'{shown}<c:marker val="1"/>{axes}</c:lineChart>'
    )


def _series(one: Series, at: int, categories: Sequence[str], *, is_bars: bool) -> str:
    names = "".join(
        f'<c:pt idx="{index}"><c:v>{escape(name)}</c:v></c:pt>'
        for index, name in enumerate(categories)
    )
    values = "".join(
        f'<c:pt idx="{index}"><c:v>{value}</c:v></c:pt>'
        for index, value in enumerate(one.values)
        if value is not None
    )
    many = len(categories)
    return (
        f'<c:ser><c:idx val="{at}"/><c:order val="{at}"/>'
        f"<c:tx><c:v>{escape(one.name)}</c:v></c:tx>{_look(at, is_bars=is_bars)}"
        f'<c:cat><c:strLit><c:ptCount val="{many}"/>{names}</c:strLit></c:cat>'
        f'<c:val><c:numLit><c:formatCode>General</c:formatCode><c:ptCount val="{many}"/>{values}'
        f"</c:numLit></c:val></c:ser>"
    )


def _look(at: int, *, is_bars: bool) -> str:
    if is_bars:
        return (
            '<c:spPr><a:pattFill prst="wdUpDiag"><a:fgClr><a:srgbClr val="000000"/></a:fgClr>'
            '<a:bgClr><a:srgbClr val="FFFFFF"/></a:bgClr></a:pattFill>'
            f'<a:ln w="9525">{BLACK}</a:ln></c:spPr><c:invertIfNegative val="0"/>'
        )
    dash, mark = DASHES[at % len(DASHES)], MARKS[at % len(MARKS)]
    return (
        f'<c:spPr><a:ln w="19050">{BLACK}<a:prstDash val="{dash}"/></a:ln></c:spPr>'
        f'<c:marker><c:symbol val="{mark}"/><c:size val="6"/><c:spPr>{WHITE}'
        f'<a:ln w="9525">{BLACK}</a:ln></c:spPr></c:marker>'
    )
