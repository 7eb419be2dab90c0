"""Marking what a comment in a Word file is about: a whole cell, a paragraph, or words of it."""

from __future__ import annotations

import copy
from collections.abc import Sequence

from lxml import etree

from jixiao.office.docx_spots import W

RUN, TEXT, LOOKS = W + "r", W + "t", W + "rPr"
START, END, REFERENCE = W + "commentRangeStart", W + "commentRangeEnd", W + "commentReference"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def mark(paragraphs: Sequence[etree._Element], number: int, *, words: str = "") -> None:
    """Mark the words in a paragraph, or all from the first paragraph to the end of the last.

    The text stays as it is; a run of it may become two that look alike.
    """
    start, end = etree.Element(START), etree.Element(END)
    after = etree.Element(RUN)
    reference = etree.SubElement(after, REFERENCE)
    for one in (start, end, reference):
        one.set(W + "id", str(number))
    runs = _runs_with(paragraphs[0], words) if words else []
    if runs:
        runs[0].addprevious(start)
        runs[-1].addnext(end)
        end.addnext(after)
        return
    first = paragraphs[0]
    has_properties = len(first) > 0 and first[0].tag == W + "pPr"
    first.insert(1 if has_properties else 0, start)
    paragraphs[-1].extend([end, after])


def _runs_with(paragraph: etree._Element, words: str) -> list[etree._Element]:
    """The runs that together hold just these words; none where they are not found."""
    begin = "".join(_text(one) for one in paragraph.iterchildren(RUN)).find(words)
    if begin < 0:
        return []
    end = begin + len(words)
    _split(paragraph, end)
    _split(paragraph, begin)
    found, at = [], 0
    for run in paragraph.iterchildren(RUN):
        length = len(_text(run))
        if at < end and at + length > begin:
            found.append(run)
        at += length
    return found


def _text(run: etree._Element) -> str:
    return "".join(one.text or "" for one in run.iterchildren(TEXT))


def _split(paragraph: etree._Element, at: int) -> None:
    """Let a run end at a character; one that holds more than a text stays whole."""
    for run in paragraph.iterchildren(RUN):
        text = _text(run)
        if 0 < at < len(text):
            if [one.tag for one in run if one.tag != LOOKS] == [TEXT]:
                rest = copy.deepcopy(run)
                _write(run, text[:at])
                _write(rest, text[at:])
                run.addnext(rest)
            return
        at -= len(text)


def _write(run: etree._Element, text: str) -> None:
    written = next(run.iterchildren(TEXT))
    written.text = text
    written.set(SPACE, "preserve")
