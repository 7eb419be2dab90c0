"""IN003: the name of an indicator must mean what its second level says."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.audit.base import CouldNotCheck, Verdict, Words, rule
from jixiao.audit.wording import core_name, found, said_of
from jixiao.domain.indicator import Indicator
from jixiao.domain.terms import kind_term

SPARED = "除外"


@rule("IN003")
def name_contradicts_kind(indicator: Indicator, words: Words) -> Iterator[Verdict]:
    """Each list of words is named 种类-实际; a name that ends or speaks so is of the other kind."""
    if indicator.kind_term is None:
        if indicator.kind:
            yield CouldNotCheck(f"不认识二级指标“{indicator.kind}”")
        return
    name, said = core_name(indicator), said_of(indicator)
    for pair, marks in words.items():
        kind, other, *spared = pair.split("-")
        if spared or kind_term(kind) != indicator.kind_term:
            continue
        word = found(marks, name)
        if word and not found(words.get(f"{pair}-{SPARED}", ()), said):
            yield {"field": "name", "kind": indicator.kind, "other": other, "word": word}
            return
