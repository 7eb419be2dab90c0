"""FU020: the text names the subjects of expenditure as the tables do."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.audit.base import NotApplicable, Verdict, rule
from jixiao.audit.passages import sentence_around
from jixiao.audit.subjects import rows_of, subjects_of, unknown_subjects, written
from jixiao.domain.document import Document


@rule("FU020")
def subject_unlike_its_table(document: Document) -> Iterator[Verdict]:
    """One finding for each subject; the row of the same amount says what was meant."""
    if not document.tables:
        yield NotApplicable("文件中没有预算表、决算表")
        return
    for subject, row in unknown_subjects(subjects_of(document), rows_of(document)):
        yield {
            "place": subject.paragraph.place,
            "evidence": sentence_around(subject.paragraph.text, subject.start),
            "wrong": subject.path[2],
            "printed": subject.printed,
            "table": "预算（决算）表",
            "likely": written(row.path),
        }
