"""Writing the objectives of a sheet, and what came of them: a line each in one cell."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from jixiao.domain.sheet import Objective, Sheet

TERMS = ("annual", "long_term")
SPAN = re.compile(r"([0-9]{1,4})\+([1-9][0-9]{0,3})")


def with_objective_lines(sheet: Sheet, at: str, field: str, text: str) -> Sheet:
    """The sheet with other lines in a cell of objectives, or in the one of their results.

    ``at`` is a term, or ``0+2`` for two objectives from the first one on. Results and points stay
    with their objectives; an objective that has either stays, though its line is taken out.
    Raises KeyError or IndexError where there is no such cell.
    """
    if field not in {"text", "long_term", "result"}:
        raise KeyError(field)
    own = _own(sheet, at)
    term = at if at in TERMS else TERMS[0]
    known = [sheet.objectives[index] for index in own]
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    known += [Objective("", term=term)] * (len(lines) - len(known))
    made = _results(known, lines) if field == "result" else _texts(known, lines)
    made = [one for one in made if one.text or one.result or one.points is not None]
    others = [one for index, one in enumerate(sheet.objectives) if index not in set(own)]
    start = own[0] if own else len(others)
    return replace(sheet, objectives=(*others[:start], *made, *others[start:]))


def _own(sheet: Sheet, at: str) -> list[int]:
    """The positions of the objectives that a cell shows."""
    if at in TERMS:
        return [index for index, one in enumerate(sheet.objectives) if one.term == at]
    span = SPAN.fullmatch(at)
    if span is None:
        raise KeyError(at)
    own = list(range(int(span[1]), int(span[1]) + int(span[2])))
    if own[-1] >= len(sheet.objectives):
        raise IndexError(at)
    return own


def _texts(known: Sequence[Objective], lines: Sequence[str]) -> list[Objective]:
    blank = [""] * (len(known) - len(lines))
    return [replace(one, text=line) for one, line in zip(known, [*lines, *blank], strict=True)]


def _results(known: Sequence[Objective], lines: Sequence[str]) -> list[Objective]:
    """Results are printed without gaps: as many as there are go where results are already."""
    having = [place for place, one in enumerate(known) if one.result]
    places = having if len(lines) <= len(having) else range(len(lines))
    said = dict(zip(places, lines, strict=False))
    return [replace(one, result=said.get(place, "")) for place, one in enumerate(known)]
