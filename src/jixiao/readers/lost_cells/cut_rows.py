"""The rows of a table of indicators in a text without cells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from jixiao.domain.grid import Cell, Row
from jixiao.domain.place import Place
from jixiao.domain.units import known_end
from jixiao.readers.lost_cells.cut_costs import LEVELS, LONGEST, cost, longest, loose_level
from jixiao.readers.lost_cells.cut_joint import (
    joint,
    skipped,
)
from jixiao.readers.lost_cells.cut_places import NEVER, Places
from jixiao.readers.lost_cells.cut_search import Search
from jixiao.readers.lost_cells.cut_states import Reading, Span, State
from jixiao.readers.lost_cells.cut_stream import LINE
from jixiao.readers.lost_cells.cut_sums import (
    Sums,
    closed,
    total_cost,
)
from jixiao.readers.lost_cells.cut_titles import GROUP, Header
from jixiao.readers.lost_cells.cut_total import Total, totals_at
from jixiao.readers.lost_cells.cut_words import level_pattern, text_openings
from jixiao.readers.recognition.titles import title_word, vocabulary

MOST_ENDS = 8
WORST = 7.0
STOP = 2.5
NUMBERS = frozenset({"points", "score", "number"})
BRACKETED = frozenset({"dimension", "kind", "target", "actual"})
TEXTS = frozenset({"reason", "remark", "name", "subname", "definition", "basis"})
MEMORY = frozenset({"dimension", "target", "points", "score"})


class IndicatorScorer:
    """What the search asks about cells of indicators."""

    def __init__(self, places: Places, header: Header) -> None:
        self.places, self.fields = places, header.fields
        self._ends: dict[tuple[int, int], list[tuple[int, float]]] = {}

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
        found: list[tuple[float, int, float]] = []
        gaps, style, soft = self.places.stream.gaps, self.places.style, self.places.soft
        first = self.places.stream.plain[start]
        if field in NUMBERS and not (first.isdigit() or first in "-~/无"):
            return []
        for end in self._possible(field, start):
            own = self._cost(field, start, end)
            if own < WORST:
                after = style.cut(gaps[end]) + (0.0 if gaps[end] else soft.get(end, 0.0))
                found.append((own + after, end, own))
        most = MOST_ENDS if field in LONGEST else 3 * MOST_ENDS
        return sorted((end, own) for _rank, end, own in sorted(found)[:most])

    def _possible(self, field: str, start: int) -> list[int]:
        """The ends of a cell, those of a level only behind known names or before a gap."""
        ends = self.places.ends(start, longest(field))
        if field not in LEVELS:
            return ends
        match = level_pattern().match(self.places.stream.plain, start)
        shortest = start + len(match[0].rstrip("指标目值类")) if match else start
        last = match.end() if match else start
        gaps = self.places.stream.gaps
        return [end for end in ends if gaps[end] or shortest <= end <= last]

    def _cost(self, field: str, start: int, end: int) -> float:
        text = self.words(start, end)
        inside = self.places.within(start, end)
        if field == GROUP:
            known = title_word(text) in vocabulary().group
            return inside - 1.0 if known else NEVER
        total = inside + cost(field, text)
        if text[0] == "(" and field not in BRACKETED and self.places.stream.plain[start - 1] != ")":
            total += 2.5
        if field in TEXTS and self._is_torn(start):
            total += 2.5
        if field in LEVELS and not self.places.stream.gaps[end]:
            total += loose_level(text)
        return total

    def _is_torn(self, start: int) -> bool:
        """Whether a text begins with the unit of the number that touches it: 9.521 | 个小区…."""
        plain, gaps = self.places.stream.plain, self.places.stream.gaps
        touches = not gaps[start] and start > 0 and plain[start - 1].isdigit()
        end = known_end(plain, start) if touches else start
        # 部 is a unit, 部分居民 is not one with its rest.
        return end > start and not plain.startswith(text_openings(), start)

    def joint(self, column: int, text: str, *, row: Mapping[str, str], above: Sums) -> float:
        """The cost of a cell beside those before it."""
        field = self.fields[column]
        total = joint(field, text, row, above)
        if field == "target":
            total += 2.0 * ("direction" in self.fields and text[0] in "≥≤=><")
            total += 2.0 * ("measure_unit" in self.fields and not text[-1].isdigit())
        return total

    def skipped(self, column: int, row: Mapping[str, str], above: Sums) -> float:
        """The cost of a blank cell."""
        return skipped(self.fields[column], row, above)

    def closed(self, row: Mapping[str, str], above: Sums) -> tuple[float, Sums] | None:
        """The cost of ending a row; it needs a name or a value, and two cells at least."""
        if len(row) < 2 or not {"name", "subname", "target", "actual"} & set(row):
            return None
        return closed(row, above, self.fields)

    def is_remembered(self, column: int) -> bool:
        """Whether later cells of a row, or the sums, depend on what a column says."""
        return self.fields[column] in MEMORY

    def finished(self, at: int, sums: Sums) -> Iterator[tuple[float, int]]:
        """A total row ends the table, or a line that is no row, or the end of the text."""
        for total in totals_at(self.places, at, sums):
            yield total.cost, total.end
        if at == self.places.end:
            yield total_cost(sums, None, None), at
        elif self.places.stream.gaps[at] >= LINE or self.places.style.cell < LINE:
            yield STOP + total_cost(sums, None, None), at


@dataclass(frozen=True, slots=True)
class Found:
    """The rows of indicators found, the total row, and what was left out as no row."""

    rows: tuple[State[Sums], ...]
    reading: Reading[Sums]
    total: Total | None
    junk: tuple[tuple[int, int], ...]


def find_rows(places: Places, scorer: IndicatorScorer, start: int) -> Found | None:
    """The rows under a header; None where no reading is likelier than plain text."""
    readings = Search(scorer, places).run(start, Sums())
    if not readings or readings[0].cost > 0:
        return None
    best = readings[0]
    states = best.last.rows()
    rows = tuple(state for state in states if state.cells)
    total = None
    if best.end > best.last.at:
        ways = [
            one for one in totals_at(places, best.last.at, best.last.sums) if one.end == best.end
        ]
        total = min(ways, key=lambda one: one.cost, default=None)
    return Found(rows, best, total, tuple(state.junk for state in states if state.junk))


def row_cells(places: Places, fields: tuple[str, ...], spans: tuple[Span, ...]) -> Row:
    """A row of the grid: a cell for each column, blank where nothing was found for it."""
    stream = places.stream
    by_column = {span.column: span for span in spans}
    line = stream.line_of[spans[0].start]
    cells: list[Cell] = []
    for column in range(len(fields)):
        span = by_column.get(column)
        if span is None:
            cells.append(Cell("", column, place=Place(line=line, column=column + 1)))
        else:
            cells.append(stream.cell(span.start, span.end, column=column))
    return tuple(cells)


def total_row(places: Places, fields: tuple[str, ...], total: Total) -> Row:
    """The total row of the grid, its numbers in the columns of points and score."""
    stream = places.stream
    cells = [stream.cell(*total.title, column=0)]
    columns = [fields.index(name) for name in ("points", "score") if name in fields]
    if len(total.numbers) < len(columns):
        only = total.numbers and stream.plain[slice(*total.numbers[0])].strip("分") in {"100", "90"}
        columns = columns[:1] if only else columns[-1:]
    spare = [len(fields) + at for at in range(len(total.numbers))]
    for span, column in zip(total.numbers, [*columns, *spare], strict=False):
        cells.append(stream.cell(*span, column=column))
    return tuple(sorted(cells, key=lambda cell: cell.column))
