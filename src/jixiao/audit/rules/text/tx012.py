"""TX012: the reason that is given for a rise or a fall does not say the opposite."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.audit.base import Verdict, Words, rule
from jixiao.audit.prose_figures import read_prose
from jixiao.audit.prose_passages import prose_passages
from jixiao.audit.prose_reasons import Reasoned, evidence_of, reasoned_in
from jixiao.audit.wording import found
from jixiao.domain.document import Document

MARK = "因"
NAMES = {1: ("增加", "减少"), -1: ("减少", "增加")}
OPPOSITE = {1: "falling", -1: "rising"}
EXPLAINED = {1: "up_explained", -1: "down_explained"}


@rule("TX012")
def reason_against_direction(document: Document, words: Words) -> Iterator[Verdict]:
    """A fall explained by a rise alone, or a rise explained by a fall alone."""
    for passage in prose_passages(document):
        if MARK not in passage.text and "主要" not in passage.text:
            continue
        prose = read_prose(passage.text)
        for one in reasoned_in(prose):
            if _is_opposite(one, words):
                direction, opposite = NAMES[one.direction]
                yield {
                    **passage.where,
                    "evidence": evidence_of(prose, one),
                    "wrong": one.reason,
                    "direction": direction,
                    "opposite": opposite,
                    "statement": one.statement,
                    "reason": one.reason,
                }


def _is_opposite(one: Reasoned, words: Words) -> bool:
    """Whether the reason speaks of the other direction, and of nothing that explains it."""
    opposite = found(words[OPPOSITE[one.direction]], one.reason)
    if not opposite or found(words["subjects"], one.before + one.statement):
        return False
    return not found(words[EXPLAINED[one.direction]], one.reason.replace(opposite, "", 1))
