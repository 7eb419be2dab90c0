"""What stands above the indicators of a form in a text without cells, as rows of a grid."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jixiao.domain.grid import Cell, Row
from jixiao.domain.problem import Problem
from jixiao.readers.lost_cells.cut_labels import AMOUNT, COLUMN, FUND, PLAN, Label, labels_in
from jixiao.readers.lost_cells.cut_pairs import pairs_at
from jixiao.readers.lost_cells.cut_places import Style
from jixiao.readers.lost_cells.cut_plan import plan_in
from jixiao.readers.lost_cells.cut_stream import BREAK, LINE, NONE, PIPE, Stream
from jixiao.readers.lost_cells.cut_titles import GROUP
from jixiao.readers.recognition.titles import title_word, vocabulary

WORD = re.compile(r"[\u4e00-\u9fffA-Za-z]")
FIRST_ITEM = re.compile(r"(?:目标)?1[、.．:)]|一、|\(1\)|\(一\)|①")


class HeadReader:
    """The rows of a part of a form that holds labels with their values."""

    def __init__(self, stream: Stream, style: Style) -> None:
        self.stream, self.style = stream, style
        self.problems: list[Problem] = []

    def rows(self, start: int, end: int) -> Iterator[Row]:
        """The rows of a part of the stream."""
        labels = labels_in(self.stream, start, end, style=self.style)
        yield from self._loose(start, labels[0].start if labels else end)
        index = 0
        held: list[Cell] = []
        while index < len(labels):
            label = labels[index]
            pair = labels[index + 1] if index + 1 < len(labels) else None
            if pair is not None and self._is_objective_header(label, pair):
                yield from self._objectives(label, pair)
                index += 2
                continue
            if pairs := pairs_at(self.stream, labels, index):
                yield from pairs.rows(held)
                yield from self._loose(pairs.end, labels[index + pairs.taken - 1].value_end)
                index, held = index + pairs.taken, []
                continue
            index += 1
            if label.block == GROUP and label.is_blank:
                held = [self._cell(label.start, label.end, column=0)]
                continue
            yield from self._labelled(label, held)
            held = []
        if held:
            yield tuple(held)

    def _cell(self, start: int, end: int, *, column: int) -> Cell:
        return self.stream.cell(start, end, column=column)

    def _loose(self, start: int, end: int) -> Iterator[Row]:
        """What stands before the first label, gap by gap."""
        at = start
        for place in range(start + 1, end + 1):
            if place == end or self.stream.gaps[place] > 1:
                yield (self._cell(at, place, column=0),)
                at = place

    def _labelled(self, label: Label, held: list[Cell]) -> Iterator[Row]:
        if label.doubt:
            self._doubted(label)
        if (
            label.block == PLAN
            or title_word(self.stream.plain[label.start : label.end]) in vocabulary().plan
        ):
            yield from self._plan(label)
            return
        first = self._cell(label.start, label.end, column=len(held))
        end = label.value_end
        if label.block in {FUND, COLUMN}:
            match = AMOUNT.match(self.stream.plain, label.end, label.value_end)
            end = match.end() if match else label.end
            if end < label.value_end and not WORD.search(self.stream.plain, end, label.value_end):
                end = label.value_end
                self._run_together(label)
        value = self._cell(label.end, end, column=len(held) + 1)
        yield (*held, first, value)
        if end < label.value_end:
            yield from self._below(held, end, label.value_end)

    def _below(self, held: list[Cell], start: int, end: int) -> Iterator[Row]:
        """Text behind an amount: it stands under the label of the block (预算规模及资金用途)."""
        text = self._cell(start, end, column=1)
        group = held[0] if held else Cell("资金用途", 0, place=text.place.quoting(""))
        yield (Cell(group.text, 0, continues=True, place=group.place), text)

    def _plan(self, label: Label) -> Iterator[Row]:
        steps, end = plan_in(self.stream, label.end, label.value_end)
        cells = [self._cell(label.start, label.end, column=0)]
        for date, share in steps:
            cells.append(self._cell(*date, column=len(cells)))
            cells.append(self._cell(*share, column=len(cells)))
        yield tuple(cells)
        if steps and steps[-1][1][0] == steps[-1][1][1]:
            self._short_of_shares(label)
        if end < label.value_end:
            yield from self._loose(end, label.value_end)

    def _is_objective_header(self, label: Label, pair: Label) -> bool:
        """Whether two titles of objectives stand side by side with two texts behind them."""
        both = self._objective(label), self._objective(pair)
        return label.is_blank and not pair.is_blank and None not in both and both[0] != both[1]

    def _objective(self, label: Label) -> str | None:
        return vocabulary().objective.get(title_word(self.stream.plain[label.start : label.end]))

    def _objectives(self, label: Label, pair: Label) -> Iterator[Row]:
        middle, is_sure = self._middle(pair.end, pair.value_end)
        one, other = (label.start, label.end), (pair.start, pair.end)
        texts = (pair.end, middle), (middle, pair.value_end)
        if not is_sure:
            self._unsure(pair, middle)
        word = title_word(self.stream.plain[label.start : label.end])
        if word in vocabulary().group:
            rows = [(one, texts[0]), (other, texts[1])]
        else:
            rows = [(one, other), texts]
        for left, right in rows:
            yield (self._cell(*left, column=0), self._cell(*right, column=1))

    def _middle(self, start: int, end: int) -> tuple[int, bool]:
        """Where the second of two texts begins, and whether that is beyond doubt."""
        plain, gaps = self.stream.plain, self.stream.gaps
        half, odd = divmod(end - start, 2)
        if not odd and plain[start : start + half] == plain[start + half : end]:
            return start + half, True
        floor = self.style.cell or LINE
        cuts = [at for at in range(start + 1, end) if gaps[at] >= min(floor, LINE) and gaps[at] > 1]
        strong = [at for at in cuts if gaps[at] >= PIPE] or [at for at in cuts if gaps[at] >= BREAK]
        if len(strong) == 1 or len(cuts) == 1:
            return (strong or cuts)[0], True
        again = [at for at in range(start + 1, end) if FIRST_ITEM.match(plain, at)
                 and (gaps[at] or plain[at - 1] in "。；;.")]  # fmt: skip
        if len(again) == 1 and FIRST_ITEM.match(plain, start):
            return again[0], True
        ends = strong or cuts or [at for at in range(start + 1, end) if plain[at - 1] == "。"]
        if not ends:
            return end, end - start < 40 and self.style.cell != NONE
        return min(ends, key=lambda at: abs(at - start - half)), len(ends) == 1

    def _short_of_shares(self, label: Label) -> None:
        place = self.stream.place(label.start, label.value_end)
        message = (
            f"{place}“{_short(place.text)}”的日期比数字多，看不出哪个日期没有填；"
            "暂按最后的日期没有填读取，请对照原表核实"
        )
        self.problems.append(Problem("ambiguous_cells", message, place))

    def _run_together(self, label: Label) -> None:
        place = self.stream.place(label.start, label.value_end)
        message = (
            f"{place}“{_short(place.text)}”中几个数字连在一起，看不出各是哪一栏，没有读取金额；"
            "请对照原表核实"
        )
        self.problems.append(Problem("ambiguous_cells", message, place))

    def _unsure(self, pair: Label, middle: int) -> None:
        place = self.stream.place(pair.end, pair.value_end)
        first, second = (
            self.stream.words(pair.end, middle),
            self.stream.words(middle, pair.value_end),
        )
        message = (
            f"{place}“{_short(place.text)}”是目标和完成情况两栏连在一起的文字，看不出在哪里分开；"
            f"暂按“{_short(first)}”和“{_short(second)}”分开，请对照原表核实"
        )
        self.problems.append(Problem("ambiguous_cells", message, place))

    def _doubted(self, label: Label) -> None:
        stream = self.stream
        place = stream.place(max(0, label.start - 12), label.value_end)
        whole, rest = (
            stream.words(label.start, label.end),
            stream.words(label.start + label.doubt, label.end),
        )
        message = (
            f"{place}“{_short(place.text)}”中“项目”二字可能属于前一栏（标题是“{rest}”），"
            f"也可能属于标题“{whole}”；暂按后一种读取，请对照原表核实"
        )
        self.problems.append(Problem("ambiguous_cells", message, place))


def _short(text: str) -> str:
    text = "".join(text.split())
    return text if len(text) <= 24 else f"{text[:12]}…{text[-10:]}"
