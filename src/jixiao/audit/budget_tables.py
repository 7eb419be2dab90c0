"""The tables of a published budget or account: their rows by code, their totals, their labels."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from jixiao.domain.grid import Cell, Grid, Row
from jixiao.domain.place import Place
from jixiao.domain.text import half_width, squeeze

AMOUNT = re.compile(r"-?\d{1,3}(?:,\d{3})+(?:\.\d+)?|-?\d+(?:\.\d+)?")
CODE = re.compile(r"\d{2,7}")
TOTALS = ("合计", "总计")
LEVELS = (3, 5, 7)
CLASS = 3


@dataclass(frozen=True, slots=True)
class Amount:
    """A number of a table with the cell that it stands in, in the table's own unit."""

    number: Decimal
    place: Place

    @property
    def step(self) -> Decimal:
        """What the last printed digit is worth."""
        exponent = self.number.as_tuple().exponent
        return Decimal(1).scaleb(exponent) if isinstance(exponent, int) else Decimal(1)


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a classification: its code (none for the total), its name, amounts by column."""

    code: str
    name: str
    amounts: dict[int, Amount]


def lines_of(table: Grid) -> list[Line]:
    """The rows with a code of 3, 5 or 7 digits, and the row of the total."""
    blocks = (cells for row in table.rows for cells in _blocks(row))
    return [line for cells in blocks if (line := _line(cells))]


def labelled_amounts(table: Grid, label: str) -> Iterator[Amount]:
    """What a table states for a label: behind 人员经费合计, or under 人员经费 in the total row."""
    headers: dict[int, str] = {}
    for row in table.rows:
        cells = [one for one in row if one.text.strip()]
        is_total = any(squeeze(one.text) in TOTALS for one in cells)
        for at, cell in enumerate(cells):
            text = squeeze(cell.text)
            amount = amount_of(cell)
            if text in (f"{label}{one}" for one in TOTALS):
                behind = cells[at + 1] if at + 1 < len(cells) else None
                if behind is not None and (stated := amount_of(behind)):
                    yield stated
            elif amount is None:
                headers[cell.column] = text
            elif is_total and headers.get(cell.column) == label:
                yield amount


def amount_of(cell: Cell) -> Amount | None:
    """The number that a cell is, if it is one and no code."""
    text = half_width(cell.text).strip()
    if not AMOUNT.fullmatch(text):
        return None
    return Amount(Decimal(text.replace(",", "")), cell.place)


def _blocks(row: Row) -> Iterator[list[Cell]]:
    """Two classifications may stand side by side: a code with a name behind it begins another."""
    cells = [one for one in row if one.text.strip()]
    block: list[Cell] = []
    for at, cell in enumerate(cells):
        if any(amount_of(one) is None for one in block) and _begins(cells, at):
            yield block
            block = []
        block.append(cell)
    yield block


def _begins(cells: Sequence[Cell], at: int) -> bool:
    text = squeeze(cells[at].text)
    named = at + 1 < len(cells) and amount_of(cells[at + 1]) is None
    return text.endswith(TOTALS) or (CODE.fullmatch(text) is not None and named)


def _line(cells: list[Cell]) -> Line | None:
    code, name, amounts = "", "", {}
    for cell in cells:
        text = cell.text.strip()
        if not name and CODE.fullmatch(text):
            code += text
        elif not name and text:
            name = squeeze(text)
        elif name and (amount := amount_of(cell)):
            amounts[cell.column] = amount
    is_total = not code and name in TOTALS
    return Line(code, name, amounts) if amounts and (len(code) in LEVELS or is_total) else None
