from __future__ import annotations

from decimal import Decimal

import pytest
from django.urls import reverse
from tests.web.spending.conftest import HEAD, payment

from jixiao.web.accounts.roles import Role
from jixiao.web.accounts.scope import scope_of
from jixiao.web.spending.models import ImportState, Ledger, LedgerImport, ProgressRow, UnitMonth
from jixiao.web.spending.services import imports
from jixiao.web.workflow.models import TrailEntry


def test_an_export_is_read_and_waits_for_its_columns_to_be_confirmed(hand_in):
    imported = hand_in(HEAD + payment("V1", "2025-03-10", "10.00"), is_confirmed=False)
    assert imported.state == ImportState.PROPOSED, imported.problems
    (table,) = imported.tables
    assert table["columns"]["amount"] == "支付金额（元）"
    assert table["columns"]["paid_on"] == "实际支付日期"
    assert ProgressRow.objects.count() == 0


def test_a_confirmed_export_gives_the_progress_of_every_month_until_the_last_payment(spent, year):
    assert spent.budgets.state == ImportState.DONE, (spent.budgets.problems, spent.budgets.tables)
    assert spent.budgets.taken == 2, spent.budgets.tables
    assert spent.payments.state == ImportState.DONE, spent.payments.problems
    assert (spent.payments.taken, spent.payments.known, spent.payments.refused) == (3, 0, 0)
    rows = ProgressRow.objects.filter(fiscal_year=year, project__code="P1").order_by("month")
    assert [one.month for one in rows] == list(range(1, 8))
    assert [one.outturn for one in rows][2:] == [Decimal("150000.00")] * 4 + [Decimal("200000.50")]
    assert Ledger.objects.get().month == 7


def test_a_row_is_measured_by_the_approved_plan_of_its_project(spent):
    row = ProgressRow.objects.get(project__code="P1", month=7)
    assert row.final_budget == Decimal(1_000_000)
    assert row.planned is not None
    assert row.planned > 500_000
    assert (row.light, row.is_slow, row.is_by_plan) == ("red", True, True)
    assert "按计划" in row.reason
    assert ProgressRow.objects.get(project__code="P2", month=7).planned is None


def test_the_sums_of_a_unit_are_those_of_its_rows(spent, world):
    month = UnitMonth.objects.get(unit=world.unit, month=7)
    assert month.outturn == Decimal("280000.50")
    assert month.final_budget == Decimal(1_100_000)
    assert (month.red, month.slow, month.project_count) == (1, 1, 2)


def test_importing_twice_changes_nothing(spent, hand_in):
    before = list(ProgressRow.objects.order_by("month", "key").values_list("key", "outturn"))
    again = hand_in(spent.text)
    assert (again.taken, again.known, again.refused) == (0, 3, 0)
    assert (
        list(ProgressRow.objects.order_by("month", "key").values_list("key", "outturn")) == before
    )


def test_a_wrong_row_comes_back_with_its_reason_as_a_file(hand_in, projects, client_of, world):
    imported = hand_in(HEAD + payment("V1", "2025-03-10", "10.00") + payment("V2", "", "20.00"))
    assert (imported.taken, imported.refused) == (1, 1)
    client = client_of(world.people[Role.ACCOUNTANT])
    page = client.get(imported.get_absolute_url()).content.decode()
    assert "支付日期为空" in page
    answer = client.get(reverse("ledger-refused", args=[imported.pk]))
    text = answer.content.decode("utf-8-sig")
    assert "错误信息" in text
    assert "支付日期为空" in text
    assert "V1" not in text
    assert answer["Content-Disposition"].startswith("attachment")


def test_a_unit_cannot_hand_in_the_payments_of_another(hand_in, projects):
    foreign = payment("V9", "2025-03-10", "99.00", unit="100002,示例市天文馆", project="Q1,观星")
    imported = hand_in(HEAD + payment("V1", "2025-03-10", "10.00") + foreign)
    assert (imported.taken, imported.refused) == (1, 1)
    assert "示例市天文馆" in imported.tables[0]["refused"][0]["message"]


