"""OB004: what the objectives and the purpose promise, the indicators measure."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.audit.base import CouldNotCheck, NotApplicable, Verdict, Words, rule
from jixiao.audit.copied import is_unlike, own_text
from jixiao.audit.measured import (
    have_common,
    measured_text,
    measured_words,
    own_promises,
    shortfalls,
    without_places,
)
from jixiao.domain.document import Document
from jixiao.domain.sheet import Sheet

COUNT = "把目标中的数量与指标值改成一致；目标确有几项内容的，分别设指标"
THING = "按目标和用途中要办的事重新设置产出和效益指标；指标从别的项目误贴过来的，换回本项目的指标"


@rule("OB004")
def objective_without_indicator(
    sheet: Sheet, document: Document, words: Words
) -> Iterator[Verdict]:
    """A count that its own indicator falls short of; indicators of quite another thing."""
    if not sheet.indicators or not (sheet.objectives or sheet.purpose):
        yield NotApplicable("绩效表没有绩效目标和资金用途，或者没有指标")
        return
    for clause, indicator in shortfalls(own_text(sheet), sheet.indicators, words):
        target = "" if indicator.target is None else indicator.target.text
        fault = f"目标写“{clause}”，指标“{indicator.name}”的指标值只有“{target}”"
        yield _values(sheet, fault, COUNT) | {"wrong": clause}
    unit = document.unit.name or sheet.unit
    promised = without_places(own_promises(sheet, words), unit)
    text = measured_text(sheet)
    if any(word in text for word in promised):
        return
    measured = without_places(measured_words(text, words), unit)
    least = int(words["least_words"][0])
    if have_common(promised, measured):
        return
    if min(len(promised), len(measured)) < least:
        yield CouldNotCheck("绩效目标或指标的文字太少、太笼统，无法判断指标是否衡量了目标")
        return
    said = "、".join(f"“{one.name}”" for one in sheet.indicators[:3])
    fault = f"目标和用途中的事没有一件出现在指标（{said}等）里"
    if other := _other_project(sheet, document, measured):
        fault += f"，指标说的是项目“{other}”的内容"
    yield _values(sheet, fault, THING)


def _values(sheet: Sheet, fault: str, advice: str) -> dict[str, object]:
    place = sheet.objectives[0].place if sheet.objectives else sheet.place_of("purpose")
    texts = [one.text for one in sheet.objectives] or [sheet.purpose]
    return {
        "field": "objectives",
        "place": place,
        "evidence": "；".join(texts),
        "fault": fault,
        "advice": advice,
    }


def _other_project(sheet: Sheet, document: Document, measured: frozenset[str]) -> str:
    """The project of the same document whose name the indicators speak of."""
    for other in document.sheets:
        name = other.project.name
        speaks = any(word in name and word not in sheet.project.name for word in measured)
        if speaks and is_unlike(name, sheet.project.name):
            return name
    return ""
