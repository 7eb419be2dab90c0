"""The labels of a form (项目名称 …) in a text without cells, with what stands behind each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from jixiao.domain.words import any_of
from jixiao.readers.lost_cells.cut_places import Style
from jixiao.readers.lost_cells.cut_stream import LINE, NONE, PIPE, WIDE, Stream
from jixiao.readers.lost_cells.cut_titles import GROUP, NOTE, Words
from jixiao.readers.recognition.titles import INCLUDING, vocabulary

AMOUNT = re.compile(r":?(?:-?\d[\d,]*(?:\.\d+)?(?:万元|亿元|元|%)?|[-~/])")
AFTER_LABEL = re.compile(r"名称|编码|代码|编号")
INSIDE = frozenset("，、的和与及对把按,")
BASE = {1: -9.0, 2: -1.0, 3: 0.4}
MONEY = frozenset({"项目资金", "项目预算", "资金来源", "资金情况"})
FUND, PLAN, COLUMN = "fund", "plan", "column"
# Titles of columns of funds that also stand each before its own number (预算数 … 执行数 …).
BESIDE = frozenset({"original_budget", "final_budget", "outturn", "execution_rate"})


@dataclass(frozen=True, slots=True)
class Label:
    """A label, and the run of characters behind it that is its value."""

    block: str
    field: str
    start: int
    end: int
    value_end: int
    doubt: int = 0

    @property
    def is_blank(self) -> bool:
        """Whether nothing stands behind it."""
        return self.end >= self.value_end


@lru_cache(maxsize=1)
def _words() -> Words:
    known = vocabulary()
    words: dict[str, str] = {}
    for block, table in (
        (PLAN, dict.fromkeys(known.plan, PLAN)),
        ("sheet", {word: field for word, field in known.sheet.items() if field != "total_score"}),
        ("objective", known.objective),
        (FUND, known.fund_rows),
        (COLUMN, {word: field for word, field in known.fund_columns.items() if field in BESIDE}),
        (GROUP, dict.fromkeys(known.group, GROUP)),
    ):
        for word, field in table.items():
            words.setdefault(word, f"{block}.{field}")
    return Words(words)


def labels_in(stream: Stream, start: int, end: int, *, style: Style) -> list[Label]:
    """The labels of a part of a stream: of all that may be read, those that fit best together."""
    candidates = sorted(_candidates(stream, (start, end), style), key=lambda one: one[2])
    best: list[tuple[float, int]] = [(0.0, -1)]
    ends = [one[2] for one in candidates]
    for index, (worth, first, _last, _key) in enumerate(candidates):
        before = _last_before(ends, first, index)
        taken = best[before][0] + worth
        best.append((taken, index) if taken > best[-1][0] else (best[-1][0], -1))
    chosen: list[tuple[float, int, int, str]] = []
    index = len(candidates)
    while index:
        if best[index][1] < 0:
            index -= 1
            continue
        chosen.append(candidates[index - 1])
        index = _last_before(ends, candidates[index - 1][1], index - 1)
    return _with_values(stream, chosen[::-1], end)


def _last_before(ends: list[int], first: int, index: int) -> int:
    while index and ends[index - 1] > first:
        index -= 1
    return index


def _candidates(
    stream: Stream, bounds: tuple[int, int], style: Style
) -> Iterator[tuple[float, int, int, str]]:
    words, plain = _words(), stream.plain
    for at in range(*bounds):
        for word in words.by_first.get(plain[at], ()):
            last = _word_end(plain, word, at)
            if not at < last <= bounds[1]:
                continue
            note = NOTE.match(plain, last)
            last = note.end() if note and note.end() <= bounds[1] else last
            key = words.fields[word]
            if (
                key.startswith(FUND)
                and word in vocabulary().group
                and not AMOUNT.match(plain, last)
            ):
                key = f"{GROUP}.{GROUP}"
            worth = _worth(stream, at, last, word=word, style=style)
            worth += 1.5 if at == bounds[0] else 0.0
            if key.startswith(COLUMN) and not AMOUNT.match(plain, last, bounds[1]):
                continue
            money = key.startswith((FUND, COLUMN))
            worth += _fund_worth(stream, at, last, bounds[1]) if money else 0.0
            worth -= 4.0 if word in MONEY and _ends_value(stream, at, last) else 0.0
            if worth > 0 and not _is_broken(stream, at, last):
                yield worth, _with_including(stream, at, bounds[0]), last, key


def _word_end(plain: str, word: str, at: int) -> int:
    """Where a label ends, also with a note inside (项目（专项）名称); nought where it is none."""
    if plain.startswith(word, at):
        return at + len(word)
    note = plain.find("(", at + 1, at + len(word))
    if note < 0 or not word.startswith(plain[at:note]):
        return 0
    inside, rest = NOTE.match(plain, note), word[note - at :]
    found = inside is not None and plain.startswith(rest, inside.end())
    return inside.end() + len(rest) if inside is not None and found else 0


def _worth(stream: Stream, start: int, end: int, *, word: str, style: Style) -> float:
    """What speaks for a label: its length and what stands on both sides."""
    plain, gaps = stream.plain, stream.gaps
    worth = BASE.get(len(word), 1.6) + 0.2 * len(word)
    left, right = gaps[start], gaps[end]
    before, after = plain[start - 1 : start], plain[end : end + 1]
    worth += 1.5 if left >= min(style.cell, LINE) > NONE else 0.0
    worth -= 2.0 if left < min(style.cell, WIDE) and before not in ":)。;%" else 0.0
    worth -= 3.0 if left == NONE and before in INSIDE else 0.0
    if after == ":":
        return worth + 2.0
    worth += 0.8 if right >= min(style.cell, LINE) > NONE else 0.0
    worth -= 2.0 if right < min(style.cell, WIDE) else 0.0
    worth -= 3.0 if right == NONE and (after in INSIDE or after in "。;") and after else 0.0
    return worth - (1.5 if AFTER_LABEL.match(plain, end) else 0.0)


def _fund_worth(stream: Stream, start: int, end: int, limit: int) -> float:
    """A source of money has its amount beside it, or nothing and the next label."""
    match = AMOUNT.match(stream.plain, end, limit)
    if match:
        return (
            0.5 if match.end() >= limit or stream.plain[match.end()] not in "，,用。；、" else -4.0
        )
    if stream.gaps[start] == NONE and not stream.plain[start - 1 : start].isdigit():
        return -4.0
    if stream.plain[start - 1 : start].isdigit():
        return -1.0
    return (
        -0.6
        if end >= limit or _words().at(stream.plain, end)
        else -3.5
        if stream.gaps[end] < LINE
        else -1.2
    )


def _ends_value(stream: Stream, start: int, end: int) -> bool:
    """Whether 项目资金 is the end of a name (…资金项目 | 主管部门): no money follows it."""
    return stream.gaps[start] == NONE and not _funds_follow().match(stream.plain, end)


@lru_cache(maxsize=1)
def _funds_follow() -> re.Pattern[str]:
    """What stands behind the label of the money: a sum, a unit, or a title of funds."""
    known = vocabulary()
    return re.compile(rf"[:(\d~/-]|$|其中|{any_of({*known.fund_rows, *known.fund_columns})}")


def _is_broken(stream: Stream, start: int, end: int) -> bool:
    return any(stream.gaps[at] >= PIPE for at in range(start + 1, end))


def _with_including(stream: Stream, start: int, first: int) -> int:
    """Where a label begins together with 其中： before it."""
    for length in (3, 2):
        begin = start - length
        if (
            begin >= first
            and INCLUDING.fullmatch(stream.plain[begin:start])
            and stream.plain[begin] == "其"
        ):
            return begin
    return start


def _with_values(
    stream: Stream, chosen: list[tuple[float, int, int, str]], end: int
) -> list[Label]:
    labels: list[Label] = []
    if not chosen:
        return labels
    starts = [*(one[1] for one in chosen[1:]), end]
    for (_worth, first, last, key), following in zip(chosen, starts, strict=True):
        block, _, field = key.partition(".")
        begin = last
        while begin < following and stream.plain[begin] == ":":
            begin += 1
        doubt = _doubt(stream, first, last)
        labels.append(Label(block, field, first, begin, following, doubt))
    return labels


def _doubt(stream: Stream, start: int, end: int) -> int:
    """How much of a label may be the end of the value before it (…项目|项目实施单位); 0 if sure."""
    word = stream.plain[start:end]
    if stream.gaps[start] == NONE and start and word.startswith("项目"):
        return 2 if word[2:] in _words().fields and len(word) > 4 else 0
    return 0
