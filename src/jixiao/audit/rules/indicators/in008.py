"""IN008: where the form asks for a definition, every indicator has one of its own."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.audit.base import NotApplicable, Verdict, Words, rule
from jixiao.audit.wording import bare, bare_core
from jixiao.domain.indicator import Indicator
from jixiao.domain.nature import Nature
from jixiao.domain.sheet import Sheet

COUNTED = frozenset({Nature.QUANTITY, Nature.RANGE, Nature.DATE})


@rule("IN008")
def definition_missing(sheet: Sheet, words: Words) -> Iterator[Verdict]:
    """Definitions left out among others that are filled in, and names written twice."""
    rows = [one for one in sheet.indicators if one.name]
    filled = [one for one in rows if one.definition.strip()]
    if not filled:
        yield NotApplicable("表中没有指标解释一栏")
        return
    blank = [one for one in rows if not one.definition.strip()]
    enough = len(filled) >= int(words["least_filled"][0]) and len(filled) >= 2 * len(blank)
    for fault, faulty in (
        ("没有填写指标解释", blank if enough else []),
        ("的解释只是把名称又写了一遍", [one for one in filled if _only_repeats(one)]),
    ):
        if faulty:
            yield {
                "field": "definition",
                "place": faulty[0].place_of("definition"),
                "evidence": faulty[0].definition or faulty[0].name,
                "fault": fault,
                "count": len(faulty),
                "names": "、".join(f"“{one.name}”" for one in faulty),
                "indicator": "、".join(one.name for one in faulty),
            }


def _only_repeats(one: Indicator) -> bool:
    """A count, an amount or a date whose name says it all needs no more words."""
    core = bare(bare_core(one.name))
    if core != bare(bare_core(one.definition)):
        return False
    target = one.target
    plain = target is not None and target.nature in COUNTED and target.unit not in ("%", "‰", "")
    return not (plain and len(core) > 3)
