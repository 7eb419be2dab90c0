from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from jixiao.domain.sheet import SheetKind
from jixiao.web.accounts.policies import NotAllowed
from jixiao.web.accounts.roles import Role
from jixiao.web.budgets.content import content_of
from jixiao.web.evaluations.fields import has_open_points
from jixiao.web.evaluations.selectors import sheets as selectors
from jixiao.web.evaluations.services.starting import CannotStart, start_all, start_evaluation
from jixiao.web.spending.models import ProgressRow
from jixiao.web.workflow.models import TrailEntry
from jixiao.web.workflow.stages import Stage


def test_a_self_evaluation_takes_the_target_side_of_the_approved_objectives(sheet):
    content = content_of(sheet)
    assert content.kind is SheetKind.SELF_EVALUATION
    assert [str(one.target) for one in content.indicators][:2] == ["≥20场", "≥95%"]
    assert [one.points for one in content.funds] == [10, None]
    assert content.total_points == 100
    assert not any(one.is_reported for one in content.indicators)
    assert sheet.indicators.count() == 6


def test_the_money_comes_from_the_ledger_where_there_is_one(approved, handler, world, year):
    objective = approved()
    for month, outturn in ((11, 300000), (12, 462000)):
        row = ProgressRow(
            fiscal_year=year, month=month, as_of=date(2026, month, 28), key="x", unit=world.unit,
            category="project", project=objective.project, original_budget=480000,
            final_budget=470000, outturn=outturn, light="green", scope_path=objective.scope_path,
        )  # fmt: skip
        for field in ProgressRow._meta.fields:
            missing = getattr(row, field.name, None) is None
            if missing and not field.null and field.name != "id":
                setattr(row, field.name, Decimal(0))
        row.save()
    begun = start_evaluation(objective, by=handler.user, scope=handler.scope)
    fund = content_of(begun).total_fund
    assert (fund.final_budget.in_wan(), fund.outturn.in_wan()) == ("47.00", "46.20")
    assert fund.score == Decimal("9.83")
    assert "2026-12-28" in TrailEntry.objects.latest("pk").details["执行数来源"]


def test_points_that_the_objectives_lack_are_shared_evenly_and_stay_open(approved, handler):
    begun = start_evaluation(approved(has_points=False), by=handler.user, scope=handler.scope)
    content = content_of(begun)
    assert sum(one.points for one in content.indicators) == 90  # type: ignore[misc]
    assert has_open_points(begun)


def test_objectives_that_are_not_approved_cannot_be_evaluated(approved, handler):
    objective = approved()
    objective.stage = Stage.FINANCE
    objective.save()
    with pytest.raises(CannotStart, match="还没有批复"):
        start_evaluation(objective, by=handler.user, scope=handler.scope)


def test_a_year_that_is_not_open_cannot_be_evaluated(approved, handler, year):
    objective = approved()
    year.is_open = False
    year.save()
    objective.refresh_from_db()
    with pytest.raises(CannotStart, match="没有开启"):
        start_evaluation(objective, by=handler.user, scope=handler.scope)


def test_a_self_evaluation_begins_once(sheet, handler):
    with pytest.raises(CannotStart, match="已经开始"):
        start_evaluation(sheet.copied_from, by=handler.user, scope=handler.scope)


def test_several_begin_together_or_not_at_all(approved, handler):
    first, second = approved("科普展览巡展"), approved("科普讲座")
    second.stage = Stage.DRAFT
    second.save()
    with pytest.raises(CannotStart):
        start_all([first, second], by=handler.user, scope=handler.scope)
    assert list(selectors.startable(handler.scope)) == [first]
    assert len(start_all([first], by=handler.user, scope=handler.scope)) == 1
    assert not selectors.startable(handler.scope).exists()


def test_only_the_handler_begins(approved, person):
    reviewer = person(Role.DEPARTMENT_REVIEWER)
    with pytest.raises(NotAllowed):
        start_evaluation(approved(), by=reviewer.user, scope=reviewer.scope)
