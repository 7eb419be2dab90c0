"""Results that repeat the objectives instead of saying what came of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz import fuzz

from jixiao.audit.evaluation_narrative import Told, core_of, told_in, without_completion
from jixiao.audit.wording import bare, found
from jixiao.domain.document import Document
from jixiao.domain.place import NOWHERE
from jixiao.domain.sheet import Objective

FIGURE = re.compile(r"\d")
YEAR = re.compile(r"(?:19|20)\d{2}年?度?")
NUMBERING = re.compile(r"(?:^|(?<=[。；;\n]))\s*(?:目标)?[（(]?\d{1,2}(?:[.、．:：)）](?!\d))")
LEAST = 10
LEAST_IN_NARRATIVE = 25
LEAST_OF_GOAL = 0.8
"""The share of an objective's letters that a result has to repeat; the rest stands before."""
HEAD = 8
"""Paragraphs are compared where their first so many characters agree."""
ALIKE = 85


@dataclass(frozen=True, slots=True)
class Copy:
    """A paragraph of results and the objective that it repeats."""

    result: Told
    goal: Told


def is_copied(objective: Objective) -> bool:
    """Whether a result is its objective letter for letter."""
    text = bare(objective.text)
    return _is_own_cell(objective) and len(text) >= LEAST and text == bare(objective.result)


def is_merely_completed(objective: Objective) -> bool:
    """Whether a result only adds 完成 to an objective without figures, or takes 确保 away."""
    text, result = without_completion(objective.text), without_completion(objective.result)
    if len(text) < LEAST or len(result) < len(text) * LEAST_OF_GOAL or not text.endswith(result):
        return False
    return _is_own_cell(objective) and not has_figures(objective.text)


def is_done_only(objective: Objective, done: tuple[str, ...]) -> bool:
    """Whether a result is nothing but 完成 to an objective that says what was to be done."""
    result = bare(objective.result)
    return len(bare(objective.text)) > len(result) and bool(result and found(done, result))


def _is_own_cell(objective: Objective) -> bool:
    """Whether the result has a cell of its own, not one merged with the objective's."""
    return objective.place == NOWHERE or objective.place != objective.result_place


def has_figures(text: str) -> bool:
    """Whether a text states a number that is neither a year nor the number of a line."""
    return bool(FIGURE.search(NUMBERING.sub("", YEAR.sub("", text))))


def copies_in(document: Document) -> Iterator[Copy]:
    """The paragraphs of results that repeat a paragraph of objectives, or nearly so."""
    told = [one for one in told_in(document) if len(one.paragraph.text) >= LEAST_IN_NARRATIVE]
    goals: dict[str, list[tuple[str, Told]]] = {}
    for one in told:
        if one.is_goal and len(core := core_of(one.paragraph.text)) >= LEAST_IN_NARRATIVE:
            goals.setdefault(core[:HEAD], []).append((core, one))
    if not goals:
        return
    for one in told:
        if one.is_result:
            core = core_of(one.paragraph.text)
            near = goals.get(core[:HEAD], ()) if len(core) >= LEAST_IN_NARRATIVE else ()
            found = next((goal for text, goal in near if fuzz.ratio(text, core) >= ALIKE), None)
            if found is not None:
                yield Copy(one, found)
