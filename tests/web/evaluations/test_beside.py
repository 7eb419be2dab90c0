"""What stands beside a self-evaluation: evidence for its reviewers, findings with a reason."""

from __future__ import annotations

import pytest
from django.urls import reverse
from tests.web.evaluations.samples import RESULTS

from jixiao.web.accounts.roles import Role
from jixiao.web.budgets.models import LetStand, Sheet
from jixiao.web.budgets.services import moves
from jixiao.web.evaluations.models import Evidence
from jixiao.web.evaluations.services.evidence import add_evidence
from jixiao.web.evaluations.services.filling import fill_fields
from jixiao.web.workflow.models import TrailEntry
from jixiao.web.workflow.stages import MoveNotAllowed, Stage

REASON = "各项指标确实全部完成，已逐项核对"
CAUSE = "暴雨停展5场，明年春季补上"


@pytest.fixture
def by(handler):
    return {"by": handler.user, "scope": handler.scope}


@pytest.fixture
def filled(sheet, by):
    fill_fields(sheet, RESULTS, revision=9, **by)
    return Sheet.objects.get(pk=sheet.pk)


@pytest.mark.parametrize(
    ("role", "stage"),
    [
        (Role.SECTION_HEAD, Stage.SECTION),
        (Role.UNIT_HEAD, Stage.LEADERSHIP),
        (Role.DEPARTMENT_REVIEWER, Stage.DEPARTMENT),
        (Role.FINANCE_REVIEWER, Stage.FINANCE),
    ],
)
def test_who_reviews_sees_the_evidence_of_every_indicator_beside_the_sheet(
    filled, by, upload, person, client_of, role, stage
):
    evidence = add_evidence(filled, upload(), indicator=0, note="第1至5场", **by)
    Sheet.objects.filter(pk=filled.pk).update(stage=stage)
    page = client_of(person(role).user).get(reverse("review", args=[filled.pk])).content.decode()
    assert f'href="{reverse("evidence", args=[evidence.pk])}">签到表.txt</a>' in page
    assert evidence.file.sm3 in page
    assert "TXT" in page
    assert "第1至5场" in page
    assert 'href="#cell-indicators-0-name" data-marks>巡展场次</a>' in page
    assert page.count("有结果，没有佐证材料") == 5


def test_a_sheet_of_objectives_has_no_panel_of_evidence(approved, person, client_of):
    objective = approved()
    page = client_of(person(Role.SECTION_HEAD).user).get(reverse("review", args=[objective.pk]))
    assert "佐证材料" not in page.content.decode()
    assert not Evidence.objects.exists()


def finding(sheet, code):
    return next(one for one in Sheet.objects.get(pk=sheet.pk).findings if one["code"] == code)


def test_a_note_is_let_stand_on_the_page_of_the_self_evaluation_and_taken_back(
    filled, handler, client_of
):
    client, word = client_of(handler.user), finding(filled, "SE011")["fingerprint"]
    url = reverse("sheet_let_stand", args=[filled.pk])
    assert f'action="{url}"' in client.get(filled.get_absolute_url()).content.decode()
    answer = client.post(url, {"fingerprint": word, "reason": REASON}, follow=True)
    assert answer.redirect_chain[0][0] == f"{filled.get_absolute_url()}#findings"
    shown = answer.content.decode()
    assert REASON in shown
    assert "撤销说明" in shown
    assert Sheet.objects.get(pk=filled.pk).fault_count == 0
    client.post(url, {"fingerprint": word, "takes_back": "1"})
    assert not LetStand.objects.exists()
    done = list(TrailEntry.objects.order_by("-number").values_list("action", flat=True)[:2])
    assert done == ["撤销说明", "说明问题"]


def test_a_finding_says_why_and_on_what_basis_it_is_one(filled, handler, client_of):
    shown = client_of(handler.user).get(filled.get_absolute_url()).content.decode()
    assert "改法：" in shown
    assert "为什么" in shown
    assert "依据：" in shown


@pytest.mark.parametrize("role", [Role.ACCOUNTANT, Role.SECTION_HEAD, Role.DEPARTMENT_REVIEWER])
def test_only_the_handler_lets_a_finding_stand(filled, person, client_of, role):
    word = finding(filled, "SE011")["fingerprint"]
    url = reverse("sheet_let_stand", args=[filled.pk])
    answer = client_of(person(role).user).post(url, {"fingerprint": word, "reason": REASON})
    assert (answer.status_code, LetStand.objects.count()) == (403, 0)


def test_a_cause_that_a_rule_asks_for_is_a_must_and_cannot_be_let_stand(filled, by, client_of):
    fill_fields(filled, {"indicators.0.actual": "15场"}, revision=9, **by)
    found = finding(filled, "SE007")
    assert (found["severity"], found["path"]) == ("error", "indicators.0.reason")
    url = reverse("sheet_let_stand", args=[filled.pk])
    asked = {"fingerprint": found["fingerprint"], "reason": REASON}
    answer = client_of(by["by"]).post(url, asked, follow=True)
    assert "必须改正" in answer.content.decode()
    with pytest.raises(MoveNotAllowed, match="没有填写偏差原因"):
        moves.submit(Sheet.objects.get(pk=filled.pk), by=by["by"])
    fill_fields(filled, {"indicators.0.reason": CAUSE}, revision=9, **by)
    assert moves.submit(Sheet.objects.get(pk=filled.pk), by=by["by"]).stage == Stage.SECTION


def test_warnings_and_notes_hold_nothing_back(filled, by):
    sheet = Sheet.objects.get(pk=filled.pk)
    assert sheet.fault_count > sheet.grave_count == 0
    assert moves.submit(sheet, by=by["by"]).stage == Stage.SECTION


def test_what_is_not_filled_in_is_a_grave_finding_beside_its_cell(sheet, by):
    blanks = {one["path"]: one for one in sheet.findings if one["code"] == "待填"}
    assert {"funds.0.outturn", "indicators.0.actual", "indicators.5.actual"} <= set(blanks)
    assert {one["severity"] for one in blanks.values()} == {"error"}
    with pytest.raises(MoveNotAllowed, match="个错误没有改正"):
        moves.submit(sheet, by=by["by"])
