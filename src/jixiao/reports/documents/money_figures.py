"""The figures of money that text and tables of a report share."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from jixiao.domain.money import ZERO
from jixiao.domain.place import Place
from jixiao.reports.documents.figures import (
    Line,
    sum_of_budgets,
    sum_of_outturns,
)
from jixiao.reports.documents.telling import Telling
from jixiao.reports.paper.model import Span

LONGEST_LIST = 10


def project_count(tell: Telling) -> Span:
    """How many sheets there are."""
    places = (line.name_place for line in tell.figures.lines)
    return tell.facts.count("纳入评价的项目数", places, working="绩效表张数")


def budget_sum(tell: Telling, lines: Sequence[Line]) -> Span:
    """The budgets of projects together; the budget itself where there is one."""
    if len(lines) == 1:
        return budget_of(tell, lines[0])
    places = (line.budget_place for line in lines)
    return tell.facts.amount(
        "预算数合计", sum_of_budgets(lines), *places, working=f"{len(lines)}个项目预算数之和"
    )


def budget_of(tell: Telling, line: Line) -> Span:
    """The budget of a project."""
    return tell.facts.amount(f"{line.name}：预算数", line.budget or ZERO, line.budget_place)


def outturn_of(tell: Telling, line: Line) -> Span:
    """The outturn of a project."""
    return tell.facts.amount(f"{line.name}：全年执行数", line.outturn or ZERO, line.outturn_place)


def rate_of(tell: Telling, line: Line) -> Span:
    """The execution rate of a project, worked out."""
    return tell.facts.share(
        f"{line.name}：预算执行率", line.rate or Decimal(0), *line.money_places,
        working="全年执行数÷预算数",
    )  # fmt: skip


def outturn_sum(tell: Telling, lines: Sequence[Line]) -> Span:
    """The outturns of projects together; the outturn itself where there is one."""
    if len(lines) == 1:
        return outturn_of(tell, lines[0])
    return tell.facts.amount(
        "全年执行数合计", sum_of_outturns(lines), *(one.outturn_place for one in lines),
        working=f"{len(lines)}个项目全年执行数之和",
    )  # fmt: skip


def rate_sum(tell: Telling, lines: Sequence[Line]) -> Span:
    """The execution rate of projects together."""
    if len(lines) == 1:
        return rate_of(tell, lines[0])
    budget, outturn = sum_of_budgets(lines), sum_of_outturns(lines)
    return tell.facts.share(
        "总体预算执行率", outturn.yuan / budget.yuan, *money_places(lines),
        working="全年执行数合计÷预算数合计",
    )  # fmt: skip


def money_places(lines: Sequence[Line]) -> list[Place]:
    """The cells of budgets and outturns, which rates and differences are made of."""
    return [place for line in lines for place in line.money_places]
