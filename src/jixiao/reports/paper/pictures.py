"""Charts as pixels, for formats that hold no SVG."""

from __future__ import annotations

import tempfile
from pathlib import Path

from jixiao.reports.paper.pdf.fonts import TypeCase, type_case
from jixiao.reports.paper.svg import safe_svg

# Enough for thin lines on a laser printer; a chart of the text's width is some 1,800 pixels wide.
PIXELS_PER_INCH = 300
PAGE = '#set page(width: auto, height: auto, margin: 0pt)\n#image("picture.svg", width: {}mm)\n'


def png_of(svg: str, *, width: int, case: TypeCase | None = None) -> bytes:
    """The picture as a PNG that is so many millimetres wide, lettered from the case or installed.

    The SVG is made harmless and handed over as a file, so that nothing in it can be taken for an
    instruction. Raises UnsafePicture for what is no SVG, NoChineseFont where its words could not
    be drawn.
    """
    import typst

    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "picture.svg").write_text(safe_svg(svg), encoding="utf-8")
        page = Path(folder) / "page.typ"
        page.write_text(PAGE.format(width), encoding="utf-8")
        png = typst.compile(
            page,
            root=Path(folder),
            font_paths=(case or type_case()).fonts,
            format="png",
            ppi=PIXELS_PER_INCH,
        )
    if not isinstance(png, bytes):  # pragma: no cover (a picture is one page)
        raise TypeError(f"{len(png)} pages")
    return png
