"""``jixiao check --fix``: a mended copy beside the original, told change by change."""

from __future__ import annotations

import json
import shutil
import zipfile

import pytest

from jixiao.cli.fix_view import difference

TEXT = "一、基本情况\n2020年,在市委领导下，我局完成任务。\n"
MENDED = TEXT.replace(",", "，")


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "自评.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture
def copy(file):
    return file.with_name("自评.改正.txt")


def test_a_copy_is_written_and_checked_and_the_original_stays(run, file, copy):
    ran = run("check", "--fix", file)
    assert ran.code == 0
    assert copy.read_text(encoding="utf-8") == MENDED
    assert file.read_text(encoding="utf-8") == TEXT
    assert f"已写入 {copy}；原文件没有改动" in ran.err
    assert f"\n{copy}\n" in ran.out


def test_every_change_is_shown_with_place_rule_before_and_after(run, file):
    out = run("check", "--fix", file).out
    assert "自动改正1处" in out
    assert "［第2行］TX007 半角的逗号、分号改为全角" in out
    assert "- 2020年,在市委领导下，我局完成任…\n+ 2020年，在市委领导下，我局完成任…\n" in out


def test_json_on_stdout_is_data_only_and_speaks_of_the_copy(run, file, copy):
    ran = run("check", "--fix", "--format", "json", file)
    assert [one["path"] for one in ran.lines] == [str(copy)]
    assert "- 2020年,在" in ran.err


def test_the_copy_can_have_another_name(run, file, copy, tmp_path):
    target = tmp_path / "新.txt"
    assert run("check", "--fix", "-o", target, file).code == 0
    assert target.read_text(encoding="utf-8") == MENDED
    assert not copy.exists()


def test_a_workbook_of_findings_does_not_take_the_name_of_the_copy(run, file, copy, tmp_path):
    target = tmp_path / "问题.xlsx"
    run("check", "--fix", "--format", "xlsx", "-o", target, file)
    assert copy.exists()
    assert target.exists()


def test_a_file_that_is_there_is_not_overwritten(run, file, copy):
    copy.write_text("别的内容", encoding="utf-8")
    ran = run("check", "--fix", file)
    assert ran.code == 2
    assert f"{copy}：已经有这个文件，没有改正；请先移走它，或用 -o 换一个文件名" in ran.err
    assert copy.read_text(encoding="utf-8") == "别的内容"


def test_nothing_is_written_for_any_file_where_one_copy_is_there(run, file, copy, tmp_path):
    other = tmp_path / "甲.txt"
    other.write_text(TEXT, encoding="utf-8")
    copy.write_text("", encoding="utf-8")
    assert "一次只改正一个文件，用 -o 换名" in run("check", "--fix", other, file).err
    assert not (tmp_path / "甲.改正.txt").exists()


def test_the_name_of_a_copy_must_fit(run, file, good, tmp_path):
    ran = run("check", "--fix", "-o", tmp_path / "新.docx", file)
    assert (ran.code, "请写成.txt结尾" in ran.err) == (2, True)
    ran = run("check", "--fix", "-o", tmp_path / "新.txt", file, good)
    assert (ran.code, "一次改正几个文件时不能用 -o" in ran.err) == (2, True)


def test_a_file_without_such_faults_is_not_copied(run, good):
    ran = run("check", "--fix", good)
    assert (ran.code, ran.err) == (0, f"{good}：没有能自动改正的地方，没有另存\n")
    assert [one.name for one in good.parent.iterdir()] == [good.name]


def test_files_that_cannot_be_mended_are_told_and_checked(run, samples, tmp_path):
    pdf = tmp_path / "a.pdf"
    shutil.copy(samples / "baoding-2020" / "report.pdf", pdf)
    ran = run("check", "--fix", "--select", "FU", pdf)
    assert (ran.code, "pdf格式的文件不能自动改正" in ran.err) == (1, True)


def test_files_inside_an_archive_are_told_to_be_unpacked(run, file):
    archive = file.with_name("材料.zip")
    with zipfile.ZipFile(archive, "w") as made:
        made.write(file, "自评.txt")
    ran = run("check", "--fix", archive)
    assert (ran.code, "请先解压" in ran.err) == (1, True)


def test_only_the_rules_chosen_are_mended(run, file, copy):
    assert "没有能自动改正的地方" in run("check", "--fix", "--ignore", "TX007", file).err
    assert not copy.exists()


def test_the_copy_is_known_to_lists_and_baselines_by_its_original(run, file, tmp_path):
    file.write_text(TEXT + "三是抓好落实。\n", encoding="utf-8")
    baseline = tmp_path / "基线.jsonl"
    run("check", "--select", "TX002", "--write-baseline", baseline, file)
    assert len(json.loads(baseline.read_text(encoding="utf-8"))["findings"]) == 1
    ran = run("check", "--select", "TX", "--baseline", baseline, "--fix", file)
    assert (ran.code, "另有1个问题在基线中已有" in ran.out) == (0, True)


def test_a_long_text_is_cut_to_what_differs():
    before = "甲" * 40 + "[1]" + "乙" * 40 + "\n[2]" + "丁" * 40
    old, new = difference(before, before.replace("[1]", "").replace("[2]", ""))
    assert old.plain == f"…{'甲' * 12}[1]{'乙' * 12}…{'乙' * 11}⏎[2]{'丁' * 12}…"
    assert new.plain == f"…{'甲' * 12}{'乙' * 12}…{'乙' * 11}⏎{'丁' * 12}…"
