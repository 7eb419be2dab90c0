"""A table of a web page: real spans, titles that say what they are titles of, a box to scroll."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from jixiao.reports.paper.cells import PlacedCell, placed_cells
from jixiao.reports.paper.html.marks import escaped, flat, marked
from jixiao.reports.paper.model import Table
from jixiao.reports.paper.page import CELL, LANDSCAPE_TEXT_WIDTH, TEXT_WIDTH, TINY_CELL
from jixiao.reports.tracing.origin import Origin

# Narrower columns, in millimetres, cannot be read.
LEAST_COLUMN = 20

Figure = Callable[[str, Origin | None], str]


def table_html(table: Table, figure: Figure, *, number: int) -> str:
    """The table in a box that scrolls on a small screen; ``number`` tells tables apart."""
    rows: list[list[str]] = [[] for _ in table.rows]
    for cell in placed_cells(table):
        rows[cell.row].append(_cell(cell, figure))
    lines = [f"<tr>{''.join(row)}</tr>" for row in rows]
    head, body = lines[: table.layout.header_rows], lines[table.layout.header_rows :]
    caption = f"<caption>{marked(table.caption)}</caption>\n" if table.caption else ""
    label = escaped(flat(table.caption)) or f"第{number}张表"
    return (
        f'<div class="table" role="region" tabindex="0" aria-label="{label}">\n'
        f'<table{_kind(table)} style="min-width: {_least(table)}mm">\n{caption}{_columns(table)}'
        f"{_part('thead', head)}{_part('tbody', body)}</table>\n</div>"
    )


def _kind(table: Table) -> str:
    size = table.layout.print.size
    name = "" if size >= CELL.size else ("tiny" if size <= TINY_CELL.size else "small")
    return f' class="{name}"' if name else ""


def _least(table: Table) -> int:
    """How wide the table stays on a small screen, in millimetres."""
    layout = table.layout
    widest = LANDSCAPE_TEXT_WIDTH if layout.is_wide else TEXT_WIDTH
    return min(LEAST_COLUMN * len(layout.widths), widest)


def _columns(table: Table) -> str:
    widths = table.layout.columns()
    whole = sum(widths)
    shares = [(Decimal(width) * 100 / whole).quantize(Decimal("0.01")) for width in widths]
    columns = "".join(f'<col style="width: {one}%">' for one in shares)
    return f"<colgroup>{columns}</colgroup>\n"


def _part(name: str, rows: list[str]) -> str:
    return "\n".join([f"<{name}>", *rows, f"</{name}>\n"]) if rows else ""


def _cell(cell: PlacedCell, figure: Figure) -> str:
    tag = "th" if cell.is_header else "td"
    across = f' colspan="{cell.width}"' if cell.width > 1 else ""
    down = f' rowspan="{cell.height}"' if cell.height > 1 else ""
    group = "colgroup" if cell.width > 1 else "col"
    scope = f' scope="{group}"' if cell.is_header else ""
    side = ' class="left"' if cell.is_left else ""
    return f"<{tag}{across}{down}{scope}{side}>{figure(cell.text, cell.origin)}</{tag}>"
