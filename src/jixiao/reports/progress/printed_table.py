"""Tables of a 支出进度表 on paper: columns under one or two rows of titles, traced figures."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import Generic, NamedTuple, TypeVar

from jixiao.domain.grid import Cell, Row
from jixiao.reports.paper.model import Span, Table
from jixiao.reports.paper.page import SMALL_CELL, Layout
from jixiao.reports.tracing.origin import Origin
from jixiao.reports.wording import NONE_PRINTED

Content = str | Span | None
Of = TypeVar("Of")


class Column(NamedTuple, Generic[Of]):
    """A column: its title, the title over it and its neighbours, its width, what stands in it."""

    title: str
    width: float
    content: Callable[[Of], Content]
    group: str = ""
    is_left: bool = False


class Line(NamedTuple):
    """A row: what it says by column; ``merged`` first columns are one cell."""

    contents: Sequence[Content]
    merged: int = 1


def printed_table(
    columns: Sequence[Column[Of]], lines: Sequence[Line], *, key: str, note: str = ""
) -> Table:
    """The table on a page on its side; a dash stands for None, a note in a last row."""
    rows = list(_titles(columns))
    header_rows = len(rows)
    origins: dict[tuple[int, int], Origin] = {}
    for at, line in enumerate(lines, start=header_rows):
        rows.append(_row(line))
        for column, one in enumerate(line.contents):
            if isinstance(one, Span) and one.origin is not None:
                origins[at, column] = one.origin
    if note:
        rows.append((Cell(note, 0, len(columns)),))
    layout = Layout(
        tuple(one.width for one in columns),
        print=SMALL_CELL,
        header_rows=header_rows,
        left=frozenset(at for at, one in enumerate(columns) if one.is_left),
        is_wide=True,
    )
    return Table(tuple(rows), layout, origins=origins, key=key)


def _titles(columns: Sequence[Column[Of]]) -> Iterator[Row]:
    """One row of titles, or two where columns have a title over them."""
    if not any(one.group for one in columns):
        yield tuple(Cell(one.title, at) for at, one in enumerate(columns))
        return
    yield tuple(_upper(columns))
    yield tuple(Cell(one.title, at, continues=not one.group) for at, one in enumerate(columns))


def _upper(columns: Sequence[Column[Of]]) -> Iterator[Cell]:
    for group, some in groupby(enumerate(columns), key=lambda one: one[1].group):
        titles = [(at, one.title) for at, one in some]
        if group:
            yield Cell(group, titles[0][0], len(titles))
        else:
            yield from (Cell(title, at) for at, title in titles)


def _row(line: Line) -> Row:
    first = Cell(_text(line.contents[0]), 0, line.merged)
    rest = enumerate(line.contents[line.merged :], start=line.merged)
    return (first, *(Cell(_text(one), column) for column, one in rest))


def _text(content: Content) -> str:
    text = content.text if isinstance(content, Span) else content
    return NONE_PRINTED if text is None else text
