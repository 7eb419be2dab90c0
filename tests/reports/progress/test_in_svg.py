"""The charts of a year's spending as a picture."""

import struct

import pytest
from lxml import etree
from tests.reports.progress.made import row, table_of

from jixiao.reports.charts.drawing import NothingToDraw
from jixiao.reports.paper.pictures import PIXELS_PER_INCH
from jixiao.reports.progress import in_svg


def test_the_charts_are_a_picture_with_a_bar_a_month_and_no_colour(tmp_path):
    in_svg.write_progress(table_of(), tmp_path / "图.svg")
    picture = etree.parse(tmp_path / "图.svg").getroot()
    bars = picture.xpath("//*[@fill='url(#lines)']")
    assert len(bars) == 7
    heights = [int(one.get("height")) for one in bars]
    assert heights == sorted(heights)
    assert abs(heights[6] - 7 * heights[0]) <= 7
    text = etree.tostring(picture, encoding="unicode")
    assert {"累计执行率", "时间进度"} <= set(picture.itertext())
    assert "计划进度" not in text
    colours = {one.get(name) for one in picture.iter() for name in ("fill", "stroke")}
    assert colours <= {None, "none", "white", "black", "#BFBFBF", "url(#lines)"}


def test_a_month_of_refunds_goes_below_nought(tmp_path):
    months = (row(1_000_000, 300_000, month=1), row(1_000_000, -50_000, planned=1, month=2))
    in_svg.write_progress(table_of(months=months), tmp_path / "图.svg")
    picture = etree.parse(tmp_path / "图.svg").getroot()
    above, below = picture.xpath("//*[@fill='url(#lines)']")
    assert int(above.get("y")) + int(above.get("height")) == int(below.get("y"))
    assert "计划进度" in set(picture.itertext())


def test_the_charts_are_as_wide_as_the_text_of_a_document_in_pixels(tmp_path):
    in_svg.write_progress(table_of(), tmp_path / "图.PNG")
    data = (tmp_path / "图.PNG").read_bytes()
    assert data.startswith(b"\x89PNG")
    across, down = struct.unpack(">II", data[16:24])
    assert across == down == round(in_svg.PNG_WIDTH / 25.4 * PIXELS_PER_INCH)


def test_without_months_there_is_nothing_to_draw(tmp_path):
    with pytest.raises(NothingToDraw):
        in_svg.write_progress(table_of(months=()), tmp_path / "图.svg")
    assert not (tmp_path / "图.svg").exists()
