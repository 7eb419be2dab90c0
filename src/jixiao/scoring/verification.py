"""Stored scores worked out again: whether they are the same, and what has changed since."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from jixiao.domain.money import printed
from jixiao.domain.score import SheetScore
from jixiao.domain.score_record import ScoreFingerprint
from jixiao.scoring.fingerprint import fingerprint_of, inputs_sum
from jixiao.scoring.ruleset import find_ruleset
from jixiao.scoring.score import score_sheet
from jixiao.scoring.score_inputs import sheet_of

NOT_STORED = "保存的结果里没有评分指纹，不能复核；请用 jixiao score --format json 重新保存"
ALTERED = "保存的数据与指纹不符，保存之后有人改动过；请以原文件重新评分"
NO_RULESET = "本机没有评分办法“{name}”，不能重新计算；请把当时的评分办法文件放回后再复核"
CHANGED = {
    "engine": "程序由 {before} 换为 {after}",
    "methods": "所用评分方法的公式改过",
    "words": "判断用语的词表改过",
    "ruleset": "评分办法“{name}”的内容改过",
}


@dataclass(frozen=True, slots=True)
class Verification:
    """How a stored result compares with the same inputs scored now.

    ``is_same`` is None where nothing could be worked out again. ``changes`` name what has changed
    of engine, methods and rule-set, ``differences`` the scores that come out otherwise.
    """

    project: str
    is_same: bool | None
    changes: tuple[str, ...] = ()
    differences: tuple[str, ...] = ()


def verify(stored: SheetScore) -> Verification:
    """Score the stored inputs again by the rule-set of that name as it is now."""
    if stored.fingerprint is None:
        return Verification(stored.project, None, (NOT_STORED,))
    ruleset = find_ruleset(stored.ruleset)
    if ruleset is None:
        return Verification(stored.project, None, (NO_RULESET.format(name=stored.ruleset),))
    again = score_sheet(sheet_of(stored), ruleset)
    before, after = stored.fingerprint, fingerprint_of(stored, ruleset)
    changes = [*_changes(before, after, name=stored.ruleset)]
    if inputs_sum(stored) != before.inputs:
        changes.append(ALTERED)
    differences = tuple(_differences(stored, again))
    return Verification(stored.project, not differences, tuple(changes), differences)


def _changes(before: ScoreFingerprint, after: ScoreFingerprint, *, name: str) -> Iterator[str]:
    for part, message in CHANGED.items():
        one, other = getattr(before, part), getattr(after, part)
        if one != other:
            yield message.format(name=name, before=one, after=other)


def _differences(stored: SheetScore, again: SheetScore) -> Iterator[str]:
    """What comes out otherwise, in words: 指标“甲”的得分保存的是8，重新计算是9."""
    rows = zip(stored.indicators, again.indicators, strict=True)
    pairs = [
        ("预算执行率的得分", stored.execution.score, again.execution.score),
        *((f"指标“{one.name}”的得分", one.score, other.score) for one, other in rows),
        ("总分", stored.total, again.total),
    ]
    told = [
        (name, *("没有" if one is None else printed(one, places=0) for one in pair))
        for name, *pair in pairs
        if pair[0] != pair[1]
    ]
    if stored.rating != again.rating:
        told.append(("等级", stored.rating or "没有", again.rating or "没有"))
    for name, before, after in told:
        yield f"{name}保存的是{before}，重新计算是{after}"
