"""IN003: the name of an indicator must mean what its second level says."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

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
    name = core_name(indicator)
    for pair, other in _pairs_of(indicator.kind_term, tuple(words)):
        word = found(words[pair], name)
        if word and not found(words.get(f"{pair}-{SPARED}", ()), said_of(indicator)):
            yield {"field": "name", "kind": indicator.kind, "other": other, "word": word}
            return


@lru_cache(maxsize=64)
def _pairs_of(term: str, headings: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """The lists of words for a kind, and the other kind that each of them speaks of."""
    parted = [(one, *one.split("-")) for one in headings]
    return tuple((one[0], one[2]) for one in parted if len(one) == 3 and kind_term(one[1]) == term)
