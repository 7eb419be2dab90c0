"""A table that goes on over pages made one again, and the row that a page end cut."""

from __future__ import annotations

from dataclasses import dataclass

from jixiao.readers.pages.page_cuts import Cut, judged
from jixiao.readers.pages.page_rulings import SNAP, clustered
from jixiao.readers.pages.page_tables import Table, TableCell

MOST_HEADER_ROWS = 6


@dataclass(frozen=True, slots=True)
class Joint:
    """Where two pages met in a table: the row above, and whether a row was cut there."""

    row: int
    cut: Cut


def goes_on(table: Table, following: Table) -> bool:
    """Whether the column edges of a table on the next page agree with those of this one."""
    ends = ((table.edges[0], following.edges[0]), (table.edges[-1], following.edges[-1]))
    if any(abs(one - two) > SNAP for one, two in ends):
        return False
    few, many = sorted((table.edges, following.edges), key=len)
    inner = few[1:-1]
    known = sum(any(abs(one - two) <= SNAP for two in many) for one in inner)
    return known * 2 >= len(inner)


def append(table: Table, following: Table) -> Joint:
    """Put the table of the next page below this one."""
    skipped = repeated_rows(table, following)
    last = len(table.pages)
    pairs = _pairs(table, following, skipped)
    cut = judged(pairs)
    if not skipped and (titles := _title_rows(table, following)):
        # They stay where no row was cut: what stands below them may be another sheet.
        pairs = _pairs(table, following, titles)
        cut = Cut.YES if judged(pairs) is Cut.YES else Cut.NO
        skipped, pairs = (titles, pairs) if cut is Cut.YES else (0, [])
    shift = last - skipped - (1 if cut is Cut.YES else 0)
    taken = _continued(pairs, table, following, is_cut=cut is Cut.YES)
    for cell in following.cells:
        if cell.row < skipped:
            continue
        upper = taken.get(id(cell))
        if upper is None:
            cell.row += shift
            cell.end_row += shift
            table.cells.append(cell)
        else:
            upper.end_row = cell.end_row + shift
            upper.lines = upper.lines + cell.lines
            upper.bottom = cell.bottom
    table.pages += following.pages[skipped + (1 if cut is Cut.YES else 0) :]
    table.edges = clustered(table.edges + following.edges)
    table.bottom = following.bottom
    return Joint(last, cut)


def repeated_rows(table: Table, following: Table) -> int:
    """How many rows at the top of a page only repeat the header of the table."""
    is_header = False
    number = 0
    while number < min(MOST_HEADER_ROWS, len(table.pages), len(following.pages) - 1):
        texts = _texts(following, number)
        if not texts or texts != _texts(table, number):
            break
        is_header = is_header or len({text for text in texts if text}) > 2
        number += 1
    crossing = any(one.row < number < one.end_row for one in following.cells)
    return number if is_header and not crossing else 0


def _pairs(table: Table, following: Table, row: int) -> list[tuple[TableCell, TableCell | None]]:
    """The cells that begin in a row of a page, each with the one above the page end."""
    above = [one for one in table.cells if one.end_row == len(table.pages)]
    return [(one, _match(one, above)) for one in following.starting_at(row)]


def _title_rows(table: Table, following: Table) -> int:
    """How many rows at the top of a page repeat titles that stood further down in the table.

    They are no rest of the blank cells that the page before ends with.
    """
    known = _rows(table)
    rows = _rows(following)
    number = 0
    while number < min(MOST_HEADER_ROWS, len(following.pages) - 1):
        if rows.get(number) not in known.values():
            break
        number += 1
    titles = {text for row in range(number) for text, _at in rows[row] if text}
    crossing = any(one.row < number < one.end_row for one in following.cells)
    return number if len(titles) > 2 and not crossing else 0


def _rows(table: Table) -> dict[int, list[tuple[str, int]]]:
    """What stands in every row, and from where."""
    rows: dict[int, list[tuple[str, int]]] = {}
    for one in sorted(table.cells, key=lambda cell: cell.x0):
        rows.setdefault(one.row, []).append((one.bare, round(one.x0)))
    return rows


def _texts(table: Table, row: int) -> list[str]:
    return [one.bare for one in table.starting_at(row)]


def _match(cell: TableCell, above: list[TableCell]) -> TableCell | None:
    for one in above:
        if abs(one.x0 - cell.x0) <= SNAP and abs(one.x1 - cell.x1) <= SNAP:
            return one
    return None


def _continued(
    pairs: list[tuple[TableCell, TableCell | None]],
    table: Table,
    following: Table,
    *,
    is_cut: bool,
) -> dict[int, TableCell]:
    """The first cells of a page that are the rest of a cell on the page before."""
    taken: dict[int, TableCell] = {}
    for cell, upper in pairs:
        if is_cut:
            if upper is not None:
                taken[id(cell)] = upper
            continue
        if upper is None or (cell.lines and upper.lines):
            break
        if not _is_merged(cell, upper, (table, following)):
            break
        taken[id(cell)] = upper
    return taken


def _is_merged(cell: TableCell, upper: TableCell, tables: tuple[Table, Table]) -> bool:
    """Whether a blank cell in the column of a cell is a part of it: others there are merged."""
    if max(cell.height, upper.height) > 1:
        return True
    return not cell.lines and any(
        one.height > 1 and abs(one.x0 - cell.x0) <= SNAP and abs(one.x1 - cell.x1) <= SNAP
        for table in tables
        for one in table.cells
    )
