"""Plain numbers and shares as forms print them."""

from __future__ import annotations

import re
from decimal import Decimal

from jixiao.domain.money import EXACT, printed
from jixiao.domain.text import half_width, holds_two_numbers, squeeze

PRINTED = re.compile(r"([-+]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?|[-+]?\.\d+)(?:分|%)?")
HUNDRED = Decimal(100)
HIGHEST_SHARE = Decimal("1.5")


def decimal_of(text: str) -> Decimal | None:
    """The number that a cell holds and nothing else: ``8``, ``10分``, ``1,000.5``; else None."""
    match = PRINTED.fullmatch(squeeze(half_width(text)))
    if match is None or holds_two_numbers(text):
        return None
    return Decimal(match[1].replace(",", ""))


def share_of(text: str) -> Decimal | None:
    """A printed rate as a share of 1: ``80.45%``, ``80.45`` and ``0.8045`` are the same.

    Without a per cent sign a number up to 1.5 is taken for a share: rates above 150 % of a
    budget are not published, rates such as ``0.958`` and ``1`` are.
    """
    number = decimal_of(text)
    if number is None:
        return None
    if "%" in half_width(text) or number > HIGHEST_SHARE:
        return of_hundred(number)
    return number


def of_hundred(number: Decimal) -> Decimal:
    """A per cent as a share of 1 with at least two places: 30.00 is ``0.30``."""
    return Decimal(printed(number.scaleb(-2, EXACT)))
