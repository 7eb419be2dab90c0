"""SE001: points have to add up, level by level and to 100."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.audit.base import CouldNotCheck, NotApplicable, Verdict, rule
from jixiao.audit.points import Points, execution_row, groups_of, number, points_of
from jixiao.domain.finding import Severity
from jixiao.domain.sheet import Sheet, SheetKind


@rule("SE001")
def points_that_do_not_add_up(sheet: Sheet) -> Iterator[Verdict]:
    """Rows make their level, levels and 预算执行率 make 100; a group's fault is told once."""
    points = points_of(sheet)
    if points.rows == 0:
        blank = "表中没有印出指标分值"
        is_scored = sheet.kind is SheetKind.SELF_EVALUATION
        yield CouldNotCheck(blank) if is_scored else NotApplicable(blank)
        return
    off = points.sum - points.full
    for group in groups_of(sheet):
        if group.sum > group.points or (group.is_filled and group.sum < group.points):
            off -= group.sum - group.points
            yield {
                "field": "points",
                "place": group.place,
                "part": f"“{group.name}”",
                "working": f"各行分值合计{number(group.sum)}分，该级印的是{number(group.points)}分",
                "points": number(group.points),
            }
    if points.is_whole or off == 0:
        yield from _twice(sheet, points)
        return
    if points.blank and off < 0:
        yield CouldNotCheck(f"有{points.blank}项指标没有印出分值，已印出的{points.working}")
        return
    yield {
        "field": "total_points",
        "place": sheet.places.get("total_points", sheet.place),
        "part": "全表",
        "working": f"{points.working}，应为{number(points.full)}分",
        "points": number(points.full),
    }


def _twice(sheet: Sheet, points: Points) -> Iterator[Verdict]:
    """The funds give 预算执行率 other points than its row, and the rows make 100 without them."""
    row, given = execution_row(sheet), points.execution
    if row is None or not row.points or not given or row.points == given:
        return
    if points.rows == points.full:
        yield {
            "field": "points",
            "place": row.place_of("points"),
            "part": "预算执行率",
            "working": f"资金表印的是{number(given)}分，"
            f"指标“{row.name}”印的是{number(row.points)}分，"
            f"而各项指标合计已经是{number(points.rows)}分",
            "points": number(points.full),
            "severity": Severity.NOTE,
        }
