"""Tables of a report with one row a project: money, scores."""

from __future__ import annotations

from collections.abc import Sequence

from jixiao.reports.documents.figures import Line
from jixiao.reports.documents.money_figures import (
    budget_of,
    budget_sum,
    outturn_of,
    outturn_sum,
    rate_of,
    rate_sum,
)
from jixiao.reports.documents.plain_table import Content, table_of
from jixiao.reports.documents.scores import computed_score, printed_score
from jixiao.reports.documents.telling import Telling
from jixiao.reports.paper.model import Table
from jixiao.reports.paper.page import Layout
from jixiao.reports.wording import GAP_ALONE

LAYOUT = Layout((10, 66, 26, 28, 26), header_rows=1, left=frozenset({1}))


def money_table(tell: Telling) -> Table:
    """The table of projects with budget, outturn and rate, and their sum."""
    rows: list[list[Content]] = [
        [str(at), tell.name(one), *_money(tell, one)]
        for at, one in enumerate(tell.figures.lines, start=1)
    ]
    if len(rows) > 1:
        rows.append(_sums(tell))
    titles = ("序号", "项目名称", "预算数", "全年执行数", "预算执行率")
    return table_of(
        titles, rows, layout=LAYOUT, caption="项目资金情况表（单位：万元）", key="money.table"
    )


def _money(tell: Telling, line: Line) -> Sequence[Content]:
    if line.outturn is None:
        return _budget(tell, line), GAP_ALONE, GAP_ALONE
    rate = None if line.rate is None else rate_of(tell, line)
    return _budget(tell, line), outturn_of(tell, line), rate


def _budget(tell: Telling, line: Line) -> Content:
    return GAP_ALONE if line.budget is None else budget_of(tell, line)


def _sums(tell: Telling) -> list[Content]:
    """The sums of what every project prints; what one lacks has no sum."""
    figures = tell.figures
    spent = figures.spent
    budgeted = len(figures.budgeted) == len(figures.lines)
    whole = len(spent) == len(figures.lines)
    return [
        "", "合计",
        budget_sum(tell, figures.budgeted) if budgeted else None,
        outturn_sum(tell, spent) if whole else GAP_ALONE,
        _rate(tell),
    ]  # fmt: skip


def _rate(tell: Telling) -> Content:
    figures = tell.figures
    if len(figures.spent) != len(figures.lines):
        return GAP_ALONE
    return None if figures.rate is None else rate_sum(tell, figures.spent)


def score_table(tell: Telling) -> Table:
    """The table of projects with printed score, computed score and rating."""
    rows: list[list[Content]] = [
        [
            str(at), tell.name(one),
            None if one.printed_score is None else printed_score(tell, one),
            None if one.computed_score is None else computed_score(tell, one),
            tell.figures.rating_of(one) or None,
        ]
        for at, one in enumerate(tell.figures.lines, start=1)
    ]  # fmt: skip
    printed = any(line.sheet.rating for line in tell.figures.lines)
    titles = ("序号", "项目名称", "自评得分", "计算得分", "评价等级" if printed else "对应等级")
    return table_of(titles, rows, layout=LAYOUT, caption="项目自评得分情况表", key="score.table")
