"""PDF: what a page shows becomes paragraphs and tables, whole again over page ends."""

from __future__ import annotations

import json
import logging
import time
import zlib
from itertools import pairwise
from pathlib import Path

import pytest
from tests.readers.pages_check import (
    document,
    grids,
    is_read,
    read_pdf,
    said,
    squeezed,
    texts,
    with_faults,
)
from tests.readers.pdf_writer import WHOLE_PICTURE, pdf, table, text

from jixiao.domain.place import Place
from jixiao.domain.text import squeeze
from jixiao.readers.blocks import Blocks
from jixiao.readers.opening import Opened, UnreadableFile, open_file
from jixiao.readers.pages import pages_read
from jixiao.readers.pages.pdf import read
from jixiao.readers.word import docx

HEADER = ["一级指标", "三级指标", "指标值", "依据"]
WORDS = "道路养护情况良好，完成了年度目标。"
LOCKED = f"/Filter /Standard /V 1 /R 2 /P -4 /O <{'00' * 32}> /U <{'00' * 32}>"
FULL = "本项目为改善农村出行条件而设立，由县交通运输局组织实施，县公路站负责日常养护和验收"


def _fault(data: bytes) -> UnreadableFile:
    with pytest.raises(UnreadableFile) as caught:
        read_pdf(data)
    return caught.value


@pytest.fixture(scope="module")
def report(samples) -> Blocks:
    return read(open_file(samples / "baoding-2020" / "report.pdf"))


@pytest.fixture(scope="module")
def original(samples) -> Blocks:
    return docx.read(open_file(samples / "baoding-2020" / "report.docx"))


def test_the_report_says_the_same_as_its_word_original(report, original):
    found, expected = document(report), document(original)
    assert [said(one) for one in found.sheets] == [said(one) for one in expected.sheets]
    assert sum(len(one.indicators) for one in found.sheets) == 37
    assert report.problems == ()
    for name in ("kind", "title", "unit", "fiscal_year", "signed_date"):
        assert getattr(found, name) == getattr(expected, name)
    assert len(found.sections) == len(expected.sections)


def test_the_tables_of_the_report_have_the_cells_that_were_drawn(report, samples):
    cells = json.loads((samples / "baoding-2020" / "cells.json").read_text(encoding="utf-8"))
    expected = [[[squeeze(text) for text in row] for row in one["grid"]] for one in cells]
    # One merged cell is printed as two, with a line between them.
    expected[3][11][0] = ""
    assert [squeezed(one) for one in grids(report)] == expected


def test_the_paragraphs_of_the_report_are_those_of_its_word_original(report, original):
    found = {squeeze(one) for one in texts(report)}
    expected = [squeeze(one) for one in texts(original)]
    assert sum(one in found for one in expected) >= len(expected) - 2


def test_every_place_names_its_page(report):
    places = [row[0].place for grid in grids(report) for row in grid if row]
    assert {one.page for one in places} == set(range(6, 13))
    assert report.items[0].place == Place(texts(report)[0], page=1, paragraph=1)


def test_a_scan_is_refused_with_what_to_ask_for():
    fault = _fault(pdf(WHOLE_PICTURE, WHOLE_PICTURE))
    assert fault.kind == "scanned"
    assert "扫描件" in str(fault)
    assert "请提供Word" in str(fault)


def test_scanned_pages_among_others_are_named():
    page = text(WORDS, 60, 60)
    blocks = read_pdf(pdf(page, WHOLE_PICTURE, WHOLE_PICTURE, page, WHOLE_PICTURE))
    (problem,) = blocks.problems
    assert (problem.kind, problem.place.page) == ("scanned", 2)
    assert "第2-3、5页" in problem.message
    assert texts(blocks) == [WORDS, WORDS]


@pytest.mark.parametrize("how", [LOCKED, "/Filter /Other /V 9"])
def test_an_encrypted_file_is_refused(how):
    fault = _fault(pdf(text(WORDS, 60, 60), extra=f"/Encrypt << {how} >> /ID [<00><00>]"))
    assert fault.kind == "encrypted"
    assert "；请" in str(fault)


@pytest.mark.parametrize("data", [b"%PDF-1.4 nothing", b"%PDF-", pdf()])
def test_a_file_without_pages_is_damaged(data):
    assert _fault(data).kind == "damaged"


def test_pages_without_anything_have_no_text():
    assert _fault(pdf("", "")).kind == "no_text"


def test_fonts_without_codes_are_said():
    strange = "BT /N 1 Tf 10 0 0 10 60 700 Tm <" + "fff0fff1" * 10 + "> Tj ET\n"
    assert _fault(pdf(strange)).kind == "unknown_encoding"
    (problem,) = read_pdf(pdf(text(WORDS, 60, 60), strange)).problems
    assert (problem.kind, problem.place.page) == ("unknown_encoding", 2)


def test_no_more_pages_are_read_than_the_limit(monkeypatch):
    monkeypatch.setattr(pages_read, "MOST_PAGES", 2)
    blocks = read_pdf(pdf(*[text(WORDS, 60, 60)] * 4))
    (problem,) = blocks.problems
    assert (problem.kind, problem.place.page) == ("too_large", 2)
    assert len(texts(blocks)) == 2


def test_a_page_of_impossible_size_is_left_out():
    assert _fault(pdf(text(WORDS, 60, 60), box="[0 0 1e9 1e9]")).kind == "damaged"


def test_forms_that_multiply_cost_one_page_and_little_time():
    names = "ABCDEGH"
    forms = {one: f"/{two} Do " * 30 for one, two in pairwise(names)}
    start = time.perf_counter()
    blocks = read_pdf(pdf(text(WORDS, 60, 60), "/A Do", forms={**forms, "H": text("无", 60, 60)}))
    assert time.perf_counter() - start < 10
    assert texts(blocks) == [WORDS]
    assert [(one.kind, one.place.page) for one in blocks.problems] == [("damaged", 2)]


def test_contents_that_unpack_to_an_attack_are_left_out():
    packed = zlib.compress(bytes(80 * 2**20)).decode("latin-1")
    data = pdf(packed).replace(b"<<  /Length", b"<< /Filter /FlateDecode /Length")
    assert _fault(data).kind == "damaged"


def test_the_library_says_nothing_by_itself(caplog, capsys):
    with caplog.at_level(logging.DEBUG, logger="jixiao"):
        read_pdf(pdf("/Nowhere Do (x) Tj\n" + text(WORDS, 60, 60)))
    assert caplog.records == []
    assert capsys.readouterr() == ("", "")


MADE = pdf(
    text(WORDS, 60, 60) + table([HEADER, ["产出指标", "里程", "^", "<"]]),
    table([HEADER, HEADER]),
    WHOLE_PICTURE,
    "q 0 0 300 300 re W n /A Do Q",
    forms={"A": table([HEADER, HEADER])},
)


@pytest.mark.parametrize("seed", range(60))
def test_a_changed_file_is_blocks_or_a_fault_and_never_slow(seed, samples):
    report = samples / "baoding-2020" / "report.pdf"
    data = report.read_bytes() if seed % 20 == 0 else MADE
    start = time.process_time()
    assert is_read(read, Opened(Path("made.pdf"), with_faults(data, seed), "", "pdf"))
    assert time.process_time() - start < 10
