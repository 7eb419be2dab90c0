"""Whether the rows of a classification add up: 类 out of 款, 款 out of 项, the total out of 类."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from jixiao.audit.budget_tables import CLASS, LEVELS, Amount, Line, lines_of
from jixiao.domain.grid import Grid


@dataclass(frozen=True, slots=True)
class WrongSum:
    """A row whose amount in one column is not what the rows under it add up to."""

    line: Line
    amount: Amount
    parts: Sequence[Line]
    total: Decimal


def wrong_sums(table: Grid) -> Iterator[WrongSum]:
    """Every such row.

    Where all columns of a row are short by what is itself a whole row, a row was lost on the way
    here (a page foot, a merged cell), and the table is not judged by it.
    """
    lines = lines_of(table)
    for line in lines:
        parts = [one for one in lines if _is_part(one, line)]
        if not parts:
            continue
        gaps = {column: found for column in line.amounts if (found := _gap(line, parts, column))}
        if gaps and not _is_lost_row(gaps, line):
            column, total = next(iter(gaps.items()))
            yield WrongSum(line, line.amounts[column], parts, total)


def _is_part(line: Line, whole: Line) -> bool:
    if not whole.code:
        return len(line.code) == CLASS
    at = LEVELS.index(len(whole.code))
    below = LEVELS[at + 1 : at + 2]
    return line.code.startswith(whole.code) and (len(line.code),) == below


def _gap(line: Line, parts: Sequence[Line], column: int) -> Decimal | None:
    """What the parts add up to, where rounding does not explain the difference."""
    amounts = [one.amounts[column] for one in parts if column in one.amounts]
    stated = line.amounts[column]
    total = sum((one.number for one in amounts), Decimal(0))
    step = max([stated.step, *(one.step for one in amounts)])
    allowed = step * (len(amounts) + 1) / 2
    return total if amounts and abs(total - stated.number) > allowed else None


def _is_lost_row(gaps: dict[int, Decimal], line: Line) -> bool:
    """Whether the first column's gap is the sum of the other columns' gaps: a whole row's."""
    missing = [line.amounts[column].number - total for column, total in gaps.items()]
    return len(missing) > 1 and missing[0] == sum(missing[1:])
