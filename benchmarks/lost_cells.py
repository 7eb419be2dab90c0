"""Rows read right in every field from texts that lost their cells, and what was not owned up to.

Known sheets are printed in each style in which published texts lose their cells, and read back.
The rival is the text reader without this: it finds none of these rows.
"""

import random
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import yaml

from jixiao.domain.document import Paragraph
from jixiao.domain.grid import Cell, Grid, Row
from jixiao.domain.indicator import Indicator
from jixiao.domain.problem import Problem
from jixiao.domain.sheet import Fund, Sheet
from jixiao.domain.text import squeeze
from jixiao.readers.blocks import Block
from jixiao.readers.lost_cells.cut_blocks import cut_blocks
from jixiao.readers.opening import open_file
from jixiao.readers.recognition.sheets import read_sheets
from jixiao.readers.word import docx

SAMPLES = Path(__file__).parent.parent / "tests" / "samples"
DOCUMENTS = ("baoding-2020/report.docx", "self-evaluations/anhui-guichi-2022.docx")
Texts = list[list[str]]


def known() -> Iterator[tuple[str, list[Block]]]:
    """Every known sheet as blocks with its cells."""
    for sheet in yaml.safe_load((SAMPLES / "lost-cells" / "sheets.yaml").read_text("utf-8")):
        yield sheet["name"], [Paragraph(sheet["title"]), Grid(tuple(_rows(sheet["rows"])))]
    for name in DOCUMENTS:
        blocks = docx.read(open_file(SAMPLES / name)).items
        before: list[Block] = []
        for block in blocks:
            before.append(block)
            if isinstance(block, Grid):
                one = before[-2:] if len(before) > 1 else before
                if read_sheets(one).sheets and any(_is_header(row) for row in block):
                    title = getattr(one[0], "text", "")
                    yield f"{name}#{squeeze(title)[-24:]}", one


def _is_header(row: Row) -> bool:
    return any(squeeze(cell.text) == "一级指标" for cell in row)


def _rows(rows: list[list[str]]) -> Iterator[Row]:
    above: Row = ()
    for texts in rows:
        cells = [
            Cell(above[at].text if text == "^" else text, at, continues=text == "^")
            for at, text in enumerate(texts)
        ]
        above = tuple(cells)
        yield above


def printed(blocks: list[Block]) -> tuple[list[str], Texts, Texts]:
    """The lines above a table; its rows of fresh cells; the same with blanks for merged cells."""
    lines = [block.text for block in blocks if isinstance(block, Paragraph)]
    lines = [line.split("]")[-1].strip() for line in lines]
    grid = next(block for block in blocks if isinstance(block, Grid))
    fresh = [[cell.text.replace("\n", "") for cell in row if not cell.continues] for row in grid]
    full = [["" if cell.continues else cell.text.replace("\n", "") for cell in row] for row in grid]
    return lines, fresh, full


def _filled(rows: Texts) -> Texts:
    return [[cell for cell in row if cell] for row in rows]


STYLES: dict[str, Callable[[list[str], Texts, Texts], list[str]]] = {
    "cell-a-line": lambda head, rows, _: [*head, *(cell for row in _filled(rows) for cell in row)],
    "blank-lines": lambda head, rows, _: [
        *head, "", *(line for row in _filled(rows) for cell in row for line in (cell, ""))
    ],
    "blanks": lambda head, rows, _: [*head, *(" ".join(row) for row in _filled(rows))],
    "wide-blanks": lambda head, rows, _: [*head, *("   ".join(row) for row in _filled(rows))],
    "pipes": lambda head, _, full: [*head, *("| " + " | ".join(row) + " |" for row in full)],
    "pipes-ragged": lambda head, rows, _: [
        *head,
        *("|" + "|".join(row) + "|" * (3 + 40 * (at % 2)) for at, row in enumerate(_filled(rows))),
    ],
    "glued-rows": lambda head, rows, _: [*head, *("".join(row) for row in _filled(rows))],
    "glued": lambda head, rows, _: ["".join([*head, *(cell for row in rows for cell in row)])],
}  # fmt: skip


def row_of(one: Indicator) -> tuple[str, ...]:
    """An indicator as compared: every field, without blanks."""
    values = (
        one.dimension, one.kind, one.name, one.target.text if one.target else "",
        one.actual.text if one.actual else "", one.points, one.score, one.reason,
        one.definition, one.basis, one.direction, one.dimension_note,
    )  # fmt: skip
    return tuple(squeeze(str("" if value is None else value)) for value in values)


