"""The sentences on money: budgets, sources, outturn, rates, causes, and what is missing."""

from __future__ import annotations

from collections.abc import Sequence

from jixiao.domain.money import Money
from jixiao.reports.documents.figures import (
    Line,
    sum_of_budgets,
    sum_of_outturns,
)
from jixiao.reports.documents.money_figures import (
    budget_of,
    budget_sum,
    money_places,
    outturn_sum,
    project_count,
    rate_of,
    rate_sum,
)
from jixiao.reports.documents.money_gaps import cause_paragraphs, gap_paragraphs
from jixiao.reports.documents.money_sources import sources_text
from jixiao.reports.documents.telling import Telling, gap, paragraph
from jixiao.reports.narrative.facts import enumerated, together
from jixiao.reports.paper.model import Spans, Text
from jixiao.reports.wording import to_fill

LONGEST_LIST = 10


def money_paragraphs(tell: Telling) -> tuple[Text, ...]:
    """The paragraphs on budgets, on spending, on causes, and the gaps."""
    lines = tell.figures.lines
    if not lines:
        return (gap("money.no_project", "纳入绩效自评的项目及其预算数、执行数"),)
    found = [paragraph("money.budget", budget_text(tell), sources_text(tell), named_text(tell))]
    if spent := spent_text(tell):
        found.append(paragraph("money.outturn", spent, extremes_text(tell)))
    return (*found, *cause_paragraphs(tell), *gap_paragraphs(tell))


def budget_text(tell: Telling) -> Spans:
    """How many projects there are and what their budgets come to."""
    figures, facts = tell.figures, tell.facts
    budgeted = figures.budgeted
    count = project_count(tell)
    if not budgeted:
        subject = tell.subject if figures.is_single else ""
        return tell.by_number("money.none", year=tell.year, count=count, subject=subject)
    budget = budget_sum(tell, budgeted)
    if figures.is_single:
        return tell.by_number("money.total", year=tell.year, subject=tell.subject, budget=budget)
    if len(budgeted) == len(figures.lines):
        return tell.by_number("money.total", year=tell.year, count=count, budget=budget)
    some = facts.count(
        "填列预算数的项目数",
        (one.budget_place for one in budgeted),
        working="填有预算数的绩效表张数",
    )
    return tell.say("money.partly", year=tell.year, count=count, budgeted=some, budget=budget)


def named_text(tell: Telling) -> Spans:
    """The list of projects with their budgets; a long one only points at the table."""
    budgeted = tell.figures.budgeted
    if tell.figures.is_single or not budgeted:
        return ()
    if len(budgeted) > LONGEST_LIST:
        return tell.say("money.in_table")
    items = [together(tell.name(one), budget_of(tell, one), "万元") for one in budgeted]
    return tell.say("money.named", items=enumerated(items))


def spent_text(tell: Telling) -> Spans:
    """Outturn and execution rate, and the difference from the budget."""
    spent = tell.figures.spent
    if not spent:
        return ()
    budget, outturn = sum_of_budgets(spent), sum_of_outturns(spent)
    said = outturn_sum(tell, spent)
    if not budget.yuan:
        key = "money.without_budget_spent" if outturn.yuan else "money.without_budget"
        return tell.say(key, **({"outturn": said} if outturn.yuan else {}))
    rate = rate_sum(tell, spent)
    if not outturn.yuan:
        return tell.say("money.idle", rate=rate)
    rest = _rest(tell, spent, budget=budget, outturn=outturn)
    if tell.figures.is_single:
        return together(tell.by_number("money.spent", outturn=said, rate=rate), rest)
    if len(spent) == len(tell.figures.lines):
        found = tell.by_number("money.spent", outturn=said, rate=rate)
        return together(found, rest)
    count = tell.facts.count(
        "填报执行数的项目数", (one.outturn_place for one in spent), working="填有执行数的绩效表张数"
    )
    part = tell.facts.amount(
        "填报执行数的项目预算数合计", budget, *(one.budget_place for one in spent),
        working="填报执行数的项目预算数之和",
    )  # fmt: skip
    return tell.say("money.spent.partly", count=count, budget=part, outturn=said, rate=rate)


def _rest(tell: Telling, lines: Sequence[Line], *, budget: Money, outturn: Money) -> Spans:
    if outturn == budget:
        return tell.say("money.whole")
    places = money_places(lines)
    if outturn < budget:
        working = "预算数减全年执行数"
        rest = tell.facts.amount("未执行的预算资金", budget - outturn, *places, working=working)
        return tell.say("money.rest", rest=rest)
    over = tell.facts.amount(
        "执行数超出预算数", outturn - budget, *places, working="全年执行数减预算数"
    )
    return together(tell.say("money.over", over=over), to_fill("执行数超出预算数的原因"))


def extremes_text(tell: Telling) -> Spans:
    """The best and the worst rate, where there are several and they differ."""
    rated = [(line.rate, line) for line in tell.figures.spent if line.rate is not None]
    if len(rated) < 2:
        return ()
    highest, lowest = max(rate for rate, _ in rated), min(rate for rate, _ in rated)
    if highest == lowest:
        return ()
    best = [line for rate, line in rated if rate == highest]
    worst = [line for rate, line in rated if rate == lowest]
    return tell.say(
        "money.extremes",
        best=_tied(tell, best, name="执行率最高的项目数"), best_rate=rate_of(tell, best[0]),
        worst=_tied(tell, worst, name="执行率最低的项目数"), worst_rate=rate_of(tell, worst[0]),
    )  # fmt: skip


def _tied(tell: Telling, lines: Sequence[Line], *, name: str) -> Spans:
    """The first of projects that are equal, and how many they are."""
    if len(lines) == 1:
        return (tell.name(lines[0]),)
    count = tell.facts.count(
        name, (one.outturn_place for one in lines), working="执行率相同的项目数"
    )
    return tell.say("money.tied", name=tell.name(lines[0]), count=count)
