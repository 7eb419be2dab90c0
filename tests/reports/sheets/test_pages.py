"""Sheets set on pages: nothing runs off the paper, titles stand on every page, tables are whole."""

from __future__ import annotations

from dataclasses import replace

import pdfplumber
import pytest
from tests.reports.sheets.test_blocks import long_sheet

from jixiao.domain.document import Document
from jixiao.forms.form import all_forms
from jixiao.reports.paper.page import LANDSCAPE_TEXT_HEIGHT, POINTS_OF_MM, RIGHT, TEXT_HEIGHT, TOP
from jixiao.reports.sheets.write import write_sheets

FORMS = {form.name: form for form in all_forms()}
EACH = pytest.mark.parametrize("name", ["mof_2020_self_evaluation", "mof_2019_monitoring"])


def pages_of(sheet, folder):
    write_sheets(Document(title="绩效表", sheets=(sheet,)), folder / "sheets.pdf")
    with pdfplumber.open(folder / "sheets.pdf") as pdf:
        return [(page.extract_text(), page.lines, page.chars, page.width) for page in pdf.pages]


@EACH
def test_a_row_that_is_higher_than_a_page_loses_nothing(name, tmp_path):
    form = FORMS[name]
    sheet = long_sheet(form)
    words = "".join(f"第{at}项完成农村公路养护并验收合格。" for at in range(90))
    one = replace(sheet.indicators[0], reason=words, extra={"remark": words})
    pages = pages_of(replace(sheet, indicators=(one,)), tmp_path)
    printed = "".join(char["text"] for _text, _lines, chars, _width in pages for char in chars)
    assert "第89项" in printed.replace(" ", "")
    top, height = (RIGHT, LANDSCAPE_TEXT_HEIGHT) if form.is_wide else (TOP, TEXT_HEIGHT)
    for _text, lines, _chars, _width in pages:
        assert max(line["bottom"] for line in lines) <= (top + height + 3) * POINTS_OF_MM


@EACH
def test_the_titles_of_the_indicators_stand_on_every_page_of_a_long_sheet(name, tmp_path):
    pages = pages_of(long_sheet(FORMS[name]), tmp_path)
    assert len(pages) > 3
    assert all("一级指标" in text and "三级指标" in text for text, *_rest in pages)


@EACH
def test_a_parted_sheet_is_one_table_on_paper(name, tmp_path):
    _text, lines, _chars, _width = pages_of(long_sheet(FORMS[name]), tmp_path)[0]
    upright = sorted((line["top"], line["bottom"]) for line in lines if line["height"] > 1)
    reached = upright[0][1]
    for top, bottom in upright:
        assert top <= reached + 1
        reached = max(reached, bottom)


def test_only_the_wide_form_is_set_on_pages_on_their_side(tmp_path):
    for name, form in FORMS.items():
        folder = tmp_path / name
        folder.mkdir()
        width = pages_of(long_sheet(form), folder)[0][3]
        assert (width > 800) is form.is_wide
