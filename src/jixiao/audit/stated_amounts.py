"""Whether an amount is printed anywhere in a document."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jixiao.domain.document import Document
from jixiao.domain.money import SCALES, Money
from jixiao.domain.text import half_width

AMOUNT = re.compile(r"(\d[\d,]*(?:\.(\d+))?)\s*(百万元|千万元|亿元|万元|千元|元|亿|万)")
CELL = re.compile(r"(\d[\d,]*(?:\.(\d+))?)(?:元|万元|亿元)?")


def states_amount(document: Document, amount: Money) -> bool:
    """Whether text or tables print an amount, rounded or not, in whatever unit."""
    texts = (one.text for one in document.paragraphs())
    if any(_allows(amount, *one) for text in texts for one in _in_text(half_width(text))):
        return True
    cells = (cell.text for grid in document.tables for row in grid for cell in row)
    return any(_allows(amount, *one) for text in cells for one in _in_cell(text))


def _in_text(text: str) -> Iterator[tuple[Money, Money]]:
    """Every amount of a text with the worth of its last printed digit."""
    for match in AMOUNT.finditer(text):
        yield _read(match[1], match[2], unit=match[3])


def _in_cell(text: str) -> Iterator[tuple[Money, Money]]:
    """A number that fills a cell, as 元 and as 万元: the heading's unit is not known here."""
    match = CELL.fullmatch(half_width(text).strip())
    if match is not None:
        for unit in ("元", "万元"):
            yield _read(match[1], match[2], unit=unit)


def _read(number: str, decimals: str | None, *, unit: str) -> tuple[Money, Money]:
    plain = number.replace(",", "")
    step = Money(SCALES[unit].scaleb(-len(decimals or "")))
    return Money.of(plain, unit=unit), step


def _allows(amount: Money, printed: Money, step: Money) -> bool:
    return abs((amount - printed).yuan) * 2 <= step.yuan
