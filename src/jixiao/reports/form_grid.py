"""A sheet printed on a form: the cells of the paper, merged as on the paper.

What a published form has no place for is not printed: the reason of a row of funds, spending
plans on forms without one, columns of the publisher's own. The sign and the unit that some
forms print in columns of their own go into the target.
"""

from __future__ import annotations

from collections.abc import Callable

from jixiao.domain.grid import Cell, Grid, Row
from jixiao.domain.indicator import Indicator
from jixiao.domain.sheet import Sheet, SheetKind
from jixiao.forms.form import Block, Form, Slot, all_forms
from jixiao.reports.fields import (
    indicator_text,
    level_key,
    number,
    objective_texts,
    per_cent_number,
    sheet_text,
)  # fmt: skip
from jixiao.reports.form_funds import FUND, fund_lines, fund_pairs
from jixiao.reports.pieces import Line, Piece, labelled

LEVELS = ("dimension", "kind")
# Above an objective for several years on forms that have no title for it.
LONG_TERM = "实施期目标"


def form_for(sheet: Sheet) -> Form:
    """The form to print a sheet on: the one it was read from, else by what it has to say."""
    forms = all_forms()
    for form in forms:
        if form.name == sheet.form:
            return form
    spent = any(fund.outturn is not None for fund in sheet.funds)
    evaluated = sheet.is_evaluated or spent or sheet.kind is not SheetKind.OBJECTIVE
    wanted = SheetKind.SELF_EVALUATION if evaluated else SheetKind.OBJECTIVE
    return next(form for form in forms if form.kind is wanted)


def grid_of(form: Form, sheet: Sheet) -> Grid:
    """The sheet as the rows of the form, from the top down."""
    lines = [line for block in form.blocks for line in PRINTERS[block.kind](block, sheet)]
    return Grid(tuple(_row(line) for line in lines))


def indicator_header(form: Form, grid: Grid) -> int | None:
    """The row that titles the indicators; it is repeated on every page of a long sheet."""
    titles = [
        slot.title for block in form.blocks if block.kind == "indicators" for slot in block.columns
    ]
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
    for row in block.rows:
        if any(slot.field.startswith(FUND) for slot in row):
            lines.extend(fund_pairs(row, sheet))
        else:
            lines.append(tuple(_piece(row, at, sheet) for at in range(len(row))))
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
    texts = objective_texts(annual)
    lines.append(tuple(Piece(texts[slot.field], slot.width) for slot in block.columns))
    printed = labelled(block.label, lines)
    distant = objective_texts([one for one in sheet.objectives if one.term == "long_term"])
    if distant["text"]:
        label = block.label.width if block.label else 1
        width = sum(piece.width for piece in printed[0]) - label
        printed.append((Piece(LONG_TERM, label), Piece(distant["text"], width)))
    return printed


def _indicators(block: Block, sheet: Sheet) -> list[Line]:
    header = tuple(Piece(slot.title, slot.width) for slot in block.columns)
    lines: list[Line] = []
    above: Indicator | None = None
    for indicator in sheet.indicators:
        lines.append(tuple(_level_or_value(slot, indicator, above) for slot in block.columns))
        above = indicator
    blank = tuple(Piece(width=slot.width) for slot in block.columns)
    return labelled(block.label, [header, *(lines or [blank])])


def _level_or_value(slot: Slot, indicator: Indicator, above: Indicator | None) -> Piece:
    """A cell of an indicator; a level that is that of the row above goes on from there."""
    text = indicator_text(indicator, slot.field)
    if above is None or not text or slot.field not in LEVELS:
        return Piece(text, slot.width)
    same = level_key(indicator, slot.field) == level_key(above, slot.field)
    return Piece(text, slot.width, continues=same)


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
    "indicators": _indicators,
    "total": _total,
}
