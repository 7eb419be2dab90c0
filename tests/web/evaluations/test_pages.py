from __future__ import annotations

import pytest
from django.urls import reverse
from tests.web.evaluations.samples import RESULTS

from jixiao.web.accounts.roles import Role
from jixiao.web.budgets.content import content_of
from jixiao.web.budgets.models import Sheet
from jixiao.web.budgets.selectors.findings import panel_of
from jixiao.web.evaluations.services.evidence import add_evidence
from jixiao.web.evaluations.services.filling import fill_fields
from jixiao.web.evaluations.services.starting import start_evaluation
from jixiao.web.workflow.stages import Stage

MOST_QUERIES = 25


@pytest.fixture
def shown_to(client_of, world):
    """What a page says to a person of a role."""

    def ask(role, name, *args, **query):
        return client_of(world.people[role]).get(reverse(name, args=args), query)

    return ask


def test_the_list_shows_score_rating_and_faults_to_who_may_see_them(
    sheet, handler, shown_to, client_of, world
):
    fill_fields(sheet, RESULTS, revision=9, by=handler.user, scope=handler.scope)
    shown = shown_to(Role.HANDLER, "evaluations").content.decode()
    assert "科普展览巡展" in shown
    assert "99.63" in shown
    other = client_of(world.stranger).get(reverse("evaluations")).content.decode()
    assert "科普展览巡展" not in other


def test_the_list_counts_the_files_of_every_sheet(sheet, approved, handler, upload, shown_to):
    without = start_evaluation(approved("科普讲座"), by=handler.user, scope=handler.scope)
    for at, data in enumerate((b"1", b"2")):
        add_evidence(
            sheet, upload(f"{at}.txt", data), indicator=at, by=handler.user, scope=handler.scope
        )
    page = shown_to(Role.HANDLER, "evaluations").context["page"]
    assert {one.pk: one.evidence_count for one in page} == {sheet.pk: 2, without.pk: 0}


@pytest.mark.parametrize("name", ["evaluation", "evaluation-evidence", "evaluation-review"])
def test_a_stranger_finds_no_page_of_the_sheet(sheet, client_of, world, name):
    response = client_of(world.stranger).get(reverse(name, args=[sheet.pk]))
    assert response.status_code == 404


def test_the_form_is_open_for_the_handler_and_closed_for_the_reviewer(sheet, shown_to):
    mine = shown_to(Role.HANDLER, "evaluation", sheet.pk).content.decode()
    theirs = shown_to(Role.DEPARTMENT_REVIEWER, "evaluation", sheet.pk).content.decode()
    assert 'name="indicators.0.actual"' in mine
    assert 'name="indicators.0.target"' not in mine
    assert 'name="indicators.0.actual"' not in theirs
    assert "≥20场" in theirs


def test_the_accountant_is_given_the_money_alone(sheet, shown_to):
    shown = shown_to(Role.ACCOUNTANT, "evaluation", sheet.pk).content.decode()
    assert 'name="funds.0.outturn"' in shown
    assert 'name="indicators.0.actual"' not in shown


def test_a_field_answers_with_the_score_and_its_working(sheet, client_of, handler):
    url = reverse("evaluation-field", args=[sheet.pk])
    answer = client_of(handler.user).post(url, {
        "revision": 1, "cell": "indicators.0.actual", "indicators.0.actual": "15场",
        "indicators.1.actual": "别人刚刚填的",
    })  # fmt: skip
    said = answer.content.decode()
    assert "15分×75.00%＝11.25分" in said
    assert 'id="slot-indicators-0-score"' in said
    assert 'id="slot-indicators-0-actual"' not in said
    assert "必须说明原因" in said
    assert content_of(Sheet.objects.get(pk=sheet.pk)).indicators[1].actual is None
    assert 'value="2"' in said


def test_a_field_that_cannot_be_read_says_so_beside_itself(sheet, client_of, handler):
    url = reverse("evaluation-field", args=[sheet.pk])
    answer = client_of(handler.user).post(
        url, {"revision": 1, "cell": "funds.0.outturn", "funds.0.outturn": "很多"}
    )
    said = answer.content.decode()
    assert 'id="fault-funds-0-outturn"' in said
    assert "不是金额" in said


