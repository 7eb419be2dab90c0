"""Files that carry a register, made by hand to what the formats lay down, not by our writers."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

import xlsxwriter

from jixiao.domain.document import Source
from jixiao.domain.place import Place
from jixiao.reports.tracing.citing import Citing
from jixiao.reports.tracing.origin import Origin
from jixiao.reports.tracing.register import Register, register_of

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
CELL = Place("24.00", table=3, row=4, column=5)
SHA = "ab" * 32


def origin(name: str = "预算数", *places: Place, sha256: str = SHA, **told: str) -> Origin:
    """The account of a figure out of 报告.docx."""
    return Citing(Source("报告.docx", sha256, "docx")).origin(name, *(places or (CELL,)), **told)


BUDGET = origin()
WHOLE = origin("预算数合计", CELL, CELL._replace(row=9), working="2个项目预算数之和")
FIGURES = [("48.00", WHOLE), ("24.00", BUDGET), ("24.00", BUDGET)]
REGISTER = register_of(FIGURES)


def figure(text: str, one: Origin, number: int, *, at: int) -> str:
    """A run in the bookmark of a figure."""
    run = f"<w:r><w:t>{escape(text)}</w:t></w:r>"
    return (
        f'<w:bookmarkStart w:id="{at}" w:name="jx_{one.id}_{number}"/>{run}'
        f'<w:bookmarkEnd w:id="{at}"/>'
    )


def run(text: str) -> str:
    """Plain words."""
    return f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def table(*rows: tuple[str, ...]) -> str:
    """A table of cells whose content is given as runs."""
    lines = "".join(
        "<w:tr>" + "".join(f"<w:tc><w:p>{cell}</w:p></w:tc>" for cell in row) + "</w:tr>"
        for row in rows
    )
    return f"<w:tbl>{lines}</w:tbl>"


BODY = (
    f"<w:p>{run('一、资金情况')}</w:p>"
    f"<w:p>{run('预算')}{figure('48.00', WHOLE, 1, at=0)}{run('万元，执行148.00万元。')}</w:p>"
    + table(
        (run("项目"), run("预算数")),
        (run("道路养护"), figure("24.00", BUDGET, 1, at=1)),
        (run("桥梁养护"), figure("24.00", BUDGET, 2, at=2)),
    )
)


def word_bytes(body: str = BODY, register: str | None = None) -> bytes:
    """A .docx; an empty register leaves the part out."""
    text = REGISTER.to_json() if register is None else register
    parts = {"word/document.xml": f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'}
    if text:
        parts["customXml/item1.xml"] = (
            f'<figures xmlns="urn:jixiao:figures:1">{escape(text)}</figures>'
        )
    return zipped(parts)


def zipped(parts: dict[str, str | bytes]) -> bytes:
    """An archive of parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def page_bytes(register: str | None = None) -> bytes:
    """An .html with figures in ``data``."""
    text = REGISTER.to_json() if register is None else register
    rows = "".join(
        f'<tr><td>项目</td><td><data id="jx_{BUDGET.id}_{at}" class="figure">24.00</data></td></tr>'
        for at in (1, 2)
    )
    return (
        '<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>报告</title></head>'
        f'<body><h1>报告</h1><p>预算<data id="jx_{WHOLE.id}_1" class="figure">48.00</data>万元</p>'
        f"<table><caption>表</caption><tr><th colspan=2>资金</th></tr>{rows}</table>"
        f'<script type="application/json" id="jixiao-figures">{text}</script></body></html>'
    ).encode()


def write_workbook(path: Path, register: str | None = None) -> None:
    """An .xlsx: 48.00 as text, the others as the numbers that they are."""
    text = REGISTER.to_json() if register is None else register
    with xlsxwriter.Workbook(str(path)) as book:
        tab = book.add_worksheet("资金'表")
        tab.write_string("B1", "48.00")
        tab.write_number("B2", 24)
        tab.write_number("B3", 24)
        hidden = book.add_worksheet("数据来源")
        hidden.hide()
        for at, (_text, one) in enumerate(FIGURES):
            hidden.write_row(at, 0, [f"'资金''表'!B{at + 1}", one.id])
        for at in range(0, len(text), 100):
            hidden.write_string(at // 100, 3, text[at : at + 100])


def register_with(sha256: str) -> Register:
    """A register whose figure was taken from a file of that sum."""
    return register_of([("48.00", origin(sha256=sha256))])
