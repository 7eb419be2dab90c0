"""FU017: an amount that is stated twice is the same both times."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.audit.base import Verdict, Words, rule
from jixiao.audit.prose_figures import Prose, read_prose
from jixiao.audit.prose_passages import prose_passages
from jixiao.audit.prose_repeats import (
    Repeat,
    head_and_accounts,
    item_and_sentence,
    named_twice,
    sums_again,
)
from jixiao.audit.prose_roles import one_of, quoted
from jixiao.audit.prose_sums import at_stake
from jixiao.domain.document import Document


@rule("FU017")
def amount_stated_differently(document: Document, words: Words) -> Iterator[Verdict]:
    """A total and its 合计, an item's head and its accounts, a total named in two paragraphs."""
    for passage in prose_passages(document):
        prose = read_prose(passage.text)
        for repeat in _repeats(prose, words):
            yield {**passage.where, **_values(repeat)}
    for paragraph, repeat in named_twice(document, one_of(words["totals"])):
        yield {"place": paragraph.place, **_values(repeat)}


def _repeats(prose: Prose, words: Words) -> Iterator[Repeat]:
    yield from sums_again(prose)
    yield from head_and_accounts(prose)
    yield from item_and_sentence(prose, one_of(words["items"]))


def _values(repeat: Repeat) -> dict[str, object]:
    second = repeat.second
    return {
        "name": repeat.words,
        "first": repeat.first.printed,
        "second": second.printed,
        "wrong": second.printed,
        "evidence": quoted(repeat.prose, second.start, second.end),
        **at_stake(second, repeat.difference),
    }
