"""TX015: what a form tells its reader to choose or to fill in is gone once it is filled in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from jixiao.audit.base import Verdict, Words, rule
from jixiao.audit.passages import passages_of, sentence_around, whole_text, without_quotations
from jixiao.domain.document import Document

BOX = "□"
VALUES = ("target", "actual")
Trace = tuple[str, str, re.Pattern[str]]


@rule("TX015")
def form_instruction_left_in(document: Document, words: Words) -> Iterator[Verdict]:
    """One finding for each paragraph or cell; what is left in a target value is TG001's."""
    whole = whole_text(document)
    traces = [
        one
        for listed in words.values()
        for one in _traces(listed)
        if (BOX in whole or BOX not in one[2].pattern) and one[2].search(whole)
    ]
    if not traces:
        return
    for passage in passages_of(document):
        if passage.field in VALUES:
            continue
        text = without_quotations(passage.text)
        found: dict[str, tuple[str, re.Match[str]]] = {}
        for name, advice, pattern in traces:
            if match := pattern.search(text):
                found.setdefault(name, (advice, match))
        if found:
            first = next(iter(found.values()))[1]
            yield {
                **passage.where,
                "evidence": sentence_around(passage.text, first.start()),
                "wrong": first[0].strip(),
                "kinds": "、".join(f"{name}“{one[0].strip()}”" for name, (_, one) in found.items()),
                "advice": "；".join(advice for advice, _match in found.values()),
            }


@lru_cache(maxsize=32)
def _traces(listed: tuple[str, ...]) -> tuple[Trace, ...]:
    """The traces of one kind: what it is called, what is to be done, and how to find each."""
    name, advice, *patterns = listed
    return tuple((name, advice, re.compile(one, re.MULTILINE)) for one in patterns)
