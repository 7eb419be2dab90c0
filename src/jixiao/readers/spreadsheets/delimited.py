"""Tables as text with a delimiter (.csv, .tsv): one grid."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from jixiao.domain.collecting import without_collecting
from jixiao.domain.grid import Cell, Grid, Row
from jixiao.domain.place import Place
from jixiao.domain.problem import Problem
from jixiao.readers.blocks import Blocks
from jixiao.readers.opening import Opened, decoded
from jixiao.readers.spreadsheets.spreadsheet_many import MANY_CELLS, MAX_CELLS

DELIMITERS = (",", "\t", ";", "|")
SNIFFED_RECORDS = 200
SNIFFED_TEXT = 200_000
ALIKE = 0.9
LONGEST_CELL = 20_000


class UnbalancedQuotes(Exception):
    """A quotation mark that is never closed, so that a cell swallows the rows behind it."""


def delimiter_of(text: str) -> str:
    """What divides the cells of a text; '' where it is not a table.

    Nearly all records must have the same number of cells, two at least. Lines that begin with a
    tab and hold no other are the tab-and-newline form, which is another one.
    """
    found = {mark: _width(text[:SNIFFED_TEXT], mark) for mark in DELIMITERS if mark in text}
    best = max(found, key=lambda mark: found[mark], default="")
    return best if best and found[best] > 1 else ""


def _width(text: str, delimiter: str) -> int:
    """How many cells nearly all records have; 0 where they differ."""
    try:
        records = list(islice(_records(text, delimiter), SNIFFED_RECORDS))
    except UnbalancedQuotes:
        records = list(islice(_records(text, delimiter, quoting=False), SNIFFED_RECORDS))
    filled = [one for one in records if any(one)]
    indented = sum(not one[0] for one in filled)
    if len(filled) < 2 or (delimiter == "\t" and indented * 2 > len(filled)):
        return 0
    width, times = Counter(len(one) for one in filled).most_common(1)[0]
    return width if times >= ALIKE * len(filled) else 0


def read(opened: Opened) -> Blocks:
    """The records of a text as one grid; raises UnreadableFile where it cannot be decoded.

    Where no delimiter is found the lines are the cells of one column.
    """
    text = decoded(opened.data)
    delimiter = delimiter_of(text) or ","
    with without_collecting():
        table = _table(text, delimiter)
    grid = Grid(tuple(table.rows), Place(table=1))
    return Blocks((grid,) if table.rows else (), tuple(table.problems))


def _table(text: str, delimiter: str) -> _Table:
    table = _Table()
    try:
        table.take(_records(text, delimiter))
    except UnbalancedQuotes:
        message = "文件中的引号没有成对，已按没有引号读取，个别单元格可能错位；请改正后再读"
        table = _Table([Problem("quotes_unbalanced", message)])
        table.take(_records(text, delimiter, quoting=False))
    return table


def _records(text: str, delimiter: str, *, quoting: bool = True) -> Iterator[list[str]]:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    reader = csv.reader(
        (f"{one}\n" for one in lines),
        delimiter=delimiter,
        quoting=csv.QUOTE_MINIMAL if quoting else csv.QUOTE_NONE,
    )
    try:
        for record in reader:
            if quoting and record and len(max(record, key=len)) > LONGEST_CELL:
                raise UnbalancedQuotes
            yield record
    except csv.Error:
        if quoting:
            raise UnbalancedQuotes from None


@dataclass(slots=True)
class _Table:
    """The rows read so far; in a long file the cells of a row share one place."""

    problems: list[Problem] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    cells: int = 0

    def take(self, records: Iterator[list[str]]) -> None:
        """Read records until the file or the patience ends."""
        for number, record in enumerate(records, start=1):
            texts = [text.strip() for text in record]
            if any(texts):
                self.rows.append(self._row(texts, number))
                self.cells += len(texts)
            if self.cells > MAX_CELLS:
                message = f"单元格超过{MAX_CELLS}个，只读到第{number}行；请拆分后再读"
                self.problems.append(Problem("table_cut", message, Place(table=1, row=number)))
                return

    def _row(self, texts: list[str], number: int) -> Row:
        if self.cells > MANY_CELLS:
            shared = Place(table=1, row=number)
            return tuple([Cell(text, at, place=shared) for at, text in enumerate(texts)])
        places = (
            Place(text=text, table=1, row=number, column=at)
            for at, text in enumerate(texts, start=1)
        )
        return tuple(
            Cell(text, at, place=place)
            for at, (text, place) in enumerate(zip(texts, places, strict=True))
        )
