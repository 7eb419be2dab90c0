"""IN009: what an indicator names can be counted, or its grades are told apart."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.audit.base import Verdict, Words, rule
from jixiao.audit.wording import core_name, found
from jixiao.domain.finding import Severity
from jixiao.domain.indicator import Indicator
from jixiao.domain.nature import Nature
from jixiao.domain.target import Target
from jixiao.domain.units import kind_of

SHARES = frozenset({"%", "‰"})
COUNTS = frozenset({"count", "people"})
GRADED = "graded"


@rule("IN009")
def share_of_nothing_countable(indicator: Indicator, words: Words) -> Iterator[Verdict]:
    """A degree or an influence with a percentage or a count; with a mere grade a note."""
    target = indicator.target
    asked = "" if target is None else _asked(indicator, target)
    if target is None or not asked:
        return
    name = core_name(indicator)
    thing = found(words[asked], name)
    if not thing or found(words["defined"], name):
        return
    said = f"{name}\n{indicator.definition}\n{target.text}\n{indicator.basis}"
    if found(words["countable"], said) or (asked == GRADED and indicator.definition):
        return
    yield {
        "severity": Severity.NOTE if asked == GRADED else Severity.WARNING,
        "field": "name",
        "fault": words[f"{asked}_fault"][0].format(thing=thing),
        "target": target.text.strip(),
        "evidence": indicator.name.strip(),
        "wrong": thing,
    }


def _asked(indicator: Indicator, target: Target) -> str:
    """Which list of vague names a target is asked with: a share, a count, a mere grade."""
    if target.nature is Nature.QUALITATIVE:
        return GRADED
    if target.number is None:
        return ""
    unit = target.unit or indicator.extra.get("measure_unit", "")
    if unit in SHARES:
        return "vague"
    return "vague_counts" if kind_of(unit) in COUNTS and target.number else ""
