"""``jixiao export``: sheets and results by the field names of the platform."""

from __future__ import annotations

import json

import pytest
from python_calamine import CalamineWorkbook


def test_a_folder_of_tables_is_written(run, report, tmp_path):
    ran = run("export", report, "-o", tmp_path / "out")
    assert (ran.code, ran.out) == (0, "")
    assert "PM_PERF_GOAL_INFO 17行、PM_PERF_INDICATOR 37行" in ran.err
    assert (tmp_path / "out" / "PM_PERF_INDICATOR.csv").is_file()


def test_the_suffix_chooses_the_format(run, report, tmp_path):
    assert run("export", report, "-o", tmp_path / "a.xlsx").code == 0
    assert (
        CalamineWorkbook.from_path(str(tmp_path / "a.xlsx")).sheet_names[0] == "PM_PERF_GOAL_INFO"
    )
    assert run("export", report, "-o", tmp_path / "a.json").code == 0
    data = json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))
    assert len(data["tables"]["PM_PERF_INDICATOR"]) == 37


def test_one_csv_holds_one_table(run, report, tmp_path):
    ran = run("export", report, "-o", tmp_path / "a.csv")
    assert ran.code == 2
    assert "一个CSV只能放一张表" in ran.err
    ran = run("export", report, "--table", "pm_perf_indicator", "-o", tmp_path / "a.csv")
    assert ran.code == 0
    text = (tmp_path / "a.csv").read_text(encoding="utf-8-sig")
    assert text.startswith("fiscal_year,mof_div_code")


@pytest.mark.parametrize(
    ("name", "words"), [("a.docx", "只能导出为文件夹"), ("a.txt", "只能导出为文件夹")]
)
def test_another_suffix_is_a_fault_of_use(run, report, tmp_path, name, words):
    ran = run("export", report, "-o", tmp_path / name)
    assert ran.code == 2
    assert words in ran.err


def test_a_table_without_rows_is_a_fault_of_use(run, report, tmp_path):
    ran = run("export", report, "--table", "PM_PERF_SELF_EVAL", "-o", tmp_path / "a.csv")
    assert ran.code == 2
    assert "没有可以写进“PM_PERF_SELF_EVAL”的内容" in ran.err


def test_a_file_without_sheets_is_a_fault_of_use(run, good, tmp_path):
    ran = run("export", good, "-o", tmp_path / "out")
    assert ran.code == 2
    assert "没有读到绩效表" in ran.err
    assert not (tmp_path / "out").exists()


def test_a_file_that_cannot_be_read_is_told_and_the_others_are_exported(run, report, tmp_path):
    ran = run("export", report, tmp_path / "missing.docx", "-o", tmp_path / "out")
    assert ran.code == 2
    assert "找不到这个文件" in ran.err
    assert (tmp_path / "out" / "PM_PERF_INDICATOR.csv").is_file()
