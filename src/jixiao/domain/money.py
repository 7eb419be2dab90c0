"""Exact amounts of yuan."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import MAX_PREC, ROUND_HALF_UP, Context, Decimal

from jixiao.domain.text import half_width, holds_two_numbers, squeeze, without_broken_decimals

SCALES = {
    "元": Decimal(1),
    "千元": Decimal(1000),
    "万": Decimal(10_000),
    "万元": Decimal(10_000),
    "百万元": Decimal(1_000_000),
    "千万元": Decimal(10_000_000),
    "亿": Decimal(100_000_000),
    "亿元": Decimal(100_000_000),
}
PRINTED = re.compile(
    r"(?:人民币)?[¥￥]?(?P<number>[-+]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?|[-+]?\.\d+)"
    r"(?P<unit>百万元|千万元|亿元|万元|千元|元|亿|万)?(?:整|人民币)?"
)
# A cell of run-together digits is longer than the usual 28 digits, and must not be an error.
EXACT = Context(prec=MAX_PREC, rounding=ROUND_HALF_UP)


@dataclass(frozen=True, slots=True, order=True)
class Money:
    """An exact amount; yuan inside, 万元 only where it is read or printed."""

    yuan: Decimal

    @classmethod
    def of(cls, number: Decimal | int | str, *, unit: str = "元") -> Money:
        """So many units of money: ``Money.of("48.00", unit="万元")``."""
        return cls(EXACT.multiply(Decimal(number), SCALES[unit]))

    @classmethod
    def parse(cls, text: str, *, unit: str = "元") -> Money | None:
        """Read a printed amount; a unit printed in the cell wins over the unit of the form.

        None where the text holds no single amount (blank, ``20xx``, ``10 20``, a sentence).
        """
        text = without_broken_decimals(text)
        match = PRINTED.fullmatch(squeeze(half_width(text)))
        if match is None or holds_two_numbers(text):
            return None
        return cls.of(match["number"].replace(",", ""), unit=match["unit"] or unit)

    @property
    def wan(self) -> Decimal:
        """The amount in 万元, not rounded."""
        return self.yuan.scaleb(-4, EXACT)

    def in_wan(self) -> str:
        """As forms print it: 万元 with two decimals, more only where they are there."""
        return printed(self.wan)

    def __add__(self, other: Money) -> Money:
        return Money(EXACT.add(self.yuan, other.yuan))

    def __sub__(self, other: Money) -> Money:
        return Money(EXACT.subtract(self.yuan, other.yuan))

    def __str__(self) -> str:
        """The yuan as a plain decimal with at least two places: ``480000.00``."""
        return printed(self.yuan)


ZERO = Money(Decimal(0))


def total(amounts: list[Money]) -> Money:
    """The sum of amounts; nothing adds to zero."""
    return sum(amounts, ZERO)


def printed(number: Decimal, *, places: int = 2) -> str:
    """A decimal without exponent, with more than ``places`` decimals only where needed."""
    rounded = number.quantize(Decimal(1).scaleb(-places), context=EXACT)
    return f"{rounded if number == rounded else number.normalize(EXACT):f}"
