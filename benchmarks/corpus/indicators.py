"""The block of indicators: a header, the rows, and what must be read of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from benchmarks.corpus.facts import FactRow, Facts
from benchmarks.corpus.layout import (
    LEFT,
    UP,
    Options,
    Table,
    Truth,
    joined_down,
    number,
    points_of_group,
    printed_level,
)  # fmt: skip

BLANK: Truth = {
    "dimension": "", "kind": "", "name": "", "target": None, "actual": None, "points": None,
    "score": None, "reason": "", "definition": "", "basis": "", "direction": "",
    "measure_unit": "", "weight_of_group": None, "term": "annual", "level3": "",
}  # fmt: skip


def indicator_truth(facts: Facts, row: FactRow, options: Options) -> Truth:
    """What must be read of a row: only what the columns print."""
    found = {**BLANK, "dimension": printed_level(row.dimension, options), "name": row.name}
    if options.notes:
        found["weight_of_group"] = points_of_group(facts, row)
    readings: dict[str, Callable[[], Any]] = {
        "kind": lambda: printed_level(row.kind, options),
        "target": row.target.plain, "actual": row.actual.plain,
        "points": lambda: number(row.points), "score": lambda: number(row.score),
    }  # fmt: skip
    for field in {*options.columns} - {"dimension", "name", "direction", "measure_unit"}:
        found[field] = readings.get(field, lambda field=field: getattr(row, field))()
    if "direction" in options.columns:
        _part_target(found, row)
    return found


def _part_target(found: Truth, row: FactRow) -> None:
    """The target over three columns: sign, number, unit."""
    sign, unit = parted(row)
    found["direction"], found["measure_unit"] = sign, unit
    if sign != "定性":
        found["target"] = {
            "text": row.target.number, "comparison": row.target.sign or "=",
            "number": row.target.number, "unit": unit,
        }  # fmt: skip


def parted(row: FactRow) -> tuple[str, str]:
    """Sign and unit of a target in columns of their own; 定性 where it holds no plain number."""
    if row.target.number is None:
        return "定性", ""
    return row.target.sign or "=", row.target.unit


def cell(row: FactRow, field: str, index: int, *, facts: Facts, options: Options) -> str:
    """What a column prints of a row."""
    note = f"（{points_of_group(facts, row)}分）" if options.notes else ""
    sign, unit = parted(row)
    is_parted = "direction" in options.columns and row.target.number
    printed = {
        "dimension": printed_level(row.dimension, options) + note,
        "kind": printed_level(row.kind, options),
        "name": f"指标{index}：{row.name}" if options.prefix else row.name,
        "target": (row.target.number or "") if is_parted else row.target.text,
        "direction": sign, "measure_unit": unit, "actual": row.actual.text, "serial": str(index),
    }  # fmt: skip
    return printed[field] if field in printed else str(getattr(row, field))


def indicator_table(
    facts: Facts, options: Options, rows: tuple[FactRow, ...] = ()
) -> tuple[Table, list[Truth]]:
    """Header and rows with a cell a column, and the truth of every row."""
    columns = (("serial",) if options.serial else ()) + options.columns
    titles = [options.titled(one) if one != "serial" else "序号" for one in columns]
    body: Table = []
    counted: dict[str, int] = {}
    for index, row in enumerate(rows or facts.rows, start=1):
        counted[row.kind] = counted.get(row.kind, 0) + 1
        order = index if options.serial else counted[row.kind]
        body.append([cell(row, one, order, facts=facts, options=options) for one in columns])
    _levels_down(body, columns, options)
    return [titles, *body], [indicator_truth(facts, row, options) for row in rows or facts.rows]


def _levels_down(body: Table, columns: tuple[str, ...], options: Options) -> None:
    if options.merging == "repeated":
        return
    above = [list(row) for row in body]
    for field in ("dimension", "kind"):
        if field not in columns:
            continue
        at = columns.index(field)
        for index in range(1, len(body)):
            same = above[index][at] == above[index - 1][at]
            if field == "kind" and "dimension" in columns:
                first = columns.index("dimension")
                same = same and above[index][first] == above[index - 1][first]
            if same:
                body[index][at] = UP if options.merging == "merged" else ""


def widened(table: Table, width: int, *, at: int, label: str = "") -> Table:
    """A table stretched to a width by widening one column, a label merged down its side."""
    rows = [list(row) for row in table]
    if label:
        rows = [[label, *row] for row in rows]
        joined_down(rows, 0)
        at += 1
    more = width - len(rows[0])
    return [[*row[: at + 1], *[LEFT] * more, *row[at + 1 :]] for row in rows]
