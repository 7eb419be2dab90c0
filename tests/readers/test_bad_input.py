"""A file that cannot be read is one clear sentence, never an exception, and is left alone."""

from __future__ import annotations

import hashlib
import io
import random
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.readers.bad import BAD, REPORT, good_word, write_bad
from tests.readers.build import word_xml, zipped

from jixiao.domain.document import Document, Paragraph, Source
from jixiao.domain.grid import Grid
from jixiao.readers.blocks import Blocks
from jixiao.readers.lost_cells.text_cells import blocks_of_lines
from jixiao.readers.read import document_of, read_document

MUTATIONS = 100


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_one_clear_sentence(tmp_path, name):
    path = write_bad(tmp_path, name)
    before = _hash(path)
    document = read_document(path)
    (problem,) = document.problems
    assert (problem.kind, problem.is_fatal) == (BAD[name].kind, True)
    assert problem.message.startswith(f"{path}：")
    assert BAD[name].words in problem.message
    assert "；请" in problem.message
    assert not document.is_readable
    assert _hash(path) == before


def _hash(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""


@pytest.mark.parametrize("length", [4, 5, 29, 30, 31, 100, 1000, 5000, -2000, -100, -22, -1])
def test_a_word_file_cut_off_anywhere_is_damaged(tmp_path, length):
    path = tmp_path / "cut.docx"
    path.write_bytes(REPORT.read_bytes()[:length])
    assert [one.kind for one in read_document(path).problems] == ["damaged"]


@pytest.mark.parametrize(
    ("fault", "kind"),
    [(PermissionError(), "no_permission"), (OSError(5, "Input/output error"), "io")],
)
def test_a_file_that_the_system_refuses_is_a_problem(tmp_path, monkeypatch, fault, kind):
    def refuse(_path: Path) -> bytes:
        raise fault

    path = tmp_path / "refused.docx"
    path.write_bytes(good_word())
    monkeypatch.setattr(Path, "read_bytes", refuse)
    (problem,) = read_document(path).problems
    assert (problem.kind, problem.is_fatal) == (kind, True)
    assert "；请" in problem.message


def test_a_file_over_the_limit_is_not_even_loaded(tmp_path):
    path = tmp_path / "large.txt"
    with path.open("wb") as stream:
        stream.truncate(201 * 2**20)
    assert [one.kind for one in read_document(path).problems] == ["too_large"]


@pytest.mark.parametrize("start", ["PK赛经费", "BM项目说明", "RIFF项目说明", "II*类项目"])
def test_a_text_is_no_archive_and_no_picture_for_its_first_letters(tmp_path, start):
    path = tmp_path / "made.txt"
    path.write_text(f"{start}由某县组织实施。\n", encoding="utf-8")
    document = read_document(path)
    assert document.source.format == "txt"
    assert document.problems == ()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16"])
def test_a_text_is_read_in_each_usual_encoding(tmp_path, encoding):
    path = tmp_path / "made.txt"
    path.write_bytes("道路养护项目绩效情况。\r\n".encode(encoding))
    document = read_document(path)
    assert [one.text for one in document.paragraphs()] == ["道路养护项目绩效情况。"]


@pytest.mark.parametrize("part", ["word/numbering.xml", "word/styles.xml"])
def test_damaged_numbering_costs_only_the_numbers(tmp_path, part):
    path = tmp_path / "made.docx"
    style = '<w:pPr><w:pStyle w:val="1"/></w:pPr>'
    body = word_xml(f"<w:p>{style}<w:r><w:t>道路养护情况</w:t></w:r></w:p>")
    with zipfile.ZipFile(io.BytesIO(body)) as parts:
        xml = parts.read("word/document.xml")
    path.write_bytes(zipped({"word/document.xml": xml, part: "<broken numPr"}))
    document = read_document(path)
    assert [one.text for one in document.paragraphs()] == ["道路养护情况"]
    (problem,) = document.problems
    assert (problem.kind, problem.is_fatal) == ("numbering", False)
    assert problem.message.startswith(f"{path}：")


@given(st.lists(st.text()))
def test_lines_of_any_text_become_blocks(lines):
    blocks = list(blocks_of_lines(lines))
    assert all(isinstance(one, Paragraph | Grid) for one in blocks)


PIECES = st.sampled_from([
    "\t", "\n", "\n\n", "\n\t", "项目名称", "一级指标", "二级指标", "三级指标", "指标值", "分值",
    "得分", "总分", "合计", "年初预算数", "全年执行数", "年度资金总额", "资金支出计划", "3月底",
    "13月底", "第一季度", "预期目标", "实际完成情况", "100", "≥90%", "……", "2020年度", "绩效目标表",
    "单位：万元",
    "一、", "（一）", "、科普经费80万元", "0年0月0日", "2020年13月45日", "：", "。", "\0", "²", "٣",
])  # fmt: skip


@given(st.lists(PIECES | st.text(max_size=8), max_size=60).map("".join))
def test_any_text_is_understood_or_is_a_problem(text):
    blocks = Blocks(tuple(blocks_of_lines(text.split("\n"))))
    document = document_of(blocks, Source("made.txt", "", "txt"))
    assert document.is_readable or document.problems


@given(st.binary(max_size=400))
def test_any_bytes_are_a_document_or_a_problem(tmp_path_factory, data):
    path = tmp_path_factory.mktemp("bytes") / "made.docx"
    path.write_bytes(data)
    _assert_read(read_document(path))


@pytest.mark.parametrize("seed", range(MUTATIONS))
def test_a_changed_word_file_is_a_document_or_a_problem(tmp_path, seed):
    path = tmp_path / "changed.docx"
    path.write_bytes(_changed(REPORT.read_bytes(), random.Random(seed)))  # noqa: S311
    _assert_read(read_document(path))


def _assert_read(document: Document) -> None:
    assert document.is_readable or any(one.is_fatal for one in document.problems)


def _changed(data: bytes, dice: random.Random) -> bytes:
    """The file with a few bytes changed, in the archive itself or in the XML inside it."""
    if dice.random() < 0.3:
        return _with_faults(data, dice)
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        changed: dict[str, bytes | str] = {name: parts.read(name) for name in parts.namelist()}
    name = dice.choice(["word/document.xml"] * 4 + sorted(changed))
    xml = changed[name]
    assert isinstance(xml, bytes)
    changed[name] = _with_faults(xml, dice)
    return zipped(changed)


def _with_faults(data: bytes, dice: random.Random) -> bytes:
    made = bytearray(data)
    for _ in range(dice.randint(1, 6)):
        at = dice.randrange(len(made))
        way = dice.choice(["flip", "cut", "insert", "number", "copy"])
        if way == "flip":
            made[at] ^= 1 << dice.randrange(8)
        elif way == "cut":
            del made[at : at + dice.randint(1, 40)]
        elif way == "insert":
            made[at:at] = dice.randbytes(dice.randint(1, 8))
        elif way == "number":
            made[:] = made.replace(b'w:val="2"', b'w:val="99999999999"', dice.randint(1, 5))
        else:
            start = dice.randrange(len(made))
            made[at:at] = made[start : start + dice.randint(1, 400)]
    return bytes(made)
