"""Sheets into scores."""

from __future__ import annotations

from jixiao.domain.document import Document
from jixiao.domain.score import SheetScore
from jixiao.pipeline.asked import named_ruleset


def score(document: Document, *, ruleset: str | None = None) -> tuple[SheetScore, ...]:
    """Score every sheet by the rule-set named, or by the one that fits each sheet."""
    from jixiao.scoring.score import score_sheets

    return score_sheets(document.sheets, named_ruleset(ruleset))
