"""SE014: results say what came of the objectives, they do not repeat them."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.audit.base import NotApplicable, Verdict, Words, rule
from jixiao.audit.evaluation_copies import (
    copies_in,
    has_figures,
    is_copied,
    is_done_only,
    is_merely_completed,
)
from jixiao.domain.document import Document
from jixiao.domain.finding import Severity
from jixiao.domain.sheet import Objective, Sheet, SheetKind

EVALUATED = (SheetKind.SELF_EVALUATION, SheetKind.WHOLE_DEPARTMENT)
SHOWN = 60
SHOWN_GOAL = 20


@rule("SE014")
def results_copied_from_objectives(document: Document, words: Words) -> Iterator[Verdict]:
    """Cell against cell on every sheet; part against part in the narrative."""
    reporting = [one for one in document.sheets if one.kind in EVALUATED and _reports(one)]
    for sheet in reporting:
        yield from _in_sheet(sheet, words)
    copies = list(copies_in(document))
    if not copies and not reporting:
        yield NotApplicable("文件没有绩效目标的完成情况")
    elif copies:
        texts = [one.result.paragraph.text.strip() for one in copies]
        goal = copies[0].goal.paragraph.text.strip()[:SHOWN_GOAL]
        yield {
            "place": copies[0].result.paragraph.place,
            "evidence": texts[0],
            "where": words["narrative"][0].format(n=len(copies), goal=goal),
            "quote": _quoted(texts),
            "severity": _severity(texts),
        }


def _reports(sheet: Sheet) -> bool:
    return any(one.result for one in sheet.objectives)


def _in_sheet(sheet: Sheet, words: Words) -> Iterator[Verdict]:
    """One finding for all objectives of a sheet whose results repeat them."""
    copied = [one for one in sheet.objectives if is_copied(one)]
    merely = [] if copied else [one for one in sheet.objectives if is_merely_completed(one)]
    done = [] if copied or merely else _done_only(sheet, words)
    if found := copied or merely or done:
        name = "sheet" if copied else "completed" if merely else "done_only"
        texts = [one.result for one in found]
        yield {
            "field": "objectives",
            "place": found[0].result_place,
            "evidence": texts[0],
            "project": sheet.project.name,
            "where": words[name][0],
            "quote": _quoted(texts),
            "severity": _severity(texts) if copied else Severity.WARNING,
        }


def _done_only(sheet: Sheet, words: Words) -> list[Objective]:
    """The objectives, if none of the sheet has a result that says more than 完成."""
    told = [one for one in sheet.objectives if one.result.strip()]
    done = [one for one in told if is_done_only(one, words["done"])]
    return done if len(done) == len(told) else []


def _severity(texts: list[str]) -> Severity:
    """A figure that was reached exactly may be reported in the words of the objective."""
    return Severity.WARNING if all(map(has_figures, texts)) else Severity.ERROR


def _quoted(texts: list[str]) -> str:
    return "”“".join(_short(one) for one in texts)


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}…"
