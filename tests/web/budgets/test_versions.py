from __future__ import annotations

import importlib
import inspect
import pkgutil
from dataclasses import replace

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from tests.web.budgets.reviewing import REVIEWERS, ROWS, content_with, make_office

from jixiao.domain.indicator import Indicator
from jixiao.web.accounts.roles import Role
from jixiao.web.budgets import services
from jixiao.web.budgets.content import content_of
from jixiao.web.budgets.models import IndicatorRow, Sheet
from jixiao.web.budgets.selectors import versions as selectors
from jixiao.web.budgets.services import moves, projects, remarks, versions
from jixiao.web.budgets.services.remarks import Reason
from jixiao.web.workflow.models import TrailEntry
from jixiao.web.workflow.stages import MoveNotAllowed, NotYourMove, Stage


@pytest.fixture
def office(world):
    """People at work in a year."""
    return make_office(world)


@pytest.fixture
def approved(office):
    """A sheet that was approved."""
    return office.approved()


def adjusted(office, sheet, **changes):
    """The next version, with other values."""
    new = versions.adjust(sheet, by=office.handler, reason="年中追加预算")
    return office.change(new, **changes)


def with_target(at, target):
    """The rows of indicators with another target."""
    rows = content_with()["indicators"]
    rows[at]["target"] = target
    return rows


# Functions that write nothing, or that bring about the next version.
NOT_WRITING = {
    "subject_of", "hindrances", "require_ready", "texts_of_open", "require_none_open", "adjust",
    "require_reviewer", "count", "audit", "require_rows_unchanged", "lock", "tell",
    "start_monitoring",
}  # fmt: skip
INDICATOR = Indicator(name="新指标", dimension="产出指标", kind="数量指标")
GIVEN = {
    "reasons": [Reason("", "一")], "field": "purpose", "text": "一", "values": {"purpose": "改"},
    "change": lambda content: content, "action": "删除行", "detail": "一", "indicator": INDICATOR,
    "label": "其他资金", "owner": "indicators.0", "places": 1, "importance": {},
    "fingerprint": "0" * 64, "reason": "情况属实不用改", "content": content_of, "paths": (),
}  # fmt: skip
REFUSALS = (MoveNotAllowed, versions.SheetFrozen, PermissionDenied, IntegrityError)


def services_on_sheets():
    """Every public function of the services that is given a sheet first."""
    for module in pkgutil.iter_modules(services.__path__, f"{services.__name__}."):
        loaded = importlib.import_module(module.name)
        for name, one in inspect.getmembers(loaded, inspect.isfunction):
            is_own = one.__module__ == module.name and not name.startswith("_")
            first = next(iter(inspect.signature(one).parameters.values()), None)
            if is_own and first and str(first.annotation) == "Sheet" and name not in NOT_WRITING:
                yield pytest.param(one, id=f"{module.name.rpartition('.')[2]}.{name}")


@pytest.mark.parametrize("service", list(services_on_sheets()))
def test_no_service_changes_an_approved_sheet(office, approved, service):
    given = {
        **GIVEN, "by": office.handler, "scope": office.scope(Role.HANDLER),
        "revision": approved.revision, "content": replace(content_of(approved), purpose="改过"),
    }  # fmt: skip
    wanted = list(inspect.signature(service).parameters.values())[1:]
    values = {one.name: given[one.name] for one in wanted if one.default is one.empty}
    before = office.again(approved)
    approved.content = {**approved.content, "purpose": "改过"}
    with pytest.raises(REFUSALS), transaction.atomic():
        service(approved, **values)
    again = office.again(approved)
    assert (again.stage, again.revision) == (Stage.APPROVED, before.revision)
    assert again.content == before.content


def test_the_services_that_write_on_sheets_are_found():
    names = {one.id for one in services_on_sheets()}
    assert {"moves.submit", "moves.withdraw", "filling.fill_fields", "rows.move_row"} <= names


def test_renaming_a_project_leaves_its_approved_versions_as_they_are(office, approved):
    projects.change_project(
        approved.project, name="新名称", code="", unit=approved.project.unit, by=office.handler,
        scope=office.scope(Role.HANDLER),
    )  # fmt: skip
    assert office.again(approved).content["project"]["name"] == "科普展览"


@pytest.mark.parametrize(
    "change", [{"content": {}}, {"version": 7}, {"stage": "draft"}, {"frozen_at": None}]
)
def test_the_database_itself_refuses_to_change_an_approved_sheet(approved, change):
    with pytest.raises(IntegrityError), transaction.atomic():
        Sheet.objects.filter(pk=approved.pk).update(**change)


