"""DC004: what is to be published tells no one's telephone, identity or account."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.audit.base import Verdict, Words, rule
from jixiao.audit.passages import passages_with, sentence_around
from jixiao.domain.document import Document
from jixiao.domain.personal_data import MAY_BE, hidden, numbers_of_persons


@rule("DC004")
def personal_data_left_in(document: Document, words: Words) -> Iterator[Verdict]:
    """One finding for each number; the finding itself never shows it whole."""
    for passage in passages_with(MAY_BE, document):
        for one in numbers_of_persons(passage.text, words):
            sentence = hidden(sentence_around(passage.text, one.start))
            yield {
                **passage.where,
                "place": passage.place.quoting(sentence),
                "evidence": sentence,
                "kind": one.kind,
                "masked": hidden(one.text),
            }
    for sheet in document.sheets:
        for label, text in sheet.extra.items():
            for one in numbers_of_persons(f"{label}：{text}", words):
                yield {
                    "place": sheet.place_of(label).quoting(hidden(text)),
                    "project": sheet.project.name,
                    "evidence": f"{label}：{hidden(text)}",
                    "kind": one.kind,
                    "masked": hidden(one.text),
                }
