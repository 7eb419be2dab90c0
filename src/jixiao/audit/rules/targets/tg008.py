"""TG008: the comment behind a target speaks of the same indicator as its name."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.audit.base import Verdict, Words, rule
from jixiao.audit.target_notes import other_level, other_measure, other_object
from jixiao.audit.wording import found
from jixiao.domain.indicator import Indicator

SHORTEST = 4


@rule("TG008")
def comment_on_another_indicator(indicator: Indicator, words: Words) -> Iterator[Verdict]:
    """国家级 in the name and 省级 in the comment, 优良率 in the name and 覆盖率 in the comment."""
    target = indicator.target
    note = "" if target is None or target.note is None else target.note
    if len(note) < SHORTEST or found(words["parts"], note):
        return
    other = (
        other_level(indicator, note)
        or other_measure(indicator, note, alike=words["alike"])
        or other_object(indicator, note, opposites=words["opposites"])
    )
    if other is not None:
        mine, theirs = other
        yield {"field": "target", "mine": mine, "theirs": theirs, "note": note, "wrong": note}
