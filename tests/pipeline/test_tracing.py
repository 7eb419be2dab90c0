"""Figures back to their sources: whether the sources are there, and files that are hostile."""

from __future__ import annotations

import hashlib
import zlib
from pathlib import Path

import pytest
from pdfminer.pdftypes import PDFStream
from pdfminer.psparser import LIT
from tests.reports.tracing.made import (
    BODY,
    figure,
    origin,
    page_bytes,
    register_with,
    word_bytes,
    write_workbook,
    zipped,
)

from jixiao import pipeline
from jixiao.domain.place import Place
from jixiao.pipeline import Unknown
from jixiao.pipeline.tracing import trace
from jixiao.reports.documents.self_evaluation import self_evaluation_paper
from jixiao.reports.paper.html.write import write_html
from jixiao.reports.paper.ofd.write import write_ofd
from jixiao.reports.paper.pdf.write import write_pdf
from jixiao.reports.paper.word.write import write_docx
from jixiao.reports.sheets.write import write_sheets
from jixiao.reports.tracing import in_pdf
from jixiao.reports.tracing.citing import Citing
from jixiao.reports.tracing.register import NotARegister, register_of
from jixiao.reports.tracing.trace import SourceState

SAMPLE = Path(__file__).parents[1] / "samples" / "baoding-2020" / "report.docx"


def written(tmp_path, body=BODY, register=None) -> Path:
    path = tmp_path / "out" / "a.docx"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(word_bytes(body, register))
    return path


def with_source(tmp_path, content: bytes) -> Path:
    """A file with one figure whose source had that content."""
    sha256 = hashlib.sha256(content).hexdigest()
    body = f"<w:p>{figure('48.00', origin(sha256=sha256), 1, at=0)}</w:p>"
    return written(tmp_path, body, register_with(sha256).to_json())


def test_a_number_is_answered_with_its_place_working_and_cells(tmp_path):
    found = trace(written(tmp_path), "48万元")
    (one,) = found.figures
    assert (one.text, one.name, one.working) == ("48.00", "预算数合计", "2个项目预算数之和")
    assert [cell.place.row for cell in one.cells] == [4, 9]
    assert found.untraced == ()
    assert found.is_sound


def test_without_a_number_every_figure_is_listed(tmp_path):
    assert [one.text for one in trace(written(tmp_path)).figures] == ["48.00", "24.00", "24.00"]


def test_a_number_without_origin_is_told_with_its_place(tmp_path):
    found = trace(written(tmp_path), "148")
    assert found.figures == ()
    assert [str(one) for one in found.untraced] == ["第2段"]
    assert not found.is_sound


def test_a_number_printed_again_by_hand_is_told_beside_the_one_with_an_origin(tmp_path):
    body = BODY.replace("执行148.00万元", "执行48.00万元")
    found = trace(written(tmp_path, body), "48.00")
    assert len(found.figures) == 1
    assert [str(one) for one in found.untraced] == ["第2段"]


def test_a_changed_figure_is_found_by_its_old_and_by_its_new_number(tmp_path):
    path = written(tmp_path, BODY.replace(">48.00<", ">50.00<"))
    for asked in ("48.00", "50"):
        found = trace(path, asked)
        assert [(one.made, one.text) for one in found.figures] == [("48.00", "50.00")]
        assert not found.is_sound


def test_a_source_is_looked_for_where_it_was_and_beside_the_file(tmp_path, monkeypatch):
    path = with_source(tmp_path, b"source")
    assert trace(path).files[0].state is SourceState.MISSING
    assert trace(path).is_sound
    beside = path.parent / "报告.docx"
    beside.write_bytes(b"source")
    assert trace(path).files[0].found == str(beside)
    beside.write_bytes(b"changed")
    assert trace(path).files[0].state is SourceState.CHANGED
    assert not trace(path).is_sound
    (tmp_path / "报告.docx").write_bytes(b"source")
    monkeypatch.chdir(tmp_path)
    assert trace(path).files[0].state is SourceState.SAME


def test_a_source_inside_an_archive_is_found_there(tmp_path, monkeypatch):
    archive = tmp_path / "a.zip"
    archive.write_bytes(zipped({"报送/报告.docx": word_bytes()}))
    monkeypatch.chdir(tmp_path)
    (found,) = pipeline.files([Path("a.zip")])
    document = pipeline.read(found)
    assert document.source.path == "a.zip/报送/报告.docx"
    cited = Citing(document.source).origin("预算数", Place("48.00", paragraph=2))
    body = f"<w:p>{figure('48.00', cited, 1, at=0)}</w:p>"
    path = written(tmp_path, body, register_of([("48.00", cited)]).to_json())
    assert trace(path).files[0].state is SourceState.SAME


