"""Whether a .docx is valid for Word: order of elements, bookmarks, relationships, content types.

``faults(path)`` walks any written file and names what Word would complain about. The orders are
those of wml.xsd (ECMA-376, transitional) for the elements that office documents use.
"""

from __future__ import annotations

import posixpath
import zipfile
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
LINK = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
ORDERS = {
    "pPr": """pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr
        suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct
        topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind
        contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment
        textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange""",
    "rPr": """ins del moveFrom moveTo rStyle rFonts b bCs i iCs caps smallCaps strike dstrike
        outline shadow emboss imprint noProof snapToGrid vanish webHidden color spacing w kern
        position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout
        specVanish oMath rPrChange""",
    "tblPr": """tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW
        jc tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption
        tblDescription tblPrChange""",
    "tcPr": """cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection
        tcFitText vAlign hideMark cellIns cellDel cellMerge tcPrChange""",
    "sectPr": """headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc
        pgBorders lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi
        rtlGutter docGrid printerSettings sectPrChange""",
    "tblBorders": "top left start bottom right end insideH insideV",
    "tblCellMar": "top left start bottom right end",
    "tbl": """bookmarkStart bookmarkEnd tblPr tblGrid tr""",
    "tr": "tblPrEx trPr tc",
    "style": """name aliases basedOn next link autoRedefine hidden uiPriority semiHidden
        unhideWhenUsed qFormat locked personal personalCompose personalReply rsid pPr rPr tblPr
        trPr tcPr tblStylePr""",
    "styles": "docDefaults latentStyles style",
    "font": """altName panose1 charset family notTrueType pitch sig embedRegular embedBold
        embedItalic embedBoldItalic""",
    "settings": """writeProtection view zoom removePersonalInformation removeDateAndTime
        mirrorMargins proofState trackRevisions documentProtection defaultTabStop
        evenAndOddHeaders drawingGridHorizontalSpacing characterSpacingControl footnotePr endnotePr
        compat docVars rsids mathPr themeFontLang clrSchemeMapping shapeDefaults decimalSymbol
        listSeparator""",
}
FIRST = {"p": "pPr", "r": "rPr", "tc": "tcPr"}
LONGEST_NAME = 40


def faults(path: Path) -> list[str]:
    """Everything that Word would complain about; none for a good file."""
    with zipfile.ZipFile(path) as archive:
        names = archive.namelist()
        parts = {
            name: etree.fromstring(archive.read(name))
            for name in names
            if name.endswith((".xml", ".rels"))
        }
    found = [f"{name} stands twice in the file" for name, n in Counter(names).items() if n > 1]
    for name, root in parts.items():
        found += (f"{name}: {fault}" for fault in _order(root))
    found += _body(parts["word/document.xml"])
    found += _bookmarks(parts["word/document.xml"])
    found += _links(parts, set(names))
    found += _types(parts["[Content_Types].xml"], names)
    found += _styles(parts)
    return found


def _order(root: etree._Element) -> Iterator[str]:
    for element in root.iter(etree.Element):
        name = str(element.tag).removeprefix(W)
        children = [str(one.tag).removeprefix(W) for one in element]
        order = ORDERS.get(name, "").split()
        if order:
            unknown = [one for one in children if one not in order]
            at = [order.index(one) for one in children if one in order]
            if unknown:
                yield f"{name} holds {unknown}"
            if at != sorted(at):
                yield f"{name} in the wrong order: {children}"
        if FIRST.get(name) in children[1:]:
            yield f"{name} does not begin with {FIRST[name]}"
        if name == "tc" and (not children or children[-1] != "p"):
            yield "a cell does not end with a paragraph"


def _body(root: etree._Element) -> Iterator[str]:
    """A body ends with its section; a table is followed by a paragraph; rows are whole."""
    (body,) = root
    tags = [str(one.tag).removeprefix(W) for one in body]
    children = [one for one in tags if not one.startswith("bookmark")]
    if children[-1] != "sectPr" or "sectPr" in children[:-1]:
        yield "the body does not end with its only section"
    for one, after in pairwise(children):
        if one == "tbl" and after in ("tbl", "sectPr"):
            yield f"a table is followed by {after}"
    for table in body.iter(f"{W}tbl"):
        count = len(table.findall(f"{W}tblGrid/{W}gridCol"))
        for at, row in enumerate(table.findall(f"{W}tr")):
            spans = [one.find(f"{W}tcPr/{W}gridSpan") for one in row.findall(f"{W}tc")]
            widths = ["1" if one is None else one.attrib[f"{W}val"] for one in spans]
            covered = sum(map(int, widths))
            if covered != count:
                yield f"row {at} covers {covered} of {count} columns"


def _bookmarks(root: etree._Element) -> Iterator[str]:
    starts = list(root.iter(f"{W}bookmarkStart"))
    ends = [one.get(f"{W}id") for one in root.iter(f"{W}bookmarkEnd")]
    ids = [one.get(f"{W}id") for one in starts]
    names = [one.get(f"{W}name", "") for one in starts]
    if len(set(ids)) != len(ids) or sorted(ids) != sorted(ends):
        yield "bookmarks do not begin and end once each"
    if len(set(names)) != len(names):
        yield f"names of bookmarks twice: {[n for n, c in Counter(names).items() if c > 1]}"
    for name in names:
        if len(name) > LONGEST_NAME or not name.replace("_", "a").isalnum():
            yield f"bad name of a bookmark: {name}"
    pictures = [one.get("id") for one in root.iter("{*}docPr")]
    if len(set(pictures)) != len(pictures):
        yield "drawings with the same number"


def _links(parts: dict[str, etree._Element], names: set[str]) -> Iterator[str]:
    """Every relationship leads to a part; every r:id of a part is a relationship."""
    for name, root in parts.items():
        if name.endswith(".rels"):
            folder = posixpath.dirname(posixpath.dirname(name))
            for link in root.iter(LINK):
                target = posixpath.normpath(posixpath.join(folder, link.get("Target", "")))
                if link.get("TargetMode") != "External" and target not in names:
                    yield f"{name}: no part {target}"
            continue
        folder, last = posixpath.split(name)
        links = parts.get(posixpath.join(folder, "_rels", f"{last}.rels"))
        known = {one.get("Id") for one in links} if links is not None else set()
        for element in root.iter(etree.Element):
            for key, value in element.attrib.items():
                if str(key).startswith(R) and value not in known:
                    yield f"{name}: no relationship {value}"


def _types(root: etree._Element, names: list[str]) -> Iterator[str]:
    defaults = {str(one.get("Extension")).lower() for one in root.iter(f"{TYPES}Default")}
    overrides = {str(one.get("PartName")) for one in root.iter(f"{TYPES}Override")}
    for name in names:
        extension = name.rpartition(".")[2].lower()
        if f"/{name}" not in overrides and extension not in defaults:
            yield f"no content type for {name}"
    for name in overrides:
        if name.removeprefix("/") not in names:
            yield f"a content type for {name}, which is not there"


def _styles(parts: dict[str, etree._Element]) -> Iterator[str]:
    known = {one.get(f"{W}styleId") for one in parts["word/styles.xml"].iter(f"{W}style")}
    for name, root in parts.items():
        for tag in ("pStyle", "rStyle", "tblStyle", "basedOn"):
            for one in root.iter(f"{W}{tag}"):
                if one.get(f"{W}val") not in known:
                    yield f"{name}: no style {one.get(f'{W}val')}"
