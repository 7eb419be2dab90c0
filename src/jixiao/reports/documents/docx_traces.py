"""What Word keeps of the making of a file, taken out of a part: changes, comments, hidden text."""

from __future__ import annotations

from collections import Counter

from lxml import etree

from jixiao.office.docx_spots import TBL, TC, TR, P, W

CHANGES, COMMENTS, HIDDEN = "修订记录", "批注", "隐藏文字"
BODY, RUN, PROPERTIES = W + "body", W + "r", W + "rPr"
ADDED, GONE = {W + "ins", W + "moveTo"}, {W + "del", W + "moveFrom"}
RANGES = {
    W + f"{what}Range{end}" for what in ("moveFrom", "moveTo", "customXmlIns", "customXmlDel",
    "customXmlMoveFrom", "customXmlMoveTo") for end in ("Start", "End")
}  # fmt: skip
CELL_MARKS = {W + "cellIns", W + "cellDel", W + "cellMerge"}
MARKED = {PROPERTIES, W + "trPr", W + "numPr"}
OF_COMMENTS = {W + "commentRangeStart", W + "commentRangeEnd", W + "commentReference"}
FALSE = {"0", "false", "off"}


def take_out_traces(root: etree._Element) -> Counter[str]:
    """Accept every tracked change, take out marks of comments and hidden text; how many of each.

    What was struck out would still stand in the file: it goes, what was put in stays.
    """
    counts: Counter[str] = Counter()
    struck = [next(one.iterancestors(P)) for one in root.iter(W + "del") if _is_of_mark(one)]
    for one in list(root.iter(etree.Element)):
        if one.getparent() is not None and (kind := _taken_out(one)):
            counts[kind] += one.tag not in {W + "commentRangeStart", W + "commentRangeEnd"}
    for paragraph in struck:
        parent = paragraph.getparent()
        if parent is not None and parent.tag == BODY and len(paragraph) <= 1:
            remove(paragraph)
    return counts


def _is_of_mark(one: etree._Element) -> bool:
    """Whether a deletion is that of the end of a paragraph."""
    parent = one.getparent()
    grand = None if parent is None else parent.getparent()
    return grand is not None and grand.tag == W + "pPr"


def _taken_out(one: etree._Element) -> str:
    """Take one element out, or its wrapping; gives what it was, blank where it stays."""
    tag, parent = str(one.tag), one.getparent()
    inside = parent is not None and parent.tag in MARKED
    if tag in ADDED and not inside:
        unwrap(one)
        return CHANGES
    if tag in GONE and inside and parent is not None and parent.tag == W + "trPr":
        _take_out_row(next(one.iterancestors(TR)))
        return CHANGES
    if tag in ADDED | GONE | RANGES | CELL_MARKS or (tag.startswith(W) and tag.endswith("Change")):
        _empty_cell(one)
        remove(one)
        return CHANGES
    if tag in OF_COMMENTS:
        remove(one)
        if parent is not None and parent.tag == RUN and parent.find("*[2]") is None:
            remove(parent)
        return COMMENTS
    if tag == RUN and _is_hidden(one):
        remove(one)
        return HIDDEN
    return ""


def _take_out_row(row: etree._Element) -> None:
    """A table without rows is none: Word would not open it."""
    table = next(row.iterancestors(TBL), None)
    remove(row)
    if table is not None and table.find(f".//{TR}") is None:
        remove(table)


def _empty_cell(mark: etree._Element) -> None:
    """A cell that was struck out keeps its place in the row, and loses what it says."""
    if mark.tag == W + "cellDel":
        cell = next(mark.iterancestors(TC))
        for paragraph in cell.iter(P):
            clear(paragraph)


def _is_hidden(run: etree._Element) -> bool:
    found = run.find(f"{PROPERTIES}/{W}vanish")
    if found is None or found.get(W + "val", "1") in FALSE:
        return False
    return run.find(W + "t") is not None


def unwrap(one: etree._Element) -> None:
    """Put the children of an element in its place."""
    parent = one.getparent()
    if parent is not None:
        at = parent.index(one)
        parent[at : at + 1] = list(one)


def remove(one: etree._Element) -> None:
    """Take an element out, its tail with it: in a Word file only blanks stand there."""
    parent = one.getparent()
    if parent is not None:
        parent.remove(one)


def clear(paragraph: etree._Element) -> None:
    """Take everything out of a paragraph but its properties."""
    for child in list(paragraph):
        if child.tag != W + "pPr":
            paragraph.remove(child)
