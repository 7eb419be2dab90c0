"""All sheets of a document on their forms, in the format that the name of the file asks for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from jixiao.domain.document import Document


class UnknownSuffix(Exception):
    """A file was asked for in a format that sheets are not written in."""


def write_sheets(document: Document, path: Path) -> None:
    """Write every sheet on its form, one a page (a tab in a workbook); raises UnknownSuffix."""
    writer = WRITERS.get(path.suffix.lower())
    if writer is None:
        known = "、".join(WRITERS)
        raise UnknownSuffix(f"{path}：绩效表只能写成 {known}；请改用这样的文件名")
    writer(document, path)


def _docx(document: Document, path: Path) -> None:
    from jixiao.reports.paper.word.write import write_docx
    from jixiao.reports.sheets.blocks import sheets_paper

    write_docx(sheets_paper(document), path)


def _pdf(document: Document, path: Path) -> None:
    from jixiao.reports.paper.pdf.write import write_pdf
    from jixiao.reports.sheets.blocks import sheets_paper

    write_pdf(sheets_paper(document), path)


def _html(document: Document, path: Path) -> None:
    from jixiao.reports.paper.html.write import write_html
    from jixiao.reports.sheets.blocks import sheets_paper

    write_html(sheets_paper(document), path)


def _ofd(document: Document, path: Path) -> None:
    from jixiao.reports.paper.ofd.write import write_ofd
    from jixiao.reports.sheets.blocks import sheets_paper

    write_ofd(sheets_paper(document), path)


def _xlsx(document: Document, path: Path) -> None:
    from jixiao.reports.sheets.workbook import write_sheets_xlsx

    write_sheets_xlsx(document, path)


WRITERS: dict[str, Callable[[Document, Path], None]] = {
    ".docx": _docx, ".xlsx": _xlsx, ".pdf": _pdf, ".html": _html, ".ofd": _ofd,
}  # fmt: skip