def test_without_javascript_all_cells_are_kept_at_once(sheet, client_of, handler):
    url = reverse("evaluation-save", args=[sheet.pk])
    answer = client_of(handler.user).post(url, {"revision": 1, **RESULTS}, follow=True)
    assert "总分99.63分，等级优。" in answer.content.decode()
    sheet.refresh_from_db()
    assert content_of(sheet).objectives[1].result == "展品完好率96%，观众满意度93%"


def test_projects_begin_from_the_page(approved, client_of, handler):
    first, second = approved("科普展览巡展"), approved("科普讲座")
    answer = client_of(handler.user).post(
        reverse("evaluation-start"), {"sheet": [first.pk, second.pk]}, follow=True
    )
    assert "已开始2个项目的自评" in answer.content.decode()


def test_a_sheet_that_is_not_filled_in_is_held_back_and_says_by_what(sheet, client_of, handler):
    url = reverse("sheet_submit", args=[sheet.pk])
    answer = client_of(handler.user).post(url, follow=True)
    assert "不能报送" in answer.content.decode()
    sheet.refresh_from_db()
    assert sheet.stage == Stage.DRAFT


def test_a_complete_sheet_is_handed_in(sheet, client_of, handler):
    fill_fields(sheet, RESULTS, revision=9, by=handler.user, scope=handler.scope)
    client_of(handler.user).post(reverse("sheet_submit", args=[sheet.pk]))
    sheet.refresh_from_db()
    assert sheet.stage == Stage.SECTION


def test_every_page_takes_few_queries_however_long_the_list(
    approved, handler, client_of, world, django_assert_max_num_queries
):
    client = client_of(handler.user)
    begun = [
        start_evaluation(approved(f"项目{at}"), by=handler.user, scope=handler.scope)
        for at in range(60)
    ]
    for name, args in (
        ("evaluations", ()),
        ("evaluation", (begun[0].pk,)),
        ("evaluation-evidence", (begun[0].pk,)),
        ("evaluation-review", (begun[0].pk,)),
        ("evaluation-unit", (world.unit.pk, 2026)),
        ("evaluation-start", ()),
    ):
        client.get(reverse(name, args=args))
        with django_assert_max_num_queries(MOST_QUERIES):
            assert client.get(reverse(name, args=args)).status_code == 200


def test_findings_about_the_approved_objectives_stand_apart_and_hold_nothing_back(sheet, shown_to):
    about_goals = {"code": "IN001", "severity": "warning", "message": "缺少成本指标"}
    about_result = {"code": "SE011", "severity": "note", "message": "全部得满分"}
    told = {"fix": "", "basis": "", "path": ""}
    sheet.findings = [
        {**told, **one, "fingerprint": one["code"]} for one in (about_goals, about_result)
    ]
    sheet.save(update_fields=["findings"])
    panel = shown_to(Role.HANDLER, "evaluation", sheet.pk).context["panel"]
    assert [one.code for one in panel.open] == ["SE011"]
    assert [one.code for one in panel.inherited] == ["IN001"]
    objectives = sheet.copied_from
    objectives.findings = sheet.findings
    assert [one.code for one in panel_of(objectives).open] == ["IN001", "SE011"]
    assert not panel_of(objectives).inherited


def test_a_handed_in_sheet_can_be_taken_back_while_nobody_has_decided(sheet, shown_to):
    Sheet.objects.filter(pk=sheet.pk).update(stage=Stage.SECTION)
    link = reverse("sheet_withdraw", args=[sheet.pk])
    assert link in shown_to(Role.HANDLER, "evaluation", sheet.pk).content.decode()
    Sheet.objects.filter(pk=sheet.pk).update(stage=Stage.LEADERSHIP)
    assert link not in shown_to(Role.HANDLER, "evaluation", sheet.pk).content.decode()
