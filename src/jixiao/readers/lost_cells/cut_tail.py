"""What stands under the table of a form in a text without cells: grade, names, remarks."""

from __future__ import annotations

import re

from jixiao.domain.grid import Row
from jixiao.readers.lost_cells.cut_labels import Label, labels_in
from jixiao.readers.lost_cells.cut_places import Style
from jixiao.readers.lost_cells.cut_stream import LINE, NONE, Stream

FIELDS = frozenset({"rating", "contact", "phone", "manager", "total_score"})
GRADE = re.compile(
    r"(?:优|良|中|差|优秀|良好|合格|不合格|一般|较好|较差)(?:秀|好|等)?(?:\([^()]*\))?"
)
LONGEST = 160
LONGEST_VALUE = 30


def tail_rows(stream: Stream, start: int, end: int, *, style: Style) -> tuple[list[Row], int]:
    """Labels that follow the table at once, each with its value, and where they end."""
    rows: list[Row] = []
    at = start
    for label in labels_in(stream, start, min(end, start + LONGEST), style=style):
        if label.start != at or label.field not in FIELDS:
            break
        last = _value_end(stream, label)
        rows.append(
            (stream.cell(label.start, label.end, column=0), stream.cell(label.end, last, column=1))
        )
        at = last
        if last != label.value_end:
            break
    return rows, at


def _value_end(stream: Stream, label: Label) -> int:
    """Where the value behind the last label ends: with its grade, or with its line."""
    if label.field == "rating" and (match := GRADE.match(stream.plain, label.end, label.value_end)):
        return match.end()
    for at in range(label.end + 1, label.value_end):
        if stream.gaps[at] >= LINE:
            return at
    most = label.end + LONGEST_VALUE
    return label.value_end if label.value_end <= most else label.end + NONE
