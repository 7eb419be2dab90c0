"""Facts of a sentence: counts, amounts, shares and quoted words as spans with their origin."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from jixiao.domain.money import Money
from jixiao.domain.place import Place
from jixiao.reports.narrative.wordings import Fact
from jixiao.reports.paper.model import Span, Spans
from jixiao.reports.tracing.citing import Citing
from jixiao.reports.wording import amount, number, rounded_per_cent, writable

DIGIT = re.compile(r"[0-9０-９]")


@dataclass(frozen=True, slots=True)
class Facts:
    """The facts of one file. ``working`` says in words how a figure was made of its cells."""

    citing: Citing

    def count(self, name: str, places: Iterable[Place], *, working: str) -> Span:
        """How many things there are; ``places`` has one for each."""
        counted = tuple(places)
        return Span(str(len(counted)), self.citing.origin(name, *counted, working=working))

    def amount(self, name: str, money: Money, *places: Place, working: str = "") -> Span:
        """An amount in 万元, the unit left to the wording."""
        return Span(amount(money), self.citing.origin(name, *places, working=working))

    def share(self, name: str, share: Decimal, *places: Place, working: str) -> Span:
        """A computed share of 1 in per cent with two decimals."""
        return Span(rounded_per_cent(share), self.citing.origin(name, *places, working=working))

    def number(
        self, name: str, value: Decimal, *places: Place, working: str = "", ruleset: str = ""
    ) -> Span:
        """A plain number such as a score."""
        origin = self.citing.origin(name, *places, working=working, ruleset=ruleset)
        return Span(number(value), origin)

    def words(self, text: str, name: str, *places: Place) -> Span:
        """Words of the file on one line; they are traced where they hold digits."""
        line = " ".join(writable(text).split())
        return Span(line, self.citing.origin(name, *places) if DIGIT.search(line) else None)


def together(*parts: Fact) -> Spans:
    """Spans, single spans and words in a row."""
    found: list[Span] = []
    for part in parts:
        if isinstance(part, Span):
            found.append(part)
        elif isinstance(part, str):
            found += [Span(part)] if part else []
        else:
            found += part
    return tuple(found)


def enumerated(items: Sequence[Fact], *, mark: str = "、") -> Spans:
    """Items in a row with a mark between them."""
    found: Spans = ()
    for at, item in enumerate(items):
        found = together(found, mark if at else "", item)
    return found
