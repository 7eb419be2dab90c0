from __future__ import annotations

import threading
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.utils import timezone
from tests.web.budgets.reviewing import REVIEWERS, content_with, make_office

from jixiao.web.accounts.models import Delegation, Post
from jixiao.web.accounts.roles import Role
from jixiao.web.budgets.models import Sheet, Task
from jixiao.web.budgets.services import moves, remarks
from jixiao.web.budgets.services.deciding import Desk, Seen
from jixiao.web.budgets.services.remarks import Reason
from jixiao.web.workflow.models import Submission, TrailEntry
from jixiao.web.workflow.stages import Move, MoveNotAllowed, NotYourMove, Stage
from jixiao.web.workflow.verification import verify


@pytest.fixture
def office(world):
    """People at work in a year."""
    return make_office(world)


def trail_of(sheet):
    """What was done to a sheet, by whom."""
    entries = TrailEntry.objects.filter(subject=f"sheet:{sheet.pk}").order_by("number")
    return [(one.action, one.by_name) for one in entries]


def test_a_sheet_goes_from_the_draft_through_every_reviewer_to_approval(office):
    sheet = office.submitted()
    passed = [office.again(sheet).stage]
    for role in REVIEWERS:
        moves.accept(office.again(sheet), by=office.person(role))
        passed.append(office.again(sheet).stage)
    assert passed == ["section", "leadership", "department", "finance", "approved"]
    assert office.again(sheet).frozen_at is not None
    assert [action for action, _by in trail_of(sheet)] == ["报送", *["通过"] * 4]
    assert verify().is_intact


def test_a_sheet_of_the_unit_itself_skips_the_section(office, world):
    handler = office.person(Role.ACCOUNTANT)
    Post.objects.create(user=handler, institution=world.unit, role=Role.HANDLER)
    sheet = moves.submit(office.sheet(at=world.unit), by=handler)
    assert sheet.stage == Stage.LEADERSHIP


def test_a_year_may_leave_out_stages(office):
    office.year.stages = ["leadership", "finance"]
    office.year.save()
    sheet = office.submitted()
    assert sheet.stage == Stage.LEADERSHIP
    assert moves.accept(sheet, by=office.person(Role.UNIT_HEAD)).stage == Stage.FINANCE


@pytest.mark.parametrize("role", [one for one in Role if one is not Role.HANDLER])
def test_nobody_but_the_handler_hands_in(office, role):
    sheet = office.sheet()
    with pytest.raises(NotYourMove, match="经办人"):
        moves.submit(sheet, by=office.person(role))
    assert office.again(sheet).stage == Stage.DRAFT


@pytest.mark.parametrize("role", [one for one in Role if one is not Role.SECTION_HEAD])
def test_nobody_but_the_head_of_the_section_decides_there(office, role):
    sheet = office.submitted()
    for move in (moves.accept, moves.return_with):
        with pytest.raises(PermissionDenied, match="科室负责人"):
            move(office.again(sheet), by=office.person(role))
    assert office.again(sheet).stage == Stage.SECTION


def test_a_handler_of_another_unit_hands_nothing_in_here(office, world):
    with pytest.raises(NotYourMove, match="没有这个单位的这个岗位"):
        moves.submit(office.sheet(), by=world.stranger)


def test_a_sheet_cannot_be_handed_in_twice(office):
    sheet = office.submitted()
    with pytest.raises(MoveNotAllowed, match="现在处于“科室审核”，不能报送"):
        moves.submit(office.again(sheet), by=office.handler)


def test_who_stands_in_decides_and_the_trail_says_for_whom(office):
    sheet, absent = office.submitted(), office.person(Role.SECTION_HEAD)
    substitute, today = office.person(Role.ACCOUNTANT), timezone.localdate()
    Delegation.objects.create(
        post=absent.posts.get(), to=substitute, from_date=today,
        until_date=today + timedelta(days=1), reason="出差",
    )  # fmt: skip
    moves.accept(sheet, by=substitute)
    assert trail_of(sheet)[-1] == ("通过", f"{substitute}（代{absent}）")


def test_nobody_lets_pass_what_they_handed_in_themselves(office, world):
    Post.objects.create(user=office.handler, institution=world.section, role=Role.SECTION_HEAD)
    sheet = office.submitted()
    with pytest.raises(NotYourMove, match="不能由您自己审核"):
        moves.accept(sheet, by=office.handler)
    assert Move.ACCEPT not in Desk.of(office.handler, [sheet]).moves(sheet)


