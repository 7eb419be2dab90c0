"""A rule-set in words: the text of its reference page."""

from __future__ import annotations

import json
from collections.abc import Iterator

from jixiao.domain.terms import label
from jixiao.scoring.methods import METHODS
from jixiao.scoring.ruleset import Ruleset

WAYS = {
    "ascending": "正向指标（≥、＞）",
    "equal": "等于（＝）",
    "descending": "反向指标（≤、＜）",
    "zero": "指标值为0",
    "qualitative": "定性指标",
    "yes_no": "是或否",
    "execution": "预算执行率",
}


def explained(ruleset: Ruleset) -> str:
    """A Markdown page on a rule-set: basis, points, methods, bands, ratings and its cases."""
    return "\n".join(_lines(ruleset)) + "\n"


def _lines(ruleset: Ruleset) -> Iterator[str]:
    until = f"至{ruleset.effective_to}" if ruleset.effective_to else "起"
    yield from (f"# {ruleset.title}", "", f"名称：`{ruleset.name}`", "")
    yield from (f"适用：{ruleset.effective_from}{until}", "", "## 依据", "", ruleset.basis, "")
    yield from ("## 分值", "", "| 部分 | 分值 |", "|---|---|")
    yield from (f"| {label(name)} | {points} |" for name, points in ruleset.points.items())
    yield from ("", "## 评分方法", "", "| 指标 | 方法 |", "|---|---|")
    yield from (
        f"| {WAYS.get(way, way)} | {METHODS[name].title} |" for way, name in ruleset.methods.items()
    )
    if ruleset.bands:
        yield from ("", "## 定性指标的档次", "", "| 档次 | 得分占分值 |", "|---|---|")
        yield from (f"| {one.name} | {one.low}～{one.high} |" for one in ruleset.bands)
    yield from ("", "## 等级", "", "| 等级 | 不低于 |", "|---|---|")
    yield from (f"| {name} | {limit}分 |" for name, limit in ruleset.ratings)
    yield from ("", "## 例子", "")
    for name, case in ruleset.cases.items():
        shown = json.dumps(dict(case), ensure_ascii=False, default=str)
        yield f"- {name}：`{shown}`"
