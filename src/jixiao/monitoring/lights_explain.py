"""The profiles of lights in words, for the reference page."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.domain.progress import percent
from jixiao.monitoring.lights_profile import Band, Profile, profiles

MEASURES = {
    "plan_gap": "资金支出计划到这一天的比例，减去实际执行率（百分点）",
    "time_ratio": "执行率除以时间进度",
    "month_end": "最近一个已过月末的最低要求，减去实际执行率（百分点）",
    "matrix": "预算和绩效目标两项合看",
}
WORDS = {True: "正常", False: "不正常", None: "不论"}


def explained() -> str:
    """All profiles as a page."""
    lines = ["# 亮灯办法", "", "`jixiao monitor --lights 名称` 采用其中一种；默认plan。"]
    for one in profiles().values():
        lines += ["", f"## {one.name}　{one.title}", "", f"依据：{one.basis}", ""]
        lines += _parts(one)
    return "\n".join(lines) + "\n"


def _parts(profile: Profile) -> Iterator[str]:
    yield f"- 看什么：{MEASURES[profile.measure]}"
    for month, share in (profile.steps or {}).items():
        yield f"- {month}月末应达到{percent(share)}"
    for band in profile.bands:
        yield f"- {_band(band)}：{band.colour.label}"
    for cell in profile.matrix:
        yield f"- 预算{WORDS[cell.money]}、目标{WORDS[cell.goal]}：{cell.colour.label}"
    if profile.over_budget:
        yield f"- 支出超过全年预算：{profile.over_budget.label}"
    if profile.without_plan:
        yield f"- 没有资金支出计划的，按{profile.without_plan}"


def _band(band: Band) -> str:
    if band.least is not None:
        return f"{percent(band.least)}及以上"
    return "低于要求" if band.is_below else "其余"
