"""TX009: an organisation has one name in a document, and that in full."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.audit.base import Verdict, Words, rule
from jixiao.audit.passages import passages_of, sentence_around, whole_text
from jixiao.audit.text_organisations import misnamed_in
from jixiao.domain.document import Document


@rule("TX009")
def two_names_for_one_organisation(document: Document, words: Words) -> Iterator[Verdict]:
    """One finding for each name, where it stands first."""
    whole = whole_text(document)
    for name in misnamed_in(whole, words):
        passage = next(one for one in passages_of(document) if name.one in one.text)
        fault, advice = words[name.kind]
        shown = {
            "one": name.one,
            "count": whole.count(name.one),
            "other": name.other,
            "others": whole.count(name.other),
            "level": name.level,
        }
        yield {
            **passage.where,
            "evidence": sentence_around(passage.text, passage.text.index(name.one)),
            "wrong": name.one,
            "fault": fault.format(**shown),
            "advice": advice.format(**shown),
        }
