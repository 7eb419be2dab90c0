"""Where a form begins in a text without cells: its title, or its first label."""

from __future__ import annotations

import re
from functools import lru_cache

from jixiao.domain.words import any_of
from jixiao.readers.lost_cells.cut_labels import Label, labels_in
from jixiao.readers.lost_cells.cut_places import Style
from jixiao.readers.lost_cells.cut_stream import LINE, NONE, Stream
from jixiao.readers.lost_cells.cut_tail import GRADE
from jixiao.readers.recognition.sheets import PROJECT
from jixiao.readers.recognition.titles import vocabulary

FARTHEST = 4000
LONGEST_VALUE = 70
KEY = "自评|目标|监控|评价|绩效|完成情况"
# A title begins behind the last word that names what it is: 评价等级优 | …绩效自评表.
TITLE = re.compile(
    rf"(?:{KEY})(?:(?!{KEY})[^。；，、：;,:]){{0,12}}?(?:表格|表)(?:\([^()]{{1,30}}\))?"
)
LONGEST_TITLE = 60
ENDS = frozenset("。；;：:！!")


def title_before(stream: Stream, start: int, end: int) -> tuple[int, int] | None:
    """The last title of a form in a part of a stream."""
    found: tuple[int, int] | None = None
    first = max(start, end - FARTHEST)
    for match in TITLE.finditer(stream.plain, first, end):
        last = match.end()
        begin = _line_start(stream, match.start(), start)
        if last - begin > LONGEST_TITLE or not _ends_title(stream, last, end):
            continue
        found = begin, last
    return found


def _line_start(stream: Stream, at: int, least: int) -> int:
    end = at
    while at > least and stream.gaps[at] < LINE and stream.text[at - 1] not in ENDS:
        at -= 1
    # Where nothing parts them, the grade of the sheet above stands before the title.
    return max((match.end() for match in _grades().finditer(stream.plain, at, end)), default=at)


@lru_cache(maxsize=1)
def _grades() -> re.Pattern[str]:
    words = [word for word, field in vocabulary().sheet.items() if field == "rating"]
    return re.compile(rf"(?:{any_of(words)}):?{GRADE.pattern}")


def _ends_title(stream: Stream, last: int, end: int) -> bool:
    if last >= end or stream.gaps[last] != NONE:
        return True
    words = vocabulary()
    rest = stream.plain[last : last + 8]
    return (
        any(rest.startswith(word) for word in words.sheet if len(word) > 2)
        or rest[0] in "(0123456789"
    )


def first_label(stream: Stream, start: int, end: int, *, style: Style) -> int:
    """Where the labels above a table begin; ``end`` where there are none."""
    first = max(start, end - FARTHEST)
    labels = labels_in(stream, first, end, style=style)
    index = next((at for at in range(len(labels) - 1, -1, -1) if labels[at].field in PROJECT), None)
    if index is None:
        return labels[-1].start if labels and labels[-1].is_blank else end
    while index and _is_close(stream, labels[index - 1]):
        index -= 1
    return labels[index].start


def _is_close(stream: Stream, label: Label) -> bool:
    """Whether a label with its value belongs to the form whose labels follow."""
    value = stream.plain[label.end : label.value_end]
    return label.block == "sheet" and len(value) <= LONGEST_VALUE and "。" not in value
