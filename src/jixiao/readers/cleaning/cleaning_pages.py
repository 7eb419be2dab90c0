"""Page marks of document libraries inside words: 绩1、效 … 资2、金, one for every page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from jixiao.readers.cleaning.cleaning_draft import Draft, Line, Taken
from jixiao.readers.cleaning.cleaning_inside import ADVICE
from jixiao.readers.cleaning.cleaning_words import HAN, cleaning_words

MARK = re.compile(rf"(?<=[{HAN}])(\d{{1,3}})(、?)(?=[{HAN}])")
PAGE = (400, 3000)
UNEVEN = 1.6
FEWEST = 3
ENOUGH = 5
MOST_STARTS = 100
LEFT_OUT = 3


@dataclass(frozen=True, slots=True)
class _Mark:
    """A number between two characters: its offset in the whole text, whether it tears a word."""

    line: Line
    part: int
    span: tuple[int, int]
    offset: int
    number: int
    tears: bool


def take_page_marks(draft: Draft, text: str) -> None:
    """Take out page marks inside words where a run of them at even distances is proved."""
    if sum(1 for _ in _found(text)) < FEWEST:
        return
    marks = _run(list(_marks(draft)))
    taken = Taken()
    for mark in marks:
        place, whole = mark.line.parts[mark.part].place, mark.line.texts[mark.part]
        start, end = mark.span
        taken.note(place, whole[max(start - 6, 0) : end + 6])
    for mark in reversed(marks):
        whole, (start, end) = mark.line.texts[mark.part], mark.span
        mark.line.texts[mark.part] = whole[:start] + whole[end:]
    draft.report(
        taken, f"词语中夹有{{count}}处文库网站的页码{{where}}，按固定间隔出现，已删去；{ADVICE}"
    )


def _found(text: str) -> Iterator[tuple[re.Match[str], bool]]:
    """Numbers that may be page marks, and whether each tears a word apart."""
    words = cleaning_words()
    for match in MARK.finditer(text):
        tears = text[match.start() - 1] + text[match.end()] in words.torn
        is_label = text.endswith(words.labels, max(match.start() - 4, 0), match.start())
        if tears or (match[2] and not is_label):
            yield match, tears


def _marks(draft: Draft) -> Iterator[_Mark]:
    offset = 0
    for line in draft.lines():
        for part in line.counted():
            text = line.texts[part]
            for match, tears in _found(text):
                at = offset + match.start()
                yield _Mark(line, part, match.span(), at, int(match[1]), tears)
            offset += len(text)


def _run(marks: list[_Mark]) -> list[_Mark]:
    """The longest run of counting marks at even distances; empty where none is proved."""
    best: list[_Mark] = []
    for start in range(min(len(marks), MOST_STARTS)):
        run = _run_from(marks, start)
        if len(run) > len(best):
            best = run
    torn = sum(mark.tears for mark in best)
    is_proved = len(best) >= ENOUGH or (len(best) >= FEWEST and torn > 0)
    return best if is_proved else []


def _run_from(marks: list[_Mark], start: int) -> list[_Mark]:
    run = [marks[start]]
    shortest, longest = 0.0, 0.0
    for mark in marks[start + 1 :]:
        pages = mark.number - run[-1].number
        if not 1 <= pages <= LEFT_OUT:
            continue
        length = (mark.offset - run[-1].offset) / pages
        low, high = min(shortest or length, length), max(longest, length)
        if PAGE[0] <= length <= PAGE[1] and high <= low * UNEVEN:
            run.append(mark)
            shortest, longest = low, high
    return run
