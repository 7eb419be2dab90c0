"""What makes the official document of each kind out of what was read, checked and scored."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from jixiao.domain.document import Document
from jixiao.pipeline.asked import Unknown
from jixiao.pipeline.checking import Checked

if TYPE_CHECKING:
    from jixiao.reports.paper.model import Paper


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a document is to say beside what was read, and how it is set.

    ``sender`` and ``day`` sign letters, ``number`` is their document number, ``deadline`` what a
    notice gives. ``last_year`` is the year before, to compare with. ``keep`` says whether what
    people wrote in the file that is there already is taken over; ``has_sources`` adds the annex
    of sources; ``fonts`` is a folder of fonts for .pdf and .ofd. ``is_reviewed`` says that the
    second scores of a spot check were given by a person, whose ``opinion`` is printed.
    """

    sender: str = ""
    day: date | None = None
    number: str = ""
    deadline: date | None = None
    last_year: Document | None = None
    keep: bool = True
    has_sources: bool = False
    fonts: Path | None = None
    is_reviewed: bool = False
    opinion: str = ""


PLAIN = Wanted()


def _self_evaluation(checked: Sequence[Checked], wanted: Wanted) -> Paper:
    from jixiao.reports.documents.self_evaluation import self_evaluation_paper

    only = checked[0]
    return self_evaluation_paper(
        only.document, findings=only.findings, scores=only.scores, previous=wanted.last_year
    )


def _evaluation(checked: Sequence[Checked], _wanted: Wanted) -> Paper:
    from jixiao.reports.documents.evaluation import evaluation_paper

    only = checked[0]
    return evaluation_paper(only.document, findings=only.findings, scores=only.scores)


def _sheets(checked: Sequence[Checked], _wanted: Wanted) -> Paper:
    from jixiao.reports.sheets.blocks import sheets_paper

    return sheets_paper(checked[0].document)


def _summary(checked: Sequence[Checked], _wanted: Wanted) -> Paper:
    from jixiao.reports.documents.summary_table import summary_paper

    return summary_paper(checked)


def _letter(checked: Sequence[Checked], wanted: Wanted) -> Paper:
    from jixiao.reports.documents.findings_letter import findings_letter_paper

    only = checked[0]
    return findings_letter_paper(
        only.document, only.findings,
        sender=wanted.sender, day=wanted.day, number=wanted.number,
    )  # fmt: skip


def _notice(checked: Sequence[Checked], wanted: Wanted) -> Paper:
    from jixiao.reports.documents.rectification_notice import (
        NothingToRectify,
        rectification_notice_paper,
    )

    only = checked[0]
    try:
        return rectification_notice_paper(
            only.document, only.findings, number=wanted.number, deadline=wanted.deadline,
            sender=wanted.sender, day=wanted.day,
        )  # fmt: skip
    except NothingToRectify as fault:
        raise Unknown(str(fault)) from None


def _rectification(checked: Sequence[Checked], wanted: Wanted) -> Paper:
    from jixiao.reports.documents.rectification_ledger import (
        rectification_ledger_paper,
        rectifications_from,
    )

    only = checked[0]
    lines = only.document.rectifications or rectifications_from(only.findings)
    return rectification_ledger_paper(
        lines, unit=only.document.unit.name, day=wanted.day, source=only.document.source
    )


def _spot_check(checked: Sequence[Checked], wanted: Wanted) -> Paper:
    from jixiao.reports.documents.spot_check import spot_check_paper
    from jixiao.scoring.ruleset import find_ruleset

    only = checked[0]
    names = {one.ruleset for one in only.scores if one is not None and one.ruleset}
    found = {name: find_ruleset(name) for name in names}
    titles = {name: one.title for name, one in found.items() if one is not None}
    return spot_check_paper(
        only.document, only.scores, only.findings,
        sender=wanted.sender, day=wanted.day, rulesets=titles,
        by_person=wanted.opinion if wanted.is_reviewed else None,
    )  # fmt: skip


MAKERS: dict[str, Callable[[Sequence[Checked], Wanted], Paper]] = {
    "self-evaluation": _self_evaluation,
    "evaluation": _evaluation,
    "sheets": _sheets,
    "summary": _summary,
    "letter": _letter,
    "notice": _notice,
    "rectification": _rectification,
    "spot-check": _spot_check,
}
