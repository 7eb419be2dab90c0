"""``jixiao read``: JSON Lines, tables, workbooks, and batches with bad files in them."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook
from tests.readers.bad import BAD, write_bad


def test_json_is_one_object_a_file_in_the_order_given(run, report, good):
    ran = run("read", "--format", "json", report, good, report)
    assert (ran.code, ran.err) == (0, "")
    assert [one["source"]["path"] for one in ran.lines] == [str(report), str(good), str(report)]
    assert [len(one["sheets"]) for one in ran.lines] == [7, 0, 7]
    assert {one["schema"] for one in ran.lines} == {"jixiao/document/1"}


def test_json_keeps_chinese_and_exact_numbers(run, report):
    (document,) = run("read", "--format", "json", report).lines
    sheet = document["sheets"][0]
    assert sheet["project"] == {"code": "731-0702-JCN-GGS5", "name": "科协改革试点经费"}
    assert sheet["funds"][0]["original_budget"] == "100000.00"
    assert sheet["indicators"][0]["target"]["number"] == "90"
    assert document["source"]["sha256"] == hashlib.sha256(report.read_bytes()).hexdigest()


def test_the_table_shows_every_sheet_and_indicator(run, report):
    ran = run("read", report)
    assert (ran.code, ran.err) == (0, "")
    assert "绩效表7张，指标37条" in ran.out
    for name in ("科协改革试点经费", "决策咨询报告", "资金支出计划：3月底 30%", "列出12项"):
        assert name in ran.out


def test_a_workbook_is_written_where_it_is_asked_for(run, report, tmp_path):
    target = tmp_path / "sheets.xlsx"
    ran = run("read", report, "--format", "xlsx", "-o", target)
    assert (ran.code, ran.out) == (0, "")
    assert f"已写入 {target}" in ran.err
    book = CalamineWorkbook.from_path(str(target))
    cells = {
        str(value)
        for name in book.sheet_names
        for row in book.get_sheet_by_name(name).to_python()
        for value in row
    }
    assert {"科协改革试点经费", "决策咨询报告"} <= cells


@pytest.mark.parametrize("name", BAD)
def test_one_bad_file_never_stops_the_batch(run, good, tmp_path, name):
    bad = write_bad(tmp_path, name)
    before = bad.read_bytes() if bad.is_file() else b""
    ran = run("read", bad, good, "--format", "json")
    assert ran.code == 0
    assert ran.err.startswith(f"问题：{bad}：")
    assert ran.err.count("\n") == 1
    assert "；请" in ran.err
    first, second = ran.lines
    assert (first["sheets"], first["sections"]) == ([], [])
    assert [one["kind"] for one in first["problems"]] == [BAD[name].kind]
    assert second["sections"][0]["title"] == "基本情况"
    assert (bad.read_bytes() if bad.is_file() else b"") == before


@pytest.mark.parametrize("form", ["table", "json"])
def test_nothing_readable_is_two(run, tmp_path, form):
    ran = run("read", tmp_path / "missing.docx", tmp_path, "--format", form)
    assert ran.code == 2
    assert ran.err.count("\n") == 2
    assert len(ran.out.splitlines()) == (2 if form == "json" else 0)


def test_a_fault_of_the_program_in_one_file_never_stops_the_batch(run, good, report, monkeypatch):
    from jixiao.readers import read as reading

    usual = reading.read_document

    def faulty(path: Path) -> object:
        if str(path) == str(report):
            raise RuntimeError("不应发生")
        return usual(path)

    monkeypatch.setattr(reading, "read_document", faulty)
    ran = run("read", report, good, "--format", "json")
    assert ran.code == 0
    assert f"{report}：读取时程序出错（RuntimeError：不应发生）" in ran.err
    assert [one["problems"] == [] for one in ran.lines] == [False, True]


@pytest.mark.parametrize("verb", ["read", "check", "score"])
def test_a_workbook_that_cannot_be_written_is_one_sentence(run, report, tmp_path, verb):
    target = tmp_path / "none" / "a.xlsx"
    ran = run(verb, report, "--format", "xlsx", "-o", target)
    assert ran.code == 2
    assert f"{target}：不能写入（没有这个文件夹）" in ran.err


def test_a_workbook_is_never_written_into_a_folder_of_its_name(run, report, tmp_path):
    ran = run("read", report, "--format", "xlsx", "-o", tmp_path)
    assert ran.code == 2
    assert f"{tmp_path}：不能写入（文件和文件夹重名）" in ran.err


def test_the_given_file_is_never_written_over(run, report, tmp_path):
    given = tmp_path / "given.xlsx"
    given.write_bytes(report.read_bytes())
    ran = run("read", given, "--format", "xlsx", "-o", given)
    assert ran.code == 2
    assert "这是要读取的原文件，不能覆盖" in ran.err
    assert given.read_bytes() == report.read_bytes()


def test_a_name_with_blanks_and_chinese_letters_is_printed_whole(run, tmp_path):
    path = tmp_path / "绩效 自评（2022年）.txt"
    path.write_text("道路养护情况。\n", encoding="utf-8")
    assert json.loads(run("read", path, "--format", "json").out)["source"]["path"] == str(path)