def test_the_database_lets_an_approved_sheet_follow_its_unit(approved):
    assert Sheet.objects.filter(pk=approved.pk).update(scope_path="0000900001") == 1


def test_an_adjustment_is_the_next_version_and_the_old_one_stays(office, approved):
    new = versions.adjust(approved, by=office.handler, reason=" 年中追加预算 ")
    old = office.again(approved)
    assert (new.version, new.stage, new.reason, new.is_current) == (
        2,
        "draft",
        "年中追加预算",
        True,
    )
    assert (old.version, old.stage, old.is_current) == (1, "approved", False)
    assert new.content == old.content
    assert IndicatorRow.objects.filter(sheet=new).count() == len(ROWS)
    told = TrailEntry.objects.filter(action="调整").values_list("subject", flat=True)
    assert set(told) == {f"sheet:{old.pk}", f"sheet:{new.pk}"}


def test_an_adjustment_needs_its_reason_and_its_handler(office, approved):
    with pytest.raises(MoveNotAllowed, match="调整要写明原因"):
        versions.adjust(approved, by=office.handler, reason="  ")
    with pytest.raises(MoveNotAllowed, match="超过400字"):
        versions.adjust(approved, by=office.handler, reason="长" * 401)
    with pytest.raises(NotYourMove):
        versions.adjust(approved, by=office.person(Role.UNIT_HEAD), reason="一")


def test_what_is_not_approved_or_has_a_newer_version_is_not_adjusted(office, approved):
    with pytest.raises(MoveNotAllowed, match="不能调整"):
        versions.adjust(office.sheet("乙项目"), by=office.handler, reason="一")
    versions.adjust(approved, by=office.handler, reason="一")
    with pytest.raises(MoveNotAllowed, match="已有更新的版本"):
        versions.adjust(office.again(approved), by=office.handler, reason="一")


def test_an_adjustment_opens_the_task_again_until_it_is_handed_in(office, approved):
    task, _others = office.tasks
    new = versions.adjust(approved, by=office.handler, reason="一")
    task.refresh_from_db()
    assert task.done_at is None
    moves.submit(new, by=office.handler)
    task.refresh_from_db()
    assert task.done_at is not None


def test_versions_are_told_apart_by_the_cells_that_changed(office, approved):
    new = adjusted(office, approved, indicators=with_target(1, "≥15场"))
    beside = selectors.beside(approved, new)
    (change,) = beside.changes
    assert (change.row, change.label) == ("举办科普展览场次", "指标值")
    assert (change.old, change.new) == ("≥12场", "≥15场")
    marked = [one.cell.path for row in beside.new.rows for one in row if one.change]
    assert marked == ["indicators.1.target"]


def test_a_version_says_whether_it_is_still_what_was_approved(office, approved):
    new = versions.adjust(approved, by=office.handler, reason="一")
    latest, first = selectors.versions_of(new, office.scope(Role.HANDLER))
    assert (latest.is_intact, first.is_intact) == (None, True)
    assert latest.before == first.sheet
    assert [entry.action for entry in first.trail] == ["报送", *["通过"] * 4, "调整"]


def test_a_version_that_was_changed_past_the_database_is_seen(office, approved, monkeypatch):
    approved.content["purpose"] = "批复后改过"
    monkeypatch.setattr(selectors, "digest_of_plain", lambda _content: "0" * 64)
    (only,) = selectors.versions_of(approved, office.scope(Role.HANDLER))
    assert only.is_intact is False


def test_versions_of_many_cost_few_queries(office, approved, django_assert_max_num_queries):
    for at in range(3):
        new = versions.adjust(office.again(approved), by=office.handler, reason=f"第{at}次")
        moves.submit(new, by=office.handler)
        for role in REVIEWERS:
            moves.accept(office.again(new), by=office.person(role))
        approved = new
    scope = office.scope(Role.HANDLER)
    with django_assert_max_num_queries(3):
        assert len(selectors.versions_of(approved, scope)) == 4


def test_what_changed_since_the_last_time_is_shown_after_a_return(office):
    sheet, head = office.submitted(), office.person(Role.SECTION_HEAD)
    assert selectors.beside_last_time(office.again(sheet)) is None
    moves.return_with(sheet, by=head, reasons=[Reason("indicators.2.target", "偏低")])
    remark = sheet.remarks.get()
    changed = office.change(sheet, indicators=with_target(2, "≥98%"))
    assert [one.new for one in selectors.beside_last_time(changed).changes] == ["≥98%"]
    remarks.settle(remark, by=office.handler)
    moves.submit(changed, by=office.handler)
    again = office.again(sheet)
    assert [one.new for one in selectors.beside_last_time(again).changes] == ["≥98%"]
