"""TX010: a document has all its parts, each with its number, and ends with its signature."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.audit.base import Verdict, Words, rule
from jixiao.audit.report_structure import faults_of
from jixiao.domain.document import Document


@rule("TX010")
def part_missing_or_out_of_place(document: Document, words: Words) -> Iterator[Verdict]:
    """One finding for each place where the structure breaks."""
    for one in faults_of(document, words["may_follow"]):
        yield {"place": one.paragraph.place, "evidence": one.paragraph.text, "fault": one.fault}
