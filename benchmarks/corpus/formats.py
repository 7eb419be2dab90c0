"""Blocks written as files: Word, Excel, web pages, CSV."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Callable, Iterable
from datetime import datetime
from html import escape
from typing import Any

import xlsxwriter
from benchmarks.corpus.layout import LEFT, UP, Block, Table
from benchmarks.corpus.texts import (
    blanks,
    cell_a_line,
    glued,
    pipes,
    ragged,
    run_together,
    tabs,
)  # fmt: skip
from docx import Document
from docx.shared import Cm, Pt

FIRST_DAY = (1980, 1, 1, 0, 0, 0)
GB_PAGE = (
    "<!DOCTYPE html><html><head>"
    '<meta http-equiv="Content-Type" content="text/html; charset=gb2312">'
    "<title>绩效信息公开</title><style>td{border:1px solid}</style>"
    "<script>var a=1;</script></head><body>"
    "<div class=nav><a href=/>首页</a>&nbsp;&gt;&nbsp;<a href=/xxgk>信息公开</a></div>"
)
WORD_PAGE = (
    '<html xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40">'
    '<head><meta charset="utf-8"><!--[if gte mso 9]><xml><w:WordDocument><w:View>Print</w:View>'
    "</w:WordDocument></xml><![endif]--><style>p.MsoNormal{margin:0}</style></head><body>"
)


def extent(table: Table, y: int, x: int) -> tuple[int, int]:
    """The last row and column of the merged cell that begins at a place."""
    right, bottom = x, y
    while right + 1 < len(table[y]) and table[y][right + 1] == LEFT:
        right += 1
    while bottom + 1 < len(table) and table[bottom + 1][x] == UP:
        bottom += 1
    return bottom, right


def cells(table: Table) -> Iterable[tuple[int, int, int, int, str]]:
    """Every cell with its first and last row and column."""
    for y, row in enumerate(table):
        for x, text in enumerate(row):
            if text not in (LEFT, UP):
                bottom, right = extent(table, y, x)
                yield y, x, bottom, right, text


def word(blocks: list[Block]) -> bytes:
    """A .docx with ruled tables."""
    made = Document()
    section = made.sections[0]
    section.page_width, section.page_height = Cm(29.7), Cm(21)
    section.left_margin = section.right_margin = Cm(1.5)
    made.styles["Normal"].font.size = Pt(9)
    for block in blocks:
        if isinstance(block, str):
            made.add_paragraph(block)
            continue
        table = made.add_table(len(block), len(block[0]), style="Table Grid")
        at = [list(row.cells) for row in table.rows]
        for y, x, bottom, right, text in cells(block):
            cell = at[y][x] if (y, x) == (bottom, right) else at[y][x].merge(at[bottom][right])
            cell.text = text
    stream = io.BytesIO()
    made.save(stream)
    return steady(stream.getvalue())


def excel(blocks: list[Block], *, numbers: bool = True) -> bytes:
    """An .xlsx with merged cells, a worksheet for each table."""
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True, "strings_to_formulas": False})
    book.set_properties({"created": datetime(2024, 1, 1)})  # noqa: DTZ001
    sheet, at = None, 0
    lines: list[str] = []
    for block in blocks:
        if isinstance(block, str):
            lines.append(block)
            continue
        sheet = book.add_worksheet()
        for at, text in enumerate(lines):
            sheet.write_string(at, 0, text)
        at, lines = len(lines), []
        _put(sheet, block, at, numbers=numbers)
    book.close()
    return steady(stream.getvalue())


def _put(sheet: Any, table: Table, at: int, *, numbers: bool) -> None:
    for y, x, bottom, right, text in cells(table):
        value: str | float = float(text) if numbers and _is_number(text) else text
        if (y, x) != (bottom, right):
            sheet.merge_range(at + y, x, at + bottom, right, value)
        elif text:
            sheet.write(at + y, x, value)


def _is_number(text: str) -> bool:
    return (
        text.replace(".", "", 1).isascii() and text.replace(".", "", 1).isdigit() and len(text) < 12
    )


def steady(data: bytes) -> bytes:
    """An archive written again with one fixed time, so that the same content is the same file."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for info in sorted(old.infolist(), key=lambda one: one.filename != "[Content_Types].xml"):
            fixed = zipfile.ZipInfo(info.filename, FIRST_DAY)
            fixed.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(fixed, old.read(info))
    return stream.getvalue()


