"""Whether a self-evaluation reports what came of its objectives."""

from __future__ import annotations

from collections.abc import Iterable

from jixiao.domain.document import Document, Paragraph
from jixiao.domain.sheet import Sheet


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
