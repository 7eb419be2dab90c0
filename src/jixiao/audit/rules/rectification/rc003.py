"""RC003: what was found last year has been put right, and is not written down again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath

from jixiao.audit.base import NotApplicable, Values, Verdict, Words, rule
from jixiao.audit.collection import Collection
from jixiao.audit.passages import sentence_around
from jixiao.audit.prose_roles import one_of
from jixiao.audit.rectified import Told, faults_told, is_the_same_fault
from jixiao.domain.document import Document


@rule("RC003")
def fault_told_two_years_running(
    document: Document, collection: Collection, words: Words
) -> Iterator[Verdict]:
    """A fault told of in nearly the same words the year before, or one that says so itself."""
    again = list(_said_again(document, words))
    yield from again
    year = document.fiscal_year
    before = [one for one in collection.same_unit(document) if _is_of(year, one)]
    own = list(faults_told(document)) if before else []
    if not own and not again:
        yield NotApplicable("没有一起检查同一单位上一年的文件，或者本文件没有写明问题")
    told = [(one, earlier) for earlier in before for one in faults_told(earlier)] if own else []
    for fault in own:
        same = next((pair for pair in told if is_the_same_fault(fault, pair[0])), None)
        if same is not None:
            yield _repeated(fault, same[1])


def _repeated(fault: Told, earlier: Document) -> Values:
    file = PurePath(earlier.source.path).name or earlier.title
    where = str(fault.place) or "本文件"
    return {
        "field": "finding",
        "place": fault.place,
        "evidence": fault.text,
        "told": f"{where}的问题与上年（{file}）写的几乎相同：“{fault.text.strip()}”",
    }


def _said_again(document: Document, words: Words) -> Iterator[Values]:
    for paragraph in document.paragraphs():
        if not any(mark in paragraph.text for mark in words["marks"]):
            continue
        for match in one_of(words["again"]).finditer(paragraph.text):
            sentence = sentence_around(paragraph.text, match.start())
            yield {
                "place": paragraph.place,
                "evidence": sentence,
                "wrong": match[0],
                "told": f"文中自己写明，以前年度指出过的问题又出现了：“{sentence}”",
            }


def _is_of(year: int | None, document: Document) -> bool:
    return year is not None and document.fiscal_year == year - 1
