"""Scores as a workbook: one row a scored item with its working, and one row a sheet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from jixiao.domain.score import ExecutionScore, IndicatorScore, SheetScore
from jixiao.reports.workbooks.workbook import Column, Value, add_list, new_workbook

Results = Sequence[tuple[str, Sequence[SheetScore]]]
Rows = Iterator[Sequence[Value]]
# The inputs that people look for, with their titles; amounts are in yuan.
INPUTS = {
    "target": "指标值", "actual": "实际完成值", "original_budget": "年初预算数（元）",
    "final_budget": "全年预算数（元）", "outturn": "全年执行数（元）",
}  # fmt: skip
EXECUTION = "预算执行率"
TOTALS = (
    Column("文件", 16), Column("项目名称", 20), Column("评分办法", 24), Column("计算总分", 10),
    Column("自评总分", 10), Column("相差", 8), Column("计算等级", 10), Column("自评等级", 10),
    Column("说明", 50), Column("评分办法版本", 24), Column("评分指纹", 34),
)  # fmt: skip
ITEMS = (
    Column("文件", 16), Column("项目名称", 20), Column("评分项", 22), Column("分值", 8),
    Column("计算得分", 10), Column("自评得分", 10), Column("相差", 8), Column("计算过程", 54),
    Column("位置", 16), Column("评分方法", 16), Column("数据及位置", 40),
)  # fmt: skip
DECISIVE = (
    Column("文件", 16), Column("项目名称", 20), Column("名次", 8), Column("评分项", 22),
    Column("分值", 8), Column("计算得分", 10), Column("失分", 8), Column("再降多少等级下降", 18),
    Column("再升多少等级上升", 18), Column("能否单独改变等级", 18),
)  # fmt: skip


def write_scores(results: Results, path: Path) -> None:
    """Write the totals of every sheet, and every item with the way its score came about."""
    with new_workbook(path) as book:
        add_list(book, "得分", TOTALS, rows=_totals(results))
        add_list(book, "得分明细", ITEMS, rows=_items(results))
        if any(sheet.sensitivity for _file, scores in results for sheet in scores):
            add_list(book, "失分和等级", DECISIVE, rows=_decisive(results))


def _totals(results: Results) -> Rows:
    for file, scores in results:
        for one in scores:
            apart = None
            if one.total is not None and one.printed_total is not None:
                apart = one.printed_total - one.total
            yield (
                Path(file).name, one.project, one.ruleset, one.total, one.printed_total, apart,
                one.rating, one.printed_rating,
                "\n".join([*_words(one), *(problem.message for problem in one.problems)]),
                one.ruleset_version, one.fingerprint.whole if one.fingerprint else None,
            )  # fmt: skip


def _words(sheet: SheetScore) -> Iterator[str]:
    """How the total came about, and what was supposed."""
    if sheet.working:
        yield sheet.working
    for one in sheet.what_if.assumed if sheet.what_if else ():
        yield f"假设：{one.name}由“{one.before}”改为“{one.after}”"


def _inputs(row: ExecutionScore | IndicatorScore) -> Iterator[str]:
    for one in row.inputs:
        if one.field in INPUTS:
            place = f"（{one.place}）" if str(one.place) else ""
            yield f"{INPUTS[one.field]}：{one.text.strip()}{place}"


def _items(results: Results) -> Rows:
    for file, scores in results:
        for sheet in scores:
            for name, one in _named(sheet):
                apart = None
                if one.score is not None and one.printed_score is not None:
                    apart = one.printed_score - one.score
                yield (
                    Path(file).name, sheet.project, name, one.points, one.score,
                    one.printed_score, apart, one.working, str(one.place), one.method,
                    "\n".join(_inputs(one)),
                )  # fmt: skip


def _decisive(results: Results) -> Rows:
    for file, scores in results:
        for sheet in scores:
            for one in sheet.sensitivity:
                yield (
                    Path(file).name, sheet.project, one.rank, one.name, one.points, one.score,
                    one.lost, one.may_fall, one.may_rise, "能" if one.decides else "不能",
                )  # fmt: skip


def _named(sheet: SheetScore) -> Iterator[tuple[str, ExecutionScore | IndicatorScore]]:
    execution = sheet.execution
    if execution.points is not None or execution.working:
        yield EXECUTION, execution
    for one in sheet.indicators:
        yield one.name, one
