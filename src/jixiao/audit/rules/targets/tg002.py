"""TG002: a target names one grade, not the whole scale."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.audit.base import Verdict, Words, rule
from jixiao.domain.indicator import Indicator
from jixiao.domain.nature import Nature


@rule("TG002")
def scale_instead_of_grade(indicator: Indicator, words: Words) -> Iterator[Verdict]:
    """优良中低差 lists the answers; the same is asked of the actual value."""
    for field, value in (("target", indicator.target), ("actual", indicator.actual)):
        if value is not None and value.nature is Nature.SCALE:
            what, aim = words[field]
            yield {"field": field, "what": what, "aim": aim, "value": value.text.strip()}
