"""A sheet printed on a form: the cells of the paper, merged as on the paper.

What a published form has no place for is not printed: the reason of a row of funds, spending
plans on forms without one, columns of the publisher's own. The sign and the unit that some
forms print in columns of their own go into the target on the others.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby

from jixiao.domain.grid import Cell, Grid, Row
from jixiao.domain.sheet import PlanStep, Sheet
from jixiao.forms.form import Block, Form, Slot
from jixiao.reports.sheets.choice import form_for
from jixiao.reports.sheets.fields import number, objective_texts, per_cent_number, sheet_text
from jixiao.reports.sheets.funds import fund_lines, fund_pairs, has_funds
from jixiao.reports.sheets.indicators import goal_lines, indicator_lines
from jixiao.reports.sheets.pieces import Line, Piece, labelled
from jixiao.reports.sheets.tasks import task_lines

__all__ = ["form_for", "grid_of", "grid_of_lines", "indicator_header", "lines_of"]

# Above an objective for several years on forms that have no title for it.
LONG_TERM = "实施期目标"


def grid_of(form: Form, sheet: Sheet) -> Grid:
    """The sheet as the rows of the form, from the top down."""
    return grid_of_lines(lines_of(form, sheet))


def grid_of_lines(lines: Sequence[Line]) -> Grid:
    """Rows of a form as a grid of cells."""
    return Grid(tuple(_row(line) for line in lines))


def lines_of(form: Form, sheet: Sheet) -> list[Line]:
    """The same rows with the field that each cell prints, for a form that is to be filled in."""
    blocks = form.until(sheet.cut_off_month).blocks
    return [line for block in blocks for line in PRINTERS[block.kind](block, sheet)]


def indicator_header(form: Form, grid: Grid) -> range | None:
    """The rows that title the indicators; they are repeated on every page of a long sheet.

    The titles take two rows where columns stand in groups; None where there are no indicators.
    """
    columns = form.columns("indicators")
    titles = [slot.title for slot in columns]
    if not titles:
        return None
    for index, row in enumerate(grid):
        if [cell.text for cell in row][-len(titles) :] == titles:
            return range(index - any(slot.under for slot in columns), index + 1)
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
    if slot.title or not slot.field:
        return Piece(slot.title, slot.width)
    text = sheet_text(sheet, slot.field, titled=titled)
    return Piece(text, slot.width, field=slot.field, of=sheet)


def _plan(block: Block, sheet: Sheet) -> list[Line]:
    """Dates above their shares; more dates than columns go on in further pairs of rows."""
    widths = [slot.width for slot in block.columns]
    steps = sheet.spending_plan.steps or tuple(PlanStep(text=text) for text in block.steps)
    lines: list[Line] = []
    for start in range(0, len(steps), sum(widths)):
        some = steps[start : start + sum(widths)]
        spread = widths if len(some) == len(widths) else _spread(sum(widths), len(some))
        pairs = list(zip(some, spread, strict=True))
        lines.append(tuple(Piece(step.text, width) for step, width in pairs))
        lines.append(tuple(_share(step, width) for step, width in pairs))
    return labelled(block.label, lines)


def _share(step: PlanStep, width: int) -> Piece:
    return Piece(per_cent_number(step.share), width, field="share", of=step)


def _spread(columns: int, parts: int) -> list[int]:
    """So many columns shared out over the parts, the first ones wider."""
    each, more = divmod(columns, parts)
    return [each + (index < more) for index in range(parts)]


def _objectives(block: Block, sheet: Sheet) -> list[Line]:
    titles = tuple(Piece(slot.title, slot.width) for slot in block.columns)
    lines: list[Line] = [titles] if any(slot.title for slot in block.columns) else []
    annual = tuple(one for one in sheet.objectives if one.term != "long_term")
    distant = tuple(one for one in sheet.objectives if one.term == "long_term")
    later = objective_texts(distant)["text"]
    texts = {**objective_texts(annual), "long_term": later}
    held = {"long_term": distant}
    lines.append(
        tuple(
            Piece(texts[one.field], one.width, field=one.field, of=held.get(one.field, annual))
            for one in block.columns
        )
    )
    printed = labelled(block.label, lines)
    if later and "long_term" not in block.fields():
        label = block.label.width if block.label else 1
        width = sum(piece.width for piece in printed[0]) - label
        cell = Piece(later, width, field="long_term", of=distant)
        printed.append((Piece(LONG_TERM, label), cell))
    return printed


def _total(block: Block, sheet: Sheet) -> list[Line]:
    numbers = {"total_points": sheet.total_points, "total_score": sheet.total_score}
    return [
        tuple(
            Piece(number(numbers[slot.field]), slot.width, field=slot.field, of=sheet)
            if slot.field in numbers
            else Piece(slot.title, slot.width)
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
