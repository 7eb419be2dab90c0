"""What was read of a file made of pages, and what is said of the pages that were not."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass, field

from jixiao.domain.place import Place
from jixiao.domain.problem import Problem
from jixiao.readers.blocks import Blocks
from jixiao.readers.opening import Opened, UnreadableFile
from jixiao.readers.pages.page_blocks import blocks_of_pages
from jixiao.readers.pages.page_content import UNKNOWN, PageContent
from jixiao.readers.pages.page_tables import PageItems, items_of

MOST_PAGES = 2000
MOST_SECONDS = 600.0
"""Well over what 2,000 printed pages take."""


@dataclass(slots=True)
class PagesRead:
    """The pages that were read and the numbers of those that were not."""

    items: list[PageItems] = field(default_factory=list)
    scans: list[int] = field(default_factory=list)
    broken: list[int] = field(default_factory=list)
    unknown: list[int] = field(default_factory=list)
    end: int | None = None
    deadline: float = field(default_factory=lambda: time.monotonic() + MOST_SECONDS)

    @property
    def number(self) -> int:
        """The number of the last page that was looked at."""
        return len(self.items) + len(self.broken)

    @property
    def is_full(self) -> bool:
        """Whether no further page is read: there are too many, or they take too long."""
        if self.number >= MOST_PAGES or time.monotonic() > self.deadline:
            self.end = self.number
        return self.end is not None

    def leave_out(self) -> None:
        """Count a page that cannot be read."""
        self.broken.append(self.number + 1)

    def take(self, page: PageContent) -> None:
        """Add a page."""
        if page.is_scan:
            self.scans.append(page.number)
        strange = sum(UNKNOWN in glyph.text for glyph in page.glyphs)
        if strange * 10 > len(page.glyphs):
            self.unknown.append(page.number)
        self.items.append(items_of(page))

    def blocks(self, opened: Opened) -> Blocks:
        """The blocks of all pages; raises UnreadableFile where there are none."""
        made = blocks_of_pages(self.items, opened.path)
        if not made.items or (self.scans and len(self.scans) == len(self.items)):
            raise self._unreadable()
        if len(self.unknown) == len(self.items):
            raise UnreadableFile(
                "unknown_encoding",
                "文件中的字体没有文字编码，读出来是乱码；请提供Word、Excel原件，或重新导出PDF",
            )
        return Blocks(made.items, (*made.problems, *self._problems(opened)))

    def _unreadable(self) -> UnreadableFile:
        if self.scans:
            return UnreadableFile(
                "scanned",
                "文件是扫描件，页面是图片，没有文字可读；请提供Word、Excel原件，"
                "或由Word、WPS直接导出的PDF、OFD",
            )
        if self.broken or not self.items:
            return UnreadableFile(
                "damaged", "文件已损坏，没有一页能够读取；请重新复制，或向提供者索取原件"
            )
        return UnreadableFile("no_text", "文件的页面上没有文字；请检查文件，或提供Word、Excel原件")

    def _problems(self, opened: Opened) -> Iterator[Problem]:
        faults = (
            (self.scans, "scanned", "是扫描的图片，没有读取；请提供这些页的Word、Excel原件"),
            (self.broken, "damaged", "已损坏或内容异常，没有读取；请核对这些页，或索取原件"),
            (
                self.unknown,
                "unknown_encoding",
                "的字体没有文字编码，读出来是乱码；请提供Word、Excel原件",
            ),
        )
        for pages, kind, words in faults:
            if pages:
                named = "、".join(ranges_of(pages))
                message = f"{opened.path}：第{named}页{words}"
                yield Problem(kind, message, Place(page=pages[0]))
        if self.end is not None:
            message = f"{opened.path}：文件太长，只读到第{self.end}页；请拆分后再读"
            yield Problem("too_large", message, Place(page=self.end))


def ranges_of(numbers: list[int]) -> list[str]:
    """Numbers in words, those that follow one another as a range: ``3-5``."""
    groups: list[list[int]] = []
    for number in numbers:
        if groups and groups[-1][-1] + 1 == number:
            groups[-1].append(number)
        else:
            groups.append([number])
    return [f"{one[0]}-{one[-1]}" if len(one) > 1 else str(one[0]) for one in groups]
