"""What a file handed in as evidence really is."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.pipeline import Unknown
from jixiao.pipeline.attachments import ENDINGS, SHOWN, kind_of, text_of

REPORT = Path("src/jixiao/demo/report-2020.docx").read_bytes()
BEGINNINGS = {
    "png": b"\x89PNG\r\n\x1a\n", "jpg": b"\xff\xd8\xff\xe0", "gif": b"GIF89a", "tif": b"II*\x00",
    "bmp": b"BM" + bytes(12), "webp": b"RIFF\x24\x00\x00\x00WEBPVP8 ", "pdf": b"%PDF-1.7",
    "txt": "签到表：共12人".encode("gb18030"), "docx": REPORT,
}  # fmt: skip


@pytest.mark.parametrize("kind", BEGINNINGS)
def test_a_file_is_known_by_its_content_whatever_its_ending_in_capitals(kind):
    for ending in ENDINGS[kind]:
        assert kind_of(BEGINNINGS[kind], name=f"材料{ending.upper()}") == kind


@pytest.mark.parametrize("kind", BEGINNINGS)
def test_a_file_that_is_not_what_its_name_says_is_refused(kind):
    other = next(one for one in ENDINGS if not set(ENDINGS[one]) & set(ENDINGS[kind]))
    for name in (f"材料{ENDINGS[other][0]}", "材料", "材料.exe"):
        with pytest.raises(Unknown, match=r"扩展名.*请核对文件"):
            kind_of(BEGINNINGS[kind], name=name)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "文件是空的"), (bytes(40), "文件是空的"), (b"PK\x03\x04 broken", "已损坏"),
        (b"{\\rtf1 text}", "不能作为佐证材料"), (b"PK\x05\x06" + bytes(18), "不能作为佐证材料"),
        (b"\x7fELF\x02\x00\x01", "不认识的文件内容"), (b"RIFF\x24\x00\x00\x00AVI LIST", "不认识"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "已加密"),
    ],
)  # fmt: skip
def test_what_cannot_be_evidence_is_refused_with_what_to_do(data, message):
    with pytest.raises(Unknown, match=f"“材料.txt”没有收下：.*{message}.*；"):
        kind_of(data, name="材料.txt")


@given(st.binary(max_size=60), st.sampled_from(sorted(ENDINGS)))
def test_any_bytes_are_taken_for_what_they_are_or_refused(data, kind):
    name = f"f{ENDINGS[kind][0]}"
    try:
        found = kind_of(data, name=name)
    except Unknown:
        return
    assert ENDINGS[kind][0] in ENDINGS[found]


def test_the_text_of_a_document_is_shown_from_its_beginning(tmp_path):
    lines = text_of(REPORT, name="报告.docx", folder=tmp_path)
    assert lines[1] == "绩效自评工作报告"
    assert all(lines)
    many = "".join(f"第{number}人\n" for number in range(2 * SHOWN)).encode()
    assert len(text_of(many, name="签到.txt", folder=tmp_path)) == SHOWN


def test_a_sheet_of_performance_is_shown_as_the_table_that_it_is(tmp_path):
    lines = text_of(REPORT, name="报告.docx", folder=tmp_path)
    assert any("一级指标 | 二级指标" in one for one in lines)


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 broken", BEGINNINGS["png"], b"%PDF-1.4 broken"])
def test_a_file_without_text_shows_none(data, tmp_path):
    assert text_of(data, name="材料.pdf", folder=tmp_path) == ()
