from __future__ import annotations

import pytest

from jixiao.web.accounts.roles import Role
from jixiao.web.workflow.selectors import levels_of
from jixiao.web.workflow.stages import REVIEWED, Move, Stage, stages_used, steps_from

ALL = frozenset({"finance_authority", "department", "unit", "section"})


def way(used):
    """The stages that a sheet passes from draft to approval."""
    stage, passed = Stage.DRAFT, []
    while stage is not Stage.APPROVED:
        stage = steps_from(stage, used=used)[0].to
        passed.append(stage)
    return passed


def test_a_sheet_of_a_section_goes_through_every_stage():
    assert way(stages_used([], levels=ALL)) == [*REVIEWED, Stage.APPROVED]


def test_a_unit_without_sections_skips_the_section():
    used = stages_used([], levels=ALL - {"section"})
    assert way(used) == [Stage.LEADERSHIP, Stage.DEPARTMENT, Stage.FINANCE, Stage.APPROVED]


def test_a_unit_right_below_the_authority_skips_the_department():
    used = stages_used([], levels=ALL - {"department"})
    assert way(used) == [Stage.SECTION, Stage.LEADERSHIP, Stage.FINANCE, Stage.APPROVED]


def test_a_year_leaves_out_the_stages_that_it_does_not_name():
    used = stages_used(["leadership", "finance"], levels=ALL)
    assert way(used) == [Stage.LEADERSHIP, Stage.FINANCE, Stage.APPROVED]


@pytest.mark.parametrize("stage", REVIEWED)
def test_a_reviewer_lets_pass_or_sends_back_to_the_draft(stage):
    steps = {one.move: one for one in steps_from(stage)}
    assert steps[Move.RETURN].to is Stage.DRAFT
    assert steps[Move.ACCEPT].role is steps[Move.RETURN].role


def test_only_before_the_first_review_a_sheet_can_be_taken_back():
    able = [stage for stage in Stage if Move.WITHDRAW in {one.move for one in steps_from(stage)}]
    assert able == [Stage.SECTION]


def test_an_approved_sheet_can_only_be_adjusted_by_its_handler():
    (step,) = steps_from(Stage.APPROVED)
    assert (step.move, step.role, step.to) == (Move.ADJUST, Role.HANDLER, Stage.DRAFT)


def test_the_levels_of_many_places_cost_one_query(world, django_assert_num_queries):
    with django_assert_num_queries(1):
        levels = levels_of([world.section.path, world.unit.path])
    assert levels[world.section.path] == ALL
    assert levels[world.unit.path] == ALL - {"section"}
