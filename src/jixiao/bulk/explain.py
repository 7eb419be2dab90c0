"""The reference page on the tables of a bulk run."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.bulk.scoring_sql import OPTIONAL, REQUIRED
from jixiao.bulk.tables import all_tables
from jixiao.scoring.methods import METHODS


def explained() -> str:
    """A Markdown page: every table with its key and columns, then the methods."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield from ("# 批量处理的表", "", "金额单位是元，比例以1为100%，没有读到的为空。", "")
    for table in all_tables().values():
        key = "、".join(f"`{one}`" for one in table.key)
        yield from (f"## {table.title}", "", f"`{table.name}.parquet`：{table.about}；键是{key}。")
        yield from ("", "| 列 | 类型 | 含义 |", "|---|---|---|")
        yield from (f"| `{one.name}` | {one.sql_type} | {one.about} |" for one in table.columns)
        yield ""
    yield from ("## 自备的指标表", "", f"必须有的列：{_told(REQUIRED)}。", "")
    yield from (f"有就用上的列：{_told(OPTIONAL)}。", "")
    yield from ("## 评分方法", "", "| `method` | 方法 | 还要的列 |", "|---|---|---|")
    for one in METHODS.values():
        yield f"| `{one.name}` | {one.title} | {_told(one.needs)} |"


def _told(names: tuple[str, ...]) -> str:
    return "、".join(f"`{one}`" for one in names)
