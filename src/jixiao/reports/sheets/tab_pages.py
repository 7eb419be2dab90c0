"""Where the pages of a long form end in a workbook: between rows, best above a new level.

Excel and WPS never cut a row in two, but leave the titles of the indicators alone at the foot of
a page and part the rows of one level anywhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jixiao.domain.grid import Cell, Row
from jixiao.reports.sheets.measure import row_heights
from jixiao.reports.wording import lines_needed

# Points of a page of A4 within the margins, scaled to its width, less what estimates may err.
PAGE, WIDE_PAGE = 720.0, 465.0
# The last part of a page that a break may be moved up in.
LEEWAY = 0.2
LINE_HEIGHT, LEAST_HEIGHT, MOST_HEIGHT = 14.0, 22.0, 400.0


def heights_of(rows: Sequence[Row], characters: Sequence[float]) -> list[float]:
    """For every row a height in points that shows its cells; only Excel would find it itself."""

    def needed(cell: Cell) -> float:
        room = room_of(cell.column, cell.end, characters)
        return lines_needed(cell.text, per_line=room) * LINE_HEIGHT + 6

    return [min(one, MOST_HEIGHT) for one in row_heights(rows, needed, least=LEAST_HEIGHT)]


def room_of(start: int, end: int, characters: Sequence[float]) -> int:
    """How many half characters a line of a cell over these columns holds."""
    return int(sum(characters[start:end])) - 1


def page_ends(
    rows: Sequence[Row], heights: Sequence[float], *, header: range, above: float, page: float
) -> Iterator[int]:
    """The rows that begin a new page; ``above`` is the height of the title, in points.

    No page begins within the titles of the indicators, the rows ``header``, or below them.
    """
    used, start = above, 0
    repeated = sum(heights[at] for at in header)
    for at, height in enumerate(heights):
        if used + height > page and at > start:
            start = _best(rows, heights, (start + 1, at), header=header, page=page)
            yield start
            used = sum(heights[start:at]) + (repeated if start >= header.stop else 0)
        used += height


def parted_at(rows: Sequence[Row], ends: Sequence[int]) -> list[Row]:
    """The rows with cells merged downwards begun again on every page, so that each shows them."""
    starts = set(ends)
    return [
        tuple(cell._replace(continues=False) for cell in row) if at in starts else row
        for at, row in enumerate(rows)
    ]


def _best(
    rows: Sequence[Row], heights: Sequence[float], between: tuple[int, int], *,
    header: range, page: float,
) -> int:  # fmt: skip
    """The row where fewest merged cells are parted, of those near the end of the page."""
    first, last = between
    best, spare = last, 0.0
    for at in range(last, first - 1, -1):
        spare += heights[at]
        if at != last and spare > LEEWAY * page and best not in _kept(header):
            break
        if best in _kept(header) or (at not in _kept(header) and _parted(rows[at], rows[best])):
            best = at
    return best


def _kept(header: range) -> range:
    return range(header.start + 1, header.stop + 1)


def _parted(row: Row, other: Row) -> bool:
    """Whether fewer merged cells are parted above a row than above the other."""
    return sum(one.continues for one in row) < sum(one.continues for one in other)
