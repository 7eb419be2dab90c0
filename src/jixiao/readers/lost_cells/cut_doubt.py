"""A row that can be read in two ways, and how the doubts of one table are told."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from jixiao.domain.place import Place
from jixiao.domain.problem import Problem
from jixiao.readers.lost_cells.cut_places import Places
from jixiao.readers.lost_cells.cut_states import State

S = TypeVar("S", bound=Hashable)
KIND = "ambiguous_cells"
# For each nature of doubt: what is wrong with the rows, and what was done about it.
TOLD = {
    "either": ("没有单元格界线", "暂按前一种读取，请对照原表核实"),
    "guessed": ("没有单元格界线，文字与文字相连，分界是推测的", "请对照原表核实"),
    "unlikely": ("没有单元格界线，读出的内容与表头不太相符", "请对照原表核实"),
}


@dataclass(frozen=True, slots=True)
class Doubt:
    """What is doubtful about one row: its nature, its place, and the row as it was read."""

    nature: str
    place: Place
    reading: str


def joined(doubts: Iterable[Doubt]) -> Iterator[Problem]:
    """One problem for each nature of doubt; it names every row."""
    groups: dict[str, list[Doubt]] = {}
    for doubt in doubts:
        groups.setdefault(doubt.nature, []).append(doubt)
    for nature, group in groups.items():
        first = group[0].place
        fault, advice = TOLD[nature]
        if len(group) == 1:
            message = f"{first}的文字{fault}，{group[0].reading}；{advice}"
        else:
            rows = "；".join(f"（{at}）{one.reading}" for at, one in enumerate(group, start=1))
            message = f"{_lines(group)}的文字{fault}，共{len(group)}处：{rows}；{advice}"
        yield Problem(KIND, message, first)


def _lines(group: list[Doubt]) -> str:
    lines = dict.fromkeys(str(one.place.line) for one in group)
    return f"第{'、'.join(lines)}行"


def either(places: Places, row: State[S], other: State[S]) -> Doubt:
    """A row that another reading fits nearly as well."""
    place = places.stream.place(row.cells[0].start, row.cells[-1].end)
    one, two = _cells(places, row), _cells(places, other)
    if one == two:
        one, two = _with_columns(row, one), _with_columns(other, two)
    return Doubt("either", place, f"可以读成“{one}”，也可以读成“{two}”")


def guessed(places: Places, row: State[S], following: State[S] | None) -> Doubt:
    """A row in which words touch words."""
    last = row.cells[-1].end if following is None else following.cells[-1].end
    place = places.stream.place(row.cells[0].start, last)
    return Doubt("guessed", place, f"暂读成“{_cells(places, row)}”")


def unlikely(places: Places, row: State[S]) -> Doubt:
    """A row that hardly fits the header."""
    place = places.stream.place(row.cells[0].start, row.cells[-1].end)
    return Doubt("unlikely", place, f"暂读成“{_cells(places, row)}”")


def _cells(places: Places, state: State[S]) -> str:
    return " | ".join(places.stream.words(cell.start, cell.end) for cell in state.cells)


def _with_columns(state: State[S], text: str) -> str:
    columns = "、".join(str(cell.column + 1) for cell in state.cells)
    return f"{text}（第{columns}栏）"
