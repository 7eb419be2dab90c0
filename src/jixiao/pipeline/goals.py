"""Money and goals together: lights of projects, and the monitoring sheets of January to July."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from jixiao.domain.document import Document
from jixiao.domain.goal import WatchedGoals
from jixiao.domain.light import Light
from jixiao.domain.problem import Problem
from jixiao.domain.sheet import SheetKind
from jixiao.pipeline.asked import Unknown
from jixiao.pipeline.monitoring import ledger as opened
from jixiao.pipeline.monitoring import monitor

JULY = 7
WATCHED = (SheetKind.OBJECTIVE, SheetKind.MONITORING)


def write_monitoring(
    ledger: Path, path: Path, *, as_of: date, documents: Sequence[Document]
) -> tuple[tuple[WatchedGoals, ...], tuple[Problem, ...]]:
    """Write a monitoring sheet for every project of the documents, money out of the ledger.

    Gives the lights of the projects, and what is still to be filled in. Raises Unknown for a date
    outside July, for which the published form is made, and where there is no sheet.
    """
    from jixiao.monitoring.goals import watch_goals
    from jixiao.monitoring.goals_sheet import monitoring_sheet
    from jixiao.monitoring.plan import add_sheets
    from jixiao.pipeline.writing import write_sheets

    if as_of.month != JULY:
        raise Unknown("监控表的样表只有1至7月一种；请把--as-of写成7月的日期，如2025-07-31")
    sheets = [one for each in documents for one in each.sheets if one.kind in WATCHED]
    if not sheets:
        raise Unknown("文件中没有绩效目标表或监控表；请给出列有项目绩效指标的文件")
    with opened(ledger) as connection:
        report = monitor(connection, as_of)
        matched, _unclear = add_sheets(connection, sheets, fiscal_year=as_of.year)
    rows = {one.progress.key: one for one in report.rows}
    made, watched = [], []
    for one in matched:
        row = rows.get(one.key)
        filled = monitoring_sheet(
            one.sheet, row.progress if row else None, forecast=row.forecast if row else None
        )
        made.append(filled)
        watched.append(watch_goals(filled, as_of.month, money=row.light if row else Light()))
    write_sheets(Document(title=f"{as_of.year}年绩效运行监控表", sheets=tuple(made)), path)
    return tuple(watched), tuple(_problems(watched))


def _problems(watched: Sequence[WatchedGoals]) -> list[Problem]:
    return [
        Problem(
            "unexplained_doubt",
            f"项目“{one.sheet.project.name}”的指标“{indicator.name}”不是确定能完成，"
            "偏差原因（经费、制度、人员、硬件条件或其他）和措施必须填写；请补填后再报送",
            indicator.place,
        )
        for one in watched
        for indicator in one.unexplained
    ]