def test_a_grave_finding_holds_a_sheet_back_and_is_named(office):
    sheet = office.sheet(content=content_with(indicators=[]))
    with pytest.raises(MoveNotAllowed, match="还没有绩效指标"):
        moves.submit(sheet, by=office.handler)
    assert (office.again(sheet).stage, trail_of(sheet)) == (Stage.DRAFT, [])


def test_a_return_needs_a_reason(office):
    sheet = office.submitted()
    with pytest.raises(MoveNotAllowed, match="退回要写明原因"):
        moves.return_with(sheet, by=office.person(Role.SECTION_HEAD))
    assert office.again(sheet).stage == Stage.SECTION


def test_a_returned_sheet_carries_its_reasons_at_their_fields(office):
    sheet, head = office.submitted(), office.person(Role.SECTION_HEAD)
    remarks.pin(sheet, by=head, field="indicators.1.target", text="场次偏少")
    moves.return_with(sheet, by=head, reasons=[Reason("", "请核对预算")])
    found = {one.field: one.text for one in office.again(sheet).remarks.all()}
    assert found == {"indicators.1.target": "场次偏少", "": "请核对预算"}
    assert office.again(sheet).stage == Stage.DRAFT
    assert TrailEntry.objects.latest("pk").details["意见"] == "场次偏少；请核对预算"


def test_a_return_that_fails_leaves_no_remarks_behind(office):
    sheet = office.submitted()
    reasons = [Reason("", "先看这一条"), Reason("purpose", "  ")]
    with pytest.raises(MoveNotAllowed, match="意见是空的"):
        moves.return_with(sheet, by=office.person(Role.SECTION_HEAD), reasons=reasons)
    assert not sheet.remarks.exists()


def test_every_remark_is_settled_before_a_sheet_is_handed_in_again(office):
    sheet, head = office.submitted(), office.person(Role.SECTION_HEAD)
    moves.return_with(sheet, by=head, reasons=[Reason("", "一"), Reason("", "二")])
    first, second = sheet.remarks.all()
    remarks.settle(first, by=office.handler)
    with pytest.raises(MoveNotAllowed, match="还有1条退回意见没有处理"):
        moves.submit(office.again(sheet), by=office.handler)
    remarks.settle(second, by=office.handler)
    assert moves.submit(office.again(sheet), by=office.handler).stage == Stage.SECTION
    assert [action for action, _by in trail_of(sheet)] == [
        "报送", "退回", "处理意见", "处理意见", "报送",
    ]  # fmt: skip


def test_only_who_fills_in_settles_a_remark(office):
    sheet, head = office.submitted(), office.person(Role.SECTION_HEAD)
    moves.return_with(sheet, by=head, reasons=[Reason("", "一")])
    with pytest.raises(NotYourMove):
        remarks.settle(sheet.remarks.get(), by=head)


def test_a_sheet_with_open_remarks_is_not_let_pass(office):
    sheet, head = office.submitted(), office.person(Role.SECTION_HEAD)
    remark = remarks.pin(sheet, by=head, field="", text="场次偏少")
    with pytest.raises(MoveNotAllowed, match="还有1条意见"):
        moves.accept(sheet, by=head)
    remarks.take_off(remark, by=head)
    assert moves.accept(sheet, by=head).stage == Stage.LEADERSHIP


def test_a_remark_of_somebody_else_stays(office, world):
    sheet, head = office.submitted(), office.person(Role.SECTION_HEAD)
    second = office.person(Role.EXPERT)
    Post.objects.create(user=second, institution=world.section, role=Role.SECTION_HEAD)
    remark = remarks.pin(sheet, by=head, field="", text="场次偏少")
    with pytest.raises(MoveNotAllowed, match="只能删除自己写的"):
        remarks.take_off(remark, by=second)


def test_a_remark_longer_than_its_column_is_refused_in_words(office):
    sheet = office.submitted()
    with pytest.raises(MoveNotAllowed, match="超过600字"):
        remarks.pin(sheet, by=office.person(Role.SECTION_HEAD), field="", text="长" * 601)


def test_a_handler_takes_back_what_nobody_decided_yet(office):
    sheet = office.submitted()
    moves.withdraw(sheet, by=office.handler)
    assert office.again(sheet).stage == Stage.DRAFT
    moves.submit(office.again(sheet), by=office.handler)
    moves.accept(office.again(sheet), by=office.person(Role.SECTION_HEAD))
    with pytest.raises(MoveNotAllowed, match="不能撤回"):
        moves.withdraw(office.again(sheet), by=office.handler)


