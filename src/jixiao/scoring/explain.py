"""A rule-set in words: the text of its reference page."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from decimal import Decimal

from jixiao.domain.money import printed
from jixiao.domain.terms import label
from jixiao.scoring.criterion import Criterion
from jixiao.scoring.execution import TITLES
from jixiao.scoring.methods import COLUMNS, METHODS
from jixiao.scoring.ruleset import Ruleset

WAYS = {
    "ascending": "正向指标（≥、＞）",
    "equal": "等于（＝）",
    "descending": "反向指标（≤、＜）",
    "zero": "指标值为0",
    "qualitative": "定性指标",
    "yes_no": "是或否",
    "execution": "预算执行率",
    "negative": "实际完成值小于0",
}
NUMBERS = {"threshold": "界限", "step": "步长", "deduction": "每步扣分"}
ON_REQUEST = "只在用 `--ruleset` 指定时采用。"
RESCALED = "本年度不涉及的指标去掉，其余部分的得分折算为满分。"


def explained(ruleset: Ruleset) -> str:
    """A Markdown page on a rule-set: basis, points, methods, bands, ratings and its cases."""
    return "\n".join(_lines(ruleset)) + "\n"


def _lines(ruleset: Ruleset) -> Iterator[str]:
    yield from _heading(ruleset)
    yield from _table(
        "## 分值", ("部分", "分值"), ((label(n), p) for n, p in ruleset.points.items())
    )
    methods = ((WAYS[way], _method(name, ruleset)) for way, name in ruleset.methods.items())
    yield from _table("## 评分方法", ("指标", "方法"), methods)
    criteria = ((_who(one), _criterion(one)) for one in ruleset.criteria)
    yield from _table("## 按名称和类别的评分标准", ("指标", "方法"), criteria)
    bands = ((one.name, f"{one.low}～{one.high}") for one in ruleset.bands)
    yield from _table("## 定性指标的档次", ("档次", "得分占分值"), bands)
    ratings = ((name, f"{limit}分") for name, limit in ruleset.ratings)
    yield from _table("## 等级", ("等级", "不低于"), ratings)
    yield from _whole_sheet(ruleset)
    yield from ("", "## 例子", "")
    for name, case in ruleset.cases.items():
        yield f"- {name}：`{json.dumps(dict(case), ensure_ascii=False, default=str)}`"


def _heading(ruleset: Ruleset) -> Iterator[str]:
    until = f"至{ruleset.effective_to}" if ruleset.effective_to else "起"
    kinds = "、".join(label(one.value) for one in ruleset.kinds)
    places = "、".join(ruleset.regions) or "不限地区"
    yield from (f"# {ruleset.title}", "", f"名称：`{ruleset.name}`", "")
    yield f"适用：{ruleset.effective_from}{until}；{kinds}；{places}"
    if not ruleset.automatic:
        yield from ("", ON_REQUEST)
    yield from ("", "## 依据", "", ruleset.basis)


def _table(
    title: str, heads: tuple[str, str], rows: Iterator[tuple[object, object]]
) -> Iterator[str]:
    """A section with a table of two columns; nothing where there are no rows."""
    lines = [f"| {one} | {other} |" for one, other in rows]
    if lines:
        yield from ("", title, "", f"| {heads[0]} | {heads[1]} |", "|---|---|", *lines)


def _whole_sheet(ruleset: Ruleset) -> Iterator[str]:
    """What holds for the sheet as a whole beside its points."""
    lines = []
    if ruleset.execution_base != "final":
        lines.append(f"预算执行率按{TITLES[ruleset.execution_base]}计算。")
    lines += [
        f"预算执行率低于{_per_cent(rate)}的，总分不超过{cap}分。"
        for rate, cap in reversed(ruleset.total_caps)
    ]
    if ruleset.rescales:
        lines.append(RESCALED)
    lines += _explanation(ruleset)
    if lines:
        yield from ("", "## 总分和说明", "", *(f"- {one}" for one in lines))


def _explanation(ruleset: Ruleset) -> Iterator[str]:
    wants = ruleset.explanation
    if wants.over is not None:
        yield f"实际完成值达到指标值{_per_cent(wants.over)}的，须说明原因。"
    if wants.zero_target is not None:
        yield f"指标值为0而实际完成值达到{wants.zero_target}的，须说明原因。"
    if wants.execution_below is not None:
        yield f"预算执行率低于{_per_cent(wants.execution_below)}的，须说明原因。"


def _method(name: str, ruleset: Ruleset) -> str:
    return METHODS[name].title + _numbers(name, ruleset.parameters.get(name, {}))


def _criterion(one: Criterion) -> str:
    given = {name: getattr(one, name) for name in COLUMNS}
    levels = "；".join(f"{level.limit.text}得{_per_cent(level.share)}" for level in one.levels)
    parts = [f"指标值没有写的按{one.target.text}" if one.target else "", levels]
    more = "".join(f"；{part}" for part in parts if part)
    return METHODS[one.method].title + _numbers(one.method, given) + more


def _who(one: Criterion) -> str:
    """Which indicators a criterion is for."""
    levels = [f"{label(term)}类指标" for term in one.terms]
    return "、".join([*(f"名称中有“{word}”" for word in one.words), *levels])


def _numbers(method: str, given: Mapping[str, Decimal]) -> str:
    """The numbers that a method reads, in brackets."""
    shown = [f"{NUMBERS[name]}{printed(given[name], places=0)}" for name in METHODS[method].needs]
    return f"（{'，'.join(shown)}）" if shown else ""


def _per_cent(share: Decimal) -> str:
    return f"{printed(share * 100, places=0)}%"
