"""Page numbers, headers and footers: what a page prints and the text does not say."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from jixiao.domain.text import squeeze
from jixiao.readers.pages.page_lines import Line
from jixiao.readers.pages.page_tables import PageItems

DASH = r"[-—–－‐─·.~～]*"
PAGE_NUMBER = re.compile(
    rf"{DASH}(?:第?\d{{1,4}}页?(?:[/,，]?共?\d{{1,4}}页?)?|[ivxlc]{{1,6}}|Page\d+(?:of\d+)?){DASH}",
    re.IGNORECASE,
)
TITLE = re.compile(r".*表(?:[（(].*[)）])?")
MARGIN = 0.12
FEWEST = 3


def without_furniture(pages: Sequence[PageItems]) -> None:
    """Take page numbers, and lines that stand at the edge of many pages, out of the pages."""
    common = _repeated(pages)
    for page in pages:
        left_out: set[int] = set()
        for edge in _edges(page):
            for line in edge:
                if not (_is_number(line, page) or _key(line, page) in common):
                    break
                left_out.add(id(line))
        page.lines = [line for line in page.lines if id(line) not in left_out]


def _edges(page: PageItems) -> tuple[list[Line], list[Line]]:
    """The lines in the upper and in the lower margin of a page, the outermost first."""
    tops = [one.top for one in page.tables] or [page.height]
    ends = [one.bottom for one in page.tables] or [0]
    zone = MARGIN * page.height
    head = [one for one in page.lines if one.bottom < min(zone, *tops)]
    foot = [one for one in page.lines if one.top > max(page.height - zone, *ends)]
    return head[:2], foot[:-3:-1]


def _is_number(line: Line, page: PageItems) -> bool:
    is_low = line.top > page.height / 2
    text = squeeze(line.text)
    is_plain = text.isdecimal()
    return PAGE_NUMBER.fullmatch(text) is not None and (is_low or not is_plain)


def _key(line: Line, page: PageItems) -> tuple[str, int]:
    """What is the same on every page: the words without numbers, and the height."""
    height = line.top if line.top < page.height / 2 else page.height - line.bottom
    return re.sub(r"\d+", "#", squeeze(line.text)), round(height / 6)


def _repeated(pages: Sequence[PageItems]) -> set[tuple[str, int]]:
    """Lines at the edge of at least three pages and of one page in four; no titles of tables."""
    sizes = sorted(line.size for page in pages for line in page.lines)
    usual = sizes[len(sizes) // 2] if sizes else 0
    counts = Counter(
        _key(line, page)
        for page in pages
        for edge in _edges(page)
        for line in edge
        if line.size <= usual + 0.5 and not TITLE.fullmatch(squeeze(line.text))
    )
    fewest = max(FEWEST, len(pages) / 4)
    return {key for key, number in counts.items() if number >= fewest}
