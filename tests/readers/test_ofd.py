"""OFD: text objects and paths of the national layout format, read as a PDF's pages are."""

from __future__ import annotations

import io
import time
import zipfile
from pathlib import Path

import pytest
from tests.readers.build import zipped
from tests.readers.ofd_writer import from_pdf, line, ofd, table, text
from tests.readers.pages_check import (
    document,
    grids,
    is_read,
    said,
    squeezed,
    texts,
    with_faults,
)

from jixiao.readers.blocks import Blocks
from jixiao.readers.opening import Opened, UnreadableFile, open_file
from jixiao.readers.pages import ofd_objects, pages_read, pdf
from jixiao.readers.pages.ofd import read
from jixiao.readers.pages.ofd_objects import distances
from jixiao.readers.pages.ofd_package import path_from
from jixiao.readers.word import docx

WORDS = "道路养护情况良好。"
ROWS = [["一级指标", "三级指标", "指标值"], ["产出指标", "里程", "≥20公里"]]
PICTURE = '<ofd:ImageObject Boundary="0 0 210 297" ResourceID="3"/>'
ENTITY = '<!DOCTYPE a [<!ENTITY x "哈">]>'


def _read(data: bytes) -> Blocks:
    return read(Opened(Path("made.ofd"), data, "", "ofd"))


def _fault(data: bytes) -> UnreadableFile:
    with pytest.raises(UnreadableFile) as caught:
        _read(data)
    return caught.value


