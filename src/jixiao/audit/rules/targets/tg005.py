"""TG005: the comment behind a target stands in one whole pair of brackets."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.audit.base import Verdict, Words, rule
from jixiao.audit.brackets import bracket_faults
from jixiao.domain.indicator import Indicator


@rule("TG005")
def broken_target_brackets(indicator: Indicator, words: Words) -> Iterator[Verdict]:
    """Brackets that hold nothing, are not closed, stand in one another or differ in width."""
    if indicator.target is None:
        return
    faults = bracket_faults(indicator.target.text)
    if not faults:
        return
    yield {
        "field": "target",
        "target": indicator.target.text.strip(),
        "faults": "、".join(words[one][0] for one in faults),
        "advice": "；".join(words[one][1] for one in faults),
    }
