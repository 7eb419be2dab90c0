"""What came of a run by region, department and unit."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from jixiao.domain.money import printed

Fetch = Callable[[str], Iterable[tuple[Any, ...]]]
"""How a query in DuckDB's SQL is put to where the tables are."""
SCHEMA = "jixiao/bulk/1"  # src/jixiao/schemas/bulk_summary.json
LEVELS = {"region": "地区", "department": "主管部门", "unit": "单位"}
MOST = 10_000
UNNAMED = "（未写明）"
# What is counted in each table, by the name that it has in the summary.
COUNTED: Mapping[str, Mapping[str, str]] = {
    "documents": {
        "files": "count(*)",
        "unreadable": "count(CASE WHEN NOT is_readable THEN 1 END)",
    },
    "sheets": {
        "sheets": "count(*)",
        "budget": "sum(COALESCE(final_budget, original_budget))",
        "outturn": "sum(outturn)",
    },
    "findings": {
        "errors": "count(CASE WHEN severity = 'error' THEN 1 END)",
        "warnings": "count(CASE WHEN severity = 'warning' THEN 1 END)",
        "notes": "count(CASE WHEN severity = 'note' THEN 1 END)",
    },
    "scores": {
        "rows": "count(*)",
        "different": "count(CASE WHEN is_different THEN 1 END)",
        "unscored_rows": "count(CASE WHEN score IS NULL THEN 1 END)",
    },
    "totals": {
        "scored_sheets": "count(total)",
        "average": "CAST(avg(total) AS DECIMAL(18, 2))",
    },
}
# Findings and files name no department, scores name nobody.
GROUPED = {
    "documents": ("region", "unit"),
    "sheets": tuple(LEVELS),
    "findings": ("region", "unit"),
    "totals": tuple(LEVELS),
}
COUNTS = {
    "files": "文件",
    "unreadable": "读不了",
    "sheets": "绩效表",
    "budget": "全年预算数（元）",
    "outturn": "全年执行数（元）",
    "errors": "错误",
    "warnings": "警告",
    "notes": "提示",
    "rows": "计分的行",
    "unscored_rows": "没有得分的行",
    "different": "与原表不同的行",
    "scored_sheets": "有总分的表",
    "average": "平均总分",
    "ratings": "等级",
}
"""What each number is, in the order in which it is shown."""


@dataclass(slots=True)
class Summary:
    """The numbers of a run: of all, and by level and name."""

    verb: str
    whole: dict[str, Any] = field(default_factory=dict)
    levels: dict[str, dict[str, dict[str, Any]]] = field(default_factory=dict)
    left_out: dict[str, int] = field(default_factory=dict)

    def plain(self) -> dict[str, Any]:
        """What ``summary.json`` holds; decimals are strings."""
        by = {
            f"by_{level}": [{"name": name, **_plain(one)} for name, one in names.items()]
            for level, names in self.levels.items()
        }
        return {
            "schema": SCHEMA,
            "verb": self.verb,
            **_plain(self.whole),
            **by,
            "left_out": self.left_out,
        }


def summarise(verb: str, relations: Mapping[str, str], fetch: Fetch) -> Summary:
    """The summary of tables, each given as what a query selects from."""
    summary = Summary(verb)
    for table, relation in relations.items():
        if counts := COUNTED.get(table):
            summary.whole |= _counts(counts, fetch, relation)
    if "totals" in relations:
        summary.whole["ratings"] = _ratings(fetch, relations["totals"])
    for level in LEVELS:
        names = summary.levels.setdefault(level, {})
        for table, relation in relations.items():
            if level in GROUPED.get(table, ()):
                _by_name(names, level, table=table, relation=relation, fetch=fetch)
        _keep(summary, level)
    return summary


def _counts(counts: Mapping[str, str], fetch: Fetch, relation: str) -> dict[str, Any]:
    query = f"SELECT {', '.join(counts.values())} FROM {relation}"  # noqa: S608
    return dict(zip(counts, next(iter(fetch(query))), strict=True))


def _ratings(fetch: Fetch, relation: str) -> dict[str, int]:
    query = (
        f"SELECT rating, count(*) AS many FROM {relation} "  # noqa: S608
        "WHERE rating IS NOT NULL GROUP BY rating ORDER BY 2 DESC, 1"
    )
    return dict(fetch(query))


def _by_name(
    names: dict[str, dict[str, Any]], level: str, *, table: str, relation: str, fetch: Fetch
) -> None:
    counts = COUNTED[table]
    query = (
        f"SELECT {level}, {', '.join(counts.values())} FROM {relation} "  # noqa: S608
        f"GROUP BY {level} ORDER BY {level}"
    )
    for name, *values in fetch(query):
        names.setdefault(name or UNNAMED, {}).update(zip(counts, values, strict=True))
    if table == "totals":
        rated = (
            f"SELECT {level}, rating, count(*) FROM {relation} "  # noqa: S608
            f"WHERE rating IS NOT NULL GROUP BY {level}, rating ORDER BY {level}, rating"
        )
        for name, rating, many in fetch(rated):
            names[name or UNNAMED].setdefault("ratings", {})[rating] = many


def _keep(summary: Summary, level: str) -> None:
    """The first names of a level; how many more there are is said."""
    names = summary.levels[level]
    if len(names) > MOST:
        summary.left_out[level] = len(names) - MOST
        summary.levels[level] = dict(list(names.items())[:MOST])


def _plain(counts: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: one if one is None or isinstance(one, (int, dict)) else printed(one, places=0)
        for name, one in counts.items()
    }
