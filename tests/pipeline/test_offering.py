"""What a fiscal year can be opened with."""

from __future__ import annotations

import pytest

from jixiao.domain.sheet import SheetKind
from jixiao.pipeline.levels import OFFERED, kinds_below
from jixiao.pipeline.offering import (
    forms_for,
    labels_of,
    ruleset_for_year,
    rulesets_offered,
    title_of_ruleset,
)


def test_a_year_is_offered_what_holds_for_it():
    names = [one.name for one in rulesets_offered(2026)]
    assert names[0] == ruleset_for_year(2026) == "mof_2020_self_evaluation"
    assert next(iter(forms_for(SheetKind.OBJECTIVE))).name == "mof_2021_objective"
    assert kinds_below("效果指标") == kinds_below("效益指标")
    assert kinds_below("别的") == ()


def test_what_others_evaluate_a_unit_by_is_not_offered_for_its_own_evaluation():
    names = {one.name for one in rulesets_offered(2024)}
    assert "mof_2021_with_cost" in names
    assert not names & {"mof_2015_target_review", "mof_2020_evaluation"}


@pytest.mark.parametrize("year", [2020, 2026])
def test_the_rule_sets_of_the_nation_stand_before_those_of_a_region(year):
    regions = [bool(one.region) for one in rulesets_offered(year)]
    assert regions == sorted(regions)
    assert all(one.title and one.basis for one in rulesets_offered(year))


def test_no_form_is_offered_with_a_gap_in_its_title():
    for kind in SheetKind:
        assert all("{" not in one.title for one in forms_for(kind))


@pytest.mark.parametrize("kind", list(SheetKind))
def test_no_two_forms_and_no_two_rule_sets_are_called_alike(kind):
    for offered in (forms_for(kind), rulesets_offered(2020)):
        labels = [label for _name, label in labels_of(offered)]
        assert len(labels) == len(set(labels)) == len(offered)
        assert not any(one.name in label for one in offered for label in labels)


def test_a_rule_set_is_called_by_its_title_and_a_forgotten_one_by_its_name():
    assert title_of_ruleset("mof_2020_self_evaluation") == "项目支出单位自评（全国）"
    assert title_of_ruleset("a_rule_set_of_yore") == "a_rule_set_of_yore"


def test_every_level_offered_has_kinds_below_it():
    assert all(kinds_below(one) == kinds for one, kinds in OFFERED.items())
