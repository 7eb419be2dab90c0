import pytest
from tests.reports.paper.samples import bars

from jixiao.reports.paper.pictures import PIXELS_PER_INCH, png_of
from jixiao.reports.paper.svg import UnsafePicture


def test_a_picture_is_as_many_pixels_as_its_width_needs():
    png = png_of(bars(), width=127)
    across = int.from_bytes(png[16:20], "big")
    assert png.startswith(b"\x89PNG")
    assert across == 127 * PIXELS_PER_INCH // 25.4


def test_a_picture_that_is_no_svg_is_refused():
    with pytest.raises(UnsafePicture, match="图不是有效的SVG"):
        png_of("不是图", width=100)
