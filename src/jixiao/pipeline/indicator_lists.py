"""Indicators out of a workbook that lists them: a row each, columns known by their titles."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from jixiao.pipeline.asked import Unknown

TITLES = {
    "dimension": ("一级指标",),
    "kind": ("二级指标",),
    "name": ("三级指标", "指标名称", "绩效指标"),
    "definition": ("指标解释", "指标说明", "绩效指标描述", "指标内容"),
    "target": ("参考指标值", "指标值", "目标值", "标准值"),
    "basis": ("指标值确定依据", "依据", "指标值依据"),
    "industry": ("行业", "行业类别", "适用行业"),
}
NEEDED = ("dimension", "kind", "name")
NO_TABLE = "{path}：没有找到指标列表；表头要有“一级指标”“二级指标”“三级指标”"


@dataclass(frozen=True, slots=True)
class Listed:
    """An indicator as a row of a list gives it."""

    dimension: str = ""
    kind: str = ""
    name: str = ""
    definition: str = ""
    target: str = ""
    basis: str = ""
    industry: str = ""


def listed_indicators(path: Path) -> list[Listed]:
    """The indicators of a workbook, each once; raises Unknown where there is no list of them.

    A level that is left blank is that of the row above, merged with it or not.
    """
    from jixiao.domain.text import squeeze
    from jixiao.readers.opening import UnreadableFile
    from jixiao.readers.read import read_tables

    try:
        tables = read_tables(path)
    except UnreadableFile as fault:
        raise Unknown(f"{path.name}：{fault}") from None
    found: dict[Listed, None] = {}
    is_list = False
    for grid in tables:
        columns: dict[str, int] = {}
        above = Listed()
        for texts in grid.texts():
            known = _columns([squeeze(one) for one in texts])
            if known:
                columns, above, is_list = known, Listed(), True
            elif columns and (one := _below(above, _listed(texts, columns))).name:
                found.setdefault(one)
                above = one
    if not is_list:
        raise Unknown(NO_TABLE.format(path=path.name))
    return list(found)


def _below(above: Listed, one: Listed) -> Listed:
    """A row with the levels of the one above where its own are blank."""
    is_other = bool(one.dimension) and one.dimension != above.dimension
    kind = one.kind or ("" if is_other else above.kind)
    return replace(one, dimension=one.dimension or above.dimension, kind=kind)


def _columns(texts: list[str]) -> dict[str, int]:
    """The columns by the titles of a row; empty where it is no row of titles."""
    found = {
        field: next((texts.index(title) for title in titles if title in texts), -1)
        for field, titles in TITLES.items()
    }
    return (
        {f: at for f, at in found.items() if at >= 0} if all(found[f] >= 0 for f in NEEDED) else {}
    )


def _listed(texts: list[str], columns: dict[str, int]) -> Listed:
    return Listed(**{f: texts[at].strip() for f, at in columns.items() if at < len(texts)})