def test_a_number_that_stands_nowhere_is_a_fault_of_use(tmp_path):
    with pytest.raises(Unknown, match=r"没有印着“77\.77”"):
        trace(written(tmp_path), "77.77")


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.docx", word_bytes(register=""), "没有数据来源记录"),
        ("a.docx", word_bytes(register="{broken"), "数据来源记录已损坏"),
        ("a.html", page_bytes("{}"), "数据来源记录已损坏"),
        ("a.txt", "一、基本情况".encode(), "不能追溯这种文件"),
        ("a.docx", b"", "文件是空的"),
        ("a.docx", b"PK\x03\x04damaged", "已损坏"),
        ("a.pdf", b"%PDF-1.7\nnothing", "文件已损坏"),
    ],
)
def test_a_file_that_cannot_be_traced_is_said_in_one_sentence(tmp_path, name, data, words):
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(Unknown, match=words):
        trace(path, "48")


def test_a_missing_file_is_a_fault_of_use(tmp_path):
    with pytest.raises(Unknown, match="找不到这个文件"):
        trace(tmp_path / "a.docx")


def test_entities_in_a_part_are_refused(tmp_path):
    bomb = '<!DOCTYPE d [<!ENTITY a "aaaa">]><figures xmlns="urn:jixiao:figures:1">&a;</figures>'
    data = zipped({"word/document.xml": "<d/>", "customXml/item1.xml": bomb})
    path = tmp_path / "a.docx"
    path.write_bytes(data)
    with pytest.raises(Unknown, match="实体定义"):
        trace(path)


def test_a_part_that_unpacks_beyond_measure_is_refused(tmp_path):
    path = tmp_path / "a.docx"
    path.write_bytes(zipped({"word/document.xml": "<d/>", "customXml/item1.xml": b" " * 2**26}))
    with pytest.raises(Unknown, match="异常地大"):
        trace(path)


def test_all_parts_together_are_limited(tmp_path, monkeypatch):
    monkeypatch.setattr("jixiao.pipeline.safe_package.MAX_UNPACKED", 100)
    with pytest.raises(Unknown, match="异常地大"):
        trace(written(tmp_path))


def test_an_attachment_of_a_pdf_is_not_unpacked_beyond_its_limit(monkeypatch):
    stream = PDFStream({"Filter": LIT("FlateDecode")}, zlib.compress(b"0" * 10_000))
    catalog = {"Names": {"EmbeddedFiles": {"Names": ["x", {"F": b"jixiao-figures.json",
                                                           "EF": {"F": stream}}]}}}  # fmt: skip
    monkeypatch.setattr(in_pdf, "MAX_ATTACHMENT", 1000)
    with pytest.raises(NotARegister, match="大得异常"):
        in_pdf.register_in_pdf(catalog)


@pytest.fixture(scope="module")
def real(tmp_path_factory) -> dict[str, Path]:
    """The self-evaluation report of 2020 in every format that is written."""
    folder = tmp_path_factory.mktemp("real")
    checked = pipeline.check(pipeline.read(SAMPLE))
    paper = self_evaluation_paper(
        checked.document, findings=checked.findings, scores=checked.scores
    )
    paths = {one: folder / f"报告.{one}" for one in ("docx", "pdf", "html", "ofd", "xlsx")}
    write_docx(paper, paths["docx"])
    write_pdf(paper, paths["pdf"])
    write_html(paper, paths["html"])
    write_ofd(paper, paths["ofd"])
    write_sheets(checked.document, paths["xlsx"])
    return paths


@pytest.mark.parametrize("form", ["docx", "pdf", "html", "ofd", "xlsx"])
def test_every_figure_that_our_writers_print_is_found_unchanged(real, form):
    found = trace(real[form])
    assert len(found.figures) > 100
    assert [one for one in found.figures if one.state.value != "same"] == []
    assert [one.state for one in found.files] == [SourceState.SAME]
    assert found.is_sound


@pytest.mark.parametrize("form", ["docx", "pdf", "html", "ofd", "xlsx"])
def test_an_amount_of_the_report_leads_to_the_cell_of_its_source(real, form):
    cells = {
        str(cell.place)
        for one in trace(real[form], "48.00").figures
        for cell in one.cells
        if cell.text == "48.00"
    }
    assert "第4张表第3行第3列" in cells


def test_a_workbook_made_by_hand_is_traced(tmp_path):
    path = tmp_path / "a.xlsx"
    write_workbook(path)
    assert [one.name for one in trace(path, "48").figures] == ["预算数合计"]
