"""TX011: no sentence and no cell has lost its first or its last character."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from jixiao.audit.base import Verdict, Words, rule
from jixiao.audit.enumerations import goes_on, is_cut_into_lines, is_numbered
from jixiao.audit.passages import Passage, passages_of, sentence_around, whole_text
from jixiao.domain.document import Document

NUMBER = r"^\s*(?:目标\d+[:：]|[（(]?[\d一二三四五六七八九十]{1,3}[)）、.．])?\s*"
STOPS = tuple("。！？；：")
PRINTED = ("pdf", "ofd")


@rule("TX011")
def lost_characters(document: Document, words: Words) -> Iterator[Verdict]:
    """One finding for each passage; what may be the rest of a line before it is let be."""
    beginning, anywhere = _patterns(tuple(words.values()))
    names = tuple(_names(document))
    whole = "\n".join((whole_text(document), *(one.text for one in names)))
    may_begin, may_hold = beginning.search(whole) is not None, anywhere.search(whole) is not None
    if not (may_begin or may_hold):
        return
    passages = (*passages_of(document), *names)
    is_printed = document.source.format in PRINTED or is_cut_into_lines(
        one.text for one in passages if not one.field
    )
    for index, passage in enumerate(passages):
        match = anywhere.search(passage.text) if may_hold else None
        if match is None and may_begin and _is_beginning(passages, index, is_printed=is_printed):
            match = beginning.match(passage.text)
        if match is not None:
            evidence = sentence_around(passage.text, match.end() - 1)
            yield {
                **passage.where,
                "evidence": evidence,
                "wrong": match[0].strip() if match[0].strip() in evidence else "",
                "fault": f"“{passage.text[match.start() : match.end() + 6].strip()}”",
            }


def _names(document: Document) -> Iterator[Passage]:
    """The names of the projects, which are cells too."""
    for one in document.sheets:
        yield Passage(one.project.name, one.place_of("project_name"), "project", one.project.name)


def _is_beginning(passages: Sequence[Passage], index: int, *, is_printed: bool) -> bool:
    """Whether a passage surely begins where its text begins."""
    this = passages[index]
    if this.field:
        return not is_printed and this.field not in ("target", "actual")
    if is_numbered(this.text):
        return True
    before = passages[index - 1].text.rstrip() if index else ""
    if is_printed:  # a page may begin in the middle of a sentence
        return before.endswith(STOPS)
    return not before or not (goes_on(this.text, before) or before.endswith(("，", "、")))


@lru_cache(maxsize=4)
def _patterns(lists: tuple[tuple[str, ...], ...]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What no text begins with, and what stands nowhere in a whole text."""
    openings, objects, *anywhere = lists
    beginning = "|".join((*openings, *objects))
    held = [one for listed in anywhere for one in listed]
    return re.compile(f"{NUMBER}(?:{beginning})", re.MULTILINE), re.compile("|".join(held))
