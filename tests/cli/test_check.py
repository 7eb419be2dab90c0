"""``jixiao check``: findings as text, JSON Lines, SARIF and a workbook; rules chosen by code."""

from __future__ import annotations

import io
import re

import pytest
from python_calamine import CalamineWorkbook

from jixiao.cli.acknowledgements import Lists
from jixiao.cli.findings_view import show_findings, show_summary
from jixiao.cli.sifting import Sieve
from jixiao.cli.terminal import Terminal
from jixiao.domain.document import Document, Source
from jixiao.domain.finding import Finding, Severity
from jixiao.domain.money import Money
from jixiao.domain.place import Place
from jixiao.pipeline import Checked

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


@pytest.mark.parametrize("word", ["error", "错误"])
def test_only_what_is_grave_enough_is_shown_and_counted(run, report, word):
    (whole,) = run("check", "--format", "json", report).lines
    (grave,) = run("check", "--format", "json", report, "--severity", word).lines
    errors = [one for one in whole["findings"] if one["severity"] == "error"]
    assert grave["findings"] == errors
    assert 0 < len(errors) < len(whole["findings"])
    milder = len(whole["findings"]) - len(errors)
    assert f"另有{milder}个问题的程度较轻，没有列出" in run("check", report, "--severity", word).out


def test_nothing_grave_enough_is_exit_code_nought(run, report):
    assert run("check", report, "--select", "TG003", "--severity", "error").code == 0


def test_findings_are_grouped_by_project_the_gravest_first(run, report):
    lines = run("check", report, "--select", "TG").out.splitlines()
    severities = [line[:2] for line in lines if line[:2] in {"错误", "警告", "提示", ""}]
    order = {"错误": 0, "警告": 1, "提示": 2}
    group: list[int] = []
    for one in severities:
        group = [*group, order[one]] if one else []
        assert group == sorted(group)
    (result,) = run("check", report, "--select", "TG", "--format", "json").lines
    for project in {one["project"] for one in result["findings"]}:
        assert lines.count(project) == 1


FAULTY = Finding(
    "FU001", Severity.ERROR, "与表中不一致", evidence="甲" * 90 + "24.00" + "乙" * 90,
    project="流动科技馆", place=Place(paragraph=17), fix="改为\n48.00", wrong="24.00",
    amount=Money.of(24, unit="万元"),
)  # fmt: skip


def test_the_fault_is_marked_in_the_words_around_it(capfd):
    show_findings(Checked(Document(source=Source("a.docx")), (FAULTY,)))
    out = "".join(capfd.readouterr().out.split())
    quoted = re.search(r"原文：(.+?)建议：(.+?)共发现", out)
    assert quoted is not None
    assert "甲【24.00】乙" in quoted[1]
    assert len(quoted[1]) == 102
    assert quoted[2] == "改为48.00"
    assert "［第17段］与表中不一致" in out


def test_on_a_terminal_the_fault_is_marked_by_its_type(monkeypatch):
    out = io.StringIO()
    shown = Terminal(width=300, file=out, force_terminal=True, color_system="standard")
    monkeypatch.setattr("jixiao.cli.findings_view.console", lambda: shown)
    show_findings(Checked(Document(source=Source("a.docx")), (FAULTY,)))
    assert "\x1b[1;4m24.00\x1b[0m" in out.getvalue()
    assert "【" not in out.getvalue()


def test_several_files_are_summed_up_by_family_and_severity(run, report, good, tmp_path):
    ran = run("check", report, good, tmp_path / "missing.docx", "--select", "TG,FU")
    end = ran.out[ran.out.index("汇总") :]
    assert end.startswith("汇总：3个文件，1个有问题，1个无法使用\n")
    assert ["问题类别", "错误", "警告", "提示", "合计", "涉及金额（万元）"] in [
        line.split() for line in end.splitlines()
    ]
    for words in ("资金与数量", "指标值", "合计"):
        assert f" {words} " in end
    assert "汇总" not in run("check", report).out


def test_the_summary_says_what_money_is_touched(capfd):
    checked = Checked(Document(source=Source("a.docx")), (FAULTY,))
    sifted = Sieve(lists=Lists(is_off=True)).sift(checked)
    show_summary([sifted])
    out = capfd.readouterr().out
    assert re.search(r"资金与数量 +1 +1 +24.00 *\n", out)
    assert "同一金额只计一次" in out


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
