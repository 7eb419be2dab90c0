"""``--baseline``: only findings that an earlier check did not have."""

from __future__ import annotations

import json

import pytest


@pytest.fixture
def file(tmp_path, samples):
    """The published report as text, which a test can change."""
    path = tmp_path / "report.txt"
    path.write_bytes((samples / "baoding-2020" / "report.txt").read_bytes())
    return path


@pytest.fixture
def baseline(run, file, tmp_path):
    """What a first check wrote."""
    path = tmp_path / "before.jsonl"
    ran = run("check", file, "--write-baseline", path)
    assert (ran.code, ran.err) == (1, f"已写入 {path}\n")
    return path


def change(file, before, after):
    text = file.read_text(encoding="utf-8")
    assert before in text
    file.write_text(text.replace(before, after), encoding="utf-8")


def test_what_was_found_before_is_only_counted(run, file, baseline):
    ran = run("check", file, "--baseline", baseline)
    assert (ran.code, ran.err) == (0, "")
    assert "共发现0个问题" in ran.out
    assert "个问题在基线中已有" in ran.out


def test_a_new_fault_shows_alone(run, file, baseline):
    change(file, "≥90%(优秀等级项目数量的优良率)", "%")
    (result,) = run("check", file, "--baseline", baseline, "--format", "json").lines
    assert {one["code"] for one in result["findings"] if one["code"][:2] == "TG"} == {"TG001"}


def test_a_line_put_in_above_makes_no_finding_new(run, file, baseline):
    file.write_text("\n\n" + file.read_text(encoding="utf-8"), encoding="utf-8")
    assert run("check", file, "--baseline", baseline, "--select", "TG").code == 0


def test_what_check_prints_as_json_serves_as_baseline(run, file, tmp_path):
    path = tmp_path / "printed.jsonl"
    path.write_text(run("check", file, "--format", "json").out, encoding="utf-8")
    assert run("check", file, "--baseline", path).code == 0


def test_a_baseline_has_everything_whatever_is_shown(run, file, tmp_path):
    paths = tmp_path / "all.jsonl", tmp_path / "grave.jsonl"
    run("check", file, "--write-baseline", paths[0])
    run("check", file, "--severity", "error", "--write-baseline", paths[1])
    assert paths[0].read_bytes() == paths[1].read_bytes()


def test_a_file_in_another_folder_is_known_by_its_name(run, file, baseline, tmp_path):
    moved = tmp_path / "moved" / file.name
    moved.parent.mkdir()
    file.rename(moved)
    assert run("check", moved, "--baseline", baseline).code == 0


def test_a_file_that_the_baseline_does_not_have_is_all_new_and_told(run, file, baseline):
    other = file.rename(file.with_name("other.txt"))
    ran = run("check", other, "--baseline", baseline)
    assert ran.code == 1
    assert "基线中没有这个文件" in ran.err


def test_a_name_that_two_files_have_is_no_answer(run, file, baseline, tmp_path):
    line = json.loads(baseline.read_text(encoding="utf-8"))
    lines = [line | {"path": f"/{one}/report.txt"} for one in "ab"]
    baseline.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    assert run("check", file, "--baseline", baseline).code == 1


@pytest.mark.parametrize(
    "text",
    [
        "绝对不是JSON",
        "[]",
        '{"schema": "jixiao/scores/1"}',
        '{"schema": "jixiao/findings/1", "path": "a", "findings": [{"colour": "red"}]}',
    ],
)
def test_a_baseline_that_is_none_is_refused_with_its_line(run, file, baseline, text):
    baseline.write_text(baseline.read_text(encoding="utf-8") + "\n" + text, encoding="utf-8")
    ran = run("check", file, "--baseline", baseline)
    assert (ran.code, ran.out) == (2, "")
    assert f"{baseline}第3行不是检查结果，不能用作基线" in ran.err


def test_a_baseline_that_is_missing_or_no_text_is_refused(run, file, tmp_path):
    path = tmp_path / "none.jsonl"
    assert "找不到这份基线" in run("check", file, "--baseline", path).err
    path.write_bytes(b"\xff\xfe\xff")
    assert "基线无法读取" in run("check", file, "--baseline", path).err


def test_a_checked_file_is_never_written_over(run, file):
    before = file.read_bytes()
    ran = run("check", file, "--write-baseline", file)
    assert ran.code == 2
    assert file.read_bytes() == before
