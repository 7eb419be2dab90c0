"""Scores as a workbook: one row a scored item with its working, and one row a sheet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from jixiao.domain.score import ExecutionScore, IndicatorScore, SheetScore
from jixiao.reports.workbook import Column, Value, add_list, new_workbook

Results = Sequence[tuple[str, Sequence[SheetScore]]]
Rows = Iterator[Sequence[Value]]
EXECUTION = "预算执行率"
TOTALS = (
    Column("文件", 16), Column("项目名称", 20), Column("评分办法", 24), Column("计算总分", 10),
    Column("自评总分", 10), Column("相差", 8), Column("计算等级", 10), Column("自评等级", 10),
    Column("说明", 50),
)  # fmt: skip
ITEMS = (
    Column("文件", 16), Column("项目名称", 20), Column("评分项", 22), Column("分值", 8),
    Column("计算得分", 10), Column("自评得分", 10), Column("相差", 8), Column("计算过程", 54),
    Column("位置", 16),
)  # fmt: skip


def write_scores(results: Results, path: Path) -> None:
    """Write the totals of every sheet, and every item with the way its score came about."""
    with new_workbook(path) as book:
        add_list(book, "得分", TOTALS, rows=_totals(results))
        add_list(book, "得分明细", ITEMS, rows=_items(results))


def _totals(results: Results) -> Rows:
    for file, scores in results:
        for one in scores:
            apart = None
            if one.total is not None and one.printed_total is not None:
                apart = one.printed_total - one.total
            yield (
                Path(file).name, one.project, one.ruleset, one.total, one.printed_total, apart,
                one.rating, one.printed_rating,
                "\n".join(problem.message for problem in one.problems),
            )  # fmt: skip


def _items(results: Results) -> Rows:
    for file, scores in results:
        for sheet in scores:
            for name, one in _named(sheet):
                apart = None
                if one.score is not None and one.printed_score is not None:
                    apart = one.printed_score - one.score
                yield (
                    Path(file).name, sheet.project, name, one.points, one.score,
                    one.printed_score, apart, one.working, str(one.place),
                )  # fmt: skip


def _named(sheet: SheetScore) -> Iterator[tuple[str, ExecutionScore | IndicatorScore]]:
    execution = sheet.execution
    if execution.points is not None or execution.working:
        yield EXECUTION, execution
    for one in sheet.indicators:
        yield one.name, one
