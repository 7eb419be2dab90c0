"""What stands where a score cannot be worked out."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Unscored:
    """Why there is no score, and what the unit should do; ``kind`` is a word for programs."""

    reason: str
    fix: str
    kind: str = "indicator_not_scored"
