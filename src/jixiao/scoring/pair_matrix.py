"""Matrices of comparisons in pairs, as people fill them in: names around, judgements inside."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from jixiao.domain.grid import Cell, Grid
from jixiao.domain.text import half_width, squeeze
from jixiao.scoring.ahp import HIGHEST, MOST_ROWS
from jixiao.scoring.apportion import PointsNotShared

JUDGEMENT = re.compile(r"(\d+(?:\.\d+)?)(?:[/:](\d+(?:\.\d+)?))?")
SCALE = "应是1至9或它们的倒数（如3、1/3），1表示同样重要，9表示极端重要"
NO_MATRIX = "{where}中没有读到比较矩阵；第一行和第一列写指标名称，其余格写两两比较的结果，{scale}"
NOT_SQUARE = (
    "{where}的比较矩阵行与列的指标不一致：第一行是{columns}，第一列是{rows}；请改为同样的顺序"
)
TOO_LARGE = (
    "{where}的比较矩阵有{size}个指标，最多{most}个；请按一级指标分成几个矩阵（各占一个工作表）"
)
NOT_A_JUDGEMENT = "{where}{place}“{row}”与“{column}”的比较写的是“{text}”，{scale}"
UNEQUAL = (
    "{where}{place}“{row}”与“{column}”的两次比较相互矛盾：{one}和{other}不是倒数；"
    "请改正其中一个，或只填右上半边"
)
EQUAL_SELF = "{where}{place}“{row}”与自己比较应是1，不能是{one}"
# A share of 0.33 typed for 1/3 is taken for it.
DECIMALS = {Fraction(str(round(1 / one, digits))): Fraction(1, one)
            for one in range(2, HIGHEST + 1) for digits in (2, 3, 4, 6, 9)}  # fmt: skip


def matrices_of(
    tables: Sequence[Grid], *, where: str
) -> Iterator[tuple[tuple[str, ...], list[list[Fraction]]]]:
    """Every matrix with its names; raises PointsNotShared, naming the cell, where one is wrong."""
    found = False
    for table in tables:
        rows = [row for row in table.rows if any(cell.text.strip() for cell in row)]
        if len(rows) < 3 or len(rows[0]) < 3:
            continue
        found = True
        yield _matrix([[*row] for row in rows], where=where)
    if not found:
        raise PointsNotShared(NO_MATRIX.format(where=where, scale=SCALE))


def _matrix(
    rows: Sequence[Sequence[Cell]], *, where: str
) -> tuple[tuple[str, ...], list[list[Fraction]]]:
    columns = [name for cell in rows[0][1:] if (name := squeeze(cell.text))]
    names = [squeeze(row[0].text) for row in rows[1:]]
    if names != columns:
        told = {"columns": "、".join(columns), "rows": "、".join(names)}
        raise PointsNotShared(NOT_SQUARE.format(where=where, **told))
    if len(names) > MOST_ROWS:
        raise PointsNotShared(TOO_LARGE.format(where=where, size=len(names), most=MOST_ROWS))
    cells = [[*row[1:]][: len(names)] for row in rows[1:]]
    size = range(len(names))
    matrix = [[Fraction(1)] * len(names) for _ in size]
    for row in size:
        for column in size:
            if row < column:
                pair = _pair(cells, (row, column), names=names, where=where)
                matrix[row][column], matrix[column][row] = pair, 1 / pair
            elif row == column:
                _self(cells, row, names=names, where=where)
    return tuple(names), matrix


def _pair(
    cells: Sequence[Sequence[Cell]], at: tuple[int, int], *, names: Sequence[str], where: str
) -> Fraction:
    """A comparison: from above the diagonal, else from below it; both must agree."""
    row, column = at
    upper = _judgement(cells, row, column, names=names, where=where)
    lower = _judgement(cells, column, row, names=names, where=where)
    if upper is None and lower is None:
        raise PointsNotShared(_wrong(cells, row, column, names=names, where=where))
    if upper is None or lower is None:
        return upper if upper is not None else 1 / (lower or Fraction(1))
    if upper * lower != 1:
        told = {"row": names[row], "column": names[column], "one": upper, "other": lower}
        place = _place(cells, row, column)
        raise PointsNotShared(UNEQUAL.format(where=where, place=place, **told))
    return upper


def _self(cells: Sequence[Sequence[Cell]], at: int, *, names: Sequence[str], where: str) -> None:
    given = _judgement(cells, at, at, names=names, where=where)
    if given not in (None, Fraction(1)):
        place = _place(cells, at, at)
        told = EQUAL_SELF.format(where=where, place=place, row=names[at], one=given)
        raise PointsNotShared(told)


def _judgement(
    cells: Sequence[Sequence[Cell]], row: int, column: int, *, names: Sequence[str], where: str
) -> Fraction | None:
    """What a cell says; None where it is blank."""
    text = _text(cells, row, column)
    if not text:
        return None
    match = JUDGEMENT.fullmatch(text)
    found = Fraction(0)
    if match and (match[2] is None or Fraction(match[2])):
        found = Fraction(match[1]) / Fraction(match[2] or "1")
        found = DECIMALS.get(found, found)
    if not Fraction(1, HIGHEST) <= found <= HIGHEST:
        raise PointsNotShared(_wrong(cells, row, column, names=names, where=where))
    return found


def _wrong(
    cells: Sequence[Sequence[Cell]], row: int, column: int, *, names: Sequence[str], where: str
) -> str:
    return NOT_A_JUDGEMENT.format(
        where=where, place=_place(cells, row, column), row=names[row], column=names[column],
        text=_text(cells, row, column), scale=SCALE,
    )  # fmt: skip


def _text(cells: Sequence[Sequence[Cell]], row: int, column: int) -> str:
    line = cells[row]
    return squeeze(half_width(line[column].text)) if column < len(line) else ""


def _place(cells: Sequence[Sequence[Cell]], row: int, column: int) -> str:
    line = cells[row]
    return str(line[column].place) if column < len(line) else f"第{row + 2}行"
