"""A table that somebody gives to be scored: whether it can be, and what its rows name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from jixiao.bulk.scoring_sql import REQUIRED, Source
from jixiao.pipeline import Unknown
from jixiao.scoring.methods import METHODS
from jixiao.scoring.ruleset import all_rulesets, find_ruleset

MISSING = (
    "{name}：没有 {missing} 列，不能评分；表中至少要有 {required} 列，"
    "各列的含义见 docs/reference/bulk.md 的“绩效指标”一节"
)
NO_RULESET = "没有名为“{name}”的评分办法；用 jixiao rulesets 查看全部评分办法"


def checked_source(
    relation: str,
    columns: Sequence[str],
    *,
    name: str,
    ruleset: str | None,
    named: Callable[[], Iterable[Sequence[str | None]]],
) -> Source:
    """The table as a source of scores; raises Unknown where columns are missing."""
    if missing := [one for one in REQUIRED if one not in columns]:
        words = {"missing": "、".join(missing), "required": "、".join(REQUIRED)}
        raise Unknown(MISSING.format(name=name, **words))
    found = [tuple(one) for one in named()]
    methods = tuple(sorted({one for one, _ruleset in found if one}))
    rulesets = tuple(sorted({one for _method, one in found if one}))
    return Source(relation, frozenset(columns), methods, rulesets, named_ruleset(ruleset))


def named_ruleset(ruleset: str | None) -> str | None:
    """The name of a rule-set that the user named; raises Unknown where there is none."""
    if ruleset is None:
        return None
    if (found := find_ruleset(ruleset)) is None:
        raise Unknown(NO_RULESET.format(name=ruleset))
    return found.name


def warnings_of(source: Source) -> list[str]:
    """What the rows name that does not exist: they get no score, or no rating."""
    told = []
    if unknown := sorted(set(source.methods) - set(METHODS)):
        told.append(
            f"method 列中有 {'、'.join(unknown)}，没有这样的评分方法，这些行没有得分；"
            f"可以是 {'、'.join(METHODS)}"
        )
    if unknown := sorted(set(source.rulesets) - {one.name for one in all_rulesets()}):
        told.append(
            f"ruleset 列中有 {'、'.join(unknown)}，没有这样的评分办法，这些表没有等级；"
            "用 jixiao rulesets 查看全部评分办法"
        )
    if not source.rulesets and source.ruleset is None:
        told.append("没有 ruleset 列，也没有用 --ruleset 指定评分办法，所以只有总分，没有等级")
    return told
