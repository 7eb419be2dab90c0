"""Tables of a report built of figures, so that every cell keeps its origin."""

from __future__ import annotations

from collections.abc import Sequence

from jixiao.domain.grid import Cell
from jixiao.reports.paper.model import Span, Table
from jixiao.reports.paper.page import Layout
from jixiao.reports.tracing.origin import Origin
from jixiao.reports.wording import NONE_PRINTED

Content = str | Span | None


def table_of(
    titles: Sequence[str],
    rows: Sequence[Sequence[Content]],
    *,
    layout: Layout,
    caption: str,
    key: str,
    note: str = "",
) -> Table:
    """A plain table under its titles; a dash stands for None, an empty text stays empty.

    A note stands in a last row across all columns.
    """
    printed = [tuple(Cell(title, column) for column, title in enumerate(titles))]
    origins: dict[tuple[int, int], Origin] = {}
    for at, row in enumerate(rows, start=1):
        printed.append(tuple(Cell(_text(one), column) for column, one in enumerate(row)))
        for column, one in enumerate(row):
            if isinstance(one, Span) and one.origin is not None:
                origins[at, column] = one.origin
    printed += [(Cell(note, 0, len(titles)),)] if note else []
    return Table(tuple(printed), layout, caption, origins, key)


def _text(content: Content) -> str:
    text = content.text if isinstance(content, Span) else content
    return NONE_PRINTED if text is None else text
