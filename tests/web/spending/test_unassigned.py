from __future__ import annotations

import re
from decimal import Decimal

import pytest
from django.urls import reverse
from tests.web.spending.conftest import HEAD, payment

from jixiao.pipeline import Unknown, ledger
from jixiao.web.accounts.roles import Role
from jixiao.web.accounts.scope import scope_of
from jixiao.web.budgets.models import Project
from jixiao.web.spending import jobs
from jixiao.web.spending.models import AssigningRule, ProgressRow, UnassignedPayment
from jixiao.web.spending.services import assigning
from jixiao.web.spending.services.files import ledger_path
from jixiao.web.workflow.models import TrailEntry

MORE = "支付凭证号,实际支付日期,支付金额（元）,单位编码,单位名称,项目编码,项目名称,用途,收款人\n"


def loose(voucher, day, amount, purpose="往来款", payee="示例公司"):
    """A payment of the unit that names no project."""
    return f"{voucher},{day},{amount},100001,示例市科技馆,,,{purpose},{payee}\n"


def text_of(answer):
    return re.sub(r"\s+", " ", answer.content.decode())


@pytest.fixture
def waiting(spent, hand_in):
    """Three payments that wait: two alike, and another."""
    hand_in(
        MORE + loose("W1", "2025-02-10", "1000.00") + loose("W2", "2025-03-10", "2000.00")
        + loose("W3", "2025-03-11", "30.00", purpose="押金"), name="三月.csv",
    )  # fmt: skip
    return {one.voucher: one for one in UnassignedPayment.objects.all()}


@pytest.fixture
def assign(world):
    def assigned(*payments, project=None, by=None, is_remembered=False):
        by = by or world.people[Role.ACCOUNTANT]
        assigning.assign_payments(
            payments, project=project, is_remembered=is_remembered, by=by, scope=scope_of(by)
        )

    return assigned


def test_payments_without_a_project_are_listed_for_their_unit(waiting, world):
    assert sorted(waiting) == ["W1", "W2", "W3"]
    first = waiting["W1"]
    assert (first.unit, first.amount, first.purpose, first.payee) == (
        world.unit, Decimal("1000.00"), "往来款", "示例公司",
    )  # fmt: skip


def test_an_assigned_payment_counts_for_its_project_in_every_month_since(waiting, projects, assign):
    assign(waiting["W1"], waiting["W2"], project=projects[0])
    months = ProgressRow.objects.filter(project=projects[0]).order_by("month")
    assert [one.outturn for one in months][:3] == [
        Decimal(0), Decimal("1000.00"), Decimal("153000.00"),
    ]  # fmt: skip
    assert [one.voucher for one in UnassignedPayment.objects.all()] == ["W3"]


def test_the_ledger_says_the_same_afterwards_as_the_page(waiting, projects, assign, year):
    assign(waiting["W1"], project=projects[0])
    assign(waiting["W3"])
    _parts, _files, left = ledger.show(ledger_path(year))
    assert [one.voucher for one in left] == ["W2"]
    row = ProgressRow.objects.get(category="basic", month=7)
    assert row.outturn == Decimal("30.00")


def test_importing_the_same_file_again_keeps_what_was_assigned(waiting, projects, assign, hand_in):
    assign(waiting["W1"], project=projects[0])
    again = hand_in(MORE + loose("W1", "2025-02-10", "1000.00"), name="再来.csv")
    assert (again.taken, again.known) == (0, 1)
    assert "W1" not in UnassignedPayment.objects.values_list("voucher", flat=True)


def test_a_project_that_the_ledger_does_not_know_takes_payments_too(waiting, world, assign, year):
    new = Project.objects.create(unit=world.unit, name="新设项目", scope_path=world.section.path)
    assign(waiting["W3"], project=new)
    assert ProgressRow.objects.get(project=new, month=3).outturn == Decimal("30.00")


def test_what_is_remembered_is_taken_at_the_next_import(waiting, projects, assign, hand_in):
    assign(waiting["W1"], project=projects[1], is_remembered=True)
    rule = AssigningRule.objects.get()
    assert (rule.payee, rule.purpose, rule.project) == ("示例公司", "往来款", projects[1])
    assert "W2" not in UnassignedPayment.objects.values_list("voucher", flat=True)
    hand_in(MORE + loose("W4", "2025-04-10", "4000.00"), name="四月.csv")
    assert [one.voucher for one in UnassignedPayment.objects.all()] == ["W3"]
    assert ProgressRow.objects.get(project=projects[1], month=4).outturn == Decimal("7000.00")
    assert TrailEntry.objects.filter(action="按认领规则认领支付").count() == 2


def test_a_rule_that_was_forgotten_takes_nothing_more(waiting, projects, assign, hand_in, world):
    assign(waiting["W1"], waiting["W2"], project=projects[1], is_remembered=True)
    by = world.people[Role.ACCOUNTANT]
    assigning.forget_rule(AssigningRule.objects.get(), by=by, scope=scope_of(by))
    hand_in(MORE + loose("W4", "2025-04-10", "4000.00"), name="四月.csv")
    assert sorted(one.voucher for one in UnassignedPayment.objects.all()) == ["W3", "W4"]


def test_only_who_keeps_the_accounts_assigns(waiting, projects, assign, world):
    with pytest.raises(assigning.AssigningNotAllowed, match="财务"):
        assign(waiting["W1"], project=projects[0], by=world.people[Role.HANDLER])
    assign(waiting["W1"], project=projects[0], by=world.people[Role.FINANCE_REVIEWER])


