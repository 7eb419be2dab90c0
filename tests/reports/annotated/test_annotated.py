"""Annotated copies: comments at the very cells, and nothing lost of the original."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from docx import Document as WordDocument
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from lxml import etree
from openpyxl.comments import Comment

from jixiao.domain.document import Source
from jixiao.domain.finding import Finding, Severity
from jixiao.domain.grid import Grid
from jixiao.domain.place import Place
from jixiao.domain.text import squeeze
from jixiao.office.docx_spots import spots_of
from jixiao.office.package import Package
from jixiao.office.worksheets import column_letters
from jixiao.readers import opening
from jixiao.readers.read import read_document
from jixiao.readers.word import docx
from jixiao.reports.annotated.annotated import annotated
from jixiao.reports.annotated.not_annotatable import NotAnnotatable

SAMPLES = Path(__file__).parents[2] / "samples"
WORD_FILES = sorted(SAMPLES.rglob("*.docx"))
BOOKS = sorted(SAMPLES.rglob("*.xlsx"))
BASIS = "财预〔2020〕10号"


def finding(message, *, place, severity=Severity.WARNING, wrong=""):
    return Finding("TG003", severity, message, place=place, fix="改正", basis=BASIS, wrong=wrong)


def content(path):
    return replace(read_document(path), source=Source(), problems=())


def word_comments(data):
    return [one.text for one in WordDocument(io.BytesIO(data)).comments]


def marked_text(data, number=0):
    """The words between the marks of a comment."""
    document = WordDocument(io.BytesIO(data))
    identifier = str([one.comment_id for one in document.comments][number])
    words, inside = "", False
    for one in document.element.body.iter():
        if one.get(qn("w:id")) == identifier and "commentRange" in str(one.tag):
            inside = str(one.tag).endswith("commentRangeStart")
        elif inside and one.tag == qn("w:t"):
            words += one.text or ""
    return words


def notes(data):
    book = openpyxl.load_workbook(io.BytesIO(data))
    return {
        (tab.title, cell.coordinate): cell.comment.text
        for tab in book
        for row in tab.iter_rows()
        for cell in row
        if cell.comment
    }


def blocks_of(path):
    return docx.read(opening.open_file(path)).items


@pytest.mark.parametrize("path", WORD_FILES, ids=lambda one: one.name)
def test_every_paragraph_and_cell_is_found_by_the_numbers_that_the_reader_gave(path):
    spots = spots_of(Package.of(path.read_bytes()).xml("word/document.xml"))
    compared = 0
    for block in blocks_of(path):
        cells = [one for row in block.rows for one in row] if isinstance(block, Grid) else [block]
        for cell in cells:
            spot = spots.find(cell.place)
            assert spot is not None
            printed = "".join("".join(one.itertext(qn("w:t"))) for one in spot.iter(qn("w:p")))
            read, printed = squeeze(cell.text), squeeze(printed)
            assert read[-2:] in printed or printed in read
            compared += 1
    assert compared


@pytest.mark.parametrize("path", WORD_FILES, ids=lambda one: one.name)
def test_an_annotated_word_file_says_what_the_original_says(path, tmp_path):
    places = [one.place for one in blocks_of(path)]
    copy = tmp_path / path.name
    findings = [finding("不对", place=one) for one in [*places, Place()]]
    copy.write_bytes(annotated(path.read_bytes(), findings, form="docx"))
    assert content(copy) == content(path)
    kept_as_it_was(path, copy, changed={"word/document.xml"})
    assert len(word_comments(copy.read_bytes())) == len(findings)


@pytest.mark.parametrize("path", BOOKS, ids=lambda one: one.name)
def test_an_annotated_workbook_says_what_the_original_says(path, tmp_path):
    tabs = openpyxl.load_workbook(path).sheetnames
    findings = [finding("不对", place=Place(tab=tab, row=3, column=2)) for tab in tabs]
    copy = tmp_path / path.name
    copy.write_bytes(annotated(path.read_bytes(), findings, form="xlsx"))
    assert content(copy) == content(path)
    sheets = {name for name in zipfile.ZipFile(path).namelist() if "/worksheets/" in name}
    kept_as_it_was(path, copy, changed=sheets)
    assert len(notes(copy.read_bytes())) == len(tabs)


def kept_as_it_was(path, copy, *, changed):
    """Every part but those that must be changed is the same, byte for byte."""
    before, after = zipfile.ZipFile(path), zipfile.ZipFile(copy)
    assert set(before.namelist()) <= set(after.namelist())
    for name in before.namelist():
        if name not in changed and not name.endswith((".rels", "[Content_Types].xml")):
            assert before.read(name) == after.read(name), name


@pytest.fixture
def word():
    """A paragraph in two kinds of type, a table with merged cells, and a table in a cell."""
    document = WordDocument()
    paragraph = document.add_paragraph("流动科技馆运行经费24.00万元，")
    paragraph.add_run("智慧保定70.00万元").bold = True
    table = document.add_table(rows=3, cols=3)
    table.cell(0, 0).merge(table.cell(1, 0)).text = "产出指标"
    table.cell(0, 1).merge(table.cell(0, 2)).text = "≥100%"
    table.cell(2, 2).add_table(rows=1, cols=1).cell(0, 0).text = "内层"
    document.add_table(rows=1, cols=1).cell(0, 0).text = "第三张"

    def data():
        out = io.BytesIO()
        document.save(out)
        return out.getvalue()

    return data


@pytest.mark.parametrize(
    ("place", "text"),
    [
        (Place(paragraph=1), "流动科技馆运行经费24.00万元，智慧保定70.00万元"),
        (Place(table=1, row=1, column=1), "产出指标"),
        (Place(table=1, row=2, column=1), "产出指标"),
        (Place(table=1, row=1, column=2), "≥100%"),
        (Place(table=1, row=1), "产出指标"),
        (Place(table=1), "产出指标"),
        (Place(table=2, row=1, column=1), "内层"),
        (Place(table=3, row=1, column=1), "第三张"),
    ],
)
def test_a_comment_stands_at_the_paragraph_or_cell(word, place, text):
    assert marked_text(annotated(word(), [finding("不对", place=place)], form="docx")) == text


@pytest.mark.parametrize("words", ["24.00", "24.00万元，智慧", "70.00万元", "流动"])
def test_in_a_paragraph_the_words_that_are_wrong_are_marked(word, words):
    found = finding("与表中不一致", place=Place(paragraph=1), wrong=words)
    data = annotated(word(), [found], form="docx")
    assert marked_text(data) == words
    first = WordDocument(io.BytesIO(data)).paragraphs[0]
    assert first.text == "流动科技馆运行经费24.00万元，智慧保定70.00万元"
    assert "".join(one.text for one in first.runs if one.bold) == "智慧保定70.00万元"


def test_words_that_are_not_there_leave_the_whole_paragraph_marked(word):
    found = finding("不一致", place=Place(paragraph=1), wrong="没有的话")
    assert marked_text(annotated(word(), [found], form="docx")).startswith("流动科技馆")


def test_several_findings_at_a_cell_are_one_comment_the_gravest_first(word):
    at = Place(table=1, row=1, column=2)
    some = [finding("甲", place=at), finding("乙", place=at, severity=Severity.ERROR)]
    (text,) = word_comments(annotated(word(), some, form="docx"))
    assert text.splitlines() == [
        "【错误】TG003 乙", "建议：改正", f"依据：{BASIS}",
        "【警告】TG003 甲", "建议：改正", f"依据：{BASIS}",
    ]  # fmt: skip


@pytest.mark.parametrize("place", [Place(), Place(paragraph=99), Place(table=9, row=1, column=1)])
def test_a_finding_without_a_spot_of_its_own_stands_at_the_beginning(word, place):
    data = annotated(word(), [finding("缺一部分", place=place)], form="docx")
    (text,) = word_comments(data)
    assert text.startswith(f"【警告】TG003 缺一部分{f'（{place}）' if str(place) else ''}")
    assert marked_text(data).startswith("流动科技馆")


def test_no_mark_stands_inside_a_text_box():
    document = WordDocument()
    cell = document.add_table(rows=1, cols=1).cell(0, 0)
    cell.text = "外"
    inner = "<w:txbxContent><w:p><w:r><w:t>框</w:t></w:r></w:p></w:txbxContent>"
    box = f"<w:r {nsdecls('w')}><w:pict>{inner}</w:pict></w:r>"
    cell.paragraphs[0]._p.append(parse_xml(box))
    out = io.BytesIO()
    document.save(out)
    some = [finding("不对", place=Place(table=1, row=1, column=1))]
    copy = WordDocument(io.BytesIO(annotated(out.getvalue(), some, form="docx")))
    for mark in copy.element.body.iter(qn("w:commentRangeStart"), qn("w:commentRangeEnd")):
        assert qn("w:txbxContent") not in {one.tag for one in mark.iterancestors()}
    assert [one.text for one in copy.comments]


def test_comments_that_a_word_file_has_are_kept(word):
    once = annotated(word(), [finding("甲", place=Place(paragraph=1))], form="docx")
    twice = annotated(once, [finding("乙", place=Place(paragraph=1))], form="docx")
    assert [one.splitlines()[0] for one in word_comments(twice)] == [
        "【警告】TG003 甲", "【警告】TG003 乙",
    ]  # fmt: skip


@pytest.fixture
def book():
    """A worksheet with a merged range and a comment, and a second one."""
    made = openpyxl.Workbook()
    tab = made.create_sheet("表1", 0)
    del made["Sheet"]
    tab["B2"] = "≥100%"
    tab["A5"] = "合并"
    tab.merge_cells("A5:C6")
    tab["D4"] = 12
    tab["D4"].comment = Comment("经办人：已核", "经办人")
    made.create_sheet("表2")["A1"] = "=1+1"
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def test_a_note_stands_at_its_cell_and_at_the_first_of_a_merged_range(book):
    some = [
        finding("甲", place=Place(tab="表2", row=1, column=1)),
        finding("乙", place=Place(tab="表1", row=6, column=3)),
        finding("丙", place=Place(tab="表1", row=2)),
    ]
    said = notes(annotated(book, some, form="xlsx"))
    assert {key: text.splitlines()[0][-1] for key, text in said.items()} == {
        ("表2", "A1"): "甲", ("表1", "A5"): "乙", ("表1", "A2"): "丙", ("表1", "D4"): "核",
    }  # fmt: skip


def test_a_note_at_a_cell_that_has_one_follows_it(book):
    found = finding("不对", place=Place(tab="表1", row=4, column=4))
    said = notes(annotated(book, [found], form="xlsx"))
    assert said["表1", "D4"].splitlines()[:2] == ["经办人：已核", "【警告】TG003 不对"]


def test_every_note_has_one_box_and_the_worksheet_refers_to_it_once(book):
    some = [finding("甲", place=Place(tab="表1", row=row, column=2)) for row in (2, 3)]
    once = annotated(book, some[:1], form="xlsx")
    twice = annotated(once, some, form="xlsx")
    package = Package.of(twice)
    sheet = package.xml("xl/worksheets/sheet1.xml")
    assert len(list(sheet.iter("{*}legacyDrawing"))) == 1
    boxes = package.linked("xl/worksheets/sheet1.xml", "vmlDrawing")
    assert boxes is not None
    drawing = package.part(boxes).decode()
    etree.fromstring(drawing)
    assert len(re.findall(r"<(?:\w+:)?ClientData\b", drawing)) == len(notes(twice)) == 3


@pytest.mark.parametrize("place", [Place(), Place(tab="没有的表", row=4, column=1)])
def test_a_finding_without_a_cell_stands_in_the_first_one(book, place):
    said = notes(annotated(book, [finding("缺表", place=place)], form="xlsx"))
    where = ("表1", "A1") if place.tab is None else ("表1", "A4")
    assert "缺表" in said[where]


def test_a_formula_stays_a_formula(book):
    found = finding("不对", place=Place(tab="表2", row=1, column=1))
    copy = openpyxl.load_workbook(io.BytesIO(annotated(book, [found], form="xlsx")))
    assert copy["表2"]["A1"].value == "=1+1"


@pytest.mark.parametrize(
    ("form", "words"),
    [
        ("pdf", "索取Word或Excel原件"),
        ("doc", "另存为.docx"),
        ("xls", "另存为.xlsx"),
        ("txt", "另存为.docx"),
    ],
)
def test_other_formats_are_refused_with_what_to_do(form, words):
    with pytest.raises(NotAnnotatable, match=f"{form}格式的文件不能加批注；.*{words}"):
        annotated(b"", [], form=form)


@pytest.mark.parametrize("form", ["docx", "xlsx"])
def test_a_damaged_file_is_refused(form):
    with pytest.raises(NotAnnotatable, match="文件内部有损坏"):
        annotated(b"PK\x03\x04", [], form=form)


@pytest.mark.parametrize(
    ("form", "parts"),
    [
        ("docx", {}),
        ("docx", {"word/document.xml": "<a/>"}),
        ("xlsx", {}),
        ("xlsx", {"xl/workbook.xml": "<a/>"}),
    ],
)
def test_a_file_without_the_usual_parts_is_refused(form, parts):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        made.writestr("[Content_Types].xml", "<Types/>")
        for name, text in parts.items():
            made.writestr(name, text)
    with pytest.raises(NotAnnotatable, match="不能加批注；请用"):
        annotated(out.getvalue(), [finding("不对", place=Place())], form=form)


@pytest.mark.parametrize(("column", "letters"), [(1, "A"), (26, "Z"), (27, "AA"), (702, "ZZ")])
def test_columns_have_letters(column, letters):
    assert column_letters(column) == letters
