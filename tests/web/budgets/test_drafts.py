from __future__ import annotations

from fractions import Fraction

import pytest
from tests.web.budgets.filling import (
    add_indicator,
    add_project,
    fill,
    handler,
    open_year,
    start,
    told,
)
from tests.web.world import _person

from jixiao.pipeline.filling import CannotBeFilled
from jixiao.pipeline.rows import NoSuchRow
from jixiao.web.accounts.roles import Role
from jixiao.web.budgets.content import content_of
from jixiao.web.budgets.models import IndicatorRow, LetStand, Remark, Sheet, TaskKind
from jixiao.web.budgets.policies import NotYours
from jixiao.web.budgets.services import drafts, filling, points, rows, standing
from jixiao.web.budgets.together import ChangedMeanwhile
from jixiao.web.workflow.models import TrailEntry
from jixiao.web.workflow.stages import Stage


@pytest.fixture
def year(world):
    return open_year(world)


@pytest.fixture
def sheet(world, year):
    return start(world, year)


@pytest.fixture
def colleague(world):
    return _person("colleague", role=Role.HANDLER, at=world.section)


def now(sheet):
    return Sheet.objects.get(pk=sheet.pk)


def test_a_new_sheet_has_the_head_and_the_blank_rows_of_its_form(sheet):
    content = content_of(sheet)
    assert (content.unit, content.department) == ("100001示例市科技馆", "100示例市科学技术局")
    assert [one.source.value for one in content.funds] == ["total", "fiscal", "other"]
    assert [one.text for one in content.spending_plan.steps] == [
        "3月底",
        "6月底",
        "10月底",
        "12月底",
    ]
    assert content.spending_plan.steps[0].by.isoformat() == "2026-03-31"


def test_a_blank_sheet_cannot_be_handed_in_and_says_what_is_missing(sheet):
    told_of = {one["message"]: one["path"] for one in sheet.findings if one["code"] == "待填"}
    assert told_of == {
        "年度资金总额没有填写": "funds.0.original_budget",
        "年度绩效目标没有填写": "objectives.annual.text",
        "还没有绩效指标": "indicators.0.name",
    }
    assert sheet.grave_count >= 3


def test_a_cell_is_saved_as_the_domain_reads_it_and_leaves_a_trail(world, sheet):
    fill(sheet, {"funds.0.original_budget": "48"}, handler(world))
    kept = now(sheet)
    assert content_of(kept).budget.yuan == kept.budget == 480000
    assert kept.edits["funds.0.original_budget"]["name"] == str(handler(world))
    said = TrailEntry.objects.get(action="填写绩效表").details["内容"]
    assert said == {"预算数": {"原为": "", "改为": "48"}}


def test_a_value_that_is_not_changed_is_not_written(world, sheet):
    fill(sheet, {"funds.0.original_budget": ""}, handler(world))
    assert now(sheet).revision == sheet.revision


def test_what_is_no_amount_is_refused_and_nothing_is_kept(world, sheet):
    with pytest.raises(CannotBeFilled, match="不是金额"):
        fill(sheet, {"funds.0.original_budget": "很多钱"}, handler(world))
    assert now(sheet).revision == sheet.revision


@pytest.mark.parametrize(
    "path", ["project.name", "unit", "indicators.9.name", "funds.0.outturn", "x"]
)
def test_a_cell_that_is_not_filled_in_here_is_refused(world, sheet, path):
    with pytest.raises(filling.CellNotOpen, match="不在这里填写"):
        fill(sheet, {path: "一"}, handler(world))


def test_two_people_in_one_cell_are_told_of_each_other(world, sheet, colleague):
    fill(sheet, {"purpose": "布展"}, handler(world))
    with pytest.raises(ChangedMeanwhile, match=r"测试经办人.*“布展”"):
        fill(sheet, {"purpose": "运输"}, colleague, revision=sheet.revision)
    assert content_of(now(sheet)).purpose == "布展"


