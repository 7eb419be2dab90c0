"""Documents made for tests: tables drawn as text, written as Word or as tab-and-newline text.

A table is drawn with a line a row and ``|`` between cells: ``<`` joins the cell on the left,
``^`` the cell above, ``⏎`` is a line break inside a cell, an empty cell is blank. In a text
file ``<`` is left out and ``^`` is blank, as where a table was copied out of a web page.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from docx import Document as WordDocument
from docx.table import Table

from jixiao.domain.document import Document
from jixiao.domain.sheet import Sheet
from jixiao.readers.read import read_document

LEFT, UP = "<", "^"
EVALUATION = """
项目支出绩效自评表 | < | < | < | < | < | < | <
（2022年度） | < | < | < | < | < | < | <
项目名称 | 道路养护 | < | < | < | < | < | <
主管部门 | 某县交通运输局 | < | < | 实施单位 | 某县公路站 | < | <
项目资金（万元） | | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分
^ | 年度资金总额 | 100.00 | 120.00 | 90.00 | 10 | 75.00% | 7.50
^ | 其中：当年财政拨款 | 100.00 | 120.00 | 90.00 | — | 75.00% | —
^ | 上年结转资金 | 0.00 | 0.00 | 0.00 | — | — | —
年度总体目标 | 预期目标 | < | < | < | 实际完成情况 | < | <
^ | 养护公路20公里 | < | < | < | 已养护公路20公里 | < | <
一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因分析及改进措施
产出指标 | 数量指标 | 养护里程 | ≥20公里 | 20公里 | 30 | 30 |
^ | 质量指标 | 验收合格率 | 100% | 98% | 20 | 19.6 | 个别路段返工
效益指标 | 社会效益指标 | 通行条件 | 明显改善 | 明显改善 | 30 | 30 |
满意度指标 | 服务对象满意度指标 | 群众满意度 | ≥90% | 95% | 10 | 10 |
总分 | < | < | < | < | 100 | 97.10 |
"""
ROWS = [
    "产出指标 | 数量指标 | 养护里程 | ≥20公里 | 20公里 | 30 | 30",
    "产出指标 | 质量指标 | 验收合格率 | 100% | 98% | 20 | 19.6",
    "效益指标 | 社会效益指标 | 通行条件 | 明显改善 | 明显改善 | 30 | 30",
    "满意度指标 | 服务对象满意度指标 | 群众满意度 | ≥90% | 95% | 10 | 10",
]
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def drawn(text: str) -> list[list[str]]:
    """The cells of a drawn table."""
    lines = [line.strip() for line in text.strip().splitlines()]
    return [[cell.strip().replace("⏎", "\n") for cell in line.split("|")] for line in lines]


def word(path: Path, *blocks: str) -> Path:
    """A .docx with these blocks: what holds ``|`` is a table, anything else a paragraph."""
    made = WordDocument()
    for block in blocks:
        if "|" in block:
            rows = drawn(block)
            _fill(made.add_table(len(rows), max(len(row) for row in rows)), rows)
        else:
            made.add_paragraph(block)
    made.save(str(path))
    return path


def _fill(table: Table, rows: list[list[str]]) -> None:
    cells = [list(row.cells) for row in table.rows]
    for y, row in enumerate(rows):
        for x, text in enumerate(row):
            if text in (LEFT, UP):
                continue
            right, bottom = _extent(rows, y, x)
            merged = cells[y][x].merge(cells[bottom][right]) if (bottom, right) != (y, x) else None
            (merged or cells[y][x]).text = text


def _extent(rows: list[list[str]], y: int, x: int) -> tuple[int, int]:
    right, bottom = x, y
    while right + 1 < len(rows[y]) and rows[y][right + 1] == LEFT:
        right += 1
    while bottom + 1 < len(rows) and x < len(rows[bottom + 1]) and rows[bottom + 1][x] == UP:
        bottom += 1
    return right, bottom


def text(path: Path, *blocks: str) -> Path:
    """A .txt with these blocks in the tab-and-newline form."""
    lines: list[str] = []
    for block in blocks:
        if "|" not in block:
            lines.append(block)
            continue
        for row in drawn(block):
            lines += ["\t" + ("" if cell == UP else cell) for cell in row if cell != LEFT]
            lines.append("")
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def from_word(folder: Path, *blocks: str) -> Document:
    """The document read from a .docx with these blocks."""
    return read_document(word(folder / "made.docx", *blocks))


def from_text(folder: Path, *blocks: str) -> Document:
    """The document read from a .txt with these blocks."""
    return read_document(text(folder / "made.txt", *blocks))


EITHER = pytest.mark.parametrize("made", [from_word, from_text])


def only(document: Document) -> Sheet:
    """The one sheet of a document that was read without problems."""
    assert document.problems == ()
    assert len(document.sheets) == 1
    return document.sheets[0]


def rows_of(sheet: Sheet) -> list[str]:
    """The indicators of a sheet, one a line: what was read of each field, ``-`` where nothing."""
    return [" | ".join(_fields(sheet, number)) for number in range(len(sheet.indicators))]


def _fields(sheet: Sheet, number: int) -> Iterator[str]:
    one = sheet.indicators[number]
    yield from (one.dimension, one.kind, one.name)
    for value in (one.target, one.actual):
        yield "-" if value is None else value.text
    for points in (one.points, one.score):
        yield "-" if points is None else str(points)


def funds_of(sheet: Sheet) -> list[str]:
    """The funds of a sheet in yuan: source, original and final budget, outturn, rate, points."""
    return [
        " ".join(
            "-" if value is None else str(value)
            for value in (
                fund.source.value,
                *(
                    None if money is None else money.yuan
                    for money in (fund.original_budget, fund.final_budget, fund.outturn)
                ),
                fund.execution_rate,
                fund.points,
                fund.score,
            )
        )
        for fund in sheet.funds
    ]


def zipped(parts: dict[str, bytes | str]) -> bytes:
    """A zip archive with these parts."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return made.getvalue()


def word_xml(body: str, *, before: str = "") -> bytes:
    """The least .docx with this body of ``word/document.xml``."""
    head = f'<?xml version="1.0" encoding="UTF-8"?>{before}'
    xml = f'{head}<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'
    return zipped({"word/document.xml": xml})


def paragraph(words: str) -> str:
    """A paragraph in WordprocessingML."""
    return f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>"


def cell(words: str, properties: str = "") -> str:
    """A cell of a table in WordprocessingML."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(words)}</w:tc>"
