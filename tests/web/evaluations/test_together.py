from __future__ import annotations

from django.urls import reverse
from tests.web.evaluations.samples import RESULTS

from jixiao.web.accounts.roles import Role
from jixiao.web.budgets.content import content_of
from jixiao.web.budgets.models import Sheet
from jixiao.web.evaluations.services.filling import fill_fields, fill_page

STALE = {**dict.fromkeys(RESULTS, ""), "funds.0.outturn": "45"}


def by(person):
    return {"by": person.user, "scope": person.scope}


def now(sheet):
    return Sheet.objects.get(pk=sheet.pk)


def outturn_of(sheet):
    return content_of(now(sheet)).funds[0].outturn.in_wan()


def test_of_the_whole_form_only_the_cell_that_was_written_in_is_taken(
    sheet, handler, person, client_of
):
    fill_fields(sheet, {"funds.0.outturn": "46.2"}, revision=1, **by(person(Role.ACCOUNTANT)))
    page = {**STALE, "cell": "indicators.0.actual", "indicators.0.actual": "22场", "revision": "1"}
    answer = client_of(handler.user).post(reverse("evaluation-field", args=[sheet.pk]), page)
    shown = answer.content.decode()
    assert outturn_of(sheet) == "46.20"
    assert content_of(now(sheet)).indicators[0].actual.text == "22场"
    assert 'id="slot-funds-0-outturn"' in shown
    assert 'value="46.20"' in shown
    assert 'name="revision" id="revision" value="3"' in shown


def test_the_score_that_the_other_brought_about_is_shown_too(sheet, handler, person, client_of):
    fill_fields(sheet, {"funds.0.outturn": "46.2"}, revision=1, **by(person(Role.ACCOUNTANT)))
    page = {"cell": "indicators.0.actual", "indicators.0.actual": "22场", "revision": "1"}
    answer = client_of(handler.user).post(reverse("evaluation-field", args=[sheet.pk]), page)
    assert 'id="slot-funds-0-score"' in answer.content.decode()


def test_a_whole_page_sent_late_leaves_what_the_other_wrote(sheet, handler, person, client_of):
    fill_fields(sheet, {"funds.0.outturn": "46.2"}, revision=1, **by(person(Role.ACCOUNTANT)))
    page = {**RESULTS, "funds.0.outturn": "45", "revision": "1"}
    answer = client_of(handler.user).post(reverse("evaluation-save", args=[sheet.pk]), page)
    shown = answer.content.decode()
    assert answer.status_code == 422
    assert outturn_of(sheet) == "46.20"
    assert content_of(now(sheet)).indicators[0].actual.text == "22场"
    assert "测试财务刚刚把这一格改成了“46.20”" in shown
    assert 'value="46.20"' in shown


def test_one_unreadable_cell_of_a_page_costs_that_cell_and_is_shown_as_it_was_typed(
    sheet, handler, client_of
):
    page = {**RESULTS, "funds.0.outturn": "很多", "revision": "1"}
    answer = client_of(handler.user).post(reverse("evaluation-save", args=[sheet.pk]), page)
    shown = answer.content.decode()
    assert "“很多”不是金额" in shown
    assert 'value="很多"' in shown
    assert content_of(now(sheet)).indicators[5].actual.text == "93%"


def test_the_words_on_the_spending_are_told_of_too(sheet, handler, person, client_of):
    other = by(person(Role.ACCOUNTANT))
    fill_fields(sheet, {"funds.0.reason": "年底集中结算"}, revision=1, **other)
    filled = fill_page(now(sheet), {"funds.0.reason": "没有"}, revision=1, **by(handler))
    assert "年底集中结算" in filled.faults["funds.0.reason"]
    page = {"cell": "indicators.0.actual", "indicators.0.actual": "22场", "revision": "1"}
    answer = client_of(handler.user).post(reverse("evaluation-field", args=[sheet.pk]), page)
    assert "年底集中结算" in answer.content.decode()
    late = {"funds.0.reason": "没有", "revision": "1"}
    answer = client_of(handler.user).post(reverse("evaluation-save", args=[sheet.pk]), late)
    assert "把这一格改成了“年底集中结算”" in answer.content.decode()
