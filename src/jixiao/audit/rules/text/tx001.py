"""TX001: a text speaks for the unit that it belongs to, not for another institution."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.audit.base import CouldNotCheck, Verdict, Words, rule
from jixiao.audit.foreign import foreign_words, suspects_of
from jixiao.audit.institutions import possible_names, unit_names
from jixiao.audit.passages import passages_with, sentence_around, without_quotations
from jixiao.domain.document import Document


@rule("TX001")
def another_institution_speaking(document: Document, words: Words) -> Iterator[Verdict]:
    """One finding for each paragraph, and for each row of indicators."""
    names = unit_names(document)
    if not names:
        yield CouldNotCheck("没有读到单位名称，无法判断文字是否属于本单位")
        return
    possible = possible_names(document)
    told: set[tuple[object, str]] = set()
    for passage in passages_with(suspects_of(words), document):
        text = without_quotations(passage.text)
        found = list(foreign_words(text, names, words, possible=possible))
        fresh = [one for one in found if (passage.row, one.word) not in told]
        told.update((passage.row, one.word) for one in found)
        if fresh:
            yield {
                **passage.where,
                "evidence": sentence_around(passage.text, fresh[0].start),
                "unit": names[0],
                "fault": "；".join(dict.fromkeys(one.why for one in fresh)),
            }