def test_two_people_in_two_cells_both_keep_what_they_wrote(world, sheet, colleague):
    fill(sheet, {"purpose": "布展"}, handler(world))
    filled = fill(sheet, {"objectives.annual.text": "巡展12站"}, colleague, revision=sheet.revision)
    assert filled.by_others == ("purpose",)
    content = content_of(now(sheet))
    assert (content.purpose, content.objectives[0].text) == ("布展", "巡展12站")


def test_a_page_whose_rows_were_moved_by_another_writes_nowhere(world, sheet, colleague):
    add_indicator(sheet, handler(world), name="巡展站点数")
    with pytest.raises(ChangedMeanwhile, match="增删或移动"):
        fill(sheet, {"indicators.0.name": "别的"}, colleague, revision=sheet.revision)


def test_a_level_that_is_merged_changes_in_all_its_rows(world, sheet):
    user = handler(world)
    for name in ("巡展站点数", "展品数"):
        add_indicator(sheet, user, name=name)
    fill(sheet, {"indicators.0.dimension": "效益指标"}, user)
    assert [one.dimension_term for one in content_of(now(sheet)).indicators] == ["outcome"] * 2


def test_lines_of_a_cell_become_objectives_and_back(world, sheet):
    fill(sheet, {"objectives.annual.text": "1、巡展\r\n\r\n2、培训"}, handler(world))
    assert [one.text for one in content_of(now(sheet)).objectives] == ["1、巡展", "2、培训"]
    fill(sheet, {"objectives.annual.text": ""}, handler(world))
    assert content_of(now(sheet)).objectives == ()


def test_indicators_stand_together_by_level_and_are_rows_to_search_by(world, sheet):
    user = handler(world)
    add_indicator(sheet, user, "数量指标", name="站点数", target="12个")
    add_indicator(sheet, user, "质量指标", name="完好率", target="≥95%")
    add_indicator(sheet, user, "数量指标", name="展品数", target="40件")
    found = IndicatorRow.objects.filter(sheet=sheet).values_list(
        "position", "kind", "name", "target"
    )
    assert list(found) == [
        (0, "数量指标", "站点数", "12个"), (1, "数量指标", "展品数", "40件"),
        (2, "质量指标", "完好率", "≥95%"),
    ]  # fmt: skip


def test_rows_move_to_the_end_at_most_and_remarks_go_with_them(world, sheet):
    user = handler(world)
    for name in ("一", "二", "三"):
        add_indicator(sheet, user, name=name)
    remark = Remark.objects.create(
        sheet=sheet, field="indicators.2.target", text="请写单位", by=user
    )
    rows.move_row(sheet, "indicators.2", places=-5, revision=now(sheet).revision, **told(user))
    assert [one.name for one in content_of(now(sheet)).indicators] == ["三", "一", "二"]
    remark.refresh_from_db()
    assert remark.field == "indicators.0.target"
    rows.remove_row(sheet, "indicators.0", revision=now(sheet).revision, **told(user))
    remark.refresh_from_db()
    assert remark.field == ""


def test_a_row_that_is_not_there_cannot_be_removed(world, sheet):
    for owner in ("indicators.4", "purpose", "objectives.annual", "funds.x"):
        with pytest.raises(NoSuchRow):
            rows.remove_row(sheet, owner, revision=now(sheet).revision, **told(handler(world)))


def test_a_step_of_the_plan_goes_where_its_month_belongs(world, sheet):
    user = handler(world)
    rows.add_step(sheet, "9月底", revision=sheet.revision, **told(user))
    steps = content_of(now(sheet)).spending_plan.steps
    assert [one.text for one in steps] == ["3月底", "6月底", "9月底", "10月底", "12月底"]
    assert steps[2].by.isoformat() == "2026-09-30"
    with pytest.raises(NoSuchRow, match="没有写明月份"):
        rows.add_step(sheet, "年中", revision=now(sheet).revision, **told(user))


def test_one_more_source_of_money_gets_a_row(world, sheet):
    rows.add_fund(sheet, "上级补助", revision=sheet.revision, **told(handler(world)))
    fill(sheet, {"funds.3.original_budget": "5"}, handler(world))
    assert content_of(now(sheet)).funds[3].original_budget.in_wan() == "5.00"


