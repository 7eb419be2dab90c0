"""Money and goals together: lights of projects, and their sheets of monitoring since January."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from jixiao.domain.document import Document
from jixiao.domain.goal import WatchedGoals
from jixiao.domain.light import Light
from jixiao.domain.month import Month
from jixiao.domain.problem import Problem
from jixiao.domain.sheet import Sheet, SheetKind
from jixiao.domain.watching import WatchedRow
from jixiao.pipeline import watch_problems
from jixiao.pipeline.asked import Unknown
from jixiao.pipeline.monitoring import ledger as opened
from jixiao.pipeline.monitoring import monitor

WATCHED = (SheetKind.OBJECTIVE, SheetKind.MONITORING)
NONE_MATCHED = (
    "给出的绩效表都不是{year}年度的，或者不能与台账的项目对应，没有写监控表；"
    "请核对年度、项目编码和单位，或改写--as-of"
)


def write_monitoring(
    ledgers: Sequence[Path], path: Path, *, as_of: date, documents: Sequence[Document]
) -> tuple[tuple[WatchedGoals, ...], tuple[Problem, ...]]:
    """Write a monitoring sheet for every project of the documents, money out of the ledger.

    It is that of January to the month of the date, whichever the authority asks for (1–6月, 1–7月,
    1–10月). Gives the lights of the projects, and what is still to be filled in. Raises Unknown
    where there is no sheet.
    """
    from jixiao.monitoring.plan import add_sheets
    from jixiao.pipeline.papers import write_sheets

    sheets = [one for each in documents for one in each.sheets if one.kind in WATCHED]
    if not sheets:
        raise Unknown("文件中没有绩效目标表或监控表；请给出列有项目绩效指标的文件")
    told: list[Problem] = []
    with opened(*ledgers, fiscal_year=as_of.year, told=told) as connection:
        report = monitor(connection, as_of)
        matched, unclear = add_sheets(connection, sheets, fiscal_year=as_of.year)
    if not matched:
        raise Unknown(NONE_MATCHED.format(year=as_of.year))
    rows = {one.progress.key: one for one in report.rows}
    watched = [_watched(one.sheet, rows.get(one.key), month=as_of.month) for one in matched]
    made = tuple(one.sheet for one in watched)
    write_sheets(Document(title=f"{as_of.year}年绩效运行监控表", sheets=made), path)
    told += [
        *watch_problems.of_sheets((), unclear),
        *_of_period([one.sheet for one in matched], as_of),
        *_unexplained(watched),
    ]
    return tuple(watched), tuple(told)


def _watched(sheet: Sheet, row: WatchedRow | None, *, month: int) -> WatchedGoals:
    """A sheet as one of monitoring until a month, with the lights of its goals and its money."""
    from jixiao.monitoring.goals import watch_goals
    from jixiao.monitoring.goals_sheet import monitoring_sheet

    if row is None:
        return watch_goals(monitoring_sheet(sheet, None, month=month), month, money=Light())
    filled = monitoring_sheet(sheet, row.progress, month=month, forecast=row.forecast)
    return watch_goals(filled, month, money=row.light)


def _of_period(sheets: Sequence[Sheet], as_of: date) -> Iterator[Problem]:
    """A month that is not over, and sheets of another period, whose results are left out."""
    month = Month.of(as_of)
    if as_of < month.last:
        yield Problem(
            "month_not_over",
            f"监控表的栏目是1至{month.number}月，而截止日期是{as_of}，这个月后面的支出没有计入；"
            f"要按整月的，请把--as-of写成{month.last}",
        )
    for one in sheets:
        if one.cut_off_month not in (None, month.number):
            yield Problem(
                "sheet_of_another_period",
                f"项目“{one.project.name}”给出的监控表截至{one.cut_off_month}月，"
                f"其中的完成情况、原因和可能性不能作为1至{month.number}月的，已留空；请重新填写",
                one.place,
            )


def _unexplained(watched: Sequence[WatchedGoals]) -> list[Problem]:
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
