"""``jixiao form``: the forms, and one to be filled in."""

from __future__ import annotations

import openpyxl
import pytest

from jixiao.readers.read import read_document


def test_every_form_is_listed_with_its_basis(run):
    ran = run("form")
    assert ran.code == 0
    assert "mof_2020_self_evaluation　项目支出绩效自评表（全国）" in ran.out
    assert "财预〔2020〕10号" in ran.out


def test_a_blank_form_is_locked_but_for_what_is_to_be_filled_in(run, tmp_path):
    target = tmp_path / "目标表.xlsx"
    assert run("form", "mof_2021_objective", "-o", target, "--rows", "8").code == 0
    tab = openpyxl.load_workbook(target).worksheets[0]
    assert tab.protection.sheet
    assert any(not cell.protection.locked for row in tab.iter_rows() for cell in row)
    assert tab.data_validations.dataValidation


def test_the_form_of_a_sheet_says_what_the_sheet_says(run, samples, tmp_path):
    source = samples / "self-evaluations" / "anhui-guichi-2022.docx"
    target = tmp_path / "a.xlsx"
    assert run("form", source, "-o", target).code == 0
    (before,), (after,) = read_document(source).sheets, read_document(target).sheets
    assert [one.name for one in after.indicators] == [one.name for one in before.indicators]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["没有的表样", "-o", "a.xlsx"], "没有名为“没有的表样”的表样"),
        (["mof_2021_objective"], "请用 -o 写明要写入的文件"),
        (["mof_2021_objective", "-o", "a.docx"], "只能写成 .xlsx"),
    ],
)
def test_what_cannot_be_written_is_said(run, tmp_path, monkeypatch, arguments, words):
    monkeypatch.chdir(tmp_path)
    ran = run("form", *arguments)
    assert ran.code == 2
    assert words in ran.err


def test_a_file_of_several_sheets_gives_no_form(run, report, tmp_path):
    ran = run("form", report, "-o", tmp_path / "a.xlsx")
    assert ran.code == 2
    assert "读到7张绩效表" in ran.err
