"""The ledger went on after a self-evaluation was begun: its amounts are offered, and taken over."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from jixiao.web.accounts.policies import NotAllowed
from jixiao.web.accounts.roles import Role
from jixiao.web.budgets.content import content_of
from jixiao.web.budgets.models import Sheet
from jixiao.web.budgets.together import ChangedMeanwhile
from jixiao.web.evaluations.ledger import offer_of
from jixiao.web.evaluations.services.filling import NothingNewer, fill_fields, take_money
from jixiao.web.evaluations.services.starting import start_evaluation
from jixiao.web.spending.models import ProgressRow
from jixiao.web.workflow.models import TrailEntry
from jixiao.web.workflow.stages import Stage

OFFERED = "台账中的金额与本表不同"
NONE = dict.fromkeys(
    ("carry_over", "adjustment", "month_outturn", "planned_budget", "planned_outturn", "gap"),
    Decimal(0),
)


def tell(sheet, month, outturn, final_budget=480_000):
    """The ledger knows of so much money of the project at the end of a month."""
    unit = sheet.project.unit
    ProgressRow.objects.create(
        fiscal_year=sheet.fiscal_year, month=month, as_of=date(2026, month, 28), key="x",
        category="project", unit=unit, project=sheet.project, original_budget=Decimal(480_000),
        final_budget=Decimal(final_budget), outturn=Decimal(outturn), light="green",
        scope_path=unit.path, **NONE,
    )  # fmt: skip


@pytest.fixture
def begun(approved, handler):
    """A self-evaluation that was begun with the money of November."""
    objective = approved()
    tell(objective, 11, 300_000)
    return start_evaluation(objective, by=handler.user, scope=handler.scope)


def take(sheet, by, revision=None):
    revision = sheet.revision if revision is None else revision
    return take_money(sheet, revision=revision, by=by.user, scope=by.scope)


def told(sheet):
    """What the ledger tells otherwise, by cell."""
    offer = offer_of(sheet)
    return {one.path: (one.old, one.new) for one in offer.figures} if offer else {}


def test_nothing_is_offered_while_the_ledger_says_the_same(begun, handler):
    assert told(begun) == {}
    with pytest.raises(NothingNewer, match="一致"):
        take(begun, handler)


def test_nothing_is_offered_without_a_ledger(sheet):
    assert told(sheet) == {}


def test_what_the_ledger_says_otherwise_is_offered_exactly(begun):
    tell(begun, 12, "462000.50", final_budget=470_000)
    assert told(begun) == {
        "funds.0.final_budget": ("48.00", "47.00"), "funds.0.outturn": ("30.00", "46.20005"),
    }  # fmt: skip


def test_a_ledger_of_payments_alone_leaves_the_budget_as_it_is(approved, handler):
    objective = approved()
    tell(objective, 12, 462_000, final_budget=0)
    begun = start_evaluation(objective, by=handler.user, scope=handler.scope)
    fund = content_of(begun).total_fund
    assert (fund.final_budget.in_wan(), fund.outturn.in_wan()) == ("48.00", "46.20")
    assert told(begun) == {}


def test_taking_the_amounts_over_scores_anew_and_tells_the_trail_old_and_new(begun, handler):
    tell(begun, 12, 462_000)
    taken = take(begun, handler).sheet
    fund = content_of(taken).total_fund
    assert (fund.outturn.in_wan(), fund.score) == ("46.20", Decimal("9.63"))
    assert told(taken) == {}
    entry = TrailEntry.objects.latest("pk")
    assert entry.details["来源"] == "台账（截至2026-12-28）"
    assert entry.details["内容"] == {"全年执行数": {"原为": "30.00", "改为": "46.20"}}


def test_the_accountant_takes_them_over_too_and_a_reviewer_does_not(begun, person):
    tell(begun, 12, 462_000)
    with pytest.raises(NotAllowed):
        take(begun, person(Role.DEPARTMENT_REVIEWER))
    assert take(begun, person(Role.ACCOUNTANT)).sheet.outturn == 462_000


def test_what_somebody_else_typed_meanwhile_is_not_written_over(begun, handler, person):
    accountant = person(Role.ACCOUNTANT)
    tell(begun, 12, 462_000)
    opened = begun.revision
    fill_fields(
        begun, {"funds.0.outturn": "45"}, revision=opened, by=accountant.user,
        scope=accountant.scope,
    )  # fmt: skip
    with pytest.raises(ChangedMeanwhile, match="45"):
        take(Sheet.objects.get(pk=begun.pk), handler, revision=opened)


@pytest.fixture
def shown_to(client_of, world, begun):
    """The page of the sheet as somebody sees it."""

    def ask(role):
        return client_of(world.people[role]).get(reverse("evaluation", args=[begun.pk]))

    return ask


def test_the_offer_stands_on_the_sheet_of_who_may_fill_the_money_in(begun, shown_to):
    assert OFFERED not in shown_to(Role.HANDLER).content.decode()
    tell(begun, 12, 462_000)
    for role in (Role.HANDLER, Role.ACCOUNTANT):
        page = shown_to(role).content.decode()
        assert OFFERED in page
        assert "台账截至2026-12-28" in page
    assert OFFERED not in shown_to(Role.DEPARTMENT_REVIEWER).content.decode()


def test_a_sheet_that_was_handed_in_is_left_alone(begun, shown_to):
    tell(begun, 12, 462_000)
    Sheet.objects.filter(pk=begun.pk).update(stage=Stage.DEPARTMENT)
    assert OFFERED not in shown_to(Role.HANDLER).content.decode()


def test_the_button_takes_the_amounts_over_and_says_so(begun, client_of, world):
    tell(begun, 12, 462_000)
    client = client_of(world.people[Role.HANDLER])
    address = reverse("evaluation-money", args=[begun.pk])
    answer = client.post(address, {"revision": begun.revision}, follow=True)
    assert "已按台账更新金额" in answer.content.decode()
    assert OFFERED not in answer.content.decode()
    again = client.post(address, {"revision": begun.revision}, follow=True)
    assert "台账中的金额与自评表一致" in again.content.decode()


def test_the_offer_goes_as_soon_as_the_amount_is_typed_by_hand(begun, client_of, world):
    tell(begun, 12, 462_000)
    client = client_of(world.people[Role.HANDLER])
    sent = {"cell": "funds.0.outturn", "funds.0.outturn": "46.20", "revision": begun.revision}
    answer = client.post(reverse("evaluation-field", args=[begun.pk]), sent).content.decode()
    assert 'id="ledger"' in answer
    assert OFFERED not in answer
