"""What was read of a document against what it says, row by row and field by field."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from benchmarks.corpus.fields import Plain, read_head, read_row, true_head, true_row
from benchmarks.corpus.layout import Truth

from jixiao.domain.document import Document
from jixiao.domain.indicator import Indicator
from jixiao.domain.problem import Problem
from jixiao.domain.sheet import Sheet
from jixiao.domain.text import squeeze

TOLD = "（有提示）"


@dataclass(slots=True)
class Outcome:
    """Counts of one document and a line for each difference.

    ``false`` are rows read that stand nowhere in the document; ``silent`` are all rows read that
    are not right in every field, false ones among them, and have no problem beside them.
    """

    rows: int = 0
    found: int = 0
    exact: int = 0
    false: int = 0
    false_silent: int = 0
    silent: int = 0
    fields: int = 0
    right_fields: int = 0
    differences: list[str] = field(default_factory=list)

    def add(self, other: Outcome) -> None:
        """Count another document in."""
        for name in (
            "rows",
            "found",
            "exact",
            "false",
            "false_silent",
            "silent",
            "fields",
            "right_fields",
        ):
            setattr(self, name, getattr(self, name) + getattr(other, name))


def compared(truth: Truth, document: Document) -> Outcome:
    """The outcome of one document."""
    outcome = Outcome()
    left = list(document.sheets)
    for expected in truth["sheets"]:
        sheet = _closest(expected, left)
        if sheet is not None:
            left.remove(sheet)
        name = f"{truth['file']} [{truth['form']}] {expected['project_name']}"
        _compare_rows(outcome, expected, sheet or Sheet(), name=name, problems=document.problems)
        _compare_head(outcome, expected, sheet or Sheet(), name=name, skip=truth.get("skip", ()))
    for sheet in left:
        name = f"{truth['file']} [{truth['form']}] 多读的表 {sheet.title}"
        for one in sheet.indicators:
            _note_false(outcome, one, name=name, problems=document.problems)
    return outcome


def _closest(truth: Truth, sheets: list[Sheet]) -> Sheet | None:
    """The sheet that has most names in common, and the project's name; the first of equals."""
    names = {squeeze(one["name"]) for one in truth["indicators"]}

    def likeness(sheet: Sheet) -> int:
        same = squeeze(sheet.project.name) == squeeze(truth["project_name"])
        return 100 * same + sum(squeeze(one.name) in names for one in sheet.indicators)

    return max(sheets, key=likeness, default=None)


def _compare_rows(
    outcome: Outcome, truth: Truth, sheet: Sheet, *, name: str, problems: tuple[Problem, ...]
) -> None:
    left = [(one, read_row(one)) for one in sheet.indicators]
    missed: list[Plain] = []
    for expected in map(true_row, truth["indicators"]):
        outcome.rows += 1
        match = next((one for one in left if one[1] == expected), None)
        if match is None:
            missed.append(expected)
            continue
        outcome.exact += 1
        outcome.found += 1
        left.remove(match)
    for expected in missed:
        match = next((one for one in left if _same_row(one[1], expected)), None)
        if match is None:
            outcome.differences.append(f"{name}：没有读到“{expected['name']}”")
            continue
        left.remove(match)
        outcome.found += 1
        told = is_told(match[0], problems)
        outcome.silent += not told
        shown = f"“{expected['name']}”{_shown(expected, match[1])}"
        outcome.differences.append(f"{name}：{shown}{TOLD if told else ''}")
    for one, _ in left:
        _note_false(outcome, one, name=name, problems=problems)


def _same_row(one: Plain, other: Plain) -> bool:
    return bool(one["name"] == other["name"] and one["term"] == other["term"])


def _note_false(
    outcome: Outcome, one: Indicator, *, name: str, problems: tuple[Problem, ...]
) -> None:
    told = is_told(one, problems)
    outcome.false += 1
    outcome.silent += not told
    outcome.false_silent += not told
    values = [
        one.dimension,
        one.kind,
        one.name,
        *(value.text for value in (one.target, one.actual) if value),
    ]
    outcome.differences.append(f"{name}：多读一行 {' | '.join(values)}{TOLD if told else ''}")


def _shown(expected: Plain, found: Plain) -> str:
    parts = [
        f"{key}：应为{expected[key]!r}，读成{found[key]!r}"
        for key in expected
        if expected[key] != found[key]
    ]
    return "；".join(parts)


def is_told(one: Indicator, problems: tuple[Problem, ...]) -> bool:
    """Whether a problem stands beside a row: in its line or row, or it quotes the row."""
    spots = {_spot(place) for place in (one.place, *one.places.values())} - {None}
    words = [
        squeeze(text) for text in (one.name, one.target.text if one.target else "") if len(text) > 2
    ]
    for problem in problems:
        quoted = squeeze(problem.place.text + problem.message)
        if _spot(problem.place) in spots or any(word in quoted for word in words):
            return True
    return False


def _spot(place: Any) -> tuple[Any, ...] | None:
    spot = (place.page, place.line, place.table, place.row, place.tab)
    return spot if place.line or place.row else None


def _compare_head(
    outcome: Outcome, truth: Truth, sheet: Sheet, *, name: str, skip: Sequence[str]
) -> None:
    expected, found = dict(true_head(truth)), dict(read_head(sheet))
    for key in sorted((set(expected) | set(found)) - set(skip)):
        one, other = expected.get(key), found.get(key)
        if one in ("", None, ()) and other in ("", None, ()):
            continue
        outcome.fields += 1
        outcome.right_fields += one == other
        if one != other:
            outcome.differences.append(f"{name}：{key}：应为{one!r}，读成{other!r}")
