from __future__ import annotations

from decimal import Decimal

import pytest
from tests.web.evaluations.samples import RESULTS

from jixiao.pipeline.filling import CannotBeFilled
from jixiao.web.accounts.policies import NotAllowed
from jixiao.web.accounts.roles import Role
from jixiao.web.budgets.content import content_of
from jixiao.web.budgets.together import ChangedMeanwhile
from jixiao.web.evaluations.services.filling import NotOpen, fill_fields
from jixiao.web.workflow.models import TrailEntry
from jixiao.web.workflow.stages import Stage


def fill(sheet, values, by, revision=None):
    revision = sheet.revision if revision is None else revision
    return fill_fields(sheet, values, revision=revision, by=by.user, scope=by.scope)


def test_a_complete_sheet_has_the_total_and_the_rating_of_the_rule_set(sheet, handler):
    kept = fill(sheet, RESULTS, handler).sheet
    assert (kept.score, kept.rating) == (Decimal("99.63"), "优")
    assert kept.outturn == Decimal(462000)
    assert next(row.score for row in kept.indicators.all()) == 15
    assert kept.grave_count == 0


def test_an_actual_value_is_scored_at_once_and_says_how(sheet, handler):
    filled = fill(sheet, {"indicators.0.actual": "15场"}, handler)
    row = filled.after.score.indicators[0]
    assert row.score == Decimal("11.25")
    assert "75.00%" in row.working
    assert filled.before.score.indicators[0].score is None


def test_a_cause_is_asked_for_where_points_are_lost_and_no_longer_once_it_is_written(
    sheet, handler
):
    short = fill(sheet, {"indicators.0.actual": "15场"}, handler)
    assert 0 in short.after.causes
    told = fill(sheet, {"indicators.0.reason": "暴雨停展5场，明年春季补上"}, handler, revision=9)
    assert 0 not in told.after.causes


def test_a_cause_is_asked_for_where_the_target_is_far_exceeded(sheet, handler):
    filled = fill(sheet, {"indicators.0.actual": "60场"}, handler)
    assert "300%" in filled.after.causes[0]


def test_the_target_side_is_frozen(sheet, handler):
    with pytest.raises(NotOpen, match="不能在自评中修改"):
        fill(sheet, {"indicators.0.target": "≥10场"}, handler)
    with pytest.raises(NotOpen):
        fill(sheet, {"indicators.0.score": "15"}, fill_first(sheet, handler))


def fill_first(sheet, handler):
    fill(sheet, {"indicators.0.actual": "15场"}, handler)
    return handler


def test_a_score_by_judgement_may_be_set_within_its_grade(sheet, handler):
    fill(sheet, {"indicators.4.actual": "达成预期指标"}, handler)
    kept = fill(sheet, {"indicators.4.score": "25"}, handler, revision=9).sheet
    assert content_of(kept).indicators[4].score == 25
    again = fill(sheet, {"indicators.4.actual": "部分达成"}, handler, revision=9).sheet
    assert content_of(again).indicators[4].score == 21


def test_two_people_who_write_in_one_cell_are_told_of_each_other(sheet, handler, person):
    accountant = person(Role.ACCOUNTANT)
    fill(sheet, {"funds.0.outturn": "46.2"}, accountant)
    with pytest.raises(ChangedMeanwhile, match="测试财务"):
        fill(sheet, {"funds.0.outturn": "45"}, handler, revision=0)
    kept = fill(sheet, {"indicators.0.actual": "22场"}, handler, revision=0).sheet
    assert content_of(kept).funds[0].outturn.in_wan() == "46.20"


def test_the_accountant_fills_in_money_and_nothing_else(sheet, person):
    accountant = person(Role.ACCOUNTANT)
    assert fill(sheet, {"funds.0.outturn": "46.2"}, accountant).sheet.outturn == 462000
    with pytest.raises(NotAllowed, match="经办人"):
        fill(sheet, {"indicators.0.actual": "22场"}, accountant)


@pytest.mark.parametrize("role", [Role.SECTION_HEAD, Role.DEPARTMENT_REVIEWER, Role.AUDITOR])
def test_nobody_else_fills_in(sheet, person, role):
    with pytest.raises(NotAllowed):
        fill(sheet, {"indicators.0.actual": "22场"}, person(role))


def test_a_sheet_that_was_handed_in_is_closed(sheet, handler):
    sheet.stage = Stage.SECTION
    sheet.save()
    with pytest.raises(NotAllowed, match="已经报送"):
        fill(sheet, {"indicators.0.actual": "22场"}, handler)


def test_what_cannot_be_read_changes_nothing(sheet, handler):
    with pytest.raises(CannotBeFilled, match="不是金额"):
        fill(sheet, {"indicators.0.actual": "22场", "funds.0.outturn": "很多"}, handler)
    sheet.refresh_from_db()
    assert (sheet.revision, sheet.outturn) == (1, None)


def test_every_change_is_trailed_with_what_it_was_before(sheet, handler):
    fill(sheet, {"indicators.0.actual": "22场"}, handler)
    entry = TrailEntry.objects.order_by("number").last()
    assert entry.action == "填写自评表"
    assert entry.details["内容"] == {"巡展场次的实际完成值": {"原为": "", "改为": "22场"}}


def test_typing_the_same_again_is_no_change(sheet, handler):
    fill(sheet, {"indicators.0.actual": "22场"}, handler)
    count = TrailEntry.objects.count()
    kept = fill(sheet, {"indicators.0.actual": " 22场\r\n"}, handler, revision=2).sheet
    assert (kept.revision, TrailEntry.objects.count()) == (2, count)
