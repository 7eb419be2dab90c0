"""What a person wrote in a Word file, copied without what only that file has.

Kept: words, type, tables, pictures, formulas, marks of revisions. Left out: comments, footnotes,
embedded objects and whatever else points into other parts of the file; what was left out is told.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from lxml import etree

from jixiao.reports.paper.word.earlier import Earlier
from jixiao.reports.paper.word.earlier_parts import style_names
from jixiao.reports.paper.word.kept_figures import Bookmark, KeptFigures
from jixiao.reports.paper.word.marks import Marks
from jixiao.reports.paper.word.names import DOCUMENT, PIC, PREFIXES, WP, A, R, names, r, w
from jixiao.reports.paper.word.package import IMAGE_TYPES
from jixiao.reports.paper.word.styles import STYLES

UNWRAPPED = names("hyperlink smartTag sdt sdtContent customXml fldSimple dir bdo moveTo")
KEPT = names(
    "p r t tab br cr sym noBreakHyphen softHyphen ins del delText tbl tr tc ruby rt rubyBase"
)
# Elements that hold properties; of these all is kept but what is in UNKEPT.
CONTAINERS = names("pPr rPr tblPr tblPrEx tblGrid trPr tcPr rubyPr")
UNKEPT = names(
    "sectPr pPrChange rPrChange tblPrChange tblPrExChange tcPrChange trPrChange tblGridChange "
    "framePr cellIns cellDel cellMerge numberingChange divId cnfStyle ins del moveFrom moveTo"
)
TOLD = {
    w("commentReference"): "批注",
    w("footnoteReference"): "脚注",
    w("endnoteReference"): "尾注",
    w("object"): "嵌入的对象",
    w("altChunk"): "嵌入的对象",
    w("subDoc"): "嵌入的对象",
    w("pict"): "图形",
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent": "图形",
}
STYLED = {w("pStyle"), w("rStyle"), w("tblStyle")}
REVISED = {w("ins"), w("del")}
FOREIGN = tuple(f"{{{name}}}" for prefix, name in PREFIXES.items() if prefix not in "wr")
UNKEPT_FOREIGN = {"extLst", "hlinkClick", "hlinkHover"}
OUR_STYLES = {style.name.lower(): style.id for style in STYLES} | {"table grid": "TableGrid"}


@dataclass(slots=True)
class Cleaner:
    """Copies parts of an earlier version; ``lost`` is what could not be taken over."""

    earlier: Earlier
    figures: KeptFigures
    marks: Marks = field(default_factory=Marks)
    lost: set[str] = field(default_factory=set)
    numbers: bool = False
    _styles: Mapping[str, str] | None = None
    _bookmarks: dict[str, Bookmark] = field(default_factory=dict)

    def inside(self, paragraph: etree._Element, marks: Marks) -> str:
        """The runs of a paragraph."""
        return self._text((one for one in paragraph if one.tag != w("pPr")), paragraph, marks)

    def block(self, element: etree._Element, marks: Marks) -> str:
        """A whole paragraph or table; every paragraph has properties, if only blank ones."""
        return self._text([element], element, marks)

    def cell(self, cell: etree._Element, marks: Marks) -> str:
        """The paragraphs of a cell."""
        return self._text((one for one in cell if one.tag != w("tcPr")), cell, marks)

    def _text(self, parts: Iterable[etree._Element], whole: etree._Element, marks: Marks) -> str:
        self.marks = marks
        self._bookmarks = self.figures.bookmarks(whole, marks)
        root = etree.Element(w("body"), nsmap=PREFIXES)
        for part in parts:
            self._copy(part, root)
        if not len(root):
            return ""
        text = etree.tostring(root, encoding="unicode")
        # The document declares the namespaces; what stands inside the root needs none.
        return text[text.index(">") + 1 : text.rindex("<")]

    def _copy(self, element: etree._Element, parent: etree._Element) -> None:
        tag = element.tag
        if tag in TOLD:
            self.lost.add(TOLD[tag])
        elif tag in UNWRAPPED:
            for child in element:
                self._copy(child, parent)
        elif tag in SPECIAL:
            SPECIAL[tag](self, element, parent)
        elif tag in CONTAINERS:
            self._properties(element, parent)
        elif tag in KEPT or _is_foreign(element):
            self._plain(element, parent)

    def _plain(self, element: etree._Element, parent: etree._Element) -> None:
        made = etree.SubElement(parent, element.tag, _attributes(element))
        made.text = element.text if not len(element) else None
        if element.tag == w("p") and element.find(w("pPr")) is None:
            etree.SubElement(made, w("pPr")).text = ""
        for child in element:
            self._copy(child, made)
        if element.tag in REVISED:
            made.set(w("id"), str(self.marks.number()))

    def _properties(self, element: etree._Element, parent: etree._Element) -> None:
        made = etree.SubElement(parent, element.tag, _attributes(element))
        made.text = ""
        for child in element:
            tag = child.tag
            if tag in SPECIAL:
                SPECIAL[tag](self, child, made)
            elif isinstance(tag, str) and tag.startswith(w("")) and tag not in UNKEPT:
                self._properties(child, made)

    def take_style(self, element: etree._Element, parent: etree._Element) -> None:
        """A style by the name that people see; one that the new file lacks is left out."""
        if self._styles is None:
            self._styles = style_names(self.earlier)
        name = self._styles.get(element.get(w("val"), ""), "")
        if name in OUR_STYLES:
            etree.SubElement(parent, element.tag).set(w("val"), OUR_STYLES[name])

    def take_list(self, element: etree._Element, parent: etree._Element) -> None:
        """A paragraph of a numbered list; the lists are copied with it."""
        number = element.find(w("numId"))
        if number is not None and number.get(w("val")) != "0":
            self.numbers = True
            self._properties(element, parent)

    def take_bookmark(self, element: etree._Element, parent: etree._Element) -> None:
        """The bookmarks of figures, under their new numbers; all others are left out."""
        number = element.get(w("id"), "")
        if number not in self._bookmarks:
            return
        bookmark = self._bookmarks[number]
        made = etree.SubElement(parent, element.tag)
        made.set(w("id"), bookmark.number)
        if element.tag == w("bookmarkStart"):
            made.set(w("name"), bookmark.name)

    def take_drawing(self, element: etree._Element, parent: etree._Element) -> None:
        """A picture with its pixels; charts and shapes point to parts that are not copied."""
        blip = next(element.iter(f"{{{A}}}blip"), None)
        data = next(element.iter(f"{{{A}}}graphicData"), None)
        target = None
        if blip is not None and data is not None and data.get("uri") == PIC:
            target = self.earlier.package.target(DOCUMENT, blip.get(r("embed"), ""))
        extension = (target or "").rpartition(".")[2].lower()
        if target not in self.earlier.package.names() or extension not in IMAGE_TYPES:
            self.lost.add("图形")
            return
        before = len(parent)
        self._plain(element, parent)
        name = self.marks.picture(self.earlier.package.part(target or ""), extension=extension)
        for copied in parent[before].iter(f"{{{A}}}blip"):
            copied.set(r("embed"), name)
        for copied in parent[before].iter(f"{{{WP}}}docPr"):
            copied.set("id", str(self.marks.number() + 1))


SPECIAL: dict[str, Callable[[Cleaner, etree._Element, etree._Element], None]] = {
    **dict.fromkeys(STYLED, Cleaner.take_style),
    w("numPr"): Cleaner.take_list,
    w("bookmarkStart"): Cleaner.take_bookmark,
    w("bookmarkEnd"): Cleaner.take_bookmark,
    w("drawing"): Cleaner.take_drawing,
}


def _is_foreign(element: etree._Element) -> bool:
    """Pictures and formulas, without links and extensions of one program."""
    tag = element.tag
    if not isinstance(tag, str) or not tag.startswith(FOREIGN):
        return False
    return etree.QName(tag).localname not in UNKEPT_FOREIGN


def _attributes(element: etree._Element) -> dict[str, str]:
    """Attributes without marks of editing sessions, links and names that only one program knows."""
    return {str(name): str(value) for name, value in element.attrib.items() if _is_kept(str(name))}


def _is_kept(name: str) -> bool:
    if not name.startswith("{"):
        return True
    space, _, local = name[1:].partition("}")
    is_known = space in PREFIXES.values() or space.endswith("/XML/1998/namespace")
    return is_known and space != R and not local.startswith("rsid")
