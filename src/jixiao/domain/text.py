"""Ways in which the same printed words are spelled: widths, blanks, brackets."""

from __future__ import annotations

import re

FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
BLANKS = re.compile(r"[\s\u200b\ufeff\u00ad]+")
NOTE = re.compile(r"[(（\[【〔][^()（）\[\]【】〔〕]*[)）\]】〕]")
# A blank may group thousands (14 348 853) or break decimals (968.191 8), not join 10 and 20.
TWO_NUMBERS = re.compile(r"(?<![\d.,])\d+\s+\d(?!\d\d(?!\d))")
# A line that ends beside a decimal point goes on with the same number: 1.⏎2万元.
BROKEN_DECIMAL = re.compile(r"(?<=\d)(?:([.．])\s*\n\s*|\s*\n\s*([.．]))(?=\d)")
EDGES = ":：;；,，、.。·*"


def half_width(text: str) -> str:
    """Full-width letters, digits, brackets and blanks as their half-width equals."""
    return text.translate(FULL_WIDTH)


def squeeze(text: str) -> str:
    """The text without any blank; forms stretch titles as in ``产 出 指 标``."""
    return BLANKS.sub("", text)


def holds_two_numbers(text: str) -> bool:
    """Whether whole numbers stand side by side, as where a cell holds two lines: ``10 20``."""
    return TWO_NUMBERS.search(half_width(text)) is not None


def without_broken_decimals(text: str) -> str:
    """The text without the breaks of lines that stand beside a decimal point in a number."""
    return BROKEN_DECIMAL.sub(r"\1\2", text) if "\n" in text else text


def without_notes(text: str) -> str:
    """The text without closed brackets and what they hold, also where they are nested."""
    before = None
    while before != text:
        before, text = text, NOTE.sub("", text)
    return text


def plain_title(text: str) -> str:
    """A title reduced to what is compared: half width, no blanks, no bracketed note, no colon.

    >>> plain_title("年度 指标值（A）：")
    '年度指标值'
    """
    return without_notes(squeeze(half_width(text))).strip(EDGES)
