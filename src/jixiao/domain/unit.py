"""A budget unit as a document names it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from jixiao.domain.text import half_width

CODED = re.compile(
    r"\s*[\[(（]?(?P<code>\d{3,12})[\])）]?\s*[-—_\s]*(?P<name>[^\d\s].*)", re.DOTALL
)
TRAILING = re.compile(r"(?P<name>.*?)\s*[(（](?P<code>\d{3,12})[)）]", re.DOTALL)


@dataclass(frozen=True, slots=True)
class BudgetUnit:
    """The unit that a document is about: its code in the platform and its name."""

    code: str = ""
    name: str = ""

    @classmethod
    def parse(cls, text: str) -> BudgetUnit:
        """Split ``731002保定市科学技术协会（机关）`` or ``219-某镇人民政府`` into code and name."""
        text = text.strip()
        if match := CODED.fullmatch(text) or TRAILING.fullmatch(text):
            return cls(half_width(match["code"]), match["name"].strip())
        return cls("", text)
