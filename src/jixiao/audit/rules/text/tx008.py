"""TX008: a report on a year speaks of it as of a year that is over."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.audit.base import NotApplicable, Verdict, Words, rule
from jixiao.audit.report_tense import early_signature, out_of_time
from jixiao.domain.document import Document


@rule("TX008")
def plans_for_a_year_that_is_over(document: Document, words: Words) -> Iterator[Verdict]:
    """Only reports on results; budgets, targets and monitoring look ahead."""
    year = document.fiscal_year
    if document.kind != "self_evaluation_report" or year is None:
        yield NotApplicable("不是对某一年度的自评报告")
        return
    shown = {"year": year, "what": "自评报告"}
    if fault := early_signature(document, year):
        yield {"evidence": fault, **shown, "fault": f"在{fault}就签了字，年度还没有结束"}
    for one in out_of_time(document, words, year=year):
        yield {
            "place": one.paragraph.place,
            "evidence": one.sentence,
            "wrong": one.words,
            "severity": one.severity,
            "fault": f"{one.fault}“{one.words}”",
            **shown,
        }