def _markup(blocks: list[Block], *, closed: bool, cell: str = "{}") -> str:
    made: list[str] = []
    for block in blocks:
        if isinstance(block, str):
            made.append(f"<p align=center>{escape(block)}</p>")
            continue
        made.append("<table border=1>")
        for y, row in enumerate(block):
            made.append("<tr>")
            made += [
                _cell(block, y, x, closed=closed, wrap=cell)
                for x, text in enumerate(row)
                if text not in (LEFT, UP)
            ]
            made.append("</tr>" if closed else "")
        made.append("</table>")
    return "\n".join(made)


def _cell(table: Table, y: int, x: int, *, closed: bool, wrap: str) -> str:
    bottom, right = extent(table, y, x)
    spans = (f" rowspan={bottom - y + 1}" if bottom > y else "") + (
        f" colspan={right - x + 1}" if right > x else ""
    )
    text = wrap.format(escape(table[y][x]).replace("\n", "<br>") or "&nbsp;")
    return f"<td{spans}>{text}" + ("</td>" if closed else "")


def page(blocks: list[Block]) -> bytes:
    """A web page in GB18030 that says gb2312, with the furniture of a site and unclosed cells."""
    body = _markup(blocks, closed=False)
    foot = "<div>【打印】 【关闭窗口】</div><div>版权所有：某市人民政府</div></body></html>"
    return f"{GB_PAGE}{body}{foot}".encode("gb18030")


def nested_page(blocks: list[Block]) -> bytes:
    """A web page in UTF-8 whose tables stand inside a table that only lays out the page."""
    body = _markup(blocks, closed=True, cell="<p><span>{}</span></p>")
    return (
        "<!doctype html><html><head><meta charset=utf-8></head><body><table><tr><td>"
        f"<div id=zoom>{body}</div></td></tr></table></body></html>"
    ).encode()


def word_page(blocks: list[Block]) -> bytes:
    """What Word saves as a web page, given the name of a .doc."""
    wrap = "<p class=MsoNormal><span lang=EN-US>{}<o:p></o:p></span></p>"
    return f"{WORD_PAGE}{_markup(blocks, closed=True, cell=wrap)}</body></html>".encode()


def delimited(blocks: list[Block]) -> bytes:
    """A .csv in GB18030 as spreadsheets save it: merged cells keep only their first cell."""
    stream = io.StringIO()
    writer = csv.writer(stream)
    for block in blocks:
        if isinstance(block, str):
            writer.writerow([block])
        else:
            writer.writerows([["" if one in (LEFT, UP) else one for one in row] for row in block])
    return stream.getvalue().encode("gb18030")


WRITERS: dict[str, tuple[Callable[[list[Block]], bytes], str]] = {
    "docx": (word, "docx"), "xlsx": (excel, "xlsx"), "html": (page, "html"),
    "html_nested": (nested_page, "html"), "html_word": (word_page, "doc"),
    "csv": (delimited, "csv"), "txt_tabs": (tabs, "txt"), "txt_lines": (cell_a_line, "txt"),
    "txt_pipes": (pipes, "txt"), "txt_blanks": (blanks, "txt"), "txt_glued": (glued, "txt"),
    "txt_run": (run_together, "txt"), "txt_ragged": (ragged, "txt"),
}  # fmt: skip
OFFICE = {"doc": "docx", "rtf": "docx", "pdf": "docx", "ofd": "docx", "xls": "xlsx"}
