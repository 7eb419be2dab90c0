"""TG011: the basis of a target names a document, a standard or figures."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.audit.base import NotApplicable, Verdict, Words, rule
from jixiao.audit.wording import bare, found
from jixiao.domain.indicator import Indicator
from jixiao.domain.sheet import Sheet


@rule("TG011")
def vague_target_basis(sheet: Sheet, words: Words) -> Iterator[Verdict]:
    """``上级文件精神`` says nothing; one finding for each wording, naming all its indicators."""
    rows = [one for one in sheet.indicators if one.target is not None and bare(one.name)]
    if not any(one.basis or "basis" in one.places for one in rows):
        yield NotApplicable("表中没有“指标值确定依据”一栏")
        return
    wordings: dict[str, list[Indicator]] = {}
    for one in rows:
        if not bare(one.basis) or _is_vague(one.basis, words):
            wordings.setdefault(" ".join(one.basis.split()), []).append(one)
    for basis, indicators in wordings.items():
        first = indicators[0]
        place = first.place_of("basis")
        fault = words["vague"][0] if bare(basis) else words["missing"][0]
        yield {
            "field": "basis",
            "place": place,
            "evidence": place.text or first.basis or first.place.text,
            "indicator": "、".join(one.name for one in indicators),
            "count": len(indicators),
            "fault": fault.format(basis=basis),
        }


def _is_vague(basis: str, words: Words) -> bool:
    return bool(found(words["vague_words"], basis)) and not found(words["concrete"], basis)
