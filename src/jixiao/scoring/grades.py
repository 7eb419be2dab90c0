"""Which band a reported result in words belongs to."""

from __future__ import annotations

import re
from decimal import Decimal

from jixiao.domain.actual import Actual
from jixiao.domain.nature import Nature
from jixiao.domain.target import Target
from jixiao.scoring.lexicon import lexicon, plain
from jixiao.scoring.ruleset import Band, Ruleset

WHOLE = Decimal(100)


def band_of(target: Target, actual: Actual, ruleset: Ruleset) -> Band | None:
    """The band that a qualitative result says it is in; None where the words do not tell.

    A result that repeats the target, says 完成 or 100% reports that the target was reached.
    """
    top = ruleset.band(ruleset.top_band)
    if actual.copies(target) or actual.nature is Nature.DONE:
        return top
    if actual.nature is Nature.QUANTITY:
        return top if actual.unit == "%" and actual.number == WHOLE else None
    text = plain(actual.text)
    for band in ruleset.bands:
        if text in band.exact:
            return band
    if any(word in text for word in ruleset.doubtful):
        return None
    for band in ruleset.bands:
        if found := [word for word in band.words if word in text]:
            return None if band is top and _is_denied(text, found) else band
    return None


def _is_denied(text: str, words: list[str]) -> bool:
    """Whether a word of success stands behind a negation: 未见明显提升."""
    named = "|".join(map(re.escape, words))
    return re.search(f"{lexicon().negation}(?:{named})", text) is not None


def share_in(band: Band, *, points: Decimal, printed: Decimal | None) -> Decimal:
    """The share of the points: the evaluator's own where it was given, kept within the band.

    A band leaves the evaluator room (达成 is 80 to 100 %): a printed score inside it stands, one
    outside is moved to the nearer limit. Without a printed score the rule-set names the share.
    """
    if printed is None or points == 0:
        return band.share
    return min(max(printed / points, band.low), band.high)
