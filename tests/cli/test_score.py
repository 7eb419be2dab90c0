"""``jixiao score`` and ``rulesets``: the working shown, and differences from printed scores."""

from __future__ import annotations

import json
from importlib import resources

import pytest
from jsonschema import Draft202012Validator
from python_calamine import CalamineWorkbook
from tests.cli.conftest import SHEET
from tests.readers.build import word


def schema_of(name):
    """A JSON Schema that is shipped."""
    path = resources.files("jixiao") / "schemas" / f"{name}.json"
    return json.loads(path.read_text(encoding="utf-8"))


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


def test_every_score_is_shown_with_method_places_version_and_fingerprint(run, right):
    out = "".join(run("score", right).out.split())
    assert "mof_2020_self_evaluation，2020-02-25+" in out
    assert "正向指标按完成比例得分，最高为分值（proportional）" in out
    assert "第10行第4列、第5列" in out
    assert "指纹：" in out


def test_what_if_shows_the_total_before_and_after(run, wrong):
    ran = run("score", wrong, "--set", "执行数=100万元", "--set", "满意度=45%")
    assert (ran.code, ran.err) == (0, "")
    assert "假设：执行数由“90.00万元”改为“100.00万元”" in ran.out
    assert "假设：群众满意度由“95%”改为“45%”" in ran.out
    assert "总分：99.00 优 → 95.00 优" in ran.out


def test_what_if_is_in_the_json(run, right):
    (result,) = run("score", right, "--set", "执行数=50", "--format", "json").lines
    (sheet,) = result["sheets"]
    assert (sheet["total"], sheet["what_if"]["total"]) == ("95.00", "99.00")
    assert sheet["what_if"]["assumed"] == [
        {"name": "执行数", "before": "90.00万元", "after": "50.00万元"}
    ]


def test_a_total_that_cannot_be_worked_out_is_said_in_what_if(run, right):
    assert "总分：99.00 优 → 无法计算" in run("score", right, "--set", "满意度=完成").out


def test_a_name_that_is_unclear_is_a_fault_of_use(run, right, wrong):
    ran = run("score", right, "--set", "满义度=45%")
    assert (ran.code, ran.out) == (2, "")
    assert "是不是“群众满意度”" in ran.err
    assert "--set 一次只能用于一份文件" in run("score", right, wrong, "--set", "执行数=1").err


def test_sensitivity_ranks_what_was_lost_and_names_what_decides(run, right, tmp_path):
    ran = run("score", right, "--sensitivity")
    assert ran.code == 0
    assert "再降多少等级下降" in ran.out
    (result,) = run("score", right, "--sensitivity", "--format", "json").lines
    items = result["sheets"][0]["sensitivity"]
    assert (items[0]["name"], items[0]["lost"]) == ("预算执行率", "1.00")
    decides = {one["name"]: (one["may_fall"], one["decides"]) for one in items}
    assert decides["养护里程"] == ("9.01", True)
    assert decides["预算执行率"] == (None, False)
    target = tmp_path / "scores.xlsx"
    run("score", right, "--sensitivity", "--format", "xlsx", "-o", target)
    assert "失分和等级" in CalamineWorkbook.from_path(str(target)).sheet_names


def stored(run, path, target):
    target.write_text(run("score", path, "--format", "json").out, encoding="utf-8")
    return target


def test_a_stored_result_is_verified(run, right, tmp_path):
    kept = stored(run, right, tmp_path / "kept.json")
    ran = run("score", "--verify", kept)
    assert (ran.code, ran.err) == (0, "")
    assert "原文件没有变化" in ran.out
    assert "道路养护：一致" in ran.out
    right.unlink()
    assert "原文件不在原处" in run("score", "--verify", kept).out


def test_a_stored_result_that_was_altered_is_told(run, right, tmp_path):
    kept = stored(run, right, tmp_path / "kept.json")
    text = kept.read_text(encoding="utf-8").replace('"total": "99.00"', '"total": "100.00"')
    kept.write_text(text, encoding="utf-8")
    right.write_bytes(b"changed")
    ran = run("score", "--verify", kept)
    assert ran.code == 1
    assert "原文件已经改动" in ran.out
    assert "总分保存的是100，重新计算是99" in ran.out
    (plain,) = run("score", "--verify", kept, "--format", "json").lines
    Draft202012Validator(schema_of("verification")).validate(plain)
    assert (plain["is_unchanged"], plain["sheets"][0]["is_same"]) == (False, False)


def test_a_result_that_was_not_scored_cannot_be_verified(run, samples, good, tmp_path):
    kept = stored(run, samples / "baoding-2020" / "report.docx", tmp_path / "kept.json")
    ran = run("score", "--verify", kept)
    assert ran.code == 2
    assert "没有评分指纹" in ran.out
    empty = run("score", "--verify", stored(run, good, tmp_path / "empty.json"))
    assert (empty.code, "没有可以复核的" in empty.err) == (2, True)


@pytest.mark.parametrize("text", ["no json", "[]", "{}", '{"schema": "jixiao/findings/1"}'])
def test_a_file_that_is_no_stored_result_is_a_fault_of_use(run, tmp_path, text):
    path = tmp_path / "other.json"
    path.write_text(text, encoding="utf-8")
    ran = run("score", "--verify", path)
    assert ran.code == 2
    assert "不是保存的评分结果" in ran.err


def test_a_verification_is_no_workbook_and_goes_with_nothing_else(run, right):
    assert "不能写成xlsx" in run("score", "--verify", right, "--format", "xlsx").err
    ran = run("score", "--verify", "--set", "执行数=1", right)
    assert (ran.code, "不能一起用" in ran.err) == (2, True)


def test_a_template_is_written_and_what_it_lacks_is_said(run, samples, right, tmp_path):
    target = tmp_path / "template.xlsx"
    ran = run("score", "--template", target, right)
    assert (ran.code, ran.err) == (0, f"已写入 {target}\n")
    assert run("score", target, "--format", "json").lines[0]["sheets"][0]["total"] == "99.00"
    report = run("score", "--template", target, samples / "baoding-2020" / "report.docx")
    assert report.code == 0
    assert "37个指标没有分值，已留作填写" in report.err


def test_a_template_is_a_workbook_for_one_file_that_is_not_that_file(run, right, wrong, tmp_path):
    assert "只能写成 .xlsx" in run("score", "--template", tmp_path / "a.docx", right).err
    target = tmp_path / "a.xlsx"
    assert "一次只能用于一份文件" in run("score", "--template", target, right, wrong).err
    run("score", "--template", target, right)
    assert "不能覆盖" in run("score", "--template", target, target).err