def test_a_payment_is_assigned_once_and_to_a_project_of_its_unit(waiting, projects, assign, world):
    other = Project.objects.create(
        unit=world.other_unit, name="观星", scope_path=world.other_unit.path
    )
    with pytest.raises(assigning.AssigningNotAllowed, match="不是“示例市科技馆”的项目"):
        assign(waiting["W1"], project=other)
    assign(waiting["W1"], project=projects[0])
    with pytest.raises(assigning.AssigningNotAllowed, match="1笔已经认领过"):
        assign(waiting["W1"], waiting["W2"], project=projects[0])
    assert UnassignedPayment.objects.filter(voucher="W2", assigned_at=None).exists()


def test_the_trail_says_what_was_assigned_to_what(waiting, projects, assign):
    assign(waiting["W1"], waiting["W2"], project=projects[0])
    told = TrailEntry.objects.get(action="认领支付").details
    assert (told["认领到"], told["凭证"], told["笔数"]) == ("展品更新", ["W1", "W2"], 2)
    assert Decimal(told["金额"]) == 3000


def test_what_the_ledger_does_not_take_waits_again_with_the_reason(
    waiting, projects, assign, year, monkeypatch
):
    def broken(*_given):
        raise Unknown("台账正在使用")

    monkeypatch.setattr("jixiao.web.spending.services.settling.assign_all", broken)
    assign(waiting["W1"], project=projects[0])
    left = UnassignedPayment.objects.get(voucher="W1")
    assert (left.assigned_at, left.project, left.fault) == (None, None, "台账正在使用")
    monkeypatch.undo()
    jobs.watch_year(year.pk)
    assert UnassignedPayment.objects.filter(voucher="W1").exists()


def test_the_accountant_assigns_in_the_browser(waiting, projects, world, client_of):
    client = client_of(world.people[Role.ACCOUNTANT])
    page = client.get(reverse("spending-unassigned-at", args=[world.unit.pk]))
    assert "共3笔待认领，3,030.00元" in text_of(page)
    url = reverse("spending-assign", args=[world.unit.pk])
    empty = client.post(url, {})
    assert empty.status_code == 422
    assert "请在清单中勾选" in text_of(empty)
    assert "请选这些支付属于哪个项目" in text_of(empty)
    given = {"payments": [waiting["W1"].pk, waiting["W3"].pk], "target": str(projects[0].pk)}
    done = client.post(url, given, follow=True)
    assert "已认领2笔支付到“展品更新”" in text_of(done)
    assert [one.voucher for one in done.context["page_obj"]] == ["W2"]


def test_a_rule_is_seen_and_deleted_in_the_browser(waiting, world, assign, client_of):
    assign(waiting["W3"], is_remembered=True)
    client = client_of(world.people[Role.ACCOUNTANT])
    url = reverse("spending-unassigned-at", args=[world.unit.pk])
    assert "记住的认领规则" in text_of(client.get(url))
    rule = AssigningRule.objects.get()
    done = client.post(reverse("assigning-rule-forget", args=[rule.pk]), follow=True)
    assert "已删除认领规则" in text_of(done)
    assert not AssigningRule.objects.exists()


def test_finance_sees_the_payments_of_all_and_goes_to_their_unit(waiting, world, client_of):
    client = client_of(world.people[Role.FINANCE_REVIEWER])
    page = client.get(reverse("spending-unassigned-at", args=[world.authority.pk]))
    assert len(page.context["page_obj"]) == 3
    assert page.context["form"] is None
    unit = reverse("spending-unassigned-at", args=[world.unit.pk])
    assert unit in text_of(page)
    assert client.get(unit).context["form"] is not None


def test_a_handler_looks_but_does_not_assign(waiting, world, client_of):
    client = client_of(world.people[Role.HANDLER])
    page = client.get(reverse("spending-unassigned-at", args=[world.unit.pk]))
    assert page.context["form"] is None
    answer = client.post(reverse("spending-assign", args=[world.unit.pk]), {})
    assert answer.status_code == 403


def test_the_page_of_progress_leads_to_what_waits(waiting, world, client_of):
    page = client_of(world.people[Role.ACCOUNTANT]).get(reverse("spending"))
    tab = next(one for one in page.context["tabs"] if "unassigned" in one.url)
    assert tab.count == 3


def test_many_payments_are_paged_in_few_queries(
    spent, world, year, client_of, django_assert_max_num_queries
):
    UnassignedPayment.objects.bulk_create(
        UnassignedPayment(
            fiscal_year=year, unit=world.unit, voucher=f"M{n}", line=1, paid_on="2025-01-02",
            amount=5, purpose="往来款", scope_path=world.unit.path,
        )
        for n in range(300)
    )  # fmt: skip
    client = client_of(world.people[Role.ACCOUNTANT])
    with django_assert_max_num_queries(25):
        page = client.get(reverse("spending-unassigned-at", args=[world.unit.pk]))
    assert (page.context["page_obj"].paginator.count, len(page.context["page_obj"])) == (300, 50)


def test_nothing_waits_where_all_payments_name_their_project(hand_in, projects, world, client_of):
    hand_in(HEAD + payment("V1", "2025-03-10", "10.00"))
    client = client_of(world.people[Role.ACCOUNTANT])
    page = client.get(reverse("spending-unassigned-at", args=[world.unit.pk]))
    assert "没有待认领的支付" in text_of(page)


def test_a_project_of_a_section_is_offered_to_the_accountant_of_its_unit(
    waiting, assign, world, client_of
):
    within = Project.objects.create(
        unit=world.section, name="科普展", code="S1", scope_path=world.section.path
    )
    page = client_of(world.people[Role.ACCOUNTANT]).get(
        reverse("spending-unassigned-at", args=[world.unit.pk])
    )
    assert "S1 科普展" in text_of(page)
    assign(waiting["W1"], project=within)
    assert ProgressRow.objects.filter(project=within, outturn=Decimal("1000.00")).exists()
