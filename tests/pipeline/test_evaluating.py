"""A self-evaluation in the making, and the second score that a reviewer gives it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from tests.pipeline.sheets import filled_sheets, indicator

from jixiao.domain.document import Document
from jixiao.domain.finding import Severity
from jixiao.domain.money import Money
from jixiao.domain.sheet import Fund, FundSource, Objective, Project, Sheet, SheetKind
from jixiao.pipeline import Unknown
from jixiao.pipeline.attachments import text_of
from jixiao.pipeline.evaluating import EXECUTION, FORM, assess, begin_evaluation, is_judged
from jixiao.pipeline.filling import with_field
from jixiao.pipeline.reviewing import (
    AS_REPORTED,
    NOT_GIVEN,
    WITHOUT_REASON,
    Reviewed,
    rating_of,
    write_review,
)

RULES = "mof_2020_self_evaluation"
OBJECTIVES = ["mof_2021_objective", "hebei_2020_objective", "hunan_2022_objective"]
KINDS = (
    ("产出指标", "数量指标", "站点数", "≥12个"),
    ("产出指标", "质量指标", "合格率", "≥95%"),
    ("产出指标", "时效指标", "完成时间", "2025年底前"),
    ("产出指标", "成本指标", "站点成本", "≤2万元"),
    ("效益指标", "社会效益指标", "服务人次", "≥1000人次"),
    ("效益指标", "可持续影响指标", "长效机制", "健全"),
    ("满意度指标", "服务对象满意度指标", "群众满意度", "≥90%"),
)
RESULTS = ("12个", "95%", "2025年11月", "2万元", "1000人次", "健全", "90%")


@pytest.fixture
def objectives():
    """The approved objectives of a project."""
    rows = tuple(
        indicator(name, target, kind=kind, dimension=dimension)
        for dimension, kind, name, target in KINDS
    )
    fund = Fund(FundSource.TOTAL, "年度资金总额", original_budget=Money.of(100, unit="万元"))
    return Sheet(
        project=Project("P1", "科普站点建设"), fiscal_year=2025, form="mof_2021_objective",
        funds=(fund,), objectives=(Objective("建成12个站点"),), indicators=rows,
    )  # fmt: skip


@pytest.fixture
def begun(objectives):
    """Its self-evaluation, just begun."""
    return begin_evaluation(objectives, ruleset=RULES)


def filled(sheet, results=RESULTS, outturn="100"):
    """The self-evaluation with all results filled in as officials type them."""
    sheet = with_field(sheet, "funds.0.outturn", outturn)
    sheet = with_field(sheet, "objectives.annual.result", "已建成12个站点")
    for at, text in enumerate(results):
        sheet = with_field(sheet, f"indicators.{at}.actual", text)
    return sheet


def test_a_self_evaluation_begins_with_points_that_add_up_and_open_results(begun):
    assert (begun.kind, begun.form) == (SheetKind.SELF_EVALUATION, FORM)
    points = [one.points for one in begun.indicators] + [begun.total_fund.points]
    assert sum(points) == begun.total_points == 100
    assert all(one.actual is None and one.score is None for one in begun.indicators)
    assert begun.total_fund.final_budget == Money.of(100, unit="万元")


def test_points_that_the_objectives_have_are_kept(objectives):
    rows = tuple(
        replace(one, points=Decimal(at + 1)) for at, one in enumerate(objectives.indicators)
    )
    begun = begin_evaluation(replace(objectives, indicators=rows), ruleset=RULES)
    assert [one.points for one in begun.indicators] == [Decimal(at + 1) for at in range(len(rows))]


def test_points_stay_open_where_the_rule_set_cannot_share_them(objectives):
    begun = begin_evaluation(objectives, ruleset="mof_2015_target_review")
    assert all(one.points is None for one in begun.indicators)


def test_targets_for_longer_than_the_year_are_not_evaluated(objectives):
    rows = (*objectives.indicators, indicator("远期站点数", term="long_term"))
    begun = begin_evaluation(replace(objectives, indicators=rows), ruleset=RULES)
    assert "远期站点数" not in {one.name for one in begun.indicators}


def test_all_reached_scores_all_points(begun):
    done = assess(filled(begun), ruleset=RULES)
    judged = [at for at, row in enumerate(done.score.indicators) if is_judged(row)]
    assert {done.sheet.indicators[at].name for at in judged} <= {"长效机制", "完成时间"}
    own = done.sheet
    for at in judged:
        own = with_field(own, f"indicators.{at}.score", str(own.indicators[at].points))
    final = assess(own, ruleset=RULES)
    assert (final.sheet.total_score, final.sheet.rating) == (100, "优")
    assert final.sheet.total_fund.execution_rate == 1


def test_a_target_missed_asks_for_a_cause_in_its_row(begun):
    missed = assess(filled(begun, results=("6个", *RESULTS[1:])), ruleset=RULES)
    assert "站点数" in missed.causes[0]
    assert missed.sheet.indicators[0].score < missed.sheet.indicators[0].points
    explained = with_field(
        missed.sheet, "indicators.0.reason", "选址未批复，已约定三月前批复并开工"
    )
    assert 0 not in assess(explained, ruleset=RULES).causes


def test_money_that_was_not_spent_asks_for_a_cause_beside_the_money(begun):
    done = assess(filled(begun, outturn="40"), ruleset=RULES)
    assert done.sheet.total_fund.execution_rate == Decimal("0.4000")
    assert done.sheet.total_fund.score < done.sheet.total_fund.points
    assert all(at == EXECUTION or 0 <= at < len(begun.indicators) for at in done.causes)


def test_a_score_of_an_old_result_does_not_outlive_it(begun):
    own = with_field(assess(filled(begun), ruleset=RULES).sheet, "indicators.5.score", "3")
    changed = with_field(own, "indicators.5.actual", "未建立")
    assert assess(changed, ruleset=RULES).sheet.indicators[5].score == Decimal(3)
    assert assess(changed, ruleset=RULES, changed={5}).sheet.indicators[5].score != Decimal(3)


def test_what_blocks_are_the_grave_findings_alone(begun):
    done = assess(begun, ruleset=RULES)
    assert done.blocking == tuple(one for one in done.findings if one.severity is Severity.ERROR)
    assert len(done.rows) == len(done.findings)


def test_a_budget_of_nothing_has_no_rate_of_spending(begun):
    spent = assess(with_field(begun, "funds.0.final_budget", "0"), ruleset=RULES)
    assert spent.sheet.total_fund.execution_rate is None


@settings(max_examples=30)
@given(filled_sheets(forms=OBJECTIVES))
def test_an_assessment_assessed_again_is_the_same(sheet):
    once = assess(begin_evaluation(sheet, ruleset=RULES), ruleset=RULES)
    again = assess(once.sheet, ruleset=RULES)
    assert (again.sheet, again.score) == (once.sheet, once.score)
    assert len(once.sheet.indicators) == sum(one.term == "annual" for one in sheet.indicators)


@pytest.mark.parametrize(
    ("total", "rating"), [("90", "优"), ("89.99", "良"), ("60", "中"), ("0", "差")]
)
def test_another_total_has_the_rating_of_the_rule_set(begun, total, rating):
    assert rating_of(begun, Decimal(total), ruleset=RULES) == rating


def test_there_is_no_rating_without_a_total_or_with_other_points(begun):
    assert rating_of(begun, None, ruleset=RULES) == ""
    assert rating_of(replace(begun, total_points=Decimal(80)), Decimal(70), ruleset=RULES) == ""
    with pytest.raises(Unknown, match="没有名为“no-such”的评分办法"):
        rating_of(begun, Decimal(90), ruleset="no-such")


def test_the_record_of_a_review_has_both_scores_and_the_reasons(begun, tmp_path):
    sheet = assess(filled(begun), ruleset=RULES).sheet
    own = sheet.indicators[1].score
    rows = {0: (Decimal(3), "现场只看到三个站点"), 1: (own, ""), EXECUTION: (Decimal(8), "")}
    reviewed = Reviewed(rows, Decimal("81.5"), "良", "建议补充佐证材料。")
    path = tmp_path / "review.docx"
    write_review(Document(fiscal_year=2025, sheets=(sheet,)), reviewed, path, ruleset=RULES)
    lines = text_of(path.read_bytes(), name=path.name, folder=tmp_path)
    told = {line.split(" | ")[1]: line for line in lines if line.count(" | ") > 5}
    assert "现场只看到三个站点" in told["站点数"]
    assert AS_REPORTED.rstrip("。") in told["合格率"]
    assert WITHOUT_REASON.rstrip("。") in told["预算执行率"]
    assert NOT_GIVEN.rstrip("。") in told["群众满意度"]
    assert any("总分" in line and "81.5" in line for line in lines)
    assert any("建议补充佐证材料" in line for line in lines)