def fund_row_of(one: Fund) -> tuple[str, ...]:
    """A row of funds as compared."""
    values: tuple[Any, ...] = (
        one.label, one.original_budget, one.final_budget, one.outturn, one.points,
        one.execution_rate, one.score,
    )  # fmt: skip
    return tuple(squeeze(str("" if value is None else value)) for value in values)


def head_of(sheet: Sheet) -> tuple[str, ...]:
    """The names and totals of a sheet as compared."""
    objectives = "".join(one.text for one in sheet.objectives)
    results = "".join(one.result for one in sheet.objectives)
    plan = [(one.text, one.share) for one in sheet.spending_plan.steps]
    values = (
        sheet.title, sheet.project.code, sheet.project.name, sheet.department, sheet.unit,
        sheet.rating, sheet.total_points, sheet.total_score, sheet.purpose, objectives, results,
        plan,
    )  # fmt: skip
    return tuple(squeeze(str(value)) for value in values)


class Tally:
    """What was right, and what was wrong without a problem beside it."""

    def __init__(self) -> None:
        self.rows = self.right = self.silent = self.extra = 0
        self.funds = self.right_funds = self.heads = self.right_heads = self.problems = 0
        self.wrong: list[str] = []

    def add(self, truth: Sheet, read: Sheet | None, problems: list[Problem], name: str) -> None:
        """Compare a sheet with what was read."""
        found = [row_of(one) for one in read.indicators] if read else []
        expected = [row_of(one) for one in truth.indicators]
        self.rows += len(expected)
        self.right += sum(row in found for row in expected)
        self.problems += len(problems)
        for row in found:
            if row not in expected:
                self.extra += 1
                self._note(row, problems, name)
        self._add_funds(truth, read, problems, name)
        self._add_head(truth, read, name)

    def _add_funds(
        self, truth: Sheet, read: Sheet | None, problems: list[Problem], name: str
    ) -> None:
        expected = [fund_row_of(one) for one in truth.funds]
        found = [fund_row_of(one) for one in read.funds] if read else []
        self.funds += len(expected)
        self.right_funds += sum(one in found for one in expected)
        for got in found:
            if got not in expected:
                self._note(got, problems, name)

    def _add_head(self, truth: Sheet, read: Sheet | None, name: str) -> None:
        self.heads += len(head_of(truth))
        for one, other in zip(head_of(truth), head_of(read) if read else (), strict=False):
            self.right_heads += one == other
            if one != other:
                self.wrong.append(f"{name}: head {one!r} read as {other!r}")

    def _note(self, row: tuple[str, ...], problems: list[Problem], name: str) -> None:
        beside = any(
            value in squeeze(one.place.text + one.message)
            for one in problems
            for value in row[2:4]
            if len(value) > 2
        )
        self.silent += not beside
        self.wrong.append(f"{name}: {'told' if beside else 'SILENT'} {row}")


def measured(style: str, sheets: Iterable[tuple[str, list[Block]]]) -> Tally:
    """Every sheet in one style."""
    tally = Tally()
    for name, blocks in sheets:
        truth = read_sheets(blocks).sheets[0]
        lines = STYLES[style](*printed(blocks))
        found, problems = cut_blocks(["某某单位自评情况如下。", *lines])
        read = read_sheets(found).sheets
        tally.add(truth, read[0] if len(read) == 1 else None, problems, name)
        if len(read) != 1:
            tally.wrong.append(f"{name}: {len(read)} sheets")
    return tally


def speed() -> None:
    """How long two hundred kilobytes of glued sheets take."""
    sheets = list(known())
    order = random.Random(7)  # noqa: S311
    for style in ("cell-a-line", "glued"):
        text: list[str] = []
        while sum(len(line.encode()) for line in text) < 200_000:
            text += STYLES[style](*printed(order.choice(sheets)[1]))
        start = time.perf_counter()
        cut_blocks(text)
        print(f"200 kB {style}: {time.perf_counter() - start:.1f} s")


def main() -> None:
    """Print the table."""
    sheets = list(known())
    detail = "-v" in sys.argv
    only = [one for one in sys.argv[1:] if one in STYLES] or list(STYLES)
    print(f"{len(sheets)} sheets")
    print("style          rows   right     %  extra silent  funds   right  heads  right  problems")
    for style in only:
        one = measured(style, sheets)
        share = 100 * one.right / one.rows
        print(
            f"{style:13} {one.rows:5} {one.right:7} {share:5.1f} {one.extra:6} {one.silent:6}"
            f" {one.funds:6} {one.right_funds:7} {one.heads:6} {one.right_heads:6} {one.problems:9}"
        )
        if detail:
            print("\n".join("   " + line for line in one.wrong))
    if "--speed" in sys.argv:
        speed()


if __name__ == "__main__":
    main()
