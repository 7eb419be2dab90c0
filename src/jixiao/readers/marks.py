"""Marks that other programs leave in a text and that are not part of what the unit wrote."""

from __future__ import annotations

import re

MARKS = re.compile(r"\[bookmark:[^\]]*\]|\[_Toc\d+\]|\{\s*HYPERLINK[^}]*\}|\ufeff|\u200b")


def without_marks(text: str) -> str:
    """The text without bookmarks and other left-over marks."""
    return MARKS.sub("", text)
