"""How a document of the corpus is to be laid out, and what a form made of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml
from benchmarks.corpus.facts import FactRow, Facts

WORDS: dict[str, Any] = yaml.safe_load(
    Path(__file__).with_name("words.yaml").read_text(encoding="utf-8")
)
# Marks for a cell joined to the one on its left or above; no value looks like them.
LEFT, UP = "\ue000", "\ue001"
Table = list[list[str]]
Block = str | Table
Truth = dict[str, Any]
EVALUATION = ("dimension", "kind", "name", "target", "actual", "points", "score", "reason")


@dataclass(frozen=True, slots=True)
class Options:
    """The choices of a document: columns and their titles, levels, unit of money, total row.

    ``merging`` is how levels go on: ``merged``, ``repeated`` or ``blank``. ``notes`` puts
    points into the names of the first level. ``prefix`` numbers the names (指标1：).
    ``noise`` names what else is printed or broken (``noise.py``).
    """

    words: str = "national"
    scheme: str = "national"
    columns: tuple[str, ...] = EVALUATION
    funds: str = "national"
    merging: str = "merged"
    unit: str = "万元"
    title: str = ""
    title_in: str = "table"
    total: str = "full"
    label: bool = False
    notes: bool = False
    prefix: bool = False
    remark: str = ""
    serial: bool = False
    split: int = 0
    noise: tuple[str, ...] = ()

    def titled(self, name: str) -> str:
        """The printed title of a column or label, the unit of money put in."""
        text: str = WORDS["titles"][self.words][name]
        return text.replace("（万元）", f"（{self.unit}）").replace("（元）", f"（{self.unit}）")


@dataclass(slots=True)
class Laid:
    """What a form made of facts: blocks to be written, and the truth to be found again."""

    blocks: list[Block] = field(default_factory=list)
    sheets: list[Truth] = field(default_factory=list)


def line(width: int, *cells: str | tuple[str, int]) -> list[str]:
    """A drawn row: every cell with its width, the last one as wide as is left."""
    drawn: list[str] = []
    for one in cells:
        text, wide = one if isinstance(one, tuple) else (one, 1)
        drawn += [text, *[LEFT] * (wide - 1)]
    assert len(drawn) <= width, (width, cells)
    return drawn + [LEFT] * (width - len(drawn))


def joined_down(rows: Sequence[list[str]], at: int) -> None:
    """Join a column downwards where the same text goes on."""
    last = None
    for row in rows:
        if row[at] == last and last:
            row[at] = UP
        elif row[at] not in (UP, LEFT):
            last = row[at]


def printed_level(word: str, options: Options) -> str:
    """A level in the words of the place."""
    scheme: dict[str, str] = WORDS["levels"][options.scheme]
    return scheme.get(word, word)


def points_of_group(facts: Facts, row: FactRow) -> str:
    """The points of all rows of one first level."""
    found = [Decimal(one.points or 0) for one in facts.rows if one.dimension == row.dimension]
    return format(sum(found, Decimal(0)).normalize(), "f")


def yuan(text: str) -> str | None:
    """An amount of the facts (万元) in yuan."""
    return format(Decimal(text.replace(",", "")) * 10_000, "f") if text else None


def amount(text: str, options: Options) -> str:
    """An amount of the facts as it is printed."""
    if options.unit == "元" and text:
        return format((Decimal(text.replace(",", "")) * 10_000).quantize(Decimal("0.01")), "f")
    return text


def number(text: str | None) -> str | None:
    """A number of the truth; None where nothing is printed."""
    return text or None


def share(text: str) -> str | None:
    """A printed per cent as a share of 1."""
    return format(Decimal(text.rstrip("%")) / 100, "f") if text.endswith("%") else None


def blank_truth(facts: Facts) -> Truth:
    """A sheet of which nothing is printed but its project."""
    return {
        "kind": "self_evaluation", "title": "", "project_name": facts["name"], "project_code": "",
        "department": "", "unit": "", "fiscal_year": facts["year"], "purpose": "",
        "funds": [], "long_term_funds": [], "plan": [], "tasks": [],
        "objectives": {"annual": "", "result": "", "long_term": ""},
        "indicators": [], "total_points": None, "total_score": None, "rating": "",
    }  # fmt: skip
