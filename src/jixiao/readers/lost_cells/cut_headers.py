"""Runs of known titles that open a block of columns, in a text without cells."""

from __future__ import annotations

import re
from collections.abc import Callable

from jixiao.readers.lost_cells.cut_stream import LINE, NONE, PIPE, Stream
from jixiao.readers.lost_cells.cut_titles import (
    GROUP,
    NOTE,
    Header,
    Title,
    Words,
    fund_words,
    indicator_words,
)  # fmt: skip
from jixiao.readers.recognition.columns import LEVELS, MONEY

JOINT = re.compile(r"[/*:]*")
LONGEST_STRANGER = 10
STRANGER = re.compile(r"[\u4e00-\u9fff()（）/]{2,10}")


def indicator_headers(stream: Stream, start: int = 0, end: int | None = None) -> list[Header]:
    """Every header of a table of indicators."""
    return _headers(stream, indicator_words(), _is_indicators, (start, end or len(stream)))


def fund_headers(stream: Stream, start: int, end: int) -> list[Header]:
    """Every header of a table of funds."""
    return [_trimmed(one) for one in _headers(stream, fund_words(), _is_funds, (start, end))]


def _trimmed(header: Header) -> Header:
    """A header of funds without the words behind it that begin the first row (资金 | 总额)."""
    last = max(at for at, one in enumerate(header.titles) if one.field != GROUP)
    return Header(header.titles[: last + 1])


def _headers(
    stream: Stream, words: Words, accepts: Callable[[Header], bool], bounds: tuple[int, int]
) -> list[Header]:
    found: list[Header] = []
    at, end = bounds
    while at < end:
        word = words.at(stream.plain, at)
        if not word:
            at += 1
            continue
        header = _header_at(stream, words, at)
        if header is not None and accepts(header):
            found.append(header)
            at = header.end
        else:
            # The end of the name of a group (预算|执行情况) is no title.
            at += len(word) if words.fields[word] == GROUP else 1
    return found


def _header_at(stream: Stream, words: Words, start: int) -> Header | None:
    titles: list[Title] = []
    at = start
    while at < len(stream):
        word = _word_at(stream, words, at, known={one.field for one in titles})
        title = _titled(stream, words.fields[word], at, word=word) if word else None
        title = title or _stranger(stream, words, at, known=len(titles))
        again = title is not None and title.field in LEVELS
        if title is None or (again and title.field in {one.field for one in titles}):
            break
        titles.append(title)
        at = title.end
    while titles and not titles[-1].field:
        titles.pop()
    return Header(_named(titles)) if titles else None


def _word_at(stream: Stream, words: Words, start: int, *, known: set[str]) -> str:
    """The title that begins at a character.

    A long title that is two titles side by side (执行率 | 得分) is two, unless the header has the
    first one already.
    """
    word = words.at(stream.plain, start)
    for cut in range(len(word) - 1, 1, -1):
        first, second = words.fields.get(word[:cut]), words.fields.get(word[cut:])
        gap = stream.gaps[start + cut]
        is_two = second == words.fields[word] and first not in {None, second, GROUP}
        if is_two and (first not in known or gap >= LINE):
            return word[:cut]
        if gap >= PIPE:
            return word[:cut] if first else ""
    return word


def _titled(stream: Stream, field: str, start: int, *, word: str) -> Title | None:
    end = start + len(word)
    note = NOTE.match(stream.plain, end)
    if note:
        end = note.end()
    joint = JOINT.match(stream.plain, end)
    return Title(field, start, joint.end() if joint else end, word)


def _stranger(stream: Stream, words: Words, start: int, *, known: int) -> Title | None:
    """A title that is not known, between dividers or between known ones."""
    if known < 2:
        return None
    for end in range(start + 2, min(len(stream), start + LONGEST_STRANGER) + 1):
        bounded = stream.gaps[start] != NONE and stream.gaps[end] != NONE
        if bounded and words.at(stream.plain, end):
            text = stream.plain[start:end]
            return Title("", start, end, text) if STRANGER.fullmatch(text) else None
        if stream.gaps[end] >= PIPE:
            break
    return None


def _named(titles: list[Title]) -> tuple[Title, ...]:
    """The titles with the general one behind the levels (绩效指标) as that of the names."""
    fields = [title.field for title in titles]
    named = bool({"name", "subname"} & set(fields))
    made: list[Title] = []
    for title in titles:
        field = title.field
        if field == GROUP:
            behind = made and made[-1].field in LEVELS
            field = "name" if behind and not named else "number" if title.word == "序号" else GROUP
            named = named or field == "name"
        made.append(Title(field, title.start, title.end, title.word))
    return tuple(made)


def _is_indicators(header: Header) -> bool:
    fields = set(header.fields)
    first = next((one for one in header.fields if one not in {GROUP, "number"}), "")
    levels = fields & LEVELS
    values = fields & {"target", "actual", "points", "score"}
    return len(header.titles) >= 3 and first in LEVELS and bool(values) and bool(levels)


def _is_funds(header: Header) -> bool:
    fields = set(header.fields)
    money = fields & MONEY
    return header.fields[0] != "reason" and (
        len(money) >= 2 or bool(money and fields & {"points", "score"})
    )
