"""IN009: a percentage has something that can be counted."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.audit.base import Verdict, Words, rule
from jixiao.audit.wording import core_name, found
from jixiao.domain.indicator import Indicator

SHARES = frozenset({"%", "‰"})


@rule("IN009")
def share_of_nothing_countable(indicator: Indicator, words: Words) -> Iterator[Verdict]:
    """A degree or an influence with a percentage; words as a target are allowed."""
    target = indicator.target
    if target is None or target.number is None:
        return
    if (target.unit or indicator.extra.get("measure_unit", "")) not in SHARES:
        return
    name = core_name(indicator)
    thing = found(words["vague"], name)
    if not thing or found(words["defined"], name):
        return
    said = f"{name}\n{indicator.definition}\n{target.text}\n{indicator.basis}"
    if found(words["countable"], said):
        return
    yield {
        "field": "name",
        "thing": thing,
        "target": target.text.strip(),
        "evidence": indicator.name.strip(),
        "wrong": thing,
    }
