"""OB002: an objective says what comes of the money, not what it is spent on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from jixiao.audit.base import NotApplicable, Verdict, Words, rule
from jixiao.audit.objective_lines import lines_by_term
from jixiao.domain.sheet import Sheet
from jixiao.domain.text import half_width, squeeze, without_notes

PIECES = re.compile(r"[、,;。:和及与]+")
AMOUNT = re.compile(r"\d+(?:\.\d+)?(?:万元|元|万)?")


@rule("OB002")
def expenses_for_an_objective(sheet: Sheet, words: Words) -> Iterator[Verdict]:
    """A line of kinds of expense that names nothing to be done and nothing to be reached."""
    if not sheet.objectives:
        yield NotApplicable("绩效表没有填绩效目标")
    for lines in lines_by_term(sheet):
        for line in lines:
            expenses = _expenses(line.words, words)
            if expenses:
                yield {
                    "field": "objectives",
                    "place": line.place,
                    "text": line.text,
                    "expenses": "、".join(expenses),
                }


def _expenses(text: str, words: Words) -> list[str]:
    """The kinds of expense that a line lists, if it lists little else; empty otherwise."""
    plain = AMOUNT.sub("", without_notes(squeeze(half_width(text))))
    if any(word in plain for word in words["results"]):
        return []
    pieces = [one.rstrip("等") for one in PIECES.split(plain) if one.rstrip("等")]
    found = [one for one in pieces if one.endswith(words["expenses"])]
    share = Decimal(len(found)) / max(len(pieces), 1)
    enough = len(found) >= int(words["least_kinds"][0])
    return found if enough and share >= Decimal(words["least_share"][0]) else []
