"""Lists of rectifications (整改台账) among the tables of a file, known by their column titles."""

from __future__ import annotations

import calendar
import tomllib
from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache
from importlib import resources
from typing import Any, NamedTuple

from jixiao.domain.dates import PartialDate, read_date
from jixiao.domain.document import Paragraph
from jixiao.domain.grid import Cell, Grid, Row, cell_at
from jixiao.domain.place import Place
from jixiao.domain.rectification import Rectification
from jixiao.domain.text import half_width, squeeze
from jixiao.readers.recognition.columns import Columns, columns_of
from jixiao.readers.recognition.titles import title_word

ROWS_ABOVE_HEADER = 6
NEEDED = frozenset({"finding", "measure"})
ONE_OF = frozenset({"owner", "deadline", "status"})
JOINED = frozenset({"owner", "status"})


@lru_cache(maxsize=1)
def _data() -> dict[str, Any]:
    path = resources.files("jixiao.readers.recognition") / "rectifications.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


@lru_cache(maxsize=1)
def _titles() -> dict[str, str]:
    columns: dict[str, list[str]] = _data()["columns"]
    return {title_word(title): field for field, titles in columns.items() for title in titles}


def rectifications_of(grids: Iterable[Grid]) -> tuple[Rectification, ...]:
    """The lines of every list of rectifications among the tables, in printed order."""
    return tuple(one for grid in grids for one in _lines_of(grid))


def is_list_of_rectifications(grid: Grid) -> bool:
    """Whether a table has columns for what was found, for the measure, and for who or when."""
    return _header_of(grid) is not None


def lead_of(grid: Grid) -> Iterator[Paragraph]:
    """What a list prints above its header: title, unit and date, where they are rows of it."""
    header = _header_of(grid)
    for row in grid.rows[: header.first if header else 0]:
        for cell in row:
            if cell.text.strip() and not cell.continues:
                yield Paragraph(cell.text.strip(), cell.place)


class Header(NamedTuple):
    """The header of a list: its first row, the first row below it, and the columns."""

    first: int
    below: int
    columns: Columns


def _header_of(grid: Grid) -> Header | None:
    for at, row in enumerate(grid.rows[:ROWS_ABOVE_HEADER]):
        columns = columns_of(row, _titles())
        if not columns.fields >= NEEDED:
            continue
        below = grid.rows[at + 1] if at + 1 < len(grid.rows) else ()
        rows = 1
        if not grid.is_ragged and _is_second_header(below):
            columns, rows = columns.refined(below, _titles()), 2
        return Header(at, at + rows, columns) if columns.fields & ONE_OF else None
    return None


def _is_second_header(row: Row) -> bool:
    fresh = [cell for cell in row if cell.text and not cell.continues]
    return bool(fresh) and all(title_word(cell.text) in _titles() for cell in fresh)


def _lines_of(grid: Grid) -> Iterator[Rectification]:
    found = _header_of(grid)
    if found is None:
        return
    columns = found.columns
    width = len(columns.columns)
    before = Rectification()
    for row in grid.rows[found.below :]:
        if grid.is_ragged and len(row) != width:
            continue  # A cell is lost, and nobody knows which.
        cells = columns.cells(row)
        if any(cells[one].text.strip() for one in NEEDED & set(cells)) and not _is_header(cells):
            before = _line(cells, columns, row).going_on_from(before)
            yield before


def _is_header(cells: dict[str, Cell]) -> bool:
    """Whether the header is printed again (at the head of a page), or one text fills the row."""
    texts = {cell.text for cell in cells.values()}
    return len(texts) == 1 or _titles().get(title_word(cells["measure"].text)) == "measure"


def _line(cells: dict[str, Cell], columns: Columns, row: Row) -> Rectification:
    texts = {field: cell.text.strip() for field, cell in cells.items()}
    for field in JOINED & set(cells):
        texts[field] = "、".join(_all_of(field, columns, row))
    first = cells["finding"].place
    return Rectification(
        **texts,
        due_date=due_date_in(texts.get("deadline", "")),
        is_closed=_in_all({is_closed(one) for one in _all_of("status", columns, row)}),
        place=Place(texts["finding"] or texts["measure"], *first[1:])._replace(column=None),
        places={field: cell.place for field, cell in cells.items()},
    )


def _all_of(field: str, columns: Columns, row: Row) -> list[str]:
    """What stands in every column of a field, each text once: 责任单位 and 责任人 are two."""
    cells = (cell_at(row, one.start) for one in columns.columns if one.field == field)
    texts = (cell.text.strip() for cell in cells if cell is not None)
    return list(dict.fromkeys(filter(None, texts)))


def _in_all(answers: set[bool | None]) -> bool | None:
    """What several columns say together: 已付95% leaves it open, 否 beside it (销号) does not."""
    said = answers - {None}
    return said.pop() if len(said) == 1 else None


def due_date_in(text: str) -> date | None:
    """The last day that a deadline allows; None where the year or the month is not printed."""
    read = read_date(squeeze(half_width(text)))
    return None if read is None else _last_day(read.period.end)


def _last_day(end: PartialDate) -> date | None:
    if end.year is None or end.month is None:
        return None
    last = calendar.monthrange(end.year, end.month)[1]
    return date(end.year, end.month, min(end.day or last, last))


def is_closed(text: str) -> bool | None:
    """What a status says; None where it says nothing of it, or both."""
    plain, words = squeeze(half_width(text)), _data()["status"]
    if plain in words["only_closed"] or plain in words["only_open"]:
        return plain in words["only_closed"]
    rest = plain
    for word in words["open"]:
        rest = rest.replace(word, "\0")
    closed = any(word in rest for word in words["closed"])
    return None if closed == (rest != plain) else closed