def test_the_second_of_two_reviewers_is_told_that_the_first_has_acted(office, world):
    second = office.person(Role.EXPERT)
    for role in (Role.SECTION_HEAD, Role.UNIT_HEAD):
        Post.objects.create(user=second, institution=world.unit, role=role)
    sheet = office.submitted()
    as_second_saw_it = office.again(sheet)
    moves.accept(sheet, by=office.person(Role.SECTION_HEAD))
    with pytest.raises(MoveNotAllowed, match="已由别人办理"):
        moves.accept(as_second_saw_it, by=second)
    assert office.again(sheet).stage == Stage.LEADERSHIP


def test_a_sheet_changed_after_it_was_looked_at_is_not_let_pass(office):
    sheet = office.submitted()
    seen = Seen.of(sheet)
    moves.withdraw(sheet, by=office.handler)
    changed = office.change(sheet, purpose="改过")
    moves.submit(changed, by=office.handler)
    with pytest.raises(MoveNotAllowed, match="刷新页面"):
        moves.accept(office.again(sheet), by=office.person(Role.SECTION_HEAD), seen=seen)


def test_many_are_let_pass_at_once_and_each_is_told_apart(office):
    head = office.person(Role.SECTION_HEAD)
    fine, remarked, gone = (office.submitted(name) for name in ("甲项目", "乙项目", "丙项目"))
    draft = office.sheet("丁项目")
    seen = {one.pk: Seen.of(one) for one in (fine, remarked, gone, draft)}
    remarks.pin(remarked, by=head, field="", text="场次偏少")
    moves.withdraw(gone, by=office.handler)
    outcomes = {one.sheet.pk: one.fault for one in moves.accept_many(seen, by=head)}
    assert outcomes[fine.pk] == ""
    assert "还有1条意见" in outcomes[remarked.pk]
    assert "已由别人办理" in outcomes[gone.pk]
    assert "不能通过" in outcomes[draft.pk]
    stages = dict(Sheet.objects.values_list("project__name", "stage"))
    assert stages == {
        "甲项目": "leadership", "乙项目": "section", "丙项目": "draft", "丁项目": "draft",
    }  # fmt: skip
    assert verify().is_intact


def test_fifty_at_once_cost_few_queries(office, django_assert_max_num_queries):
    sheets = [office.submitted(f"项目{at}") for at in range(50)]
    seen = {one.pk: Seen.of(one) for one in sheets}
    with django_assert_max_num_queries(25):
        outcomes = moves.accept_many(seen, by=office.person(Role.SECTION_HEAD))
    assert [one.fault for one in outcomes] == [""] * 50
    assert TrailEntry.objects.filter(action="通过").count() == 50


def test_the_task_of_a_unit_is_done_when_its_last_sheet_is_handed_in(office):
    done = Task.objects.filter(done_at__isnull=False)
    first, last = office.sheet("甲项目"), office.sheet("乙项目")
    moves.submit(first, by=office.handler)
    assert not done.exists()
    moves.submit(last, by=office.handler)
    assert done.get() == office.tasks[0]


def test_a_return_opens_the_task_again(office):
    task, _others = office.tasks
    sheet = office.submitted()
    moves.return_with(sheet, by=office.person(Role.SECTION_HEAD), reasons=[Reason("", "一")])
    task.refresh_from_db()
    assert task.done_at is None


def test_what_was_handed_in_is_kept_with_its_digest_on_the_trail(office):
    sheet = office.submitted()
    kept = Submission.objects.get()
    assert (kept.number, kept.content) == (1, sheet.content)
    assert TrailEntry.objects.get().details["内容摘要"] == kept.digest


def test_the_trail_is_chinese_whatever_language_somebody_works_in(office, settings):
    from django.utils.translation import override

    with override("en"):
        sheet = office.submitted()
    entry = TrailEntry.objects.get()
    assert (entry.action, entry.details["环节"]) == ("报送", "填报→科室审核")
    assert entry.details["对象"] == f"{sheet.project.name}第1版"


@pytest.mark.django_db(transaction=True)
def test_of_two_people_who_act_at_the_same_moment_one_is_refused(office):
    if connection.vendor == "sqlite":
        pytest.skip("SQLite同一时刻只有一个写入者；行锁在PostgreSQL上检验")
    sheet = office.submitted()
    together, told = threading.Barrier(2), []

    def act():
        mine = office.again(sheet)
        together.wait()
        try:
            moves.accept(mine, by=office.person(Role.SECTION_HEAD))
            told.append("通过")
        except MoveNotAllowed as fault:
            told.append(str(fault))
        finally:
            connection.close()

    threads = [threading.Thread(target=act) for _ in range(2)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert sorted(one == "通过" for one in told) == [False, True]
    assert office.again(sheet).stage == Stage.LEADERSHIP
    assert TrailEntry.objects.filter(action="通过").count() == 1
