"""Folders and archives are walked down to the files in them."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from tests.readers.build import zipped

from jixiao import pipeline
from jixiao.readers import walking
from jixiao.readers.walking import found_in

TEXT = "道路养护项目绩效情况。".encode()


def shown(path: Path) -> list[str]:
    return [str(found).removeprefix(str(path)) for found in found_in(path)]


def texts(path: Path) -> list[str]:
    documents = [pipeline.read(found) for found in pipeline.files([path])]
    return [one.text for document in documents for one in document.paragraphs()]


def test_a_folder_is_walked_in_order_and_what_programs_leave_behind_is_passed_over(tmp_path):
    for name in ("乙/2.txt", "甲/1.txt", "甲/~$1.docx", ".git/x.txt", "Thumbs.db", "0.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(TEXT)
    assert shown(tmp_path) == ["/0.txt", "/乙/2.txt", "/甲/1.txt"]


def test_an_archive_is_read_without_unpacking_it(tmp_path):
    path = tmp_path / "报送.zip"
    inner = zipped({"三.txt": TEXT.decode()})
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("一.txt", TEXT)
        archive.writestr("下级/二.zip", inner)
        archive.writestr("__MACOSX/一.txt", TEXT)
    assert shown(path) == ["/一.txt", "/下级/二.zip/三.txt"]
    assert texts(path) == ["道路养护项目绩效情况。"] * 2
    assert list(tmp_path.iterdir()) == [path]


def test_a_word_file_is_no_archive(tmp_path, samples):
    path = samples / "baoding-2020" / "report.docx"
    assert [str(found) for found in found_in(path)] == [str(path)]


def test_names_in_the_code_page_of_chinese_windows_are_shown_rightly(tmp_path):
    path = tmp_path / "old.zip"
    name = "自评表.txt".encode("gb18030").decode("cp437")
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("x" * len(name.encode("cp437")), TEXT)
    raw = "自评表.txt".encode("gb18030")
    path.write_bytes(stream.getvalue().replace(b"x" * len(raw), raw))
    assert shown(path) == ["/自评表.txt"]
    assert texts(path) == ["道路养护项目绩效情况。"]


def test_a_damaged_member_costs_only_itself(tmp_path):
    path = tmp_path / "报送.zip"
    data = bytearray(zipped({"坏.txt": "道路养护情况" * 50, "好.txt": TEXT.decode()}))
    start = data.index("坏.txt".encode()) + len("坏.txt".encode())
    data[start : start + 20] = b"\xff" * 20
    path.write_bytes(bytes(data))
    documents = [pipeline.read(found) for found in pipeline.files([path])]
    assert [document.is_readable for document in documents] == [False, True]
    assert documents[0].problems[0].message.startswith(f"{path}/坏.txt：")


@pytest.mark.parametrize(("limit", "value"), [("MAX_DEPTH", 1), ("MAX_MEMBERS", 1)])
def test_archives_too_deep_or_too_full_are_refused_with_advice(tmp_path, monkeypatch, limit, value):
    monkeypatch.setattr(walking, limit, value)
    path = tmp_path / "报送.zip"
    inner = zipped({"一.txt": "道路", "二.txt": "养护"})
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("内层.zip", inner)
    (document,) = (pipeline.read(found) for found in pipeline.files([path]))
    assert "请先解压" in document.problems[0].message


def test_an_empty_folder_is_a_problem_that_says_so(tmp_path):
    (document,) = (pipeline.read(found) for found in pipeline.files([tmp_path]))
    assert document.problems[0].kind == "directory"
    assert "没有文件" in document.problems[0].message
