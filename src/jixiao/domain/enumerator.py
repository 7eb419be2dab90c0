"""Printed numbers at the beginning of paragraphs and lines: 一、 （一） 1. （1） 1）."""

from __future__ import annotations

import re

from jixiao.domain.numerals import read_numeral

DIGITS = "一二三四五六七八九十"
CN = f"[{DIGITS}]{{1,3}}"
CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮"
# How each style is printed at the beginning of a paragraph.
HEADING = {
    "{}、": re.compile(rf"\s*(?P<n>{CN})\s*(?P<stop>[、．.])(?!\s*[{DIGITS}]+[、级类期批年])"),
    "（{}）": re.compile(rf"\s*[（(]\s*(?P<n>{CN})\s*[)）]"),
    "{}.": re.compile(r"\s*(?P<n>\d{1,2})\s*(?P<stop>[、．.])(?!\s*\d)"),
    "({})": re.compile(r"\s*[（(]\s*(?P<n>\d{1,2})\s*[)）]"),
    "{})": re.compile(r"\s*(?P<n>\d{1,2})\s*[)）]"),
}
PART = re.compile(rf"\s*(?:第(?:{CN}|\d+)(?:部分|章|篇)|附件|附表|附录|目\s*录)")


def value_of(printed: str) -> int | None:
    """The number that a mark prints: 四, 4, ④; None where it is none."""
    if printed in CIRCLED:
        return CIRCLED.index(printed) + 1
    if printed.isdigit():
        return int(printed)
    number = read_numeral(printed)
    return None if number is None else int(number)


def shown(style: str, value: int) -> str:
    """A number in a style: ``（四）``, ``3.``, ``④``, ``二是``."""
    if style == "{}":
        return CIRCLED[value - 1]
    if style in ("{}.", "({})", "{})"):
        return style.format(value)
    tens, ones = divmod(value, 10)
    ten = "十" if tens == 1 else f"{DIGITS[tens - 1]}十" if tens else ""
    return style.format(ten + (DIGITS[ones - 1] if ones else "")).rstrip("，")
