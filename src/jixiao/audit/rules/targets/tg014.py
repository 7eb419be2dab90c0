"""TG014: a target draws one line; about fifty and ten to twenty do not."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.audit.base import Verdict, Words, rule
from jixiao.audit.wording import found
from jixiao.domain.indicator import Indicator
from jixiao.domain.nature import Nature
from jixiao.domain.target import Target
from jixiao.domain.units import kind_of

RANGED = frozenset({"count", "people", "area", "length", "weight"})
"""Kinds of units of which a range is no requirement in itself."""
COSTS = ("cost", "economic_cost")


@rule("TG014")
def approximate_target(indicator: Indicator, words: Words) -> Iterator[Verdict]:
    """50余次, 3000人左右, 10-20家; ranges of ages, of what is measured and of rates are right."""
    target = indicator.target
    if target is None or not (target.approximate or target.nature is Nature.RANGE):
        return
    if not target.approximate and not _is_vague(indicator, target, words):
        return
    number = "" if target.number is None else f"{target.number:f}"
    sign = "≤" if indicator.kind_term in COSTS else "≥"
    yield {
        "field": "target",
        "target": target.text.strip(),
        "what": words["approximate" if target.approximate else "range"][0],
        "proposal": f"{target.comparison or sign}{number}{target.unit}",
    }


def _is_vague(indicator: Indicator, target: Target, words: Words) -> bool:
    """Whether a range stands where a number of things was wanted."""
    if "/" in target.unit or kind_of(target.unit) not in RANGED:
        return False
    if found(words["gains"], indicator.name):
        return True
    return not found(words["spared"], f"{indicator.name}\n{target.text}")
