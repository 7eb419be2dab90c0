"""The two tables of a 支出进度表 on paper, each an annex on pages on their side."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from jixiao.domain.light import Colour
from jixiao.domain.slow import SlowProject
from jixiao.reports.paper.model import Annex, Table
from jixiao.reports.progress.figures import (
    CHANGED,
    FINAL,
    GAP,
    MONTH,
    ORIGINAL,
    OUTTURN,
    PLANNED,
    RATE,
    Figures,
    Measure,
    flat,
)
from jixiao.reports.progress.printed_table import Column, Content, Line, printed_table
from jixiao.reports.progress.rows import PLANNED_ONLY, TableRow, cause_in_words
from jixiao.reports.progress.slow_figures import gap_of, missing_of, reported, share_of, since_of
from jixiao.reports.wording import GAP_ALONE

MOST_ROWS = 200
BAD = frozenset({Colour.RED.label, Colour.YELLOW.label})
SLOW_TITLE = "支出缓慢项目表"


class Shown(NamedTuple):
    """The rows that are printed: all, or the totals and the bad ones, or only the first of them."""

    rows: tuple[TableRow, ...]
    is_only_bad: bool = False
    is_cut: bool = False


def shown_rows(rows: Sequence[TableRow]) -> Shown:
    """What a document prints of the rows: a workbook holds them all."""
    if len(rows) <= MOST_ROWS:
        return Shown(tuple(rows))
    bad = tuple(one for one in rows if one.title or one.light in BAD)
    return Shown(bad[:MOST_ROWS], is_only_bad=True, is_cut=len(bad) > MOST_ROWS)


def progress_annex(figures: Figures, *, label: str) -> tuple[Annex, Table]:
    """The table of all projects with its totals."""
    table = figures.table
    rows = shown_rows(table.rows).rows
    has_units = _are_many([one.unit for one in rows if not one.title])
    columns = _columns(figures, has_units=has_units)
    names = 3 if has_units else 2
    lines = [Line([one.content(row) for one in columns], names if row.title else 1) for row in rows]
    note = PLANNED_ONLY if table.has_plans else ""
    head = Annex(label, table.title, f"（{table.until}，单位：万元）", is_wide=True)
    return head, printed_table(columns, lines, key="progress.rows", note=note)


def _columns(figures: Figures, *, has_units: bool) -> list[Column[TableRow]]:
    """The columns; without several units or any plan theirs are left out."""

    def measured(title: str, width: float, measure: Measure, *, group: str) -> Column[TableRow]:
        return Column(title, width, lambda row: figures.of(row.progress, measure), group)

    columns: list[Column[TableRow]] = [
        Column("序号", 9, lambda row: row.title or str(row.number)),
        Column("项目名称", 44 if has_units else 66, _name, is_left=True),
        measured("年初预算", 19, ORIGINAL, group="预算数"),
        measured("结转\n和调整", 15, CHANGED, group="预算数"),
        measured("全年预算", 19, FINAL, group="预算数"),
        measured("当月", 17, MONTH, group="支出数"),
        measured("累计", 19, OUTTURN, group="支出数"),
        measured("执行率", 15, RATE, group="进度"),
    ]
    if figures.table.has_plans:
        columns.append(measured("计划进度", 17, PLANNED, group="进度"))
        columns.append(measured("差额\n（百分点）", 20, GAP, group="进度"))
    columns.append(Column("亮灯", 14, lambda row: row.light))
    if has_units:
        columns.insert(1, Column("单位", 35, lambda row: flat(row.unit), is_left=True))
    return columns


def _name(row: TableRow) -> str:
    one = row.progress
    return flat(
        one.project.name or one.project.code or (one.category.label if one.category else "")
    )


def slow_annex(figures: Figures, *, label: str) -> tuple[Annex, Table]:
    """The table of slow projects, largest gap first, with gaps for cause and measure."""
    shown = figures.table.report.slow[:MOST_ROWS]
    has_units = _are_many([one.progress.unit.name for one in shown])
    columns = _slow_columns(figures, has_units=has_units)
    lines = [
        Line([str(number), *(one.content(slow) for one in columns[1:])])
        for number, slow in enumerate(shown, start=1)
    ]
    note = "".join(part.text for part in figures.say("progress.slow.note"))
    head = Annex(label, SLOW_TITLE, f"（{figures.table.until}，单位：万元）", is_wide=True)
    return head, printed_table(columns, lines, key="progress.slow", note=note)


def _slow_columns(figures: Figures, *, has_units: bool) -> list[Column[SlowProject]]:
    columns: list[Column[SlowProject]] = [
        Column("序号", 10, lambda _one: ""),
        Column("项目名称", 40, lambda one: flat(one.progress.name), is_left=True),
        Column("差额", 18, lambda one: gap_of(figures, one)),
        Column("占全部\n差额", 15, lambda one: share_of(figures, one)),
        Column("从何时起", 22, lambda one: since_of(figures, one)),
        Column("比去年同期少的支出", 38, lambda one: _missing(figures, one), is_left=True),
        Column(
            "偏差原因", 34, lambda one: reported(figures, one, cause_in_words(one)) or GAP_ALONE
        ),
        Column("改进措施", 34, lambda one: reported(figures, one, one.measure) or GAP_ALONE),
    ]
    if has_units:
        unit: Column[SlowProject] = Column(
            "单位", 34, lambda one: flat(one.progress.unit.name), is_left=True
        )
        columns.insert(1, unit)
    return columns


def _missing(figures: Figures, slow: SlowProject) -> Content:
    return missing_of(figures, slow) if slow.missing else None


def _are_many(names: Sequence[str]) -> bool:
    return len(set(names)) > 1
