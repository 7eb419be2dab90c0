"""The reference page of the platform's tables."""

from __future__ import annotations

from jixiao.reports.platform.tables import PlatformField, PlatformTable, platform

OURS = "*"
HEAD = """\
# 预算管理一体化导出字段

`jixiao export` 按这些表名和字段名导出绩效表和评价结果。

- 来源：{source}，标记 {mark}：只在这类系统的公开资料中见过。
- 没有核实：规范的原文（财办〔2020〕13号、财办〔2023〕12号）没有找到，\
字段名、长度和代码没有与原文逐项核对；导入前请与本地平台的接口说明对照。
- 带{ours}的中文名资料中没有给出，是按字段名理解的。
- 类型：V180是最长180个字的文字，N(18,2)是最多18位、其中小数2位的数；空白的，资料中没有写。
- 金额单位是元。原文件没有的代码、标识留空，不编造。超过长度的照原样写出，列为问题，不截断。"""


def explained() -> str:
    """The page ``docs/reference/platform.md``."""
    source = platform()
    lines = [HEAD.format(source=source.source, mark=source.mark, ours=OURS), ""]
    common = _shared(source.tables)
    lines += ["## 各表共有的字段", "", *_fields(common), ""]
    for one in source.tables:
        title = f"{one.title}{OURS if one.is_ours else ''}"
        own = tuple(each for each in one.fields if each not in common)
        lines += [f"## {one.name} {title}", "", *_fields(own), ""]
    return "\n".join(lines).rstrip("\n") + "\n"


def _shared(tables: tuple[PlatformTable, ...]) -> tuple[PlatformField, ...]:
    return tuple(
        one for one in tables[0].fields if all(one in other.fields for other in tables[1:])
    )


def _fields(fields: tuple[PlatformField, ...]) -> list[str]:
    rows = [
        f"| `{one.name}` | {one.title}{OURS if one.is_ours else ''} | {one.form} | {one.note} |"
        for one in fields
    ]
    return ["| 字段 | 中文名 | 类型 | 说明 |", "|---|---|---|---|", *rows]
