"""No reader fails, whatever a file holds: there is always a result or a named problem.

A hundred damaged copies of real files a format here; ``make fuzz`` reads thousands, each in a
process of its own that is watched for time and memory.
"""

from __future__ import annotations

import pytest
from benchmarks.corpus.mutations import FORMATS, files_of, mutations, seed_of
from hypothesis import given
from hypothesis import strategies as st

from jixiao.domain.document import Document, Paragraph, Source
from jixiao.domain.grid import Cell, Grid
from jixiao.readers.blocks import Blocks
from jixiao.readers.read import document_of, read_document

COPIES, FILES = 100, 4
BEGINNINGS = {
    "docx": b"PK\x03\x04", "doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "html": b"<html><table>",
    "rtf": b"{\\rtf1\\ansi\\ansicpg936 ", "pdf": b"%PDF-1.4\n", "text": b"",
}  # fmt: skip
RTF = st.sampled_from([
    "{", "}", "\\trowd", "\\cellx100", "\\cellx-1", "\\intbl ", "\\cell", "\\row", "\\par",
    "\\bin99", "\\bin-1", "\\'d6\\'d0", "\\'zz", "\\u20013?", "\\u-1 ", "\\uc9 ", "\\clmgf",
    "\\clmrg", "\\clvmgf", "\\clvmrg", "三级指标", "\\*\\x", "\\", "\\nestrow", "\\itap2",
])  # fmt: skip
HTML = st.sampled_from([
    "<table>", "</table>", "<tr>", "<td>", "<td rowspan=9>", "<td colspan=99999999>",
    "<td rowspan=0>", "<td colspan=-1>", "</td>", "<th>", "<p>", "<br>", "三级指标", "指标值",
    "≥90%", "<script>", "<!--", "&nbsp;", "&#0;", "&#xD800;", "<", "一级指标", "<div>",
    "</div></div>", "<tbody>",
])  # fmt: skip
CSV = st.sampled_from(
    [",", "\t", ";", "|", "\n", "\r\n", '"', '""', "一级指标", "三级指标", "指标值", "1", ""]
)


def is_answered(document: Document) -> bool:
    """Whether something was read, or every problem says what it is."""
    named = all(one.kind and one.message for one in document.problems)
    return named and (document.is_readable or bool(document.problems))


@pytest.mark.parametrize("name", FORMATS)
def test_a_damaged_copy_of_a_real_file_gives_a_result_or_a_problem(tmp_path, name):
    files = files_of(name)[:FILES]
    path = tmp_path / f"damaged.{name}"
    for file in files:
        data = file.read_bytes()
        for number, damaged in enumerate(mutations(data, COPIES // len(files), seed=seed_of(file))):
            path.write_bytes(damaged)
            assert is_answered(read_document(path)), f"{file.name}, copy {number}"


@pytest.mark.parametrize("name", BEGINNINGS)
def test_any_bytes_behind_the_right_beginning_give_a_result_or_a_problem(tmp_path_factory, name):
    path = tmp_path_factory.mktemp("made") / "made"

    @given(st.binary(max_size=2000))
    def reads(rest: bytes) -> None:
        path.write_bytes(BEGINNINGS[name] + rest)
        assert is_answered(read_document(path))

    reads()


@pytest.mark.parametrize(("start", "pieces"), [("{\\rtf1 ", RTF), ("<html>", HTML), ("", CSV)])
def test_any_order_of_marks_gives_a_result_or_a_problem(tmp_path_factory, start, pieces):
    path = tmp_path_factory.mktemp("made") / "made"

    @given(st.lists(pieces, max_size=60))
    def reads(parts: list[str]) -> None:
        path.write_bytes((start + "".join(parts)).encode("gb18030"))
        assert is_answered(read_document(path))

    reads()


def test_a_row_without_cells_beside_the_buttons_of_a_site_is_passed_over():
    grid = Grid(((), (Cell("三级指标", 0), Cell("指标值", 1))))
    buttons = Paragraph("【打印】 【关闭窗口】")
    document = document_of(Blocks((Paragraph("某县财政局绩效自评报告"), grid, buttons)), Source())
    assert [one.text for one in document.paragraphs()] == ["某县财政局绩效自评报告"]