def _changed(data: bytes, name: str, part: bytes | str | None) -> bytes:
    """The archive with another part of a name, or without it."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts: dict[str, bytes | str] = {one: archive.read(one) for one in archive.namelist()}
    parts.pop(name, None)
    return zipped(parts if part is None else {**parts, name: part})


@pytest.fixture(scope="module")
def written(samples) -> bytes:
    return from_pdf(samples / "baoding-2020" / "report.pdf")


def test_the_report_as_ofd_says_the_same_as_its_word_original(written, samples):
    word = docx.read(open_file(samples / "baoding-2020" / "report.docx"))
    found, expected = document(_read(written)), document(word)
    assert [said(one) for one in found.sheets] == [said(one) for one in expected.sheets]
    assert (found.title, found.signed_date) == (expected.title, expected.signed_date)
    assert len(found.sections) == len(expected.sections)


def test_the_report_as_ofd_has_the_tables_and_paragraphs_of_the_pdf(written, samples):
    found, expected = _read(written), pdf.read(open_file(samples / "baoding-2020" / "report.pdf"))
    assert [squeezed(one) for one in grids(found)] == [squeezed(one) for one in grids(expected)]
    assert [one.place.page for one in found.items] == [one.place.page for one in expected.items]
    assert found.problems == ()


def test_text_and_ruled_tables_are_read_in_order():
    blocks = _read(ofd(text(WORDS, x=20, y=20) + table(ROWS, x=20, y=40)))
    assert texts(blocks) == [WORDS]
    assert [one.texts() for one in grids(blocks)] == [ROWS]


def test_a_table_goes_on_over_the_page():
    blocks = _read(
        ofd(table(ROWS, x=20, y=200), table([ROWS[0], ["效益指标", "收入", "1"]], x=20, y=20))
    )
    assert [one.texts() for one in grids(blocks)] == [[*ROWS, ["效益指标", "收入", "1"]]]


@pytest.mark.parametrize(
    ("delta", "expected"),
    [
        ("1 2", [1, 2]),
        ("g 3 4.5 2", [4.5, 4.5, 4.5, 2]),
        ("g 999999 1", [1] * 8),
        ("G 2 1", [1, 1]),
        ("g", []),
        ("1 x 2", [1]),
        ("g -3 1 2", [2]),
        (None, []),
    ],
)
def test_distances_between_letters_may_be_repeated(delta, expected):
    assert distances(delta, 8) == expected


def test_text_without_distances_is_set_by_the_width_of_its_letters():
    assert texts(_read(ofd(text("道路2020年", x=20, y=20, delta="")))) == ["道路2020年"]


def test_letters_may_run_down_the_page():
    down = (
        '<ofd:TextObject Size="5" Boundary="20 20 6 60"><ofd:TextCode X="0" Y="4"'
        ' DeltaY="g 3 8">产出指标</ofd:TextCode></ofd:TextObject>'
    )
    assert "".join(texts(_read(ofd(down + text(WORDS, x=20, y=80))))) == "产出指标" + WORDS


def test_what_a_template_prints_is_read_and_stands_behind():
    made = ofd(text("道路养护", x=60, y=41), template=text("项目名称", x=20, y=41))
    assert texts(_read(made)) == ["项目名称  道路养护"]


def test_a_matrix_moves_and_scales_and_slanted_text_is_a_watermark():
    moved = text(WORDS, x=0, y=0, more='CTM="1 0 0 1 20 100"')
    slanted = text("水印", x=50, y=50, more='CTM="0.7 0.7 -0.7 0.7 0 0"')
    hidden = text("隐藏", x=50, y=60, more='Visible="false"')
    odd = text("坏", x=50, y=70).replace('Boundary="50 70', 'Boundary="x')
    assert texts(_read(ofd(moved + slanted + hidden + odd))) == [WORDS]


def test_thin_filled_shapes_are_lines_and_wide_ones_shading():
    thin = (
        '<ofd:PathObject Boundary="20 40 80 0.2" Stroke="false" Fill="true">'
        "<ofd:AbbreviatedData>M 0 0 L 80 0 L 80 0.2 L 0 0.2 C</ofd:AbbreviatedData>"
        "</ofd:PathObject>"
    )
    shade = thin.replace("80 0.2", "80 60").replace("0.2", "60")
    sides = "".join(line(x, 40, x, 50) for x in (20, 60, 100)) + line(20, 50, 100, 50)
    words = text("里程", x=21, y=41) + text("20公里", x=61, y=41)
    assert [one.texts() for one in grids(_read(ofd(thin + shade + sides + words)))] == [
        [["里程", "20公里"]]
    ]
    curve = line(20, 40, 60, 40).replace("L 40 0", "B 1 1 2 2 3 3 X 9")
    assert texts(_read(ofd(curve + text(WORDS, x=20, y=20)))) == [WORDS]


def test_a_scan_is_refused_and_scanned_pages_are_named():
    assert _fault(ofd(PICTURE, PICTURE)).kind == "scanned"
    (problem,) = _read(ofd(text(WORDS, x=20, y=20), PICTURE)).problems
    assert (problem.kind, problem.place.page) == ("scanned", 2)


def test_an_encrypted_file_is_refused():
    assert _fault(_changed(ofd(""), "Encryptions.xml", "<a/>")).kind == "encrypted"


@pytest.mark.parametrize(
    "name", ["OFD.xml", "Doc_0/Document.xml", "Doc_0/Pages/Page_0/Content.xml"]
)
@pytest.mark.parametrize("part", [None, "", "不是XML", ENTITY + "<a>&x;</a>"])
def test_a_file_without_a_part_that_it_needs_is_refused(name, part):
    fault = _fault(_changed(ofd(text(WORDS, x=20, y=20)), name, part))
    assert fault.kind in {"damaged", "entities"}
    assert "；请" in str(fault)


def test_a_damaged_page_costs_only_itself():
    made = ofd(text(WORDS, x=20, y=20), text("坏页", x=20, y=20), text("末页", x=20, y=20))
    blocks = _read(_changed(made, "Doc_0/Pages/Page_1/Content.xml", "<broken"))
    assert texts(blocks) == [WORDS, "末页"]
    assert [(one.kind, one.place.page) for one in blocks.problems] == [("damaged", 2)]


def test_no_more_pages_are_read_than_the_limit(monkeypatch):
    monkeypatch.setattr(pages_read, "MOST_PAGES", 1)
    blocks = _read(ofd(*[text(WORDS, x=20, y=20)] * 3))
    assert (texts(blocks), [one.kind for one in blocks.problems]) == ([WORDS], ["too_large"])


def test_more_text_than_any_page_holds_is_cut_off():
    long = "".join(chr(0x4E00 + number * 7919 % 20000) for number in range(500_000))
    (paragraph,) = texts(_read(ofd(text(long, x=20, y=20))))
    assert len(paragraph) == 5000


def test_no_more_is_read_of_a_page_than_the_limit(monkeypatch):
    monkeypatch.setattr(ofd_objects, "MOST_OBJECTS", 25)
    many = "".join(text(WORDS, x=20, y=20 + 10 * number) for number in range(20))
    assert "".join(texts(_read(ofd(many)))) == WORDS * 3


def test_locations_are_seen_from_the_part_or_from_the_root():
    assert path_from("Doc_0/Document.xml", "Pages/P.xml") == "Doc_0/Pages/P.xml"
    assert path_from("Doc_0/Document.xml", "/Doc_1/P.xml") == "Doc_1/P.xml"
    assert path_from("", "Doc_0/../Doc_1/D.xml") == "Doc_1/D.xml"


@pytest.mark.parametrize("seed", range(60))
def test_a_changed_file_is_blocks_or_a_fault_and_never_slow(seed, written):
    names = ["OFD.xml", "Doc_0/Document.xml", "Doc_0/Pages/Page_7/Content.xml", ""]
    name = names[seed % 4]
    data = with_faults(written, seed)
    if name:
        with zipfile.ZipFile(io.BytesIO(written)) as archive:
            data = _changed(written, name, with_faults(archive.read(name), seed))
    start = time.process_time()
    assert is_read(read, Opened(Path("made.ofd"), data, "", "ofd"))
    assert time.process_time() - start < 10
