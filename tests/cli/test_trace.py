"""``jixiao trace``: figures back to their sources, in words and as JSON."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.reports.tracing.made import BODY, word_bytes


@pytest.fixture
def made(tmp_path) -> Path:
    path = tmp_path / "报告.docx"
    path.write_bytes(word_bytes())
    return path


def test_a_number_is_answered_in_words(run, made):
    ran = run("trace", made, "48.00")
    assert (ran.code, ran.err) == (0, "")
    lines = ran.out.splitlines()
    assert lines[0] == "第2段：48.00，预算数合计"
    assert "  怎样得出：2个项目预算数之和" in lines
    assert "  来源：报告.docx 第3张表第4行第5列：“24.00”" in lines
    assert lines[-1] == f"{made}：“48.00”找到1个"


def test_a_file_that_has_the_name_of_its_source_is_not_taken_for_it(run, made):
    assert made.name == "报告.docx"
    assert "源文件 报告.docx：没有找到" in run("trace", made, "48").out


def test_without_a_number_every_figure_has_a_line(run, made):
    out = run("trace", made).out
    assert "第1张表第3行第2列：24.00，预算数" in out
    assert "共有可追溯的数字3个" in out


def test_json_is_one_object(run, made):
    (one,) = run("trace", made, "48", "--format", "json").lines
    assert one["schema"] == "jixiao/trace/1"
    assert one["figures"][0]["state"] == "same"
    assert one["figures"][0]["cells"][0]["place"]["row"] == 4


def test_a_changed_figure_is_told_and_the_exit_code_says_so(run, made):
    made.write_bytes(word_bytes(BODY.replace(">48.00<", ">50.00<")))
    ran = run("trace", made, "48")
    assert ran.code == 1
    assert "生成时印的是“48.00”，现在是“50.00”，被改动过；请核对" in ran.out


def test_a_figure_that_was_emptied_or_removed_is_told(run, made):
    made.write_bytes(word_bytes(BODY.replace("<w:r><w:t>48.00</w:t></w:r>", "")))
    assert "现在这里是空的" in run("trace", made, "48").out
    made.write_bytes(word_bytes(f"{BODY[: BODY.index('<w:tbl>')]}"))
    assert "现在文件里没有找到" in run("trace", made).out


def test_a_source_beside_the_file_that_differs_is_told(run, made):
    folder = made.parent / "a"
    folder.mkdir()
    (folder / "b.docx").write_bytes(word_bytes())
    (folder / "报告.docx").write_bytes(b"other")
    ran = run("trace", folder / "b.docx", "48")
    assert ran.code == 1
    assert "源文件 报告.docx：取数之后已改动" in ran.out


def test_a_number_without_origin_is_told(run, made):
    ran = run("trace", made, "148.00")
    assert ran.code == 1
    assert "第2段：印有“148.00”，但没有它的来源记录" in ran.out
    assert "找到0个，另有1处没有来源记录" in ran.out


@pytest.mark.parametrize("asked", ["77.77", "无此词"])
def test_what_stands_nowhere_is_a_fault_of_use(run, made, asked):
    ran = run("trace", made, asked)
    assert (ran.code, ran.out) == (2, "")
    assert f"没有印着“{asked}”" in ran.err


def test_a_file_without_a_register_is_a_fault_of_use(run, report):
    ran = run("trace", report, "48.00")
    assert ran.code == 2
    assert "没有数据来源记录，无法追溯" in ran.err
    assert ran.err.count("\n") == 1
