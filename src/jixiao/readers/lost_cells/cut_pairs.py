"""Funds printed as labels each before its number: 预算数：100 执行数：98 其中：财政拨款 100 …."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile

from jixiao.domain.grid import Cell, Row
from jixiao.readers.lost_cells.cut_labels import AMOUNT, FUND, Label
from jixiao.readers.lost_cells.cut_stream import Stream
from jixiao.readers.recognition.titles import title_word, vocabulary

BUDGETS = frozenset({"original_budget", "final_budget"})
SPENT = frozenset({"outturn", "execution_rate"})


@dataclass(frozen=True, slots=True)
class Pairs:
    """The labels of the total (budget, outturn, perhaps a rate) and of its parts, two by two."""

    stream: Stream
    heads: tuple[Label, ...]
    parts: tuple[tuple[Label, Label], ...]

    @property
    def taken(self) -> int:
        """How many labels these are."""
        return len(self.heads) + 2 * len(self.parts)

    @property
    def end(self) -> int:
        """The first character behind the last number."""
        return _amount_end(self.stream, self.parts[-1][1] if self.parts else self.heads[-1])

    def rows(self, held: list[Cell]) -> Iterator[Row]:
        """A header, the row of the total, and a row for each part."""
        stream = self.stream
        first, *others = (
            stream.cell(one.start, one.end, column=at) for at, one in enumerate(self.heads, start=1)
        )
        # The title of the budget is the label of the total too; it is printed only once.
        above = Cell(first.text, 1, continues=True, place=first.place)
        yield (*held[:1], above, *others)
        label = Cell(first.text, 0, place=first.place)
        yield (label, *(self._number(one, at) for at, one in enumerate(self.heads, start=1)))
        for one, again in self.parts:
            name = stream.cell(one.start, one.end, column=0)
            twice = stream.cell(again.start, again.end, column=len(self.heads) + 1)
            twin = Cell(twice.text, twice.column, continues=True, place=twice.place)
            yield (name, self._number(one, 1), self._number(again, 2), twin)

    def _number(self, label: Label, column: int) -> Cell:
        return self.stream.cell(label.end, _amount_end(self.stream, label), column=column)


def pairs_at(stream: Stream, labels: list[Label], index: int) -> Pairs | None:
    """The pairs that begin with a label; None where a budget and an outturn do not follow."""
    first = labels[index]
    if _column(stream, first) not in BUDGETS or not _amount_end(stream, first):
        return None
    behind = takewhile(lambda one: _column(stream, one) in SPENT, labels[index + 1 : index + 3])
    heads = (first, *(one for one in behind if _amount_end(stream, one)))
    if "outturn" not in {_column(stream, one) for one in heads}:
        return None
    parts: list[tuple[Label, Label]] = []
    at = index + len(heads)
    while at + 1 < len(labels) and _are_twins(stream, labels[at], labels[at + 1]):
        parts.append((labels[at], labels[at + 1]))
        at += 2
    return Pairs(stream, heads, tuple(parts))


def _are_twins(stream: Stream, one: Label, other: Label) -> bool:
    """Whether a source of money is named twice, once for the budget and once for the outturn."""
    both = one.block == other.block == FUND and one.field == other.field
    return both and bool(_amount_end(stream, one) and _amount_end(stream, other))


def _column(stream: Stream, label: Label) -> str:
    return vocabulary().fund_columns.get(title_word(stream.words(label.start, label.end)), "")


def _amount_end(stream: Stream, label: Label) -> int:
    """Where the number behind a label ends; nought where there is none."""
    match = AMOUNT.match(stream.plain, label.end, label.value_end)
    return match.end() if match else 0
