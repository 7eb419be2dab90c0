"""A paper as OFD (GB/T 33190—2016): the pages of its PDF, text as text and lines as lines.

Experimental: fonts are only named, charts become pictures of points. Whoever opens the file has
仿宋, 黑体, 楷体 and 小标宋 or sees others instead; every character stands where the PDF has it.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from jixiao.reports.paper.model import Paper
from jixiao.reports.paper.ofd.package import OfdFile, package
from jixiao.reports.paper.ofd.pages import OfdPages
from jixiao.reports.paper.pdf.fonts import type_case
from jixiao.reports.paper.pdf.write import pdf_of
from jixiao.reports.tracing.register import register_of


def write_ofd(paper: Paper, path: Path, *, fonts: Path | None = None) -> None:
    """Write the paper; ``fonts`` as for a PDF, whose errors this raises too."""
    import pdfplumber

    pictures: list[bytes] = []
    case = type_case(fonts)
    data = pdf_of(paper, case, drawn=pictures)
    pages = OfdPages(case.families)
    with pdfplumber.open(BytesIO(data)) as pdf:
        for page in pdf.pages:
            pages.add(page)
            page.close()
    register = register_of(paper.origins()).to_json()
    path.write_bytes(package(OfdFile(paper, pages, tuple(pictures), register)))
