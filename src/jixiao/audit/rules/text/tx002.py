"""TX002: an enumeration counts from one, leaves nothing out and uses no number twice."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.audit.base import NotApplicable, Verdict, Words, rule
from jixiao.audit.runs import breaks_in
from jixiao.domain.document import Document
from jixiao.domain.finding import Severity


@rule("TX002")
def broken_enumeration(document: Document, words: Words) -> Iterator[Verdict]:
    """One finding for each broken run, at the paragraph where it breaks.

    Two ways of writing one level are no more than a note, where no number is wrong.
    """
    paragraphs = list(document.paragraphs())
    if not paragraphs:
        yield NotApplicable("文件中没有表格以外的文字")
    for one in breaks_in(paragraphs, row_labels="|".join(words["row_labels"])):
        yield {
            "place": one.paragraph.place,
            "fault": one.fault,
            "severity": Severity.NOTE if one.is_style_only else Severity.ERROR,
        }
