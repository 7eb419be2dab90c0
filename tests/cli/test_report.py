"""``jixiao report`` and ``demo``: official documents out of what was read."""

from __future__ import annotations

import json

import pytest
from docx import Document as WordDocument
from python_calamine import CalamineWorkbook

from jixiao.readers.read import read_document


def test_the_self_evaluation_report_is_a_word_file_about_the_unit(run, report, tmp_path):
    target = tmp_path / "report.docx"
    ran = run("report", report, "-o", target)
    assert (ran.code, ran.out) == (0, "")
    assert f"已写入 {target}" in ran.err
    text = "\n".join(one.text for one in WordDocument(str(target)).paragraphs)
    assert "保定市科学技术协会" in text


def test_the_printed_sheets_are_read_back_as_they_were(run, report, tmp_path):
    target = tmp_path / "sheets.docx"
    assert run("report", report, "--kind", "sheets", "-o", target).code == 0
    before, after = read_document(report), read_document(target)
    assert [one.project.name for one in after.sheets] == [one.project.name for one in before.sheets]
    assert [[row.name for row in one.indicators] for one in after.sheets] == [
        [row.name for row in one.indicators] for one in before.sheets
    ]


@pytest.mark.parametrize("kind", ["sheets", "findings"])
def test_a_workbook_is_written_by_its_suffix(run, report, tmp_path, kind):
    target = tmp_path / "made.xlsx"
    assert run("report", report, "--kind", kind, "-o", target).code == 0
    assert CalamineWorkbook.from_path(str(target)).sheet_names


@pytest.mark.parametrize(
    ("kind", "name"),
    [("self-evaluation", "a.xlsx"), ("sheets", "a.txt"), ("findings", "a.docx")],
)
def test_a_suffix_that_does_not_fit_the_kind_is_a_fault_of_use(run, report, tmp_path, kind, name):
    ran = run("report", report, "--kind", kind, "-o", tmp_path / name)
    assert ran.code == 2
    assert "这种文件只能写成" in ran.err
    assert not (tmp_path / name).exists()


def test_several_files_do_not_make_one_report(run, report, good, tmp_path):
    ran = run("report", report, good, "-o", tmp_path / "a.docx")
    assert ran.code == 2
    assert "一次只能为一份文件生成报告" in ran.err


def test_nothing_readable_writes_nothing(run, tmp_path):
    ran = run("report", tmp_path / "missing.docx", "-o", tmp_path / "a.docx")
    assert ran.code == 2
    assert "找不到这个文件" in ran.err
    assert not (tmp_path / "a.docx").exists()


def test_the_given_report_is_never_written_over(run, report, tmp_path):
    given = tmp_path / "given.docx"
    given.write_bytes(report.read_bytes())
    ran = run("report", given, "-o", given)
    assert ran.code == 2
    assert "这是要读取的原文件，不能覆盖" in ran.err
    assert given.read_bytes() == report.read_bytes()


def test_the_demo_writes_every_kind_of_result(run, tmp_path):
    ran = run("demo", "-o", tmp_path / "out")
    assert ran.code == 0
    made = sorted(one.name for one in (tmp_path / "out").iterdir())
    assert made == sorted([
        "绩效自评工作报告.docx", "绩效表.docx", "问题清单.xlsx", "评分结果.xlsx", "读取结果.json",
    ])  # fmt: skip
    assert ran.err.count("已写入") == 5
    text = (tmp_path / "out" / "读取结果.json").read_text(encoding="utf-8")
    assert len(json.loads(text)["sheets"]) == 7


def test_the_demo_shows_what_was_read_found_and_scored(run, tmp_path):
    out = run("demo", "-o", tmp_path / "out").out
    for words in ("绩效表7张", "共发现", "计算过程"):
        assert words in out
