"""OFD files made for tests: the pages of a PDF written as OFD, and pages made of objects."""

from __future__ import annotations

from html import escape
from itertools import pairwise
from pathlib import Path

import pdfplumber
from tests.readers.build import zipped

NS = "http://www.ofdspec.org/2016"
MM = 25.4 / 72


def ofd(*pages: str, template: str = "", before: str = "", size: str = "210 297") -> bytes:
    """An OFD file whose pages hold these objects, and behind each those of a template."""
    used = '<ofd:Template TemplateID="7"/>' if template else ""
    named = '<ofd:TemplatePage ID="7" BaseLoc="Tpls/T.xml"/>' if template else ""
    numbers = range(len(pages))
    parts: dict[str, bytes | str] = {
        "OFD.xml": f'{before}<ofd:OFD xmlns:ofd="{NS}" Version="1.0"><ofd:DocBody>'
        "<ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
        "Doc_0/Document.xml": f'<ofd:Document xmlns:ofd="{NS}"><ofd:CommonData><ofd:PageArea>'
        f"<ofd:PhysicalBox>0 0 {size}</ofd:PhysicalBox></ofd:PageArea>{named}</ofd:CommonData>"
        "<ofd:Pages>"
        + "".join(f'<ofd:Page ID="{n}" BaseLoc="Pages/Page_{n}/Content.xml"/>' for n in numbers)
        + "</ofd:Pages></ofd:Document>",
    }
    for number, objects in enumerate(pages):
        parts[f"Doc_0/Pages/Page_{number}/Content.xml"] = _page(used, objects)
    if template:
        parts["Doc_0/Tpls/T.xml"] = _page("", template)
    return zipped(parts)


def _page(used: str, objects: str) -> str:
    return (
        f'<ofd:Page xmlns:ofd="{NS}">{used}<ofd:Content><ofd:Layer Type="Body">'
        f"{objects}</ofd:Layer></ofd:Content></ofd:Page>"
    )


def text(words: str, *, x: float, y: float, more: str = "", delta: str = "g 99 5") -> str:
    """A text object of 5 mm letters whose top left corner stands at a point."""
    return (
        f'<ofd:TextObject Size="5" Boundary="{x} {y} 100 6" {more}>'
        f'<ofd:TextCode X="0" Y="4.4" DeltaX="{delta}">{escape(words)}</ofd:TextCode>'
        "</ofd:TextObject>"
    )


def line(x0: float, y0: float, x1: float, y1: float) -> str:
    """A drawn line."""
    width, height = x1 - x0, y1 - y0
    return (
        f'<ofd:PathObject Boundary="{x0} {y0} {max(width, 0.1)} {max(height, 0.1)}">'
        f"<ofd:AbbreviatedData>M 0 0 L {width} {height}</ofd:AbbreviatedData></ofd:PathObject>"
    )


def table(rows: list[list[str]], *, x: float, y: float, width: float = 40) -> str:
    """A ruled table with rows of 10 mm."""
    high, wide = len(rows) * 10, len(rows[0]) * width
    drawn = [line(x, y + 10 * n, x + wide, y + 10 * n) for n in range(len(rows) + 1)]
    drawn += [line(x + width * n, y, x + width * n, y + high) for n in range(len(rows[0]) + 1)]
    drawn += [
        text(words, x=x + 1 + width * column, y=y + 1 + 10 * row)
        for row, cells in enumerate(rows)
        for column, words in enumerate(cells)
        if words
    ]
    return "".join(drawn)


def from_pdf(path: Path) -> bytes:
    """The text and lines of a PDF as OFD."""
    with pdfplumber.open(path) as pdf:
        sizes = {(one.width, one.height) for one in pdf.pages}
        ((width, height),) = sizes
        pages = ["".join([*_lines(one), *_texts(one)]) for one in pdf.pages]
    return ofd(*pages, size=f"{float(width) * MM} {float(height) * MM}")


def _lines(page) -> list[str]:
    return [
        line(*(float(one[side]) * MM for side in ("x0", "top", "x1", "bottom")))
        for one in page.lines + page.rects
    ]


def _texts(page) -> list[str]:
    runs: list[list[dict]] = []
    for char in page.chars:
        last = runs[-1][-1] if runs else None
        if last is None or abs(char["top"] - last["top"]) > 0.5 or char["x0"] < last["x0"]:
            runs.append([])
        runs[-1].append(char)
    return [_run(run) for run in runs if "".join(one["text"] for one in run).strip()]


def _run(run: list[dict]) -> str:
    words = "".join(one["text"] for one in run)
    size = run[0]["size"] * MM
    x, top = run[0]["x0"] * MM, min(one["top"] for one in run) * MM
    steps = " ".join(f"{(two['x0'] - one['x0']) * MM:.3f}" for one, two in pairwise(run))
    return (
        f'<ofd:TextObject Size="{size:.3f}" Boundary="{x:.3f} {top:.3f} 100 {size * 1.2:.3f}">'
        f'<ofd:TextCode X="0" Y="{size * 0.88:.3f}" DeltaX="{steps}">{escape(words)}'
        "</ofd:TextCode></ofd:TextObject>"
    )
