"""Word 2007 and later (.docx): an own walk over ``word/document.xml``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import cast
from zipfile import ZipFile

from lxml import etree

from jixiao.domain.collecting import without_collecting
from jixiao.domain.document import Paragraph
from jixiao.domain.grid import Cell, Grid, Row, cell_at
from jixiao.domain.place import Place
from jixiao.domain.problem import Problem
from jixiao.readers.blocks import Block, Blocks
from jixiao.readers.opening import Opened, UnreadableFile, archive, part
from jixiao.readers.safe_xml import parsed
from jixiao.readers.word.docx_numbering import Numbering, numbering_of, numbers_any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
P, TBL, TR, TC, T = W + "p", W + "tbl", W + "tr", W + "tc", W + "t"
BREAKS = {W + "br": "\n", W + "cr": "\n", W + "tab": "\t", W + "noBreakHyphen": "-"}
DELETED = (W + "del", W + "moveFrom", W + "instrText", FALLBACK)
# How things look takes up most of a file: dropped before the walk, it costs no time.
LOOKS = tuple(W + name for name in ("rPr", "tabs", "tcW", "tcBorders", "tcMar", "shd", "vAlign"))
WRAPPERS = {W + "sdt", W + "sdtContent", W + "customXml", W + "ins", W + "smartTag"}
TC_PR = W + "tcPr"
TEXTS = etree.XPath("descendant::w:t/text()", namespaces={"w": W[1:-1]}, smart_strings=False)
GRID_BEFORE = f"{W}trPr/{W}gridBefore"
GRID_SPAN, V_MERGE, H_MERGE = W + "gridSpan", W + "vMerge", W + "hMerge"
VAL = W + "val"
# Parts that number paragraphs, and the marks of a paragraph that they number.
STYLES = "word/styles.xml"
LISTS = {"word/numbering.xml": (W + "numPr", W + "pStyle"), STYLES: (W + "pStyle",)}


def read(opened: Opened) -> Blocks:
    """Paragraphs and grids of a .docx file in reading order.

    Raises UnreadableFile where the archive or its XML is damaged or hostile.
    """
    parts = archive(opened.data)
    body = parsed(part(parts, "word/document.xml")).find(W + "body")
    if body is None:
        return Blocks(())
    etree.strip_elements(body, *DELETED, *LOOKS, with_tail=False)
    for one in body.iter(*BREAKS):
        one.tag, one.text = T, BREAKS[str(one.tag)]
    try:
        numbering = numbering_of(*(_list_part(parts, name, body=body) for name in LISTS))
        problems: tuple[Problem, ...] = ()
    except UnreadableFile as fault:
        message = f"{opened.path}：自动编号没有读到，标题可能缺少序号；{fault}"
        numbering, problems = Numbering(), (Problem("numbering", message),)
    with without_collecting():
        blocks = tuple(_Walk(numbering).blocks(body))
    return Blocks(blocks, problems)


def _list_part(parts: ZipFile, name: str, *, body: etree._Element) -> etree._Element | None:
    """A part that numbers paragraphs; None where there is none or no paragraph needs it."""
    marks = list(body.iter(*LISTS[name]))
    if not marks or name not in parts.namelist():
        return None
    data = part(parts, name)
    if name == STYLES and not numbers_any(data, {one.get(VAL, "") for one in marks}):
        return None
    return parsed(data)


@dataclass(slots=True)
class _Walk:
    """Counts paragraphs and tables while walking a body."""

    numbering: Numbering
    paragraphs: int = 0
    tables: int = 0
    nested: list[etree._Element] = field(default_factory=list)

    def blocks(self, parent: etree._Element) -> Iterator[Block]:
        """Blocks below an element; content controls are looked through."""
        for child in parent:
            if child.tag == P:
                self.paragraphs += 1
                text = self.text(child)
                if text.strip():
                    yield Paragraph(text, Place(text=text.strip(), paragraph=self.paragraphs))
            elif child.tag == TBL:
                yield from self._table(child)
            elif child.tag in WRAPPERS:
                yield from self.blocks(child)

    def text(self, paragraph: etree._Element) -> str:
        """The text of a paragraph with the number that Word prints before it."""
        if not self.numbering.lists:
            return text_of(paragraph)
        return self.numbering.prefix(paragraph) + text_of(paragraph)

    def _table(self, table: etree._Element) -> Iterator[Block]:
        self.tables += 1
        number = self.tables
        rows: list[Row] = []
        for index, element in enumerate(_below(table, TR), start=1):
            above = rows[-1] if rows else ()
            rows.append(self._row(element, above=above, table=number, row=index))
        yield Grid(tuple(rows), Place(table=number))
        inner, self.nested = self.nested, []
        for one in inner:
            yield from self._table(one)

    def _row(self, element: etree._Element, *, above: Row, table: int, row: int) -> Row:
        cells: list[Cell] = []
        column = _skipped_columns(element)
        starts: dict[int, Cell] = {}
        for tc in _below(element, TC):
            children = list(tc)
            width, continues, joins = _merging(children)
            if joins and cells:
                cells[-1] = cells[-1]._replace(width=cells[-1].width + width)
            else:
                upper = None
                if continues:
                    starts = starts or {cell.column: cell for cell in above}
                    upper = starts.get(column) or cell_at(above, column)
                text = upper.text if upper else self._cell_text(children)
                place = Place(text, None, None, None, table, row, column + 1)
                cells.append(Cell(text, column, width, upper is not None, place))
            column += width
        return tuple(cells)

    def _cell_text(self, children: list[etree._Element]) -> str:
        last = children[-1] if children else None
        if last is not None and last.tag == P and (len(children) == 1 or _is_second(children)):
            return self.text(last).strip()
        lines = []
        for child in children:
            tag = child.tag
            if tag == P:
                lines.append(self.text(child))
            elif tag == TBL:
                self.nested.append(child)
            elif tag in WRAPPERS:
                lines.extend(self.text(one) for one in child.iter(P))
        return "\n".join(lines).strip()


def text_of(element: etree._Element) -> str:
    """The visible text below a paragraph, once deleted text is dropped and breaks are texts."""
    return "".join(cast("list[str]", TEXTS(element)))


def _is_second(children: list[etree._Element]) -> bool:
    """Whether a cell holds nothing but its properties and one more element."""
    return len(children) == 2 and children[0].tag == TC_PR


def _below(parent: etree._Element, tag: str) -> Iterator[etree._Element]:
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in WRAPPERS:
            yield from _below(child, tag)


def _number(element: etree._Element | None, *, default: int) -> int:
    value = "" if element is None else element.get(VAL, "")
    return min(int(value), 1000) if value.isdecimal() and len(value) < 10 else default


def _skipped_columns(row: etree._Element) -> int:
    before = row.find(GRID_BEFORE) if len(row) and row[0].tag != TC else None
    return _number(before, default=0)


def _merging(children: list[etree._Element]) -> tuple[int, bool, bool]:
    """A cell's width, whether it continues the cell above, whether it joins the one before."""
    properties = children[0] if children else None
    if properties is None or not len(properties) or properties.tag != TC_PR:
        return 1, False, False
    width, continues, joins = 1, False, False
    for one in properties:
        if one.tag == GRID_SPAN:
            width = max(_number(one, default=1), 1)
        elif one.tag == V_MERGE:
            continues = one.get(VAL, "continue") == "continue"
        elif one.tag == H_MERGE:
            joins = one.get(VAL, "continue") == "continue"
    return width, continues, joins
