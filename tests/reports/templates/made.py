"""Templates made by hand."""

from __future__ import annotations

import io
from collections.abc import Sequence

import docx

from jixiao.office.package import Package


def template(*paragraphs: str, rows: Sequence[Sequence[str]] = (), title: str = "") -> bytes:
    """A Word file of paragraphs, then a table."""
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    if rows:
        table = document.add_table(len(rows), len(rows[0]))
        for row, texts in zip(table.rows, rows, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text
    document.core_properties.title = title
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def package(*paragraphs: str, rows: Sequence[Sequence[str]] = ()) -> Package:
    """The same as a package."""
    return Package.of(template(*paragraphs, rows=rows))


def text_of(data: bytes) -> list[str]:
    """The paragraphs of a Word file, then the cells of its tables."""
    document = docx.Document(io.BytesIO(data))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return [*(one.text for one in document.paragraphs), *cells]
