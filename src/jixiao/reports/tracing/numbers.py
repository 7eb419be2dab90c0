"""Numbers in printed text, and whether one is the number that was asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from jixiao.domain.money import EXACT, SCALES
from jixiao.domain.text import half_width, squeeze

UNITS = "|".join(sorted((*SCALES, "%"), key=len, reverse=True))
NUMBER = re.compile(
    rf"(?<![\d.])(?P<number>(?:(?<!\w)[-−])?(?:\d{{1,3}}(?:,\d{{3}})+(?!\d)|\d+)(?:\.\d+)?)"
    rf"\s*(?P<unit>{UNITS})?"
)


@dataclass(frozen=True, slots=True)
class Number:
    """A number as it is printed, with its unit where that is one of money or per cent."""

    value: Decimal
    unit: str = ""

    def is_same_as(self, other: Number) -> bool:
        """Whether both are one number: ``48``, ``48.00`` and ``48.00万元`` are, 48% is not.

        Two units of money are converted (480,000元); a unit that is not printed is no difference.
        """
        if not self.unit or not other.unit or self.unit == other.unit:
            return self.value == other.value
        if "%" in {self.unit, other.unit}:
            return False
        return self._in_yuan() == other._in_yuan()

    def _in_yuan(self) -> Decimal:
        return EXACT.multiply(self.value, SCALES[self.unit])


def numbers_in(text: str) -> Iterator[Number]:
    """The whole numbers of a text in printed order; 148.00 holds no 48.00."""
    for match in NUMBER.finditer(half_width(text)):
        digits = match["number"].replace(",", "").replace("−", "-")
        yield Number(Decimal(digits), match["unit"] or "")


def times_said(asked: str, text: str) -> int:
    """How often a text says what was asked for: a number, or words where it holds none."""
    wanted = next(numbers_in(asked), None)
    if wanted is None:
        return squeeze(half_width(text)).count(squeeze(half_width(asked)))
    return sum(1 for one in numbers_in(text) if one.is_same_as(wanted))


def is_same_print(made: str, now: str) -> bool:
    """Whether a figure still says what was printed; 48 in a cell is the 48.00 that it shows."""
    if squeeze(half_width(made)) == squeeze(half_width(now)):
        return True
    before, after = list(numbers_in(made)), list(numbers_in(now))
    if len(before) != 1 or len(after) != 1:
        return False
    one, other = before[0], after[0]
    if one.unit == "%" and not other.unit and other.value * 100 == one.value:
        return True
    return one.is_same_as(other) and _words(now) in {_words(made), ""}


def _words(text: str) -> str:
    return squeeze(NUMBER.sub("", half_width(text)))
