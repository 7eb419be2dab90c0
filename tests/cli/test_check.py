"""``jixiao check``: findings as text, JSON Lines, SARIF and a workbook; rules chosen by code."""

from __future__ import annotations

import json

import pytest
from python_calamine import CalamineWorkbook

STATES = {"passed", "not_applicable", "could_not_check", "failed"}


def test_json_is_one_object_a_file_in_the_order_given(run, report, good, tmp_path):
    missing = tmp_path / "missing.docx"
    ran = run("check", "--format", "json", report, missing, good)
    assert ran.code == 1
    assert ran.err.count("\n") == 1
    assert [one["path"] for one in ran.lines] == [str(report), str(missing), str(good)]
    assert {one["schema"] for one in ran.lines} == {"jixiao/findings/1"}
    assert [bool(one["findings"]) for one in ran.lines] == [True, False, False]
    assert [one["kind"] for one in ran.lines[1]["problems"]] == ["missing"]


def test_every_finding_says_where_why_and_what_to_do(run, report):
    (result,) = run("check", "--format", "json", report).lines
    for finding in result["findings"]:
        for field in ("code", "severity", "message", "place", "basis", "fix"):
            assert finding[field], (field, finding)


def test_findings_are_exit_code_one_and_shown_with_their_fix(run, report):
    ran = run("check", report)
    assert (ran.code, ran.err) == (1, "")
    assert "共发现" in ran.out
    assert "建议：" in ran.out


def test_a_clean_file_is_exit_code_nought(run, good):
    ran = run("check", good)
    assert (ran.code, ran.err) == (0, "")
    assert "共发现0个问题" in ran.out


def test_a_file_that_cannot_be_used_is_exit_code_two(run, good, tmp_path):
    ran = run("check", good, tmp_path / "missing.docx")
    assert ran.code == 2
    assert "找不到这个文件" in ran.err


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (["--select", "TG"], lambda code: code.startswith("TG")),
        (["--select", "tg003，FU001"], lambda code: code in {"TG003", "FU001"}),
        (["--ignore", "TG,FU"], lambda code: not code.startswith(("TG", "FU"))),
        (["--select", "TG", "--ignore", "TG003"], lambda code: code[:2] == "TG" != code[-3:]),
    ],
)
def test_rules_are_chosen_by_code_or_family(run, report, options, expected):
    (whole,) = run("check", "--format", "json", report).lines
    (chosen,) = run("check", "--format", "json", report, *options).lines
    codes = [one["code"] for one in whole["findings"]]
    kept = [one["code"] for one in chosen["findings"]]
    wanted = [code for code in codes if expected(code)]
    if "--ignore" in options:
        unwanted = options[-1].split(",")
        wanted = [code for code in wanted if not code.startswith(tuple(unwanted))]
    assert kept == wanted
    assert 0 < len(kept) < len(codes)


def test_sarif_is_one_log_for_all_files(run, report, samples, good):
    text = samples / "baoding-2020" / "report.txt"
    ran = run("check", "--format", "sarif", text, good)
    assert ran.code == 1
    log = json.loads(ran.out)
    assert log["version"] == "2.1.0"
    (only,) = log["runs"]
    known = {one["id"] for one in only["tool"]["driver"]["rules"]}
    assert only["results"]
    for result in only["results"]:
        assert result["ruleId"] in known
        assert result["level"] in {"error", "warning", "note"}
        place = result["locations"][0]["physicalLocation"]
        assert place["artifactLocation"]["uri"].endswith("report.txt")


def test_a_workbook_of_findings_is_written(run, report, tmp_path):
    target = tmp_path / "findings.xlsx"
    ran = run("check", report, "--format", "xlsx", "-o", target)
    assert (ran.code, ran.out) == (1, "")
    book = CalamineWorkbook.from_path(str(target))
    rows = [row for name in book.sheet_names for row in book.get_sheet_by_name(name).to_python()]
    assert any("TG003" in row for row in rows)


def test_an_unknown_ruleset_is_a_fault_of_use(run, report):
    ran = run("check", report, "--ruleset", "none")
    assert (ran.code, ran.out) == (2, "")
    assert "没有名为“none”的评分办法" in ran.err


def test_every_rule_can_be_listed_and_explained(run):
    listed = run("rules", "--format", "json")
    assert (listed.code, listed.err) == (0, "")
    codes = [one["code"] for one in listed.lines]
    assert codes == sorted(set(codes))
    shown = run("rules").out
    for code in codes:
        assert code in shown
        explained = run("explain", code.lower())
        assert (explained.code, explained.err) == (0, "")
        assert code in explained.out
