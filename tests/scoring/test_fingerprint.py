"""Scores that are stored can be worked out again years later, and what has changed is named."""

from __future__ import annotations

import json
from dataclasses import dataclass, fields, replace
from decimal import Decimal

import pytest
from tests.scoring.test_score import ROWS, sheet_of

from jixiao import pipeline
from jixiao.domain.actual import Actual
from jixiao.domain.plain import from_plain, to_plain
from jixiao.domain.score import SheetScore
from jixiao.domain.target import Target
from jixiao.scoring import cases, fingerprint, verification
from jixiao.scoring.fingerprint import ruleset_sum, version_of, with_fingerprint
from jixiao.scoring.grades import band_of
from jixiao.scoring.ruleset import Ruleset, all_rulesets, find_ruleset
from jixiao.scoring.score import score_sheet
from jixiao.scoring.score_inputs import sheet_of as sheet_again
from jixiao.scoring.verification import verify

NATIONAL = find_ruleset("mof_2020_self_evaluation")


def scored(sheet):
    return with_fingerprint(score_sheet(sheet, NATIONAL), sheet, ruleset=NATIONAL)


def stored(sheet):
    """The scores of a sheet as they come back out of JSON."""
    return from_plain(SheetScore, json.loads(json.dumps(to_plain(scored(sheet)))))


def test_every_score_carries_the_values_that_it_was_worked_out_from():
    score = scored(sheet_of())
    first = {one.field: one.text for one in score.indicators[0].inputs}
    assert (first["target"], first["actual"], first["points"]) == ("≥50个", "50", "50")
    money = {one.field: one.text for one in score.execution.inputs}
    assert (money["final_budget"], money["outturn"]) == ("650700.00", "523500.00")
    assert score.execution.method == "execution_rate"


def test_the_places_of_the_values_are_kept(samples):
    document = pipeline.read(samples / "self-evaluations" / "shanxi-jishan-2020.xlsx")
    (score,) = pipeline.score(document)
    places = {one.field: one.place for one in score.indicators[0].inputs}
    assert str(places["target"]).endswith("第7行第5列")
    assert str(places["actual"]).endswith("第7行第6列")


@pytest.mark.parametrize("name", ["anhui-guichi-2022.docx", "shanxi-jishan-2020.xlsx"])
def test_published_sheets_are_scored_alike_from_what_was_stored(samples, name):
    document = pipeline.read(samples / "self-evaluations" / name)
    for score in pipeline.score(document):
        again = score_sheet(sheet_again(score), NATIONAL)
        assert [one.score for one in again.indicators] == [one.score for one in score.indicators]
        assert (again.execution.score, again.total) == (score.execution.score, score.total)


def test_a_further_column_of_the_form_is_kept():
    rows = [ROWS[0] | {"extra": {"measure_unit": "个"}}, *ROWS[1:]]
    sheet = sheet_of(indicators=rows)
    assert sheet_again(scored(sheet)).indicators[0].extra == {"measure_unit": "个"}


def test_a_sheet_that_is_not_scored_has_no_fingerprint():
    sheet = sheet_of(kind="objective")
    score = with_fingerprint(score_sheet(sheet, NATIONAL), sheet, ruleset=NATIONAL)
    assert (score.fingerprint, score.ruleset_version, score.inputs) == (None, "", ())


def test_the_version_of_a_ruleset_is_its_day_and_the_sum_of_what_it_says():
    version = version_of(NATIONAL)
    assert version.startswith("2020-02-25+")
    assert version == version_of(replace(NATIONAL, title="另一个名称", basis="另一个依据"))
    assert version != version_of(replace(NATIONAL, tolerance=Decimal(1)))


def test_the_same_numbers_written_otherwise_are_the_same_ruleset():
    ratings = tuple((name, limit + Decimal("0.00")) for name, limit in NATIONAL.ratings)
    assert ruleset_sum(replace(NATIONAL, ratings=ratings)) == ruleset_sum(NATIONAL)


def test_a_field_that_stands_at_its_default_does_not_change_the_sum():
    @dataclass(frozen=True, slots=True)
    class Later(Ruleset):
        rounds_down: bool = False

    said = {one.name: getattr(NATIONAL, one.name) for one in fields(NATIONAL)}
    assert ruleset_sum(Later(**said)) == ruleset_sum(NATIONAL)
    assert ruleset_sum(Later(**said, rounds_down=True)) != ruleset_sum(NATIONAL)


