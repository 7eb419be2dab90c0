"""A sheet printed on a form: the cells of the paper, merged as on the paper.

What a published form has no place for is not printed: the reason of a row of funds, spending
plans on forms without one, columns of the publisher's own. The sign and the unit that some
forms print in columns of their own go into the target on the others.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import groupby

from jixiao.domain.grid import Cell, Grid, Row
from jixiao.domain.sheet import Sheet
from jixiao.forms.form import Block, Form, Slot
from jixiao.reports.sheets.choice import form_for
from jixiao.reports.sheets.fields import number, objective_texts, per_cent_number, sheet_text
from jixiao.reports.sheets.funds import fund_lines, fund_pairs, has_funds
from jixiao.reports.sheets.indicators import goal_lines, indicator_lines
from jixiao.reports.sheets.pieces import Line, Piece, labelled
from jixiao.reports.sheets.tasks import task_lines

__all__ = ["form_for", "grid_of", "indicator_header", "lines_of"]

# Above an objective for several years on forms that have no title for it.
LONG_TERM = "实施期目标"


def grid_of(form: Form, sheet: Sheet) -> Grid:
    """The sheet as the rows of the form, from the top down."""
    return Grid(tuple(_row(line) for line in lines_of(form, sheet)))


def lines_of(form: Form, sheet: Sheet) -> list[Line]:
    """The same rows with the field that each cell prints, for a form that is to be filled in."""
    return [line for block in form.blocks for line in PRINTERS[block.kind](block, sheet)]


def indicator_header(form: Form, grid: Grid) -> int | None:
    """The row that titles the indicators; it is repeated on every page of a long sheet.

    None where the titles take two rows: such a table is not parted.
    """
    columns = form.columns("indicators")
    if any(slot.under for slot in columns):
        return None
    titles = [slot.title for slot in columns]
    for index, row in enumerate(grid):
        if [cell.text for cell in row][-len(titles) :] == titles:
            return index
    return None


def _row(line: Line) -> Row:
    cells: list[Cell] = []
    column = 0
    for piece in line:
        cells.append(Cell(piece.text, column, piece.width, piece.continues))
        column += piece.width
    return tuple(cells)


def _rows(block: Block, sheet: Sheet) -> list[Line]:
    fields = [slot.field for row in block.rows for slot in row if slot.field]
    if block.is_optional and not any(sheet_text(sheet, field) for field in fields):
        return []
    lines: list[Line] = []
    for with_funds, rows in groupby(block.rows, key=has_funds):
        if with_funds:
            lines.extend(fund_pairs(list(rows), sheet))
        else:
            lines += [tuple(_piece(row, at, sheet) for at in range(len(row))) for row in rows]
    return labelled(block.label, lines)


def _piece(row: tuple[Slot, ...], at: int, sheet: Sheet) -> Piece:
    slot = row[at]
    titled = at > 0 and bool(row[at - 1].title)
    text = slot.title or sheet_text(sheet, slot.field, titled=titled)
    return Piece(text, slot.width)


def _plan(block: Block, sheet: Sheet) -> list[Line]:
    """Dates above their shares; more dates than columns go on in further pairs of rows."""
    widths = [slot.width for slot in block.columns]
    steps = [(step.text, per_cent_number(step.share)) for step in sheet.spending_plan.steps]
    steps = steps or [(text, "") for text in block.steps]
    lines: list[Line] = []
    for start in range(0, len(steps), sum(widths)):
        some = steps[start : start + sum(widths)]
        spread = widths if len(some) == len(widths) else _spread(sum(widths), len(some))
        for part in (0, 1):
            texts = [one[part] for one in some]
            lines.append(tuple(Piece(*pair) for pair in zip(texts, spread, strict=True)))
    return labelled(block.label, lines)


def _spread(columns: int, parts: int) -> list[int]:
    """So many columns shared out over the parts, the first ones wider."""
    each, more = divmod(columns, parts)
    return [each + (index < more) for index in range(parts)]


def _objectives(block: Block, sheet: Sheet) -> list[Line]:
    titles = tuple(Piece(slot.title, slot.width) for slot in block.columns)
    lines: list[Line] = [titles] if any(slot.title for slot in block.columns) else []
    annual = [one for one in sheet.objectives if one.term != "long_term"]
    distant = objective_texts([one for one in sheet.objectives if one.term == "long_term"])
    texts = {**objective_texts(annual), "long_term": distant["text"]}
    lines.append(
        tuple(Piece(texts[slot.field], slot.width, field=slot.field) for slot in block.columns)
    )
    printed = labelled(block.label, lines)
    if distant["text"] and "long_term" not in block.fields():
        label = block.label.width if block.label else 1
        width = sum(piece.width for piece in printed[0]) - label
        printed.append((Piece(LONG_TERM, label), Piece(distant["text"], width)))
    return printed


def _total(block: Block, sheet: Sheet) -> list[Line]:
    numbers = {"total_points": sheet.total_points, "total_score": sheet.total_score}
    return [
        tuple(
            Piece(slot.title or number(numbers.get(slot.field)), slot.width)
            for slot in block.columns
        )
    ]


PRINTERS: dict[str, Callable[[Block, Sheet], list[Line]]] = {
    "rows": _rows,
    "funds": fund_lines,
    "plan": _plan,
    "objectives": _objectives,
    "tasks": task_lines,
    "indicators": indicator_lines,
    "goals": goal_lines,
    "total": _total,
}
