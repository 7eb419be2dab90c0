"""TG009: a target that was probably misread is shown with what it may have been."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.audit.base import Verdict, Words, rule
from jixiao.audit.target_misreads import count_misread, day_misread, share_misread, sign_misread
from jixiao.domain.indicator import Indicator
from jixiao.domain.sheet import Sheet


@rule("TG009")
def misread_target(indicator: Indicator, sheet: Sheet, words: Words) -> Iterator[Verdict]:
    """290% of a share, 二100百分比, a spreadsheet's number of a day: a proposal, never a repair."""
    target = indicator.target
    if target is None or not target.text:
        return
    proposals = {
        "share": share_misread(indicator),
        "sign": sign_misread(target, ranks=words["ranks"]),
        "day": day_misread(indicator, timed=words["timed"]),
        "count": count_misread(indicator, sheet.indicators),
    }
    for kind, proposal in proposals.items():
        if proposal:
            yield {
                "field": "target",
                "target": target.text.strip(),
                "reason": words[kind][0],
                "proposal": proposal,
            }
            return
