"""SE017: a number that was promised is reported on."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.audit.base import NotApplicable, Verdict, Words, rule
from jixiao.audit.evaluation_plans import answers_in, promised_in
from jixiao.audit.results import calls_itself
from jixiao.domain.document import Document

SHOWN = 12


@rule("SE017")
def promised_number_without_result(document: Document, words: Words) -> Iterator[Verdict]:
    """One finding for the objectives of a report; numbers that no result speaks of."""
    if calls_itself(document, words["self_evaluation"]) is None:
        yield NotApplicable("文件不是绩效自评报告")
        return
    promised = promised_in(document)
    least = int(words["least"][0])
    if len(promised) < least:
        yield NotApplicable("文件的绩效目标中没有定数，或者很少")
        return
    answers = answers_in(document, common=set(words["common"]))
    alike = int(words["alike"][0])
    open_ones = [one for one in promised if not answers.answer(one, least=alike)]
    if len(open_ones) < least or len(open_ones) * 100 < len(promised) * int(words["share"][0]):
        return
    named = "、".join(f"“{one.printed}”" for one in open_ones[:SHOWN])
    yield {
        "place": open_ones[0].paragraph.place,
        "evidence": open_ones[0].paragraph.text.strip(),
        "wrong": open_ones[0].printed,
        "all": len(promised),
        "count": len(open_ones),
        "numbers": named if len(open_ones) <= SHOWN else f"{named}等",
    }
