"""What can be downloaded: the table of every chart, and the lists, as workbooks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING, Any

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from jixiao.pipeline.tables import MONEY, SCORE, SHARE, Table, TableColumn
from jixiao.web.budgets.models import TaskKind
from jixiao.web.dashboards import charts
from jixiao.web.dashboards.forms import SEVERITIES, FindingFilter, ProjectFilter, TaskFilter
from jixiao.web.dashboards.selectors import below, chosen
from jixiao.web.dashboards.selectors.findings import Findings
from jixiao.web.dashboards.selectors.summary import summary_of

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import QueryDict

    from jixiao.web.budgets.models import Task
    from jixiao.web.dashboards.selectors.asked import Asked
    from jixiao.web.dashboards.selectors.summary import Summary
    from jixiao.web.shared.charts import Chart

NAME, FIGURE, IN_WAN = 32, 14, Decimal(10_000)
FORMATS = {"money": MONEY, "percent": SHARE, "score": SCORE, "count": "#,##0"}


def of_chart(chart: Chart) -> Table:
    """The figures of a chart, money in 万元."""
    shown = FORMATS[chart.figures]
    first, *others = [str(one) for one in chart.columns]
    unit = f"（{chart.unit}）" if chart.unit else ""
    figures = (TableColumn(f"{one}{unit}", FIGURE, shown) for one in others)
    scale = IN_WAN if chart.figures == "money" else Decimal(1)
    rows = ([str(row[0]), *(_scaled(one, scale) for one in row[1:])] for row in chart.rows)
    return Table(str(chart.title), [TableColumn(first, NAME), *figures], rows)


def of_lines(asked: Asked, _given: QueryDict) -> Table:
    """The institutions next below with their sums."""
    columns = [
        TableColumn(_("单位"), NAME), TableColumn(_("任务数"), FIGURE),
        TableColumn(_("已完成"), FIGURE), TableColumn(_("已逾期"), FIGURE),
        TableColumn(_("全年预算（万元）"), FIGURE, MONEY),
        TableColumn(_("累计支出（万元）"), FIGURE, MONEY), TableColumn(_("执行率"), FIGURE, SHARE),
        TableColumn(_("计划支出（万元）"), FIGURE, MONEY), TableColumn(_("红灯"), FIGURE),
        TableColumn(_("自评平均分"), FIGURE, SCORE), TableColumn(_("问题数"), FIGURE),
        TableColumn(_("错误数"), FIGURE),
    ]  # fmt: skip
    rows = (
        [str(one.place), one.all, one.done, one.late, _scaled(one.budget, IN_WAN),
         _scaled(one.outturn, IN_WAN), one.rate, _scaled(one.planned, IN_WAN), one.red, one.mean,
         one.faults, one.grave]
        for one in below.lines(asked)
    )  # fmt: skip
    return Table(_("各单位"), columns, rows)


def of_tasks(asked: Asked, given: QueryDict) -> Table:
    """The tasks of a kind and state; those that are late where nothing is said."""
    columns = [
        TableColumn(_("主管部门"), NAME), TableColumn(_("单位"), NAME),
        TableColumn(_("任务"), FIGURE), TableColumn(_("截止日期"), FIGURE),
        TableColumn(_("完成日期"), FIGURE), TableColumn(_("逾期天数"), FIGURE),
    ]  # fmt: skip
    found = chosen.tasks(asked, **TaskFilter(asked, given).chosen)
    return Table(_("任务"), columns, _task_rows(asked, found))


def of_findings(asked: Asked, given: QueryDict) -> Table:
    """The findings of a family and severity."""
    columns = [
        TableColumn(_("单位"), NAME), TableColumn(_("项目"), NAME),
        TableColumn(_("绩效表"), FIGURE), TableColumn(_("严重程度"), FIGURE),
        TableColumn(_("规则编号"), FIGURE),
        TableColumn(_("问题"), 80),
    ]  # fmt: skip
    found = Findings(asked, **FindingFilter(asked, given).chosen)
    words = dict(SEVERITIES)
    rows = (
        [one.unit, one.project, one.label, str(words[one.severity]), one.code, one.message]
        for one in found
    )
    return Table(_("问题"), columns, rows)


def of_projects(asked: Asked, given: QueryDict) -> Table:
    """The projects with their money and scores."""
    found = chosen.projects(
        below.projects(asked), asked, **ProjectFilter(asked.period, given).chosen
    )
    columns = [
        TableColumn(_("单位"), NAME), TableColumn(_("项目编码"), 22), TableColumn(_("项目"), NAME),
        TableColumn(_("全年预算（万元）"), FIGURE, MONEY),
        TableColumn(_("累计支出（万元）"), FIGURE, MONEY), TableColumn(_("执行率"), FIGURE, SHARE),
        TableColumn(_("亮灯"), FIGURE), TableColumn(_("自评得分"), FIGURE, SCORE),
        TableColumn(_("自评等级"), FIGURE), TableColumn(_("问题数"), FIGURE),
    ]  # fmt: skip
    return Table(_("项目"), columns, _project_rows(found))


def _of_summary(make: Callable[[Asked, Summary], Chart], asked: Asked, _given: QueryDict) -> Table:
    return of_chart(make(asked, summary_of(asked)))


WHAT: dict[str, Callable[[Asked, QueryDict], Table]] = {
    **{
        name: partial(_of_summary, make)
        for name, make in (
            ("tasks", charts.tasks),
            ("months", charts.months),
            ("ratings", charts.ratings),
            ("bands", charts.bands),
            ("families", charts.families),
        )
    },
    "below": of_lines,
    "late": of_tasks,
    "projects": of_projects,
    "findings": of_findings,
}
"""The tables by the word that stands in their address."""


def _task_rows(asked: Asked, found: QuerySet[Task]) -> Iterator[list[Any]]:
    for one in found.iterator(chunk_size=1000):
        late = (asked.today - one.due_date).days if one.done_at is None else 0
        done = localdate(one.done_at).isoformat() if one.done_at else ""
        told = [str(one.unit.parent or ""), str(one.unit), str(TaskKind(one.kind).label)]
        yield [*told, one.due_date.isoformat(), done, late if late > 0 else None]


def _project_rows(found: QuerySet[Any]) -> Iterator[list[Any]]:
    for one in found.order_by("scope_path", "name", "pk").iterator(chunk_size=1000):
        row = next(iter(one.shown_rows), None)
        evaluation = next(
            (each for each in one.shown_sheets if each.kind == TaskKind.SELF_EVALUATION), None
        )
        money = (
            [_scaled(row.final_budget, IN_WAN), _scaled(row.outturn, IN_WAN), row.execution_rate,
             row.get_light_display()]
            if row else [None] * 4
        )  # fmt: skip
        results = [evaluation.score, evaluation.rating] if evaluation else [None, ""]
        faults = sum(each.fault_count for each in one.shown_sheets)
        yield [str(one.unit), one.code, one.name, *money, *results, faults]


def _scaled(value: Any, scale: Decimal) -> Any:
    return value / scale if isinstance(value, Decimal) else value
