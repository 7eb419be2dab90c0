"""TX004: words of the trade are spelled with their own characters."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.audit.base import Verdict, Words, rule
from jixiao.audit.passages import passages_of, sentence_around, whole_text
from jixiao.audit.text_misspellings import Misspelling, misspellings_in
from jixiao.domain.document import Document
from jixiao.domain.finding import Severity

AROUND = 2


@rule("TX004")
def misspelt_field_word(document: Document, words: Words) -> Iterator[Verdict]:
    """One finding for each misspelling, where it stands first."""
    for one in misspellings_in(whole_text(document)):
        places = [
            (passage, at)
            for passage in passages_of(document)
            if one.wrong in passage.text
            for at in one.found_at(passage.text)
        ]
        if not places:
            continue
        passage, at = places[0]
        count = len(places)
        yield {
            **passage.where,
            "evidence": sentence_around(passage.text, at),
            "wrong": one.wrong,
            "wrong_word": _shown(one, passage.text, at),
            "right": one.right,
            "count": words["repeated"][0].format(count=count) if count > 1 else "",
            "severity": Severity.NOTE if one.is_usage else Severity.WARNING,
        }


def _shown(one: Misspelling, text: str, at: int) -> str:
    """The wrong form, a single character with those around it."""
    end = at + len(one.wrong)
    if len(one.wrong) > 1:
        return one.wrong
    return text[max(0, at - AROUND) : end + AROUND].strip()
