"""Words as the template takes them: with gaps marked, in lines of a good length."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from jixiao.reports.paper.model import AnnexList, Block, Signature
from jixiao.reports.wording import TO_FILL, print_width, writable

Parts = str | list[str | list[str]]
# What typesetters print for a character that no font has; it is marked like a gap.
MISSING = "〓"
BLANKS = re.compile("[\t\u2028\u2029\x85]")
# Signs that nobody sees, left over from web pages.
UNSEEN = re.compile("[\xad\u200c-\u200f\u202a-\u202e\u2060\ufeff]")
# A signature with the two lines above it that are left for the seal; characters of an annex's line.
SIGNATURE_LINES, PER_ANNEX = 4, 21
DATE_FROM_RIGHT, LEAST_FROM_RIGHT = 4.0, 2.0


class Lettering:
    """Makes parts of words; characters that no font has become 〓."""

    def __init__(self, missing: Collection[str] = ()) -> None:
        letters = "".join(re.escape(one) for one in missing)
        self.gap = re.compile(f"{TO_FILL.pattern}|[{letters}{MISSING}]+")
        self.missing = str.maketrans(dict.fromkeys("".join(missing), MISSING))

    def parts(self, text: str) -> Parts:
        """A text, or where it holds gaps, its words and gaps (each a list of one) in a row."""
        text = UNSEEN.sub("", BLANKS.sub(" ", writable(text)))
        found: list[str | list[str]] = []
        at = 0
        for gap in self.gap.finditer(text):
            found += [text[at : gap.start()], [gap[0].translate(self.missing)]]
            at = gap.end()
        return [*found, text[at:]] if found else text

    def lines(self, text: str) -> list[Parts]:
        """The parts of every line of a text."""
        return [self.parts(line) for line in text.split("\n")]

    def centred(self, text: str, per_line: int) -> dict[str, object]:
        """A text to be centred, and in how many ems so that its lines come out about even."""
        return {"parts": self.parts(text), "ems": balanced(text, per_line)}


def balanced(text: str, per_line: int) -> int:
    """How wide lines of a text may be, in characters, for none of them to be left with a few."""
    characters = -(-print_width(text) // 2)
    count = max(-(-characters // per_line), 1)
    return per_line if count == 1 else min(-(-characters // count) + 1, per_line)


def lines_below(blocks: Sequence[Block]) -> int:
    """How many lines of annexes and signature belong to the text before them."""
    lines = 0
    for block in blocks:
        if isinstance(block, AnnexList):
            lines += 1 + sum(-(-len(title) // PER_ANNEX) for title in block.titles)
        elif isinstance(block, Signature):
            return lines + SIGNATURE_LINES
        else:
            break
    return lines


def unit_indent(signature: Signature) -> float:
    """How many characters from the right the unit ends to be centred over the date."""
    difference = (print_width(signature.day) - print_width(signature.unit)) / 4
    return max(DATE_FROM_RIGHT + difference, LEAST_FROM_RIGHT)
