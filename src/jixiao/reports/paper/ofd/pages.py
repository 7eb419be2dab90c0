"""The pages of a PDF as pages of OFD: areas below, then pictures, lines and text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import count
from typing import TYPE_CHECKING

from jixiao.reports.paper.ofd.fonts import NamedFont, named_font
from jixiao.reports.paper.ofd.shapes import area, line, picture
from jixiao.reports.paper.ofd.text import text_runs
from jixiao.reports.paper.ofd.units import millimetres
from jixiao.reports.paper.page import Face

if TYPE_CHECKING:
    from pdfplumber.page import Page


@dataclass(frozen=True, slots=True)
class OfdPage:
    """A page: its size in millimetres and its objects as XML."""

    width: float
    height: float
    objects: tuple[str, ...]


@dataclass(slots=True)
class OfdPages:
    """The pages so far; ``numbers`` gives the ids, single in the whole document.

    ``fonts`` are the ids of the fonts that are named, ``pictures`` those of the pictures in the
    order in which they are printed.
    """

    families: Mapping[Face, tuple[str, ...]]
    pages: list[OfdPage] = field(default_factory=list)
    fonts: dict[NamedFont, int] = field(default_factory=dict)
    pictures: list[int] = field(default_factory=list)
    numbers: count[int] = field(default_factory=lambda: count(1))

    def add(self, page: Page) -> None:
        """Take over a page of a PDF."""
        width, height = millimetres(float(page.width)), millimetres(float(page.height))
        self.pages.append(OfdPage(width, height, tuple(self._objects(page))))

    def number(self) -> int:
        """A new id."""
        return next(self.numbers)

    def _objects(self, page: Page) -> Iterator[str]:
        for rect in page.rects:
            yield from area(rect, id_=self.number())
        for image in page.images:
            self.pictures.append(self.number())
            yield picture(image, id_=self.number(), resource=self.pictures[-1])
        for one in page.lines:
            yield line(one, id_=self.number())
        for run in text_runs(page.chars):
            font = self._font(run.fontname)
            yield run.xml(id_=self.number(), font=font, height=float(page.height))

    def _font(self, name: str) -> int:
        """The id of the typeface that a font of the PDF stands for."""
        font = named_font(name, self.families)
        if font not in self.fonts:
            self.fonts[font] = self.number()
        return self.fonts[font]
