"""All sheets of a document on their forms, as a Word document or a workbook."""

from __future__ import annotations

from pathlib import Path

from jixiao.domain.document import Document
from jixiao.reports.paper.gongwen import new_document, save
from jixiao.reports.sheets.annex import add_sheet
from jixiao.reports.sheets.workbook import write_sheets_xlsx


class UnknownSuffix(Exception):
    """A file was asked for in a format that sheets are not written in."""


def write_sheets(document: Document, path: Path) -> None:
    """Write every sheet on its form, one a page: .docx or .xlsx by the name of the file."""
    suffix = path.suffix.lower()
    if suffix == ".xlsx":
        write_sheets_xlsx(document, path)
    elif suffix == ".docx":
        word = new_document(document.title)
        for index, sheet in enumerate(document.sheets, start=1):
            add_sheet(word, sheet, label=f"附件{index}" if len(document.sheets) > 1 else "附件")
        save(word, path)
    else:
        raise UnknownSuffix(f"{path}：绩效表只能写成 .docx 或 .xlsx；请改用这样的文件名")
