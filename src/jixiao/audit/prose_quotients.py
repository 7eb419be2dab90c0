"""A part by its whole, with the percentages that the printed digits of both allow."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations, pairwise, permutations

from jixiao.audit.prose_figures import Figure, Prose
from jixiao.audit.prose_roles import Role, is_percent, role_of, sentence_end, sentence_start

HUNDRED = Decimal(100)
MOST_AMOUNTS = 6
PLAIN_SHARE = re.compile(r"^[,，]?占(?:比)?(?:约?为)?$")


@dataclass(frozen=True, slots=True)
class Quotient:
    """A part and the whole that it is measured by, each with what its digits allow."""

    part: Figure
    part_low: Decimal
    part_high: Decimal
    whole: Decimal
    whole_low: Decimal
    whole_high: Decimal
    working: str
    number: Decimal | None = None

    @property
    def percent(self) -> Decimal | None:
        """The percentage that the amounts give; None of nothing."""
        number = self.part.number if self.number is None else self.number
        return number * HUNDRED / self.whole if self.whole > 0 else None

    def allows(self, low: Decimal, high: Decimal) -> bool:
        """Whether a percentage between two bounds can follow from the printed digits."""
        if self.whole_high <= 0:
            return False
        least = max(self.part_low, Decimal(0)) * HUNDRED / self.whole_high
        most = self.part_high * HUNDRED / self.whole_low if self.whole_low > 0 else None
        return low <= (high if most is None else most) and least <= high

    def told(self, step: Decimal) -> str:
        """The working as a message shows it: ``1062.85÷(9859.38-1062.85)=12.08%``."""
        if self.percent is None:
            return f"{self.working}，基数为0，算不出百分比"
        return f"{self.working}={self.percent.quantize(step)}%"


def quotient(part: Figure, whole: Figure) -> Quotient:
    """One amount by another."""
    shown = f"{part.number / whole.scale:f}÷{whole.shown}"
    return Quotient(part, part.low, part.high, whole.number, whole.low, whole.high, shown)


def any_quotients(levels: Sequence[Figure]) -> Iterator[Quotient]:
    """Every amount by every other, and by the sum of two others: budget and what was left."""
    few = levels[-MOST_AMOUNTS:]
    for part, whole in permutations(few, 2):
        yield quotient(part, whole)
    for one, other in combinations(few, 2):
        both, slack = one.number + other.number, one.half + other.half
        shown = f"{one.shown}+{other.shown}"
        for part in few:
            yield _share(part, both, slack, shown)


def shares_of_sum(prose: Prose, part: Figure, rate: Figure) -> Iterator[Quotient]:
    """A share of the sum of all amounts in a sentence that have one, if some share bears it out."""
    start, end = sentence_start(prose, part.start), sentence_end(prose, rate.end)
    inside = [one for one in prose.figures if start <= one.start < end and one.depth == part.depth]
    pairs = [
        (one, after)
        for one, after in pairwise(inside)
        if role_of(one) is Role.LEVEL
        and one.unit == part.unit
        and is_percent(after)
        and PLAIN_SHARE.match(prose.between(one, after).strip())
    ]
    if len(pairs) < 2 or not all(one.is_exact for pair in pairs for one in pair):
        return
    whole = sum((one.number for one, _ in pairs), Decimal(0))
    slack = sum((one.half for one, _ in pairs), Decimal(0))
    shown = "+".join(one.shown for one, _ in pairs)
    given = {one: _share(one, whole, slack, shown) for one, _ in pairs}
    shares = sum((after.number for _, after in pairs), Decimal(0))
    is_whole = abs(shares - HUNDRED) <= sum((after.half for _, after in pairs), Decimal(0))
    if is_whole or any(
        one.number and given[one].allows(after.low, after.high) for one, after in pairs
    ):
        yield given[part]


def _share(part: Figure, whole: Decimal, slack: Decimal, shown: str) -> Quotient:
    low, high = whole - slack, whole + slack
    return Quotient(part, part.low, part.high, whole, low, high, f"{part.shown}÷({shown})")
