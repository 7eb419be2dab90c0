"""TX014: a comparison names another year, and more, less and the same are not crossed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jixiao.audit.base import Verdict, Words, rule
from jixiao.audit.prose_comparisons import (
    against_budget,
    change_and_flat,
    flat_with_last_year,
    own_year,
    results_of_another_year,
)
from jixiao.audit.prose_figures import read_prose
from jixiao.audit.prose_passages import prose_passages
from jixiao.audit.prose_roles import one_of, quoted
from jixiao.domain.document import Document

MARKS = re.compile("[比较与同]20|持平|决算数|决算(?:公开)?中")


@rule("TX014")
def comparison_crossed(document: Document, words: Words) -> Iterator[Verdict]:
    """One finding for every comparison with the own year or in the wrong direction."""
    other_stage = one_of(words["other_stage"])
    for passage in prose_passages(document):
        if not MARKS.search(passage.text):
            continue
        prose = read_prose(passage.text)
        for one in (
            *own_year(prose, document, other_stage),
            *change_and_flat(prose),
            *flat_with_last_year(prose, document),
            *results_of_another_year(prose, document),
            *against_budget(prose),
        ):
            yield {
                **passage.where,
                "fault": one.words,
                "wrong": prose.text[one.start : one.end],
                "evidence": quoted(prose, one.start, one.end),
            }
