"""Figures in a filled template get their bookmarks, gaps their colour, the file its register."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass, field

from lxml import etree

from jixiao.office.docx_spots import TC, P, W
from jixiao.office.package import Package
from jixiao.reports.templates.values import BEGIN, END, MARKS, MIDDLE
from jixiao.reports.tracing.origin import Origin
from jixiao.reports.wording import GAP_ALONE, TO_FILL

R, RPR, T = W + "r", W + "rPr", W + "t"
PIECES = re.compile(f"({BEGIN}\\d+{MIDDLE}|{END}|{TO_FILL.pattern})")
OPENED = re.compile(f"{BEGIN}(\\d+){MIDDLE}")
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
# What must stand behind w:highlight among the properties of a run.
BEHIND_HIGHLIGHT = {
    W + name
    for name in (
        "u", "effect", "bdr", "shd", "fitText", "vertAlign", "rtl", "cs", "em", "lang",
        "eastAsianLayout", "specVanish", "oMath",
    )
}  # fmt: skip
OTHER_PARTS = re.compile(r"word/(?:header\d*|footer\d*|footnotes)\.xml|docProps/core\.xml")


@dataclass(slots=True)
class Marking:
    """The figures met in a file so far; ``origins`` by the number in their marks.

    ``next_id`` is the next free number of a bookmark.
    ``gap_text`` is what a gap says that fills a cell: the title of the column says what for.
    """

    origins: Sequence[Origin]
    figures: list[tuple[str, Origin]] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    next_id: int = 0
    gap_text: str = ""

    def mark(self, body: etree._Element) -> None:
        """Give every figure of a body its bookmark, and every gap its colour."""
        for paragraph in list(body.iter(P)):
            self._mark_paragraph(paragraph)

    def _mark_paragraph(self, paragraph: etree._Element) -> None:
        text = "".join(one.text or "" for one in paragraph.iter(T))
        if not PIECES.search(text):
            return
        is_cell = next(paragraph.iterancestors(TC), None) is not None
        self.gap_text = GAP_ALONE if is_cell and TO_FILL.fullmatch(text.strip()) else ""
        opened: str | None = None
        for run in [one for one in paragraph.iter(R) if one.find(T) is not None]:
            opened = self._split(run, opened)
        if opened is not None:
            paragraph.append(_bookmark("End", opened))

    def _split(self, run: etree._Element, opened: str | None) -> str | None:
        """A run in pieces with bookmarks between them; gives the bookmark that is still open."""
        made: list[etree._Element] = []
        for child in [one for one in run if one.tag != RPR]:
            if child.tag != T:
                _into(made, run).append(child)
                continue
            for piece in filter(None, PIECES.split(child.text or "")):
                if match := OPENED.fullmatch(piece):
                    opened = self._open(made, int(match[1]), opened=opened)
                elif piece == END:
                    made += [] if opened is None else [_bookmark("End", opened)]
                    opened = None
                else:
                    self._say(made, run, text=piece, opened=opened)
        for one in made:
            run.addprevious(one)
        parent = run.getparent()
        if parent is not None:
            parent.remove(run)
        return opened

    def _open(self, made: list[etree._Element], number: int, *, opened: str | None) -> str | None:
        if opened is not None or number >= len(self.origins):
            return opened
        origin = self.origins[number]
        self.counts[origin.id] += 1
        self.figures.append(("", origin))
        start = _bookmark("Start", str(self.next_id))
        start.set(W + "name", f"jx_{origin.id}_{self.counts[origin.id]}")
        made.append(start)
        self.next_id += 1
        return str(self.next_id - 1)

    def _say(
        self, made: list[etree._Element], run: etree._Element, *, text: str, opened: str | None
    ) -> None:
        is_gap = TO_FILL.fullmatch(text) is not None
        target = _run_like(run) if is_gap else _into(made, run)
        if is_gap:
            _highlight(target)
            made.append(target)
        said = etree.SubElement(target, T)
        said.text = (is_gap and self.gap_text) or MARKS.sub("", text)
        said.set(XML_SPACE, "preserve")
        if is_gap:
            made.append(_run_like(run))
        if opened is not None:
            before, origin = self.figures[-1]
            self.figures[-1] = (before + said.text, origin)


def strip_marks(package: Package) -> None:
    """Take the marks out of headers and the like, where figures get no bookmarks."""
    for name in filter(OTHER_PARTS.fullmatch, package.names()):
        text = package.part(name).decode("utf-8")
        if MARKS.search(text):
            package.written[name] = MARKS.sub("", re.sub(OPENED, "", text)).encode()


def _into(made: list[etree._Element], run: etree._Element) -> etree._Element:
    """The run that is being written: the last one made, or a new one like the old."""
    if not made or made[-1].tag != R:
        made.append(_run_like(run))
    return made[-1]


def _run_like(run: etree._Element) -> etree._Element:
    new = etree.Element(R, dict(run.attrib))
    properties = run.find(RPR)
    if properties is not None:
        new.append(deepcopy(properties))
    return new


def _bookmark(kind: str, number: str) -> etree._Element:
    mark = etree.Element(f"{W}bookmark{kind}")
    mark.set(W + "id", number)
    return mark


def _highlight(run: etree._Element) -> None:
    """Yellow behind a gap, at its place among the properties."""
    properties = run.find(RPR)
    if properties is None:
        properties = etree.Element(RPR)
        run.insert(0, properties)
    for old in properties.findall(W + "highlight"):
        properties.remove(old)
    at = next((at for at, one in enumerate(properties) if one.tag in BEHIND_HIGHLIGHT), None)
    colour = etree.Element(W + "highlight")
    colour.set(W + "val", "yellow")
    properties.insert(len(properties) if at is None else at, colour)
