"""A file in, a Document out: opened safely, read by its format, understood by its titles."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path

from jixiao.domain.document import Document, Paragraph, Source
from jixiao.domain.place import Place
from jixiao.domain.problem import Problem
from jixiao.domain.sheet import Sheet
from jixiao.domain.text import half_width, squeeze
from jixiao.domain.unit import BudgetUnit
from jixiao.readers.blocks import Blocks
from jixiao.readers.listings import listings_of
from jixiao.readers.narrative import sections_of, signed_date
from jixiao.readers.opening import Opened, UnreadableFile, open_file
from jixiao.readers.sheets import SheetsRead, dated, read_sheets

READERS = {"docx": "jixiao.readers.docx", "txt": "jixiao.readers.text"}
WORDS = {
    "doc": "旧版Word（.doc）或WPS文字（.wps）",
    "rtf": "RTF",
    "html": "网页（html）",
    "pdf": "PDF",
    "xlsx": "Excel（.xlsx）",
    "xls": "旧版Excel（.xls）",
    "ofd": "OFD",
    "zip": "压缩包",
}
ADVICE = {"zip": "请先解压，再读取其中的文件"}
YEAR = re.compile(r"(20\d{2})\s*年")


def read_document(path: Path) -> Document:
    """Read one file; what cannot be read becomes a problem of the document, never an error."""
    try:
        opened = open_file(path)
        blocks = _reader(opened.format)(opened)
    except UnreadableFile as fault:
        problem = Problem(fault.kind, f"{path}：{fault}", is_fatal=True)
        return Document(source=Source(path=str(path)), problems=(problem,))
    return document_of(blocks, Source(str(path), opened.sha256, opened.format))


def _reader(format_name: str) -> Callable[[Opened], Blocks]:
    if format_name not in READERS:
        advice = ADVICE.get(format_name, "请用Word或WPS另存为.docx后再读")
        raise UnreadableFile("unsupported", f"文件内容是{WORDS[format_name]}，暂不能读取；{advice}")
    reader: Callable[[Opened], Blocks] = import_module(READERS[format_name]).read
    return reader


def document_of(blocks: Blocks, source: Source) -> Document:
    """Understand the blocks of a file: sheets, sections, lists, unit and year."""
    found = read_sheets(blocks.items)
    paragraphs = [
        one for one in blocks.items if isinstance(one, Paragraph) and one.place not in found.titles
    ]
    title = _title(paragraphs, found.sheets)
    year = _year(title, found.sheets)
    sheets = tuple(one if one.fiscal_year else dated(one, year) for one in found.sheets)
    return Document(
        source=source,
        kind=_kind(title, found.sheets),
        title=title,
        unit=_unit(title, found.sheets),
        fiscal_year=year,
        signed_date=signed_date(paragraphs),
        sheets=sheets,
        sections=sections_of(paragraphs),
        listings=tuple(listings_of(paragraphs)),
        problems=(*blocks.problems, *_problems(found, paragraphs, source.path)),
    )


def _title(paragraphs: Sequence[Paragraph], sheets: Sequence[Sheet]) -> str:
    """The short lines at the head of the file; where there is no text, the first sheet's title."""
    lines: list[str] = []
    for paragraph in paragraphs[:4]:
        text = squeeze(paragraph.text)
        if (
            len(text) > 40
            or text.endswith(("。", "：", "；"))
            or re.match(r"[一二三四（(第]", text)
        ):
            break
        lines.append(text)
        if text.endswith(("报告", "表", "说明", "情况", "方案")):
            break
    if lines:
        return "".join(lines)
    return sheets[0].title if sheets else ""


def _kind(title: str, sheets: Sequence[Sheet]) -> str:
    if "自评" in title and ("报告" in title or "总结" in title):
        return "self_evaluation_report"
    if "评价" in title and "报告" in title:
        return "evaluation_report"
    kinds = Counter(sheet.kind.value for sheet in sheets)
    return f"{kinds.most_common(1)[0][0]}_sheets" if kinds else "narrative"


def _unit(title: str, sheets: Sequence[Sheet]) -> BudgetUnit:
    """The unit that most sheets name; without sheets, the unit in the title."""
    named = Counter(sheet.unit for sheet in sheets if sheet.unit)
    if not named:
        named = Counter(sheet.department for sheet in sheets if sheet.department)
    if named:
        return BudgetUnit.parse(named.most_common(1)[0][0])
    name = re.sub(r"(?:关于)?(?:20\d{2}年度?)?", "", title)
    match = re.match(
        r"(.{2,30}?(?:局|委|委员会|办|办公室|协会|中心|院|学校|政府|处|厅|会(?!议)|馆|站|部(?!门)|所|公司|大学|中学|小学|团|社))"
        r"(?=.*(?:绩效|预算|决算|项目|部门|整体|$))",
        name,
    )
    return BudgetUnit("", match[1]) if match else BudgetUnit()


def _year(title: str, sheets: Sequence[Sheet]) -> int | None:
    match = YEAR.search(half_width(title))
    if match:
        return int(match[1])
    years = Counter(sheet.fiscal_year for sheet in sheets if sheet.fiscal_year)
    return years.most_common(1)[0][0] if years else None


def _problems(found: SheetsRead, paragraphs: Sequence[Paragraph], path: str) -> list[Problem]:
    problems: list[Problem] = []
    if found.unread:
        spots = "、".join(str(place) or "表格" for place in found.unread)
        problems.append(
            Problem(
                "table_not_recognised",
                f"{path}：{spots}不是能够识别的绩效表，没有读取其中的指标；"
                "如果它是绩效表，请检查表头是否有“三级指标”“指标值”等标题",
                found.unread[0],
            )
        )
    if not found.sheets and not paragraphs:
        problems.append(
            Problem(
                "nothing_read",
                f"{path}：没有读到文字或绩效表；请检查文件内容",
                Place(),
                is_fatal=True,
            )
        )
    return problems
