"""How figures, blanks and names are written in an official text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from jixiao.domain.money import Money, printed
from jixiao.domain.number import HUNDRED

TO_FILL = re.compile(r"【待填写[^】]*】")
# What XML cannot hold; such characters come out of damaged files.
UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|[\ud800-\udfff]")
MARKS = re.compile(r"\[bookmark:[^\]]*\]|\[_Toc\d+\]")
ENUMERATED = re.compile(
    r"^\s*(?:附件\s*\d*\s*[:：]?|\d{1,3}\s*[、．.]|[（(]?[一二三四五六七八九十]+[)）]?、)\s*"
)
HUNDREDTH = Decimal("0.01")
NONE_PRINTED = "—"
# In a table the title of the column says what is to be filled in.
GAP_ALONE = "【待填写】"


def to_fill(what: str) -> str:
    """A gap that only a person can fill; it is highlighted wherever it is printed."""
    return f"【待填写：{what}】"


def writable(text: str) -> str:
    """The text without characters that no file of Word or Excel can hold."""
    return UNWRITABLE.sub("", text)


def amount(money: Money | None) -> str:
    """An amount in 万元 with two decimals, without its unit; blank where there is none."""
    return "" if money is None else money.in_wan()


def number(value: Decimal | None) -> str:
    """A plain number such as points, without needless zeros; blank where there is none."""
    return "" if value is None else printed(value, places=0)


def per_cent(share: Decimal | None) -> str:
    """A share as it was printed, in per cent with at least two decimals; blank where none is."""
    return "" if share is None else f"{printed(share * HUNDRED)}%"


def rounded_per_cent(share: Decimal) -> str:
    """A computed share in per cent, rounded half up to two decimals."""
    return f"{(share * HUNDRED).quantize(HUNDREDTH, ROUND_HALF_UP)}%"


def average(values: Sequence[Decimal]) -> str:
    """The average of numbers, rounded half up to two decimals, without needless zeros."""
    middle = sum(values, Decimal(0)) / len(values)
    return number(middle.quantize(HUNDREDTH, ROUND_HALF_UP))


def day(value: date | None, *, what: str) -> str:
    """A date as official documents print it, or the gap for it."""
    return to_fill(what) if value is None else f"{value.year}年{value.month}月{value.day}日"


def listed(words: Sequence[str]) -> str:
    """Words in a row with the Chinese enumeration comma."""
    return "、".join(words)


def sentence(text: str) -> str:
    """The text with a full stop at its end."""
    text = text.strip()
    return text if text.endswith(("。", "！", "？", "】")) else text.rstrip("；;，,.") + "。"


def clean_title(text: str) -> str:
    """A printed title without left-over marks and without the number before it."""
    return ENUMERATED.sub("", MARKS.sub("", text)).strip()


def print_width(text: str) -> int:
    """How wide a line is printed, in halves of a Chinese character."""
    return sum(1 if ord(character) < 0x2000 else 2 for character in text)


def lines_needed(text: str, *, per_line: int) -> int:
    """How many lines a text takes in a cell that is so many half characters wide."""
    return sum(max(1, -(-print_width(line) // max(per_line, 2))) for line in text.split("\n"))
