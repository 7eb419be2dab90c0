"""Statements that something rose or fell, and the reasons that are given for it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from jixiao.audit.prose_figures import Prose
from jixiao.audit.prose_roles import Role, direction_of, role_of, sentence_end, sentence_start

REASON = re.compile(
    r"(?:主要)?原因(?:是|为|在于|系|:)+(?:由于)?|主要(?:是|系|由于|因为)(?:由于|因)?"
)
COMPARED = re.compile(r"决算数?(?:(?P<up>大于|高于|超过|多于)|小于|低于|少于)(?:年初)?预算数?")
REASON_ENDS = "。；;!?\n"


@dataclass(frozen=True, slots=True)
class Reasoned:
    """A statement with its direction, and the reason behind it.

    ``before`` is what its sentence says up to there, ``start`` where the statement begins.
    """

    direction: int
    before: str
    statement: str
    reason: str
    start: int
    reason_start: int
    reason_end: int


def reasoned_in(prose: Prose) -> Iterator[Reasoned]:
    """Every statement of a paragraph that gives a direction and a reason."""
    for match in REASON.finditer(prose.masked):
        begin = _before(prose, match.start())
        found = _direction(prose, begin, match.start())
        if found is None:
            continue
        ends = [end for mark in REASON_ENDS if (end := prose.masked.find(mark, match.end())) >= 0]
        end = min(ends, default=len(prose.masked))
        yield Reasoned(
            direction=found[0],
            before=prose.text[begin : found[1]],
            statement=prose.text[found[1] : match.start()].strip(" ,，。;；"),
            reason=prose.text[match.end() : end].strip(),
            start=found[1],
            reason_start=match.end(),
            reason_end=end,
        )


def _before(prose: Prose, at: int) -> int:
    """Where the statement may begin that a reason follows: in its sentence or the one before."""
    start = sentence_start(prose, at)
    semicolon = max(prose.masked.rfind(mark, start, at) for mark in ";；")
    start = max(start, semicolon + 1)
    if prose.masked[start:at].strip(" 其,"):
        return start
    return sentence_start(prose, max(0, start - 1))


def _direction(prose: Prose, begin: int, end: int) -> tuple[int, int] | None:
    """The one direction between two positions and where its clause begins; None where several."""
    found: dict[int, int] = {}
    for one in prose.figures:
        is_change = role_of(one) is Role.CHANGE and one.kind != "rate"
        if begin <= one.start < end and is_change and one.number:
            found.setdefault(direction_of(one.lead), one.start - len(one.lead))
    for match in COMPARED.finditer(prose.masked, begin, end):
        found.setdefault(1 if match["up"] else -1, match.start())
    found.pop(0, None)
    return next(iter(found.items())) if len(found) == 1 else None


def evidence_of(prose: Prose, one: Reasoned) -> str:
    """The sentences of a statement and of its reason as they are printed."""
    start = sentence_start(prose, one.start)
    return prose.text[start : sentence_end(prose, one.reason_end - 1)].strip()
