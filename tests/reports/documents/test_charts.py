"""The charts of reports say the figures of the sheets, and are left out where they say nothing."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from jixiao.domain.money import Money
from jixiao.readers.read import read_document
from jixiao.reports.documents.charts import money_charts, score_charts, year_charts
from jixiao.reports.documents.figures import figures_of


@pytest.fixture(scope="module")
def many(samples):
    return figures_of(read_document(samples / "baoding-2020" / "report.docx"), ())


@pytest.fixture(scope="module")
def one(samples):
    path = samples / "self-evaluations" / "shanxi-jishan-2020.xlsx"
    return figures_of(read_document(path), ())


def test_budgets_of_several_projects_are_drawn_and_told(many):
    (picture,) = money_charts(many)
    assert "省科协流动科技馆运行预算数48.00万元、执行数—" in picture.alt
    assert ">48.00<" in picture.svg


def test_a_single_project_shows_its_plan_and_only_where_it_has_one(many, one):
    (picture,) = money_charts(replace(many, lines=many.lines[:1]))
    assert picture.alt == (
        "资金支出计划（累计）：3月底30.00%、6月底60.00%、10月底90.00%、12月底100.00%。"
    )
    assert money_charts(one) == ()


def test_scores_are_drawn_by_dimension_and_execution(one, many):
    (picture,) = score_charts(one)
    assert "满分" in picture.alt
    total = sum((score for _name, _points, score in _parts(picture.alt)), Decimal(0))
    sheet = one.lines[0].sheet
    rows = [row.score for row in sheet.indicators] + [sheet.total_fund.score]
    assert total == sum(rows)
    assert score_charts(many) == (), "no project prints a score"


def _parts(alt):
    for part in alt.partition("：")[2].rstrip("。").split("、"):
        name, _open, rest = part.partition("（")
        score = "".join(each for each in name if each in "0123456789.")
        yield name, rest, Decimal(score)


def test_two_years_stand_side_by_side_where_both_print_every_budget(many):
    (picture,) = year_charts(many, many, names=("上年度", "本年度"))
    assert "上年度预算数408.00万元、本年度预算数408.00万元" in picture.alt
    sheet = many.lines[0].sheet
    without = replace(many.lines[0], sheet=replace(sheet, funds=()))
    assert year_charts(replace(many, lines=(without,)), many, names=("上年度", "本年度")) == ()
    assert Money.of(4_080_000).in_wan() == "408.00"
