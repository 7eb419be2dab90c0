"""``jixiao check --annotate``: copies with comments in a folder; the originals stay."""

from __future__ import annotations

import zipfile

import pytest
from docx import Document as WordDocument


@pytest.fixture
def folder(tmp_path):
    """Where copies are written; not there yet."""
    return tmp_path / "批注" / "2020"


def test_a_copy_has_the_findings_as_comments_and_the_original_stays(run, report, folder, tmp_path):
    given = tmp_path / "报告.docx"
    given.write_bytes(report.read_bytes())
    ran = run("check", given, "--select", "TG003", "--annotate", folder)
    assert ran.code == 1
    copy = folder / "报告（批注）.docx"
    assert f"已写入 {copy}" in ran.err
    assert given.read_bytes() == report.read_bytes()
    comments = [one.text for one in WordDocument(str(copy)).comments]
    assert comments
    assert all("TG003" in one for one in comments)


def test_only_what_is_shown_is_annotated_and_a_clean_file_has_no_copy(run, report, good, folder):
    ran = run(
        "check", report, good, "--select", "TG003", "--severity", "error", "--annotate", folder
    )
    assert (ran.code, ran.err) == (0, "")
    assert not folder.exists()


def test_files_of_one_name_have_copies_of_their_own(run, report, folder, tmp_path):
    archive = tmp_path / "报送.zip"
    with zipfile.ZipFile(archive, "w") as made:
        for name in ("甲/报告.docx", "乙/报告.docx"):
            made.write(report, name)
    run("check", archive, "--select", "TG003", "--annotate", folder)
    assert sorted(one.name for one in folder.iterdir()) == [
        "报告（批注）(2).docx",
        "报告（批注）.docx",
    ]


def test_a_format_without_comments_is_told_with_what_to_do(run, samples, folder):
    text = samples / "baoding-2020" / "report.txt"
    ran = run("check", text, "--select", "TG003", "--annotate", folder)
    assert ran.code == 1
    assert f"问题：{text}：txt格式的文件不能加批注；" in ran.err
    assert not folder.exists()


def test_a_folder_that_is_a_file_is_a_fault_of_use(run, report):
    ran = run("check", report, "--annotate", report)
    assert ran.code == 2
    assert "--annotate 的取值不对" in ran.err
