"""Rows that can be read in two ways: found by reading each again on its own."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterator, Sequence
from typing import TypeVar

from jixiao.domain.number import decimal_of
from jixiao.domain.problem import Problem
from jixiao.readers.lost_cells.cut_doubt import Doubt, either, guessed, joined, unlikely
from jixiao.readers.lost_cells.cut_places import Places
from jixiao.readers.lost_cells.cut_search import Search
from jixiao.readers.lost_cells.cut_states import Scorer, Span, State
from jixiao.readers.lost_cells.cut_stream import LINE, NONE
from jixiao.readers.lost_cells.cut_values import is_listed
from jixiao.readers.lost_cells.cut_words import level_pattern

S = TypeVar("S", bound=Hashable)
Excludes = Callable[[S, S], bool]
NOTHING = re.compile(r"[-~/]+")
QUANTITY = re.compile(r"\d+(?:\.\d+)?")
NUMBERS = re.compile(r"\d{3,}$")
PAUSE = re.compile("[，,；。]")
SIGN = re.compile("[≥≤]")
FREE = frozenset({"reason", "remark", "definition", "basis", "scoring_rule", "data_source"})
MARGIN = 1.3
GLUED_MARGIN = 2.0
WORST_ROW = 3.0
Signature = tuple[tuple[tuple[int, int, int], ...], ...]


def doubts(
    places: Places, scorer: Scorer[S], rows: Sequence[State[S]], *, excludes: Excludes[S]
) -> Iterator[Problem]:
    """What is doubtful about the rows, the doubts of one nature together.

    ``excludes`` says of the sums as read and those of another reading whether what is printed
    excludes the other.
    """
    if places.is_hurried:
        yield from _unchecked(places, rows)
    else:
        yield from joined(_doubts(places, scorer, rows, excludes))


def _doubts(
    places: Places, scorer: Scorer[S], rows: Sequence[State[S]], excludes: Excludes[S]
) -> Iterator[Doubt]:
    """A doubt for each row with another reading nearly as good, or with bounds that are guessed."""
    reported: set[int] = set()
    for index, row in enumerate(rows):
        following = rows[index + 1] if index + 1 < len(rows) else None
        touches = following is not None and following.cells[0].start == row.at
        glued = touches and not places.stream.gaps[row.at]
        last = following if following is not None and glued else row
        start = row.cells[0].start
        other = _other(places, scorer, row, last=last, excludes=excludes)
        if other is not None and start not in reported:
            reported.add(start)
            yield either(places, row, other)
        elif _is_guessed(places, scorer.fields, row) or _hides_reason(places, row, following):
            yield guessed(places, row, following)
        elif row.before is not None and row.cost - row.before.cost > WORST_ROW:
            yield unlikely(places, row)


def _signature(states: Sequence[State[S]]) -> Signature:
    return tuple(
        tuple((cell.column, cell.start, cell.end) for cell in state.cells) for state in states
    )


def _other(
    places: Places, scorer: Scorer[S], row: State[S], *, last: State[S], excludes: Excludes[S]
) -> State[S] | None:
    """The row in the best other reading of it and the row below, where that is nearly as good."""
    before = row.before
    if before is None:
        return None
    search = Search(scorer, places, limit=last.at)
    readings = search.run(row.cells[0].start, before.sums)
    own = _signature([row] if last is row else [row, last])
    mine = next((one for one in readings if _signature(one.last.rows()) == own), None)
    glued = any(not places.stream.gaps[cell.start] for cell in row.cells)
    margin = GLUED_MARGIN if glued else MARGIN
    for reading in readings:
        states = reading.last.rows()
        if mine is None or reading.cost > mine.cost + margin:
            break
        if not states or not states[0].cells or _signature(states[:1]) == own[:1]:
            continue
        if excludes(last.sums, reading.last.sums) or _says_the_same(places, row, states[0]):
            continue
        return states[0]
    return None


def _says_the_same(places: Places, row: State[S], other: State[S]) -> bool:
    """Whether two readings differ only in cells that say nothing (— | — and ——)."""
    both = [
        {
            cell.column: (cell.start, cell.end)
            for cell in one.cells
            if not NOTHING.fullmatch(places.stream.plain, cell.start, cell.end)
        }
        for one in (row, other)
    ]
    return both[0] == both[1] and row.at == other.at


def _unchecked(places: Places, rows: Sequence[State[S]]) -> Iterator[Problem]:
    """Of a very long text without any bounds only one reading was looked for."""
    if rows:
        place = places.stream.place(rows[0].cells[0].start, rows[-1].cells[-1].end)
        message = (
            f"第{place.line}行起的{len(rows)}行指标没有单元格界线，文字太长，没有逐行比较其他读法；"
            "请对照原表核实"
        )
        yield Problem("ambiguous_cells", message, place)


def _is_guessed(places: Places, fields: tuple[str, ...], row: State[S]) -> bool:
    """Whether words end a free cell and touch the words of the next one, or of the next row."""
    plain, gaps = places.stream.plain, places.stream.gaps
    for cell in row.cells:
        free = fields[cell.column] in FREE and cell.end - cell.start > 3
        if free and SIGN.search(plain, cell.start, cell.end):
            return True
        if _runs_on(places, cell, is_name=fields[cell.column] == "name", free=free):
            return True
        touches = free and cell.end < places.end and not gaps[cell.end]
        words = touches and _is_word(plain[cell.end - 1]) and _is_word(plain[cell.end])
        if words and not level_pattern().match(plain, cell.end):
            return True
    return False


def _runs_on(places: Places, cell: Span, *, is_name: bool, free: bool) -> bool:
    """Whether a cell of words may hold the numbers of the next one, or the row on the next line."""
    plain, gaps = places.stream.plain, places.stream.gaps
    if places.style.cell != NONE:
        return False
    if is_name:
        numbers = QUANTITY.finditer(plain, cell.start, cell.end)
        return any(is_listed(plain[number.end() : cell.end]) for number in numbers)
    broken = any(gaps[at] >= LINE for at in range(cell.start + 1, cell.end))
    return free and (broken or NUMBERS.search(plain[cell.start : cell.end]) is not None)


def _hides_reason(places: Places, row: State[S], following: State[S] | None) -> bool:
    """Whether an explanation may have run into a name: in this row, or of this row in the next."""
    own = PAUSE.search(row.row.get("name", "")) is not None
    points, score = (decimal_of(row.row.get(field, "")) for field in ("points", "score"))
    lost = points is not None and score is not None and score < points and "reason" not in row.row
    touches = not places.stream.gaps[row.cells[0].start if own else row.at]
    return touches and (own or (lost and following is not None and "name" in following.row
                                and PAUSE.search(following.row["name"]) is not None))  # fmt: skip


def _is_word(mark: str) -> bool:
    return "\u4e00" <= mark <= "\u9fff"
