"""Whether a self-evaluation reports what came of its objectives."""

from __future__ import annotations

from collections.abc import Iterable

from jixiao.domain.document import Document, Paragraph
from jixiao.domain.nature import Nature
from jixiao.domain.sheet import Sheet

SAYS_NOTHING = frozenset({Nature.BLANK, Nature.HOLE})


def reports_results(sheet: Sheet) -> bool:
    """Whether any actual value, score or rating is filled in; a blank cell reports nothing."""
    return bool(
        sheet.rating
        or sheet.total_score is not None
        or any(one.score is not None for one in sheet.indicators)
        or any(
            one.actual is not None and one.actual.nature not in SAYS_NOTHING
            for one in sheet.indicators
        )
    )


def is_filled_in(sheet: Sheet) -> bool:
    """Whether this is a project's sheet rather than an empty form."""
    targets = [one.target.text.strip() for one in sheet.indicators if one.target is not None]
    return bool(sheet.project.name or any(targets))


def calls_itself(document: Document, words: Iterable[str]) -> Paragraph | None:
    """The paragraph in which a document's title says one of the words; None where it does not."""
    found = next((word for word in words if word in document.title), None)
    if found is None:
        return None
    lines = (one for one in document.paragraphs() if found in one.text)
    first = document.sheets[0].place if document.sheets else None
    fallback = Paragraph(document.title, first) if first else Paragraph(document.title)
    return next(lines, fallback)
