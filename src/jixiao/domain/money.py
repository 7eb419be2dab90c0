"""Exact amounts of yuan."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from jixiao.domain.text import half_width, squeeze

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
    r"[¥￥]?(?P<number>[-+]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?|[-+]?\.\d+)"
    r"(?P<unit>百万元|千万元|亿元|万元|千元|元|亿|万)?(?:整|人民币)?"
)
FEN = Decimal("0.01")


@dataclass(frozen=True, slots=True, order=True)
class Money:
    """An exact amount; yuan inside, 万元 only where it is read or printed."""

    yuan: Decimal

    @classmethod
    def of(cls, number: Decimal | int | str, *, unit: str = "元") -> Money:
        """So many units of money: ``Money.of("48.00", unit="万元")``."""
        return cls(Decimal(number) * SCALES[unit])

    @classmethod
    def parse(cls, text: str, *, unit: str = "元") -> Money | None:
        """Read a printed amount; a unit printed in the cell wins over the unit of the form.

        None where the text holds no single amount (blank, ``20xx``, a sentence).
        """
        match = PRINTED.fullmatch(squeeze(half_width(text)))
        if match is None:
            return None
        number = Decimal(match["number"].replace(",", ""))
        return cls(number * SCALES[match["unit"] or unit])

    @property
    def wan(self) -> Decimal:
        """The amount in 万元, not rounded."""
        return self.yuan / SCALES["万元"]

    def in_wan(self) -> str:
        """As forms print it: 万元 with two decimals, more only where they are there."""
        return printed(self.wan)

    def __add__(self, other: Money) -> Money:
        return Money(self.yuan + other.yuan)

    def __sub__(self, other: Money) -> Money:
        return Money(self.yuan - other.yuan)

    def __str__(self) -> str:
        """The yuan as a plain decimal with at least two places: ``480000.00``."""
        return printed(self.yuan)


ZERO = Money(Decimal(0))


def total(amounts: list[Money]) -> Money:
    """The sum of amounts; nothing adds to zero."""
    return sum(amounts, ZERO)


def printed(number: Decimal, *, places: int = 2) -> str:
    """A decimal without exponent, with more than ``places`` decimals only where needed."""
    least = Decimal(1).scaleb(-places)
    if number == number.quantize(least, ROUND_HALF_UP):
        return f"{number.quantize(least, ROUND_HALF_UP):f}"
    return f"{number.normalize():f}"
