"""The bookmarks of a filled template put in order.

Loops repeat what stands in them, bookmarks with it, and a row that held only a tag takes half of a
bookmark with it when it goes. Word refuses both.
"""

from __future__ import annotations

import re

from lxml import etree

from jixiao.office.docx_spots import W
from jixiao.reports.tracing.in_word import END, START

# Marks of figures and paragraphs in a template that was made of a document of ours.
OURS = re.compile(r"jxp?_[0-9a-f]")
ID, NAME = W + "id", W + "name"


def put_in_order(root: etree._Element) -> int:
    """Keep the first bookmark of every name, whole and numbered anew; gives the next number."""
    opened: dict[str, etree._Element] = {}
    names: set[str] = set()
    for mark in list(root.iter(START, END)):
        identifier = mark.get(ID, "")
        begun = opened.pop(identifier, None)
        if mark.tag == START:
            opened[identifier] = mark
            _drop(begun)
        elif begun is None or OURS.match(name := begun.get(NAME, "")) or name in names:
            _drop(begun)
            _drop(mark)
        else:
            for one in (begun, mark):
                one.set(ID, str(len(names)))
            names.add(name)
    for one in opened.values():
        _drop(one)
    return len(names)


def _drop(mark: etree._Element | None) -> None:
    parent = None if mark is None else mark.getparent()
    if mark is not None and parent is not None:
        parent.remove(mark)
