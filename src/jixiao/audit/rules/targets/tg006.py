"""TG006: a target is counted in one unit, the one that name and comment print."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.audit.base import Verdict, Words, rule
from jixiao.audit.target_kinds import is_counted
from jixiao.audit.target_units import (
    are_rivals,
    count_other_things,
    disagree,
    is_doubled,
    means_per,
    named_units,
    rival_pair,
    units_in_brackets,
)
from jixiao.domain.finding import Severity
from jixiao.domain.indicator import Indicator
from jixiao.domain.target import Target

AGAINST_NAME = "against_name"


@rule("TG006")
def rival_units(indicator: Indicator, words: Words) -> Iterator[Verdict]:
    """个/家 in the value, 种 in the value and 次 in the comment, 次或种 in the name."""
    target = indicator.target
    if target is None or not target.unit or not is_counted(target):
        return
    fault = _in_target(indicator, target) or _against_name(indicator, target)
    if fault is not None:
        kind, one, other = fault
        is_slight = kind == AGAINST_NAME and are_rivals(one, other)
        yield {
            "field": "target",
            "target": target.text.strip(),
            "fault": words[kind][0].format(one=one, other=other),
            "severity": Severity.NOTE if is_slight else Severity.WARNING,
        }


def _in_target(indicator: Indicator, target: Target) -> tuple[str, str, str] | None:
    """Two units within the value or its comment."""
    unit, rest = target.unit, target.rest
    pair = rival_pair(unit)
    if pair is not None and not means_per(f"{indicator.name}{target.text}"):
        return "in_value", *pair
    if rest and is_doubled(unit, rest):
        return "doubled", unit, rest
    if target.note is None:
        return None
    for other in (target.note, *units_in_brackets(target.note)):
        if count_other_things(unit, other):
            return "in_note", unit, other
    return None


def _against_name(indicator: Indicator, target: Target) -> tuple[str, str, str] | None:
    """Two units in the name, or one that is not the value's."""
    for named in named_units(indicator):
        if rival_pair(named) is not None:
            return "in_name", target.unit, named
        if disagree(target.unit, named):
            return AGAINST_NAME, target.unit, named
    return None
