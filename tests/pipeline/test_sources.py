"""Where the values of a sheet stand in its file, and pictures of its pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from jixiao.pipeline.screen import screen_of
from jixiao.pipeline.sources import NoPicture, lines_of_sheets, page_picture, places_of

REPORT = Path("src/jixiao/demo/report-2020.docx")


def test_every_value_has_its_place_and_the_lines_around_it(printed):
    sheet = printed[0]
    places = places_of(sheet, screen_of(sheet))
    assert places["funds.0.original_budget"].column == 3
    assert places["objectives.annual.text"].row == 7
    assert places["spending_plan.3.share"].text == "100.00"
    lines = lines_of_sheets(REPORT, (sheet,))[0]
    cells = {
        (one["place"]["row"], one["place"]["column"]): one["text"] for line in lines for one in line
    }
    assert cells[10, 3] == "完成率"


def test_a_page_that_is_not_there_is_not_drawn(tmp_path):
    path = tmp_path / "x.pdf"
    path.write_bytes(b"%PDF-1.4 broken")
    with pytest.raises(NoPicture):
        page_picture(path, 1)


def test_a_page_is_drawn_with_the_words_marked(tmp_path):
    import io

    from PIL import Image

    pdf = next(Path("tests/samples").rglob("*.pdf"))
    plain = Image.open(io.BytesIO(page_picture(pdf, 1)))
    word = _first_words(pdf)
    marked = Image.open(io.BytesIO(page_picture(pdf, 1, quoted=word)))
    assert plain.size == marked.size
    assert plain.tobytes() != marked.tobytes()
    with pytest.raises(NoPicture, match="没有第999页"):
        page_picture(pdf, 999)


def _first_words(pdf):
    import pypdfium2  # type: ignore[import-untyped]

    with pypdfium2.PdfDocument(pdf) as document:
        text = document[0].get_textpage().get_text_bounded()
    return next(line.strip() for line in text.splitlines() if len(line.strip()) > 3)[:6]
