"""Figures in paragraphs that a person changed: do they still say what the data say?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import NamedTuple

from lxml import etree

from jixiao.reports.paper.model import Paper
from jixiao.reports.paper.word.marks import Marks
from jixiao.reports.paper.word.names import FIGURE, w
from jixiao.reports.tracing.origin import Origin
from jixiao.reports.tracing.register import Register


class Bookmark(NamedTuple):
    """A bookmark in the new file."""

    number: str
    name: str


@dataclass(frozen=True, slots=True)
class KeptFigure:
    """A figure in a kept paragraph: the number of its bookmark, its id, what stands there."""

    number: str
    id: str
    text: str


@dataclass(slots=True)
class KeptFigures:
    """Knows every figure of the new data by its id, and the origins of the earlier version."""

    now: dict[str, list[tuple[str, Origin]]] = field(default_factory=dict)
    before: Register = field(default_factory=Register)

    @classmethod
    def of(cls, paper: Paper, before: Register) -> KeptFigures:
        """The figures of a paper beside those of an earlier version."""
        now: dict[str, list[tuple[str, Origin]]] = {}
        for text, origin in paper.origins():
            now.setdefault(origin.id, []).append((text, origin))
        return cls(now, before)

    def bookmarks(self, element: etree._Element, marks: Marks) -> dict[str, Bookmark]:
        """New numbers and names of the bookmarks of figures by their old numbers.

        The register says of each what the data say, so that a figure that was changed by hand
        shows as changed.
        """
        names = {}
        for figure in figures_in(element):
            known = self.now.get(figure.id)
            if known:
                text, origin = known[0]
                text = figure.text if self._agrees(figure) else text
            elif figure.id in self.before.origins:
                text, origin = figure.text, self.before.origins[figure.id]
            else:
                continue
            names[figure.number] = Bookmark(str(marks.number()), marks.figure(text, origin))
        return names

    def stale(self, element: etree._Element, *, where: str) -> Iterator[str]:
        """A sentence for each figure that is not what the data say now."""
        for figure in figures_in(element):
            known = self.now.get(figure.id)
            if known is None:
                origin = self.before.origins.get(figure.id)
                name = origin.name if origin else "某个数字"
                yield (
                    f"{where}是人工改过的，予以保留；其中“{figure.text}”（{name}）"
                    "在新的数据中已经没有，请核对后改正或删去。"
                )
            elif not self._agrees(figure):
                text, origin = known[0]
                yield (
                    f"{where}是人工改过的，予以保留；其中“{origin.name}”写的是“{figure.text}”，"
                    f"新的数据是“{text}”，请核对后改正。"
                )

    def _agrees(self, figure: KeptFigure) -> bool:
        return any(_same(figure.text, text) for text, _ in self.now[figure.id])


def figures_in(element: etree._Element) -> Sequence[KeptFigure]:
    """The figures in a paragraph or table that still stand between both ends of their bookmark."""
    open_: dict[str, tuple[str, list[str]]] = {}
    found = []
    for one in element.iter(w("bookmarkStart"), w("bookmarkEnd"), w("t")):
        number = one.get(w("id"), "")
        if one.tag == w("t"):
            for _, texts in open_.values():
                texts.append(one.text or "")
        elif one.tag == w("bookmarkStart"):
            identifier = one.get(w("name"), "").removeprefix(FIGURE).rpartition("_")[0]
            if one.get(w("name"), "").startswith(FIGURE):
                open_[number] = (identifier, [])
        elif number in open_:
            identifier, texts = open_.pop(number)
            if text := "".join(texts).strip():
                found.append(KeptFigure(number, identifier, text))
    return found


def _same(one: str, other: str) -> bool:
    """Whether two printed figures say the same: ``1,048.0`` is ``1048``."""
    return one.strip() == other.strip() or (
        (value := _number(one)) is not None and value == _number(other)
    )


def _number(text: str) -> Decimal | None:
    try:
        value = Decimal(text.strip().replace(",", "").replace("，", ""))
    except InvalidOperation:
        return None
    return value if value.is_finite() else None
