"""What is typed into a cell, read as a printed cell would be: amounts in 万元, shares in per cent.

What cannot be read is refused with a sentence that says what to write.
"""

from __future__ import annotations

import re
from decimal import Decimal

from jixiao.domain.money import Money
from jixiao.domain.text import half_width, holds_two_numbers, squeeze

NUMBER = re.compile(r"[-+]?(?:\d+(?:\.\d+)?|\.\d+)")
# What no keyboard types and no database keeps; line ends and tabs are blanks.
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
ROW = re.compile(r"[0-9]{1,4}")
# More than any budget, and less than a column of the database holds.
MOST_MONEY = Money.of(10**11, unit="万元")
MOST_POINTS = 1000
NOT_MONEY = "“{text}”不是金额；请只写一个数字，单位为万元，例如 48.00"
TOO_MUCH_MONEY = "“{text}”超过了可以填写的最大金额；单位为万元，请核对是不是按元填写了"
NOT_A_NUMBER = "“{text}”不是数字；请只写一个数字，例如 10 或 2.5"
NOT_POINTS = "“{text}”不是分值；请写0至1000之间的数字，例如 10 或 2.5"
NOT_A_SHARE = "“{text}”不是0至100之间的百分数；请只写数字，例如 60"
SHOWN = 40


class CannotBeFilled(Exception):
    """What was typed cannot be read as the field needs it, or the sheet has no such field."""


def plain(text: str) -> str:
    """The text without what a browser adds to it: other line ends, blanks around it, controls."""
    return CONTROL.sub("", text.replace("\r\n", "\n")).strip()


def money(text: str) -> Money | None:
    """An amount in 万元 unless it names its unit; None where nothing is typed."""
    if not text:
        return None
    read = Money.parse(text, unit="万元")
    if read is None:
        raise CannotBeFilled(NOT_MONEY.format(text=text[:SHOWN]))
    if abs(read.yuan) > MOST_MONEY.yuan:
        raise CannotBeFilled(TOO_MUCH_MONEY.format(text=text[:SHOWN]))
    return read


def points(text: str) -> Decimal | None:
    """Points or a score; None where nothing is typed."""
    read = _number(text.rstrip().removesuffix("分"))
    if read is not None and not 0 <= read <= MOST_POINTS:
        raise CannotBeFilled(NOT_POINTS.format(text=text[:SHOWN]))
    return read


def share(text: str) -> Decimal | None:
    """A share of 1, typed in per cent with the sign or without; None where nothing is typed."""
    try:
        read = _number(text.rstrip().rstrip("%％"))
    except CannotBeFilled:
        raise CannotBeFilled(NOT_A_SHARE.format(text=text[:SHOWN])) from None
    if read is not None and not 0 <= read <= 100:
        raise CannotBeFilled(NOT_A_SHARE.format(text=text[:SHOWN]))
    return None if read is None else read.scaleb(-2)


def row(text: str) -> int:
    """The number of a row in a path, counted from 0; raises ValueError for any other word."""
    if ROW.fullmatch(text) is None:
        raise ValueError(text)
    return int(text)


def _number(text: str) -> Decimal | None:
    plain = squeeze(half_width(text))
    if not plain:
        return None
    if NUMBER.fullmatch(plain) is None or holds_two_numbers(text):
        raise CannotBeFilled(NOT_A_NUMBER.format(text=text[:SHOWN]))
    return Decimal(plain)
