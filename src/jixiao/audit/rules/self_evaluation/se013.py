"""SE013: a self-evaluation has to report something: actual values, scores or a rating."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.audit.base import NotApplicable, Verdict, Words, rule
from jixiao.audit.results import calls_itself, is_filled_in
from jixiao.domain.document import Document
from jixiao.domain.sheet import SheetKind


@rule("SE013")
def self_evaluation_without_results(document: Document, words: Words) -> Iterator[Verdict]:
    """One finding for a file none of whose sheets reports, else one for each empty sheet."""
    heading = calls_itself(document, words["self_evaluation"])
    sheets = [one for one in document.sheets if is_filled_in(one)]
    own = [one for one in sheets if one.kind is SheetKind.SELF_EVALUATION]
    if not sheets or (heading is None and not own):
        yield NotApplicable("文件不是绩效自评材料，或没有填写了内容的绩效表")
    elif heading is not None and not any(one.is_evaluated for one in sheets):
        yield {
            "place": heading.place,
            "evidence": heading.text,
            "where": f"文件题为“{document.title}”，但所附{len(sheets)}张绩效表",
        }
    else:
        for sheet in own:
            if not sheet.is_evaluated:
                named = sheet.project.name or sheet.title
                yield {
                    "place": sheet.place,
                    "project": sheet.project.name,
                    "where": f"自评表“{named}”",
                }
