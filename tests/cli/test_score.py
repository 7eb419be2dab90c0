"""``jixiao score`` and ``rulesets``: the working shown, and differences from printed scores."""

from __future__ import annotations

import pytest
from python_calamine import CalamineWorkbook
from tests.cli.conftest import SHEET
from tests.readers.build import word


@pytest.fixture
def right(tmp_path):
    """A sheet whose printed scores are right."""
    return word(tmp_path / "right.docx", SHEET.format(execution="9.00", total="99.00"))


@pytest.fixture
def wrong(tmp_path):
    """A sheet whose printed scores are wrong."""
    return word(tmp_path / "wrong.docx", SHEET.format(execution="10.00", total="100.00"))


def test_a_sheet_whose_scores_are_right_is_exit_code_nought(run, right):
    ran = run("score", right, "--format", "json")
    assert (ran.code, ran.err) == (0, "")
    (result,) = ran.lines
    assert (result["schema"], result["path"]) == ("jixiao/scores/1", str(right))
    (sheet,) = result["sheets"]
    assert (sheet["project"], sheet["ruleset"]) == ("道路养护", "mof_2020_self_evaluation")
    assert (sheet["execution"]["score"], sheet["total"], sheet["rating"]) == ("9.00", "99.00", "优")
    assert [one["score"] for one in sheet["indicators"]] == ["50.00", "30.00", "10.00"]
    assert all(one["working"] for one in [sheet["execution"], *sheet["indicators"]])


def test_a_printed_score_that_differs_is_exit_code_one(run, right, wrong):
    ran = run("score", right, wrong, "--format", "json")
    assert ran.code == 1
    assert [one["path"] for one in ran.lines] == [str(right), str(wrong)]
    sheet = ran.lines[1]["sheets"][0]
    assert (sheet["execution"]["score"], sheet["execution"]["printed_score"]) == ("9.00", "10.00")
    assert (sheet["total"], sheet["printed_total"]) == ("99.00", "100.00")


def test_the_table_shows_the_working_and_the_printed_total(run, wrong):
    ran = run("score", wrong)
    assert (ran.code, ran.err) == (1, "")
    assert "预算执行率" in ran.out
    assert "计算过程" in ran.out
    assert "总分：99.00 优；原表：100.00" in ran.out


def test_nothing_to_score_is_exit_code_two(run, good, tmp_path):
    assert run("score", good).code == 2
    ran = run("score", tmp_path / "missing.docx", "--format", "json")
    assert ran.code == 2
    assert ran.lines[0]["sheets"] == []


def test_the_published_sheet_without_money_is_scored_but_for_execution(run, samples):
    path = samples / "self-evaluations" / "anhui-guichi-2022.docx"
    (result,) = run("score", path, "--format", "json").lines
    (sheet,) = result["sheets"]
    assert [one["score"] for one in sheet["indicators"]] == [
        one["printed_score"] + ".00" for one in sheet["indicators"]
    ]
    assert result["problems"]


def test_a_workbook_of_scores_is_written(run, right, tmp_path):
    target = tmp_path / "scores.xlsx"
    ran = run("score", right, "--format", "xlsx", "-o", target)
    assert (ran.code, ran.out) == (0, "")
    book = CalamineWorkbook.from_path(str(target))
    rows = [row for name in book.sheet_names for row in book.get_sheet_by_name(name).to_python()]
    assert any("养护里程" in row for row in rows)


def test_a_named_ruleset_is_used_and_an_unknown_one_is_a_fault_of_use(run, right):
    assert run("score", right, "--ruleset", "mof_2020_self_evaluation").code == 0
    ran = run("score", right, "--ruleset", "none")
    assert (ran.code, ran.out) == (2, "")
    assert "没有名为“none”的评分办法；用 jixiao rulesets" in ran.err


def test_every_ruleset_is_listed_with_its_points(run):
    ran = run("rulesets")
    assert (ran.code, ran.err) == (0, "")
    assert "财预〔2020〕10号" in ran.out
    assert "满意度10" in ran.out