def test_points_add_up_to_a_hundred_with_execution(world, sheet):
    user = handler(world)
    for kind in ("数量指标", "质量指标", "时效指标"):
        add_indicator(sheet, user, kind, name=kind)
    points.share_points(sheet, importance={0: Fraction(3)}, **told(user))
    content = content_of(now(sheet))
    shares = [one.points for one in content.indicators]
    assert shares[0] > shares[1] == shares[2]
    assert sum(shares) + content.total_fund.points == content.total_points == 100


def test_a_warning_is_let_stand_with_a_reason_and_comes_back(world, sheet):
    user = handler(world)
    add_indicator(sheet, user, name="站点数", target="12个")
    kept = now(sheet)
    word = next(one["fingerprint"] for one in kept.findings if one["severity"] == "warning")
    with pytest.raises(standing.CannotLetStand, match="至少5个字"):
        standing.let_stand(sheet, word, reason="没事", **told(user))
    standing.let_stand(sheet, word, reason="本项目不涉及其他指标", **told(user))
    assert now(sheet).fault_count == kept.fault_count - 1
    standing.take_back(sheet, word, **told(user))
    assert (now(sheet).fault_count, LetStand.objects.count()) == (kept.fault_count, 0)
    assert set(TrailEntry.objects.values_list("action", flat=True)) >= {"说明问题", "撤销说明"}


def test_an_error_is_never_let_stand(world, sheet):
    word = next(one["fingerprint"] for one in sheet.findings if one["severity"] == "error")
    with pytest.raises(standing.CannotLetStand, match="必须改正"):
        standing.let_stand(sheet, word, reason="确实不用填写", **told(handler(world)))
    with pytest.raises(standing.CannotLetStand, match="已经不在"):
        standing.let_stand(sheet, "none", reason="确实不用填写", **told(handler(world)))


@pytest.mark.parametrize("stage", [one for one in Stage if one is not Stage.DRAFT])
def test_a_sheet_that_was_handed_in_is_not_changed_any_more(world, sheet, stage):
    Sheet.objects.filter(pk=sheet.pk).update(stage=stage)
    with pytest.raises(NotYours, match="已经报送或批复"):
        fill(sheet, {"purpose": "布展"}, handler(world))
    with pytest.raises(NotYours):
        add_indicator(sheet, handler(world), name="站点数")
    with pytest.raises(NotYours):
        points.share_points(sheet, importance={}, **told(handler(world)))


def test_only_the_handler_of_the_place_fills_in(world, sheet):
    for role, person in world.people.items():
        if role is not Role.HANDLER:
            with pytest.raises(NotYours, match="经办人"):
                fill(sheet, {"purpose": "布展"}, person)
    with pytest.raises(NotYours, match="经办人"):
        fill(sheet, {"purpose": "布展"}, world.stranger)


def test_a_project_has_one_sheet_of_a_kind_a_year(world, year, sheet):
    with pytest.raises(drafts.SheetExists, match="已经有了"):
        drafts.start_sheet(sheet.project, year, kind=TaskKind.OBJECTIVE, **told(handler(world)))


def test_a_sheet_on_a_form_with_two_sides_is_filled_in_too(world):
    year = open_year(world, forms={"objective": "mof_2015_objective"})
    sheet = start(world, year, add_project(world, "双栏项目"))
    user = handler(world)
    fill(
        sheet,
        {"objectives.long_term.long_term": "三年建成", "objectives.annual.text": "建成一期"},
        user,
    )
    fill(sheet, {"indicators.0.name": "一期面积", "period": "2026年"}, user)
    content = content_of(now(sheet))
    assert {one.term: one.text for one in content.objectives} == {
        "annual": "建成一期", "long_term": "三年建成",
    }  # fmt: skip
    assert (content.indicators[0].name, content.extra["period"]) == ("一期面积", "2026年")


def test_a_line_end_in_a_cell_of_one_line_is_no_part_of_what_it_says(world, sheet):
    fill(sheet, {"indicators.0.name": "巡展\r\n站点数 \n"}, handler(world))
    assert content_of(now(sheet)).indicators[0].name == "巡展 站点数"
