"""The row that a page end cut: told by cells that were full to the bottom of the page."""

from __future__ import annotations

from enum import Enum

from jixiao.readers.pages.page_lines import is_broken_off, room_in_cell
from jixiao.readers.pages.page_tables import TableCell

BRACKETS = (("（", "）"), ("(", ")"), ("《", "》"), ("“", "”"), ("【", "】"), ("〔", "〕"))


class Cut(Enum):
    """Whether the first row of a page goes on with the last row of the page before."""

    NO = "no"
    YES = "yes"
    UNSURE = "unsure"


def judged(pairs: list[tuple[TableCell, TableCell | None]]) -> Cut:
    """Judge a page end: what is carried over stands below cells that were full to the bottom."""
    carried = [(cell, upper) for cell, upper in pairs if cell.lines]
    is_whole_row = not any(upper and upper.lines and not cell.lines for cell, upper in pairs)
    if not carried or is_whole_row:
        return Cut.NO
    votes: list[bool] = []
    for cell, upper in carried:
        if upper is None or not upper.lines or not _reaches_bottom(upper):
            return Cut.NO
        votes.append(_breaks_off(upper, cell))
    if all(votes):
        return Cut.YES
    is_long = any(upper is not None and len(upper.lines) > 1 for _, upper in carried)
    return Cut.UNSURE if any(votes) and is_long else Cut.NO


def _reaches_bottom(cell: TableCell) -> bool:
    line = cell.lines[-1]
    return cell.bottom - line.bottom < 1.2 * line.size


def _breaks_off(upper: TableCell, cell: TableCell) -> bool:
    """Whether the text of a cell is unfinished at the page end: a full line, an open bracket."""
    text, following = upper.bare, cell.bare
    if any(text.count(left) > text.count(right) and right in following for left, right in BRACKETS):
        return True
    room = room_in_cell([*upper.lines, *cell.lines], cell.x1 - cell.x0)
    is_closed = text[-1:] in {"。", "；"}
    return not is_closed and is_broken_off(upper.lines[-1], cell.lines[0], room=room)
