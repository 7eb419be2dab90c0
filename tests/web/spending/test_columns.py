from __future__ import annotations

import pytest
from django.urls import reverse
from tests.web.spending.conftest import HEAD, payment

from jixiao.web.accounts.roles import Role
from jixiao.web.accounts.scope import scope_of
from jixiao.web.spending.forms_columns import ColumnsForm
from jixiao.web.spending.models import ImportState
from jixiao.web.spending.services import imports

TEXT = HEAD + payment("V1", "2025-03-10", "10.00")


@pytest.fixture
def columns(hand_in, world, client_of, projects):
    """A page of columns to confirm: posts what was proposed with some of it changed."""
    imported = hand_in(TEXT, is_confirmed=False)
    client = client_of(world.people[Role.ACCOUNTANT])
    shown = client.get(imported.get_absolute_url())
    (form,) = shown.context["tables"]
    proposed = {field.html_name: field.value() for field in form}

    def posted(**changed):
        given = proposed | {f"t0-{name}": value for name, value in changed.items()}
        answer = client.post(reverse("ledger-columns", args=[imported.pk]), given)
        imported.refresh_from_db()
        return answer.content.decode(), imported

    return shown.content.decode(), posted


def test_every_column_is_offered_with_an_example(columns):
    shown, _posted = columns
    assert "支付金额（元）（如：10.00）" in shown
    assert "实际支付日期（如：2025-03-10）" in shown
    assert "列标题写明" in shown


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"amount": "用途"}, "“用途”这一列写的是“展品制作”，不是金额；请为“"),
        ({"paid_on": "项目名称"}, "“项目名称”这一列写的是“展品更新”，不是日期"),
        ({"payee": "用途"}, "“用途”这一列已用于"),
        ({"amount": "", "applied": ""}, "请为它们选上列"),
    ],
)  # fmt: skip
def test_a_wrong_column_is_told_in_a_sentence_and_nothing_is_imported(columns, changed, said):
    _shown, posted = columns
    text, imported = posted(**changed)
    assert said in text
    assert imported.state == ImportState.PROPOSED


def test_a_column_with_an_empty_first_row_is_not_called_wrong():
    table = {
        "kind": "payments", "titles": ["日期", "金额"], "rows": [["", ""], ["合计", "无"]],
        "columns": {"paid_on": "日期", "amount": "金额"}, "units": {}, "stated_in": {},
        "is_saved": False,
    }  # fmt: skip
    chosen = {"t-paid_on": "日期", "t-amount": "金额", "t-amount-unit": "元"}
    assert not ColumnsForm(table, chosen, prefix="t").is_valid()
    assert ColumnsForm(
        table | {"rows": [["", ""], ["2025年3月1日", "1,234.50"]]}, chosen, prefix="t"
    ).is_valid()


def test_what_was_confirmed_serves_an_export_with_one_column_more(hand_in, world, projects):
    first = hand_in(TEXT, is_confirmed=False)
    by = world.people[Role.ACCOUNTANT]
    (table,) = first.tables
    del table["columns"]["purpose"]
    table["units"]["amount"] = "万元"
    imports.confirm_columns(first, tables=[table], by=by, scope=scope_of(by))
    wider = TEXT.replace("用途\n", "用途,收款人\n").replace("展品制作\n", "展品制作,示例公司\n")
    (again,) = hand_in(wider, is_confirmed=False).tables
    assert again["is_saved"]
    assert "purpose" not in again["columns"]
    assert again["columns"]["payee"] == "收款人"
    assert again["units"]["amount"] == "万元"


def test_what_another_institution_confirmed_is_not_taken_over(hand_in, world, projects):
    hand_in(TEXT)
    by = world.people[Role.FINANCE_REVIEWER]
    (table,) = hand_in(TEXT, by=by, place=world.authority, is_confirmed=False).tables
    assert not table["is_saved"]
