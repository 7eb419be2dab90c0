"""A copy of a Word file with every finding as a comment at the cell or paragraph it is about."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from lxml import etree

from jixiao.domain.finding import Finding
from jixiao.office.docx_spots import NAMESPACE, P, W, paragraphs_of, spots_of
from jixiao.office.package import Package
from jixiao.reports.annotated.comment_text import AUTHOR, INITIALS, comment_lines
from jixiao.reports.annotated.docx_ranges import mark
from jixiao.reports.annotated.not_annotatable import NotAnnotatable

BODY = "word/document.xml"
USUAL_NAME = "word/comments.xml"
COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
FIRST = 5_000
"""Numbers of comments begin here, well above those that a document has already."""


class Spot(NamedTuple):
    """A paragraph or cell, and the words of the paragraph that a comment is about."""

    element: etree._Element
    words: str = ""


def annotated_docx(data: bytes, findings: Sequence[Finding]) -> bytes:
    """The bytes of the copy; raises NotAnnotatable where the file has no usual main part."""
    package = Package.of(data)
    if BODY not in package.names():
        raise NotAnnotatable("正文不在通常的位置，不能加批注；请用Word另存为.docx后再试")
    root = package.xml(BODY)
    spots = spots_of(root)
    placed: dict[Spot, list[Finding]] = {}
    lost: list[Finding] = []
    for finding in findings:
        found = spots.find(finding.place)
        if found is None:
            lost.append(finding)
        else:
            # A cell has one comment; a long paragraph has one for every spot in it.
            words = finding.wrong if found.tag == P else ""
            placed.setdefault(Spot(found, words), []).append(finding)
    start = next(root.iter(P), None)
    if start is None:
        raise NotAnnotatable("正文中没有段落，不能加批注；请用Word打开检查原文件")
    texts = [(Spot(start), comment_lines(lost, with_place=True))] if lost else []
    texts += [(spot, comment_lines(some)) for spot, some in placed.items()]
    _write(package, root, texts)
    return package.data()


def _write(package: Package, root: etree._Element, texts: Sequence[tuple[Spot, list[str]]]) -> None:
    """Put the comments into their part and their marks into the body."""
    name = package.linked(BODY, "comments")
    if name is None or name not in package.names():
        name = USUAL_NAME
        if name in package.names():
            name = package.new_name("word/comments{}.xml")
        package.link(BODY, "comments", to=name)
        package.declare(COMMENTS_TYPE, part=name)
        comments = etree.Element(W + "comments", nsmap={"w": NAMESPACE})
    else:
        comments = package.xml(name)
    taken = [_value_of_id(one) for one in comments]
    first = max([FIRST, *taken]) + 1
    for number, (spot, lines) in enumerate(texts, start=first):
        comments.append(_comment(number, lines))
        mark(paragraphs_of(spot.element), number, words=spot.words)
    package.write_xml(name, comments)
    package.write_xml(BODY, root)


def _value_of_id(comment: etree._Element) -> int:
    value = comment.get(W + "id", "")
    return int(value) if value.isdecimal() else 0


def _comment(number: int, lines: Sequence[str]) -> etree._Element:
    comment = etree.Element(W + "comment")
    for name, value in (("id", str(number)), ("author", AUTHOR), ("initials", INITIALS)):
        comment.set(W + name, value)
    for line in lines:
        run = etree.SubElement(etree.SubElement(comment, P), W + "r")
        if line.startswith("【"):
            etree.SubElement(etree.SubElement(run, W + "rPr"), W + "b")
        text = etree.SubElement(run, W + "t")
        text.text = line
    return comment