def test_one_and_the_same_score_has_one_fingerprint_and_another_value_another():
    one, other = scored(sheet_of()), scored(sheet_of(indicators=[ROWS[0] | {"actual": "49"}]))
    assert one.fingerprint == scored(sheet_of()).fingerprint
    assert one.fingerprint.whole != other.fingerprint.whole
    assert one.fingerprint.ruleset == other.fingerprint.ruleset


def test_a_stored_result_comes_out_the_same():
    found = verify(stored(sheet_of()))
    assert (found.is_same, found.changes, found.differences) == (True, (), ())


def test_a_sheet_without_a_total_comes_out_the_same():
    found = verify(stored(sheet_of(funds=[])))
    assert (found.is_same, found.differences) == (True, ())


def test_a_score_altered_by_hand_is_found():
    kept = stored(sheet_of())
    rows = (replace(kept.indicators[0], score=Decimal(40)), *kept.indicators[1:])
    found = verify(replace(kept, indicators=rows, rating="良"))
    assert found.is_same is False
    assert found.differences == (
        "指标“甲”的得分保存的是40，重新计算是50",
        "等级保存的是良，重新计算是优",
    )


def test_a_value_altered_by_hand_is_found_even_where_the_score_stays():
    kept = stored(sheet_of())
    inputs = tuple(
        replace(one, text="60") if one.field == "actual" else one
        for one in kept.indicators[0].inputs
    )
    rows = (replace(kept.indicators[0], inputs=inputs), *kept.indicators[1:])
    found = verify(replace(kept, indicators=rows))
    assert found.is_same is True
    assert "保存之后有人改动过" in found.changes[0]


def test_a_total_that_cannot_be_computed_any_more_is_told():
    kept = stored(sheet_of())
    inputs = tuple(one for one in kept.indicators[0].inputs if one.field != "actual")
    rows = (replace(kept.indicators[0], inputs=inputs), *kept.indicators[1:])
    differences = verify(replace(kept, indicators=rows)).differences
    assert "总分保存的是97.05，重新计算是没有" in differences


def test_what_has_changed_of_program_methods_and_ruleset_is_named(monkeypatch):
    kept = stored(sheet_of())
    changed = replace(NATIONAL, ratings=(("优", Decimal(98)), ("差", Decimal(0))))
    monkeypatch.setattr(verification, "find_ruleset", lambda _name: changed)
    monkeypatch.setattr(fingerprint, "__version__", "9.0")
    found = verify(kept)
    assert found.changes == (
        f"程序由 {kept.fingerprint.engine} 换为 9.0",
        "评分办法“mof_2020_self_evaluation”的内容改过",
    )
    assert found.differences == ("等级保存的是优，重新计算是差",)


def test_a_ruleset_that_is_gone_is_told():
    found = verify(replace(stored(sheet_of()), ruleset="gone"))
    assert found.is_same is None
    assert "没有评分办法“gone”" in found.changes[0]


def test_a_result_without_fingerprint_cannot_be_verified():
    found = verify(replace(stored(sheet_of()), fingerprint=None))
    assert found.is_same is None
    assert "没有评分指纹" in found.changes[0]


@pytest.mark.parametrize("ruleset", all_rulesets(), ids=lambda one: one.name)
def test_every_case_of_every_ruleset_comes_out_the_same_from_what_was_stored(ruleset):
    for name, case in ruleset.cases.items():
        sheet = cases._sheet_of(case, ruleset)
        score = with_fingerprint(score_sheet(sheet, ruleset), sheet, ruleset=ruleset)
        again = score_sheet(sheet_again(score), ruleset)
        bare = replace(score_sheet(sheet, ruleset), problems=())
        figures = (again.total, again.rating, [one.score for one in again.indicators])
        assert figures == (bare.total, bare.rating, [one.score for one in bare.indicators]), name
        assert again.execution.score == bare.execution.score, name


@pytest.mark.parametrize("ruleset", all_rulesets(), ids=lambda one: one.name)
def test_the_name_of_every_grade_is_understood_as_that_grade(ruleset):
    for band in ruleset.bands:
        found = band_of(Target.parse("明显改善"), Actual.parse(band.name), ruleset)
        assert found == band
