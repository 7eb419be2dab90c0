"""The rows of 项目资金 in a text without cells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from jixiao.domain.grid import Cell, Row
from jixiao.readers.lost_cells.cut_fund_costs import (
    MONEY_FIELDS,
    NEVER,
    fund_cost,
)
from jixiao.readers.lost_cells.cut_fund_joint import (
    FundSums,
    fund_closed,
    fund_joint,
    fund_skipped,
    fund_sums_cost,
)
from jixiao.readers.lost_cells.cut_places import Places
from jixiao.readers.lost_cells.cut_search import Search
from jixiao.readers.lost_cells.cut_states import Reading, Span
from jixiao.readers.lost_cells.cut_stream import LINE
from jixiao.readers.lost_cells.cut_titles import GROUP, NOTE, Header, Words
from jixiao.readers.recognition.titles import INCLUDING, vocabulary

MOST_ENDS = 9
# Amounts that touch (0.00400.00200.00) can be cut in many ways, and the rows are few.
BEAM = 20
WORST = 7.0
LONGEST = {"label": 26, "reason": 80, "": 20}
LONGEST_NUMBER = 20
STOP = 2.0
NUMERIC = re.compile(r"[\d,.%万亿元分~/无-]")


class FundScorer:
    """What the search asks about cells of funds; column 0 holds the labels of the rows."""

    def __init__(self, places: Places, header: Header) -> None:
        self.places = places
        self.fields = ("label", *(one.field for one in header.titles if one.field != GROUP))
        self._ends: dict[tuple[int, int], list[tuple[int, float]]] = {}
        known = vocabulary()
        self._labels = Words(known.fund_rows)
        self._next = Words({**dict.fromkeys(known.group, ""), **known.objective, **known.sheet})

    def words(self, start: int, end: int) -> str:
        """What a cell says, in plain characters."""
        return self.places.stream.plain[start:end]

    def ends(self, column: int, start: int) -> list[tuple[int, float]]:
        """Where a cell of a column may end, with its cost."""
        key = (column, start)
        if key not in self._ends:
            self._ends[key] = self._found(self.fields[column], start)
        return self._ends[key]

    def _found(self, field: str, start: int) -> list[tuple[int, float]]:
        text = self.places.stream.plain
        if field not in LONGEST and not NUMERIC.match(text, start):
            return []
        found: list[tuple[float, int]] = []
        ends = self.places.ends(start, LONGEST.get(field, LONGEST_NUMBER))
        if field == "label":
            ends = sorted({*ends, *self._label_ends(start)})
        for end in ends:
            own = fund_cost(field, text[start:end])
            if own < NEVER:
                found.append((own + self.places.within(start, end), end))
        return sorted((end, own) for own, end in sorted(found)[:MOST_ENDS] if own < WORST)

    def _label_ends(self, start: int) -> Iterator[int]:
        text = self.places.stream.plain
        before = INCLUDING.match(text[start : start + 8])
        begin = start + (before.end() if before else 0)
        word = self._labels.at(text, begin)
        if word:
            note = NOTE.match(text, begin + len(word))
            end = note.end() if note else begin + len(word)
            if end <= self.places.end:
                yield end + (text[end : end + 1] == ":" and end < self.places.end)

    def joint(
        self,
        column: int,
        text: str,
        *,
        row: Mapping[str, str],
        above: FundSums,  # noqa: ARG002 (the search asks every scorer alike)
    ) -> float:
        """The cost of a cell beside those before it."""
        return fund_joint(self.fields[column], text, row)

    def skipped(
        self,
        column: int,
        row: Mapping[str, str],  # noqa: ARG002 (the search asks every scorer alike)
        above: FundSums,
    ) -> float:
        """The cost of a blank cell."""
        return fund_skipped(self.fields[column], above)

    def closed(self, row: Mapping[str, str], above: FundSums) -> tuple[float, FundSums] | None:
        """The cost of ending a row; it needs its label."""
        if "label" not in row:
            return None
        return fund_closed(row, above, self.fields)

    def is_remembered(self, column: int) -> bool:
        """Whether later cells of a row, or the sums, depend on what a column says."""
        return self.fields[column] in {*MONEY_FIELDS, "execution_rate", "points"}

    def finished(self, at: int, sums: FundSums) -> Iterator[tuple[float, int]]:
        """The block ends at its limit, or where another block begins."""
        stream = self.places.stream
        if at == self.places.end or self._next.at(stream.plain, at):
            yield fund_sums_cost(sums) - (1.0 if at == self.places.end else 0.0), at
        elif stream.gaps[at] >= LINE:
            yield STOP + fund_sums_cost(sums), at


def find_funds(places: Places, scorer: FundScorer, start: int) -> Reading[FundSums] | None:
    """The rows under a header of funds; None where no reading is likelier than plain text."""
    readings = Search(scorer, places, beam=BEAM).run(start, FundSums())
    return readings[0] if readings and readings[0].cost < 0 else None


def fund_header(places: Places, header: Header) -> Row:
    """The header row of the grid; the titles of columns begin behind the labels of the rows."""
    group = [one for one in header.titles if one.field == GROUP]
    columns = [one for one in header.titles if one.field != GROUP]
    stream = places.stream
    cells: list[Cell] = []
    if group:
        cells.append(stream.cell(group[0].start, group[-1].end, column=0))
    cells += [stream.cell(one.start, one.end, column=at) for at, one in enumerate(columns, start=1)]
    return tuple(cells)


def fund_row(places: Places, fields: tuple[str, ...], spans: tuple[Span, ...]) -> Row:
    """A row of the grid: its label, and what was found for each column."""
    stream = places.stream
    by_column = {span.column: span for span in spans}
    place = stream.place(spans[0].start, spans[0].end).quoting("")
    return tuple(
        stream.cell(by_column[column].start, by_column[column].end, column=column)
        if column in by_column else Cell("", column, place=place)
        for column in range(len(fields))
    )  # fmt: skip
