"""One statement of an indicator in a sentence: its name, target, actual value and the rest."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise

from jixiao.readers.prose.figure_words import quantities_in, stretches, without_dates
from jixiao.readers.prose.prose_words import (
    EDGES,
    ENDS_IN_TARGET,
    MARK,
    ONLY_TARGET,
    ROLES,
    SIGN,
    SIGNED,
    TAIL,
    TARGET_IN_WORDS,
)

CUT = re.compile(r"[;。!?\n]")
COMMA = re.compile(r",(?!\d{3}(?:\D|$))|且|并且")
# What makes a statement one of an indicator without a level or a sign; 实际支出70万元 does not.
SURELY_REACHED = re.compile(
    r"\s*(?:全年|实际){0,2}(?:完成值|实际值|实际完成|完成率)|\s*(?:指标|目标)完成率"
)
LONGEST_NAME = 80


@dataclass(slots=True)
class Statement:
    """What was read of one indicator; values are spans of the paragraph, ``end`` its own end."""

    name: str
    start: int
    end: int
    values: dict[str, tuple[int, int]] = field(default_factory=dict)
    is_sure: bool = False
    is_promised: bool = False


@dataclass(frozen=True, slots=True)
class Token:
    """A part of a sentence with at most one quantity, and where that stands."""

    start: int
    end: int
    value: tuple[int, int] | None


def statements_in(plain: str, printed: str, start: int) -> Iterator[Statement]:
    """The statements of a text from ``start`` on, in order; names are as printed."""
    begin = start
    for cut in [*(match.start() for match in CUT.finditer(plain, start)), len(plain)]:
        for first, last in stretches(plain, begin, cut):
            yield from _sentence(plain, printed, first, last)
        begin = cut + 1


def _sentence(plain: str, printed: str, begin: int, end: int) -> Iterator[Statement]:
    mark = MARK.match(plain, begin, end)
    begin = mark.end() if mark else begin
    current: Statement | None = None
    held = (begin, begin)
    for token in _tokens(plain, begin, end):
        role, value = _role(plain, token, current)
        if role == "name":
            if current is not None:
                yield current
            current = _begun(plain, printed, replace(token, value=value), held=held)
            held = (token.end, token.end)
        elif value is not None and current is not None:
            current.values.setdefault(role, value)
            current.end = token.end
            reached = SURELY_REACHED.match(plain, token.start) is not None
            current.is_sure |= reached or (current.is_promised and role == "actual")
        else:
            held = (token.start, token.end)
    if current is not None:
        yield current


def _tokens(plain: str, begin: int, end: int) -> Iterator[Token]:
    """The sentence cut at commas, and behind a quantity where the next value begins."""
    spans = _spans(plain, begin, end)
    # 、 parts indicators only behind a quantity; elsewhere it stands inside a name.
    behind = (two + 1 for _, two in spans if plain[two : two + 1] == "、")
    commas = (match.end() for match in COMMA.finditer(plain, begin, end))
    for start, stop in pairwise(sorted({begin, end, *commas, *behind})):
        inside = [one for one in spans if start <= one[0] < stop]
        yield from _token(plain, start, stop, inside=inside)


def _token(plain: str, start: int, stop: int, *, inside: list[tuple[int, int]]) -> Iterator[Token]:
    """What stands between two commas, cut behind each quantity but the last."""
    for span in inside[:-1]:
        yield Token(start, span[1], span)
        start = span[1]
    if not inside:
        yield Token(start, stop, None)
        return
    last = inside[-1]
    if any(role.match(plain, last[1], stop) for role in ROLES.values()):
        yield Token(start, last[1], last)
        yield Token(last[1], stop, None)
    else:
        yield Token(start, stop, last)


def _spans(plain: str, begin: int, end: int) -> list[tuple[int, int]]:
    """Where the quantities of a sentence stand; a sign makes one of a number without a unit."""
    blanked = without_dates(plain[begin:end])
    spans = [(begin + one, begin + two) for one, two, _ in quantities_in(blanked)]
    for match in SIGNED.finditer(plain, begin, end):
        if not any(one <= match.start() < two for one, two in spans):
            spans.append(match.span())
    return sorted(spans)


def _role(
    plain: str, token: Token, current: Statement | None
) -> tuple[str, tuple[int, int] | None]:
    """What a token says: the name of another indicator, or a value of the one before."""
    for role, pattern in ROLES.items():
        match = pattern.match(plain, token.start, token.end)
        if match is None or current is None:
            continue
        if role in current.values or (role == "actual" and not _is_short(plain, token, match)):
            continue
        return role, token.value or _words(plain, match.end(), token.end)
    if token.value is not None:
        return "name", token.value
    if match := TARGET_IN_WORDS.search(plain, token.start, token.end):
        return "name", match.span("value")
    return "", None


def _is_short(plain: str, token: Token, match: re.Match[str]) -> bool:
    """Whether the words before an actual value are its label, not the name of something else."""
    if token.value is None:
        return plain.startswith(("实际", "完成情况"), token.start)
    between = plain[match.end() : token.value[0]]
    return plain.startswith("实际", token.start) or len(between.strip()) <= 1


def _words(plain: str, start: int, end: int) -> tuple[int, int] | None:
    """The span of a value in words: 实际完成值为良好."""
    text = plain[start:end].rstrip(EDGES)
    return (start, start + len(text)) if 0 < len(text) <= LONGEST_NAME else None


def _begun(plain: str, printed: str, token: Token, *, held: tuple[int, int]) -> Statement:
    """A new indicator: its name is what stands around the value."""
    start, stop = token.value or (token.end, token.end)
    lead = plain[token.start : start]
    label = ENDS_IN_TARGET.search(lead)
    sure = label is not None or SIGN.search(plain[start:stop]) is not None
    promised = ONLY_TARGET.search(lead)
    label = label or promised
    if label:
        lead = lead[: label.start()]
    name_start = token.start
    if not lead.strip(EDGES) and held[1] > held[0]:
        name_start, lead = held[0], plain[held[0] : held[1]]
        before = ENDS_IN_TARGET.search(lead.rstrip(EDGES))
        lead = lead[: before.start()] if before else lead
    mark = MARK.match(lead)
    skipped = mark.end() if mark else 0
    body = TAIL.sub("", lead.rstrip(EDGES)) or lead
    name = printed[name_start + skipped : name_start + len(body)].strip(EDGES)
    behind = printed[stop : token.end].strip(EDGES)
    if behind.startswith(("(", "（")):
        behind = ""
    # 人员≥5人的单位较少 speaks of something else.
    sure = sure and not behind
    value = {"target": (start, stop)}
    return Statement(name + behind, name_start, token.end, value, sure, promised is not None)