def test_the_finance_authority_hands_in_those_of_all(hand_in, projects, world):
    foreign = payment("V9", "2025-03-10", "99.00", unit="100002,示例市天文馆", project="Q1,观星")
    by = world.people[Role.FINANCE_REVIEWER]
    imported = hand_in(HEAD + payment("V1", "2025-3-10", "1.00") + foreign, by=by,
                       place=world.authority)  # fmt: skip
    assert (imported.taken, imported.refused) == (2, 0)
    assert Ledger.objects.get().unmatched == ["示例市天文馆　观星"]


def test_payments_that_name_no_unit_are_those_of_the_unit_that_hands_them_in(hand_in, projects):
    head = "支付凭证号,支付日期,支付金额,项目编码,项目名称\n"
    imported = hand_in(head + "V1,2025-02-01,30.00,P1,展品更新\n")
    assert (imported.taken, imported.refused) == (1, 0)
    assert ProgressRow.objects.get(month=2, project__code="P1").outturn == Decimal("30.00")


def test_columns_confirmed_once_are_proposed_again_for_the_same_titles(hand_in, world, projects):
    text = HEAD + payment("V1", "2025-03-10", "10.00")
    first = hand_in(text, is_confirmed=False)
    by = world.people[Role.ACCOUNTANT]
    (table,) = first.tables
    del table["columns"]["purpose"]
    imports.confirm_columns(first, tables=[table], by=by, scope=scope_of(by))
    (again,) = hand_in(text, is_confirmed=False).tables
    assert again["is_saved"]
    assert "purpose" not in again["columns"]


def test_a_file_that_is_no_table_is_refused_in_words(hand_in):
    imported = hand_in("没有表格的一句话。", is_confirmed=False)
    assert imported.state == ImportState.FAILED
    assert len(imported.problems) == 1
    assert imported.problems[0]


def test_only_accountants_and_the_finance_authority_import(world, year, client_of):
    client = client_of(world.people[Role.HANDLER])
    assert client.get(reverse("ledger-imports")).status_code == 403
    by = world.people[Role.UNIT_HEAD]
    with pytest.raises(imports.ImportNotAllowed, match="财务"):
        imports.receive_export(None, institution=world.unit, year=year, by=by, scope=scope_of(by))


def test_every_step_of_an_import_leaves_a_trail(spent):
    subject = f"ledger_import:{spent.payments.pk}"
    found = TrailEntry.objects.filter(subject=subject).order_by("number")
    assert [one.action for one in found] == ["上传台账明细", "确认台账列对应", "导入台账"]
    assert found.last().details["新增"] == 3


def test_an_import_goes_through_the_browser(world, projects, client_of, year):
    from django.core.files.uploadedfile import SimpleUploadedFile

    client = client_of(world.people[Role.ACCOUNTANT])
    text = HEAD + payment("V1", "2025-03-10", "10.00")
    given = {"institution": world.unit.pk, "year": year.pk,
             "file": SimpleUploadedFile("三月.csv", text.encode())}  # fmt: skip
    answer = client.post(reverse("ledger-imports"), given)
    imported = LedgerImport.objects.get()
    assert answer.url == imported.get_absolute_url()
    page = client.get(answer.url)
    chosen = {field.html_name: field.value() for form in page.context["tables"] for field in form}
    wrong = client.post(reverse("ledger-columns", args=[imported.pk]), chosen | {"t0-amount": ""})
    assert wrong.status_code == 422
    assert "支付金额" in wrong.content.decode()
    client.post(reverse("ledger-columns", args=[imported.pk]), chosen)
    imported.refresh_from_db()
    assert (imported.state, imported.taken) == (ImportState.DONE, 1)
    again = client.post(reverse("ledger-columns", args=[imported.pk]), chosen, follow=True)
    assert "已经确认过" in again.content.decode()


def test_a_unit_head_looks_at_an_import_but_does_not_confirm_it(
    hand_in, world, client_of, projects
):
    imported = hand_in(HEAD + payment("V1", "2025-03-10", "10.00"), is_confirmed=False)
    client = client_of(world.people[Role.UNIT_HEAD])
    assert "核对无误" not in client.get(imported.get_absolute_url()).content.decode()
    answer = client.post(reverse("ledger-columns", args=[imported.pk]), {})
    assert answer.status_code == 403
    imported.refresh_from_db()
    assert imported.state == ImportState.PROPOSED
