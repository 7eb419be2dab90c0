"""IN013: a value stands in the column of values, not in the name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jixiao.audit.base import CouldNotCheck, Verdict, Words, rule
from jixiao.audit.wording import found
from jixiao.domain.indicator import SAYS_NOTHING, Indicator
from jixiao.domain.sheet import Sheet
from jixiao.domain.text import half_width, squeeze
from jixiao.domain.units import known_end

NUMBER = re.compile(r"[≥≤<>=]{0,2}\d+(?:\.\d+)?")
ENDS = re.compile(r"(?:及|或|含)?(?:以[上下内])?[)）。,，;；]*$")


@rule("IN013")
def value_hidden_in_name(indicator: Indicator, sheet: Sheet, words: Words) -> Iterator[Verdict]:
    """A number with its unit at the end of a name, where the target is blank."""
    target = indicator.target
    if target is not None and target.nature not in SAYS_NOTHING:
        return
    value = value_at_end(squeeze(half_width(indicator.name)))
    if not value or found(words["not_values"], indicator.name):
        return
    if not any(one.target and one.target.nature not in SAYS_NOTHING for one in sheet.indicators):
        yield CouldNotCheck("整张表没有读到指标值，可能表中没有这一栏")
        return
    name = indicator.name.strip()
    yield {"field": "name", "name": name, "value": value, "evidence": name, "wrong": value}


def value_at_end(name: str) -> str:
    """The last number of a name with its unit, if nothing else follows: ``230人``."""
    numbers = list(NUMBER.finditer(name))
    if not numbers or numbers[-1].start() == 0:
        return ""
    start, after = numbers[-1].span()
    end = known_end(name, after)
    return name[start:end] if end > after and ENDS.match(name, end) else ""
