"""IN007: the name of an indicator and its definition speak of the same thing."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.audit.base import NotApplicable, Verdict, Words, rule
from jixiao.audit.meaning import discord
from jixiao.audit.wording import found
from jixiao.domain.indicator import Indicator

SHOWN = 60


@rule("IN007")
def name_contradicts_definition(indicator: Indicator, words: Words) -> Iterator[Verdict]:
    """Another level, another thing that is to rise, another kind of quantity."""
    definition = indicator.definition.strip()
    if not definition or not indicator.name:
        yield NotApplicable("表中没有指标解释")
        return
    contrary = discord(indicator.name, definition)
    if contrary is None or found(words["not_definitions"], definition):
        return
    shown = definition if len(definition) <= SHOWN else definition[:SHOWN] + "……"
    yield {
        "field": "definition",
        "one": contrary.one,
        "definition": shown,
        "other": f"说的却是“{contrary.other}”" if contrary.other else "却没有说到这一点",
        "evidence": definition,
        "wrong": contrary.other if contrary.other in definition else "",
    }
