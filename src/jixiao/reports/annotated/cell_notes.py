"""Comments of a worksheet: their texts in one part, their boxes in another (VML), and the links.

What Excel calls notes. Comments that a worksheet has already are kept; at a cell that has one,
the new text follows the old.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from lxml import etree

from jixiao.office.package import OFFICE, STRICT_OFFICE, Package
from jixiao.office.worksheets import column_letters
from jixiao.reports.annotated.comment_text import AUTHOR
from jixiao.reports.wording import lines_needed

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
DRAWING_TYPE = "application/vnd.openxmlformats-officedocument.vmlDrawing"
# What may follow the link to the boxes in a worksheet, in the order of the format.
AFTER = (
    "legacyDrawingHF", "picture", "oleObjects", "controls", "webPublishItems", "tableParts",
    "extLst", "drawingHF",
)  # fmt: skip
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
# A box is so many half characters wide, and one line of it so many points high.
BOX_WIDTH, BOX_POINTS, LINE_POINTS, HIGHEST = 46, 260, 13, 520
# Declared on every element: a drawing that is there may call its namespaces otherwise.
NAMESPACES = (
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
    ' xmlns:x="urn:schemas-microsoft-com:office:excel"'
)
DRAWING = (
    f"<xml {NAMESPACES}>"
    '<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout></xml>'
)
BOX_KIND = (
    f'<v:shapetype {NAMESPACES} id="_x0000_t202" coordsize="21600,21600" o:spt="202"'
    ' path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/>'
    '<v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)
BOX = (
    f"<v:shape {NAMESPACES}"
    ' id="_x0000_s{number}" type="#_x0000_t202" style="position:absolute;margin-left:60pt;'
    'margin-top:2pt;width:{width}pt;height:{height}pt;z-index:{number};visibility:hidden"'
    ' fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/>'
    '<v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>'
    '<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>'
    '<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>'
    "<x:Anchor>{anchor}</x:Anchor><x:AutoFill>False</x:AutoFill>"
    "<x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>"
)
# Excel numbers the boxes of its first drawing from here.
FIRST_SHAPE = 1024
SHAPE = re.compile(rb"_x0000_s(\d{1,8})\b")
Notes = Mapping[tuple[int, int], Sequence[str]]


def add_notes(package: Package, sheet: str, root: etree._Element, *, notes: Notes) -> None:
    """Put notes at the cells of a worksheet (row and column from 1) and write its parts."""
    namespace = etree.QName(root).namespace or MAIN
    name = package.linked(sheet, "comments")
    comments = _comments(package, name, namespace)
    if name is None:
        name = package.new_name("xl/comments{}.xml")
        package.link(sheet, "comments", to=name)
        package.declare(COMMENTS_TYPE, part=name)
    new = _write_texts(comments, notes, namespace)
    package.write_xml(name, comments)
    _write_boxes(package, sheet, root, boxes={cell: notes[cell] for cell in new})


def _comments(package: Package, name: str | None, namespace: str) -> etree._Element:
    """The comments that a worksheet has, or none yet."""
    if name is not None and name in package.names():
        return package.xml(name)
    root = etree.Element(f"{{{namespace}}}comments", nsmap={None: namespace})
    etree.SubElement(root, f"{{{namespace}}}authors")
    etree.SubElement(root, f"{{{namespace}}}commentList")
    return root


def _write_texts(comments: etree._Element, notes: Notes, namespace: str) -> list[tuple[int, int]]:
    """Write the texts; gives the cells that had no comment before and need a box."""
    tag = f"{{{namespace}}}"
    authors, listed = comments.find(f"{tag}authors"), comments.find(f"{tag}commentList")
    assert authors is not None  # noqa: S101 (both are demanded by the format)
    assert listed is not None  # noqa: S101
    author = len(authors)
    etree.SubElement(authors, f"{tag}author").text = AUTHOR
    there = {one.get("ref"): one for one in listed}
    new = []
    for cell, lines in sorted(notes.items()):
        reference = f"{column_letters(cell[1])}{cell[0]}"
        old = there.get(reference)
        if old is None:
            new.append(cell)
            comment = etree.SubElement(listed, f"{tag}comment")
            comment.set("ref", reference)
            comment.set("authorId", str(author))
            text = etree.SubElement(comment, f"{tag}text")
        else:
            found = old.find(f"{tag}text")
            text = etree.SubElement(old, f"{tag}text") if found is None else found
        _write_runs(text, lines, tag, follows=len(text) > 0)
    return new


def _write_runs(text: etree._Element, lines: Sequence[str], tag: str, *, follows: bool) -> None:
    """The lines of a note, the first one of every finding in bold."""
    for at, line in enumerate(lines):
        run = etree.SubElement(text, f"{tag}r")
        properties = etree.SubElement(run, f"{tag}rPr")
        if line.startswith("【"):
            etree.SubElement(properties, f"{tag}b")
        etree.SubElement(properties, f"{tag}sz").set("val", "9")
        etree.SubElement(properties, f"{tag}rFont").set("val", "宋体")
        written = etree.SubElement(run, f"{tag}t")
        written.set(SPACE, "preserve")
        written.text = f"\n{line}" if at or follows else line


def _write_boxes(package: Package, sheet: str, root: etree._Element, *, boxes: Notes) -> None:
    """Draw a box for every new note; those that are there stay as they are."""
    old = next(root.iterchildren("{*}legacyDrawing"), None)
    name = None
    if old is not None:
        keys = (f"{{{OFFICE}}}id", f"{{{STRICT_OFFICE}}}id")
        link = next((old.get(one, "") for one in keys if old.get(one)), "")
        name = package.target(sheet, link)
    if name is None:
        name = package.new_name("xl/drawings/vmlDrawing{}.vml")
        package.declare(DRAWING_TYPE, extension="vml")
        _refer(root, package.link(sheet, "vmlDrawing", to=name))
        package.write_xml(sheet, root)
    drawing = package.part(name) if name in package.names() else DRAWING.encode()
    taken = [int(one) for one in SHAPE.findall(drawing)]
    first = max([FIRST_SHAPE, *taken]) + 1
    shapes = [_box(number, *one) for number, one in enumerate(boxes.items(), start=first)]
    kind = "" if b"_x0000_t202" in drawing else BOX_KIND
    # Drawings are often no sound XML (open <br>): written into as bytes, not parsed.
    at = drawing.rfind(b"</xml>")
    package.written[name] = drawing[:at] + (kind + "".join(shapes)).encode() + drawing[at:]


def _refer(root: etree._Element, link: str) -> None:
    """Let a worksheet name its boxes, at the spot that the format demands."""
    element = etree.Element(f"{{{etree.QName(root).namespace or MAIN}}}legacyDrawing")
    element.set(f"{{{OFFICE}}}id", link)
    later = [one for one in root if etree.QName(one).localname in AFTER]
    if later:
        later[0].addprevious(element)
    else:
        root.append(element)


def _box(number: int, cell: tuple[int, int], lines: Sequence[str]) -> str:
    """A hidden box beside its cell, high enough for its text."""
    row, column = cell[0] - 1, cell[1] - 1
    needed = sum(lines_needed(line, per_line=BOX_WIDTH) for line in lines) + 1
    height = min(needed * LINE_POINTS, HIGHEST)
    anchor = f"{column + 1}, 15, {max(row - 1, 0)}, 4, {column + 5}, 40, {row + height // 15}, 4"
    return BOX.format(
        number=number, width=BOX_POINTS, height=height, anchor=anchor, row=row, column=column
    )
