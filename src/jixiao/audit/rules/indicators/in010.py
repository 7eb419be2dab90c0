"""IN010: a sheet has enough indicators to judge a project by, and no more than can be checked."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.audit.base import NotApplicable, Verdict, Words, rule
from jixiao.audit.wording import annual
from jixiao.domain.finding import Severity
from jixiao.domain.sheet import Sheet


@rule("IN010")
def too_few_or_too_many_indicators(sheet: Sheet, words: Words) -> Iterator[Verdict]:
    """Too few are a warning, too many only a note: nothing forbids them."""
    rows = [one for one in annual(sheet) if one.name]
    if not rows:
        yield NotApplicable("表中没有绩效指标")
        return
    fewest, most = int(words["fewest"][0]), int(words["most"][0])
    place = rows[0].place
    if len(rows) < fewest:
        yield {
            "place": place,
            "evidence": "、".join(one.name for one in rows),
            "count": len(rows),
            "fault": f"少于{fewest}个，盖不住产出、效益和满意度",
            "todo": "按产出、效益、满意度补充能够反映核心任务的指标",
        }
    elif len(rows) > most:
        yield {
            "severity": Severity.NOTE,
            "place": place,
            "evidence": "、".join(one.name for one in rows[:3]) + "……",
            "count": len(rows),
            "fault": f"多于{most}个，看不出主次",
            "todo": "保留反映核心任务的指标，合并或者删去其余的",
        }
