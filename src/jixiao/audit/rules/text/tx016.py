"""TX016: the body that speaks is the document's own, not its like elsewhere or above."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.audit.base import CouldNotCheck, Verdict, Words, rule
from jixiao.audit.namesakes import namesakes, own_name
from jixiao.audit.passages import passages_of, sentence_around, without_quotations
from jixiao.domain.document import Document


@rule("TX016")
def body_of_another_place(document: Document, words: Words) -> Iterator[Verdict]:
    """One finding for each such name: a document that was copied names it again and again."""
    own = own_name(document, words)
    if own is None:
        yield CouldNotCheck("没有读到带地名的单位名称，无法判断文中的单位是不是本单位")
        return
    told: set[str] = set()
    for passage in passages_of(document):
        if own.core not in passage.text:
            continue
        for one in namesakes(without_quotations(passage.text), own, words):
            if one.name not in told:
                told.add(one.name)
                yield {
                    **passage.where,
                    "evidence": sentence_around(passage.text, one.start),
                    "wrong": one.name,
                    "printed": one.name,
                    "unit": own.name,
                }
