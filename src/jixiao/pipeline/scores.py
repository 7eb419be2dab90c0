"""Sheets into scores: as they are, as they would be, and as they were stored."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jixiao.domain.document import Document
from jixiao.domain.score import SheetScore
from jixiao.domain.score_record import WhatIf
from jixiao.pipeline.asked import Unknown, named_ruleset

if TYPE_CHECKING:
    from jixiao.domain.sheet import Sheet
    from jixiao.scoring.ruleset import Ruleset
    from jixiao.scoring.verification import Verification

SCORES_SCHEMA = "jixiao/scores/1"
NOT_STORED = "{path}：不是保存的评分结果（{reason}）；请给出 jixiao score --format json 写出的文件"


def score(document: Document, *, ruleset: str | None = None) -> tuple[SheetScore, ...]:
    """Score every sheet by the rule-set named, or by the one that fits each sheet."""
    return _scored(document.sheets, named_ruleset(ruleset))


def what_if(
    document: Document, assumptions: Sequence[str], *, ruleset: str | None = None
) -> tuple[SheetScore, ...]:
    """Score every sheet as if values were others (``执行数=60万元``).

    Raises Unknown, with what to write, for a name or a value that is unclear.
    """
    from jixiao.scoring.supposable import UnclearAssumption
    from jixiao.scoring.whatif import suppose

    named = named_ruleset(ruleset)
    try:
        supposed = suppose(document.sheets, assumptions)
    except UnclearAssumption as fault:
        raise Unknown(f"{document.source.path}：{fault}") from None
    before = _scored(document.sheets, named)
    after = _scored([sheet for sheet, _assumed in supposed], named)
    return tuple(
        replace(one, what_if=WhatIf(assumed, was.total, was.rating))
        for one, was, (_sheet, assumed) in zip(after, before, supposed, strict=True)
    )


def with_sensitivity(scores: Sequence[SheetScore]) -> tuple[SheetScore, ...]:
    """The scores with what each rating hangs on."""
    from jixiao.scoring.ruleset import find_ruleset
    from jixiao.scoring.sensitivity import with_sensitivity as decided

    return tuple(decided(one, find_ruleset(one.ruleset)) for one in scores)


def _scored(sheets: Sequence[Sheet], named: Ruleset | None) -> tuple[SheetScore, ...]:
    from jixiao.scoring.fingerprint import with_fingerprint
    from jixiao.scoring.ruleset import find_ruleset
    from jixiao.scoring.score import score_sheets

    return tuple(
        with_fingerprint(one, sheet, ruleset=named or find_ruleset(one.ruleset))
        for one, sheet in zip(score_sheets(sheets, named), sheets, strict=True)
    )


def verify(path: Path) -> list[tuple[str, tuple[Verification, ...], bool | None]]:
    """Stored results worked out again: the file of each, its sheets, whether it is unchanged.

    The last is None where the file is no longer there. Raises Unknown where the path holds no
    stored results.
    """
    from jixiao.domain.plain import from_plain
    from jixiao.scoring.verification import verify as verified

    try:
        lines = path.read_text(encoding="utf-8").splitlines()
        stored = [json.loads(line) for line in lines if line.strip()]
        return [
            (
                str(one["path"]),
                tuple(verified(from_plain(SheetScore, sheet)) for sheet in _sheets(one)),
                _is_unchanged(one),
            )
            for one in stored
        ]
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as fault:
        reason = f"{type(fault).__name__}：{fault}"
        raise Unknown(NOT_STORED.format(path=path, reason=reason)) from None


def _sheets(stored: dict[str, Any]) -> list[dict[str, Any]]:
    if stored["schema"] != SCORES_SCHEMA:
        raise ValueError(stored["schema"])
    sheets: list[dict[str, Any]] = stored["sheets"]
    return sheets


def _is_unchanged(stored: dict[str, Any]) -> bool | None:
    """Whether the file that was scored is still the same; None where it is not there."""
    import hashlib

    try:
        content = Path(stored["path"]).read_bytes()
    except OSError:
        return None
    return hashlib.sha256(content).hexdigest() == stored.get("sha256")
