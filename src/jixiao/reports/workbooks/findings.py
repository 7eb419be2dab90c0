"""The list of findings as a workbook: one row a finding, for a unit to work off."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from jixiao.domain.acknowledgement import Acknowledgement
from jixiao.domain.excerpt import excerpt
from jixiao.domain.finding import Finding, Severity
from jixiao.domain.terms import label
from jixiao.reports.families import SEVERITIES
from jixiao.reports.summary import ALL, COUNTED_ONCE, Found, Line, by_families, line_of
from jixiao.reports.wording import writable
from jixiao.reports.workbooks.readings import write_readings
from jixiao.reports.workbooks.workbook import (
    FONT,
    HEADER,
    LIKE_FORMULA,
    MONEY,
    Column,
    Format,
    Value,
    Workbook,
    Worksheet,
    add_list,
    new_workbook,
    write,
)

__all__ = ["write_findings", "write_readings"]

Results = Sequence[tuple[str, Sequence[Finding]]]
Acknowledged = Sequence[tuple[str, Finding, Acknowledgement]]
COLUMNS = (
    Column("序号", 5), Column("文件", 14), Column("项目", 14), Column("指标", 12),
    Column("严重程度", 9), Column("规则", 8), Column("位置", 12), Column("原文", 28),
    Column("问题", 32), Column("依据", 16), Column("建议", 28), Column("处理结果", 12),
    Column("备注", 16),
)  # fmt: skip
ACKNOWLEDGED = (
    Column("序号", 5), Column("文件", 16), Column("项目", 16), Column("规则", 8),
    Column("问题", 40), Column("理由", 36), Column("确认人", 10), Column("日期", 12),
)  # fmt: skip
SEVERITY_AT, SOURCE_AT, ANSWER_AT = 4, 7, 11
ANSWERS = ["已改正", "情况属实待改", "不属实"]
# A text with several kinds of type may not be as long as a plain one.
LONGEST_MARKED = 2_000
# Told apart by colour, and in black and white by darkness and weight.
LOOKS = {
    Severity.ERROR: {"bg_color": "#C00000", "font_color": "#FFFFFF", "bold": True},
    Severity.WARNING: {"bg_color": "#FFD966", "bold": True},
    Severity.NOTE: {"bg_color": "#FFFFFF", "italic": True},
}
TITLES = (*(one.label for one in SEVERITIES), ALL, "涉及金额（万元）")


def write_findings(results: Results, path: Path, acknowledged: Acknowledged = ()) -> None:
    """Write one row a finding of all files, a tab that counts them, and those let stand."""
    found = [(file, finding) for file, some in results for finding in some]
    with new_workbook(path) as book:
        rows = [_row(index, *one) for index, one in enumerate(found, start=1)]
        tab = add_list(book, "问题清单", COLUMNS, rows=rows)
        looks = _looks(book)
        _mark(book, tab, found, looks=looks)
        _add_answers(tab, len(found))
        _add_summary(book, results, looks)
        if acknowledged:
            settled = [_settled(index, *one) for index, one in enumerate(acknowledged, start=1)]
            add_list(book, "已确认说明", ACKNOWLEDGED, rows=settled)


def _row(index: int, file: str, finding: Finding) -> tuple[str | int, ...]:
    place = str(finding.place)
    if name := _field_name(finding.field):
        place = f"{place}（{name}）" if place else name
    return (
        index, Path(file).name, finding.project, finding.indicator, finding.severity.label,
        finding.code, place, finding.evidence, finding.message, finding.basis, finding.fix, "", "",
    )  # fmt: skip


def _settled(index: int, file: str, finding: Finding, one: Acknowledgement) -> Sequence[Value]:
    day = "" if one.on is None else one.on.isoformat()
    name = Path(file).name
    return index, name, finding.project, finding.code, finding.message, one.reason, one.by, day


def _field_name(field: str) -> str:
    """The Chinese name of a field; empty where the glossary has none."""
    return "" if label(field) == field else label(field)


def _looks(book: Workbook) -> dict[Severity, Format]:
    centred = FONT | {"align": "center"}
    return {one: book.add_format(centred | look) for one, look in LOOKS.items()}


def _mark(book: Workbook, tab: Worksheet, found: Found, *, looks: dict[Severity, Format]) -> None:
    """Colour the severities, and set the fault in the quoted source in red and bold."""
    fault = book.add_format({"bold": True, "font_color": "#C00000"})
    cells = (book.add_format(FONT), book.add_format(FONT | {"quote_prefix": True}))
    for at, (_file, finding) in enumerate(found, start=1):
        tab.write_string(at, SEVERITY_AT, finding.severity.label, looks[finding.severity])
        quoted = excerpt(writable(finding.evidence), writable(finding.wrong), length=LONGEST_MARKED)
        if quoted.fault and quoted.before + quoted.after:
            pieces = [*([quoted.before] if quoted.before else []), fault, quoted.fault]
            pieces += [quoted.after] if quoted.after else []
            cell = cells[finding.evidence.startswith(LIKE_FORMULA)]
            tab.write_rich_string(at, SOURCE_AT, *pieces, cell)


def _add_answers(tab: Worksheet, count: int) -> None:
    tab.data_validation(
        1, ANSWER_AT, max(count, 1), ANSWER_AT,
        {
            "validate": "list", "source": ANSWERS,
            "error_title": "处理结果",
            "error_message": f"请从“{'、'.join(ANSWERS)}”中选择一项，其他说明写在备注里。",
        },
    )  # fmt: skip


def _add_summary(book: Workbook, results: Results, looks: dict[Severity, Format]) -> None:
    """Families down, severities across, the money touched, then one line a file."""
    tab = book.add_worksheet("汇总")
    header, cell = book.add_format(HEADER), book.add_format(FONT | {"align": "center"})
    money = book.add_format(FONT | {"num_format": MONEY})
    formats = (header, cell, money)
    tab.set_column(0, 0, 40)
    tab.set_column(1, len(SEVERITIES) + 1, 10)
    tab.set_column(len(TITLES), len(TITLES), 18)
    families = by_families([(file, finding) for file, some in results for finding in some])
    row = _count(tab, 0, title="问题类别", lines=families, formats=formats)
    for at, severity in enumerate(SEVERITIES, start=1):
        tab.write_string(0, at, severity.label, looks[severity])
    files = [line_of(Path(file).name, [(file, one) for one in some]) for file, some in results]
    row = _count(tab, row + 1, title="文件", lines=files, formats=formats)
    tab.write_string(row, 0, f"注：{COUNTED_ONCE}。", book.add_format({"font_size": 9}))
    tab.set_paper(9)
    tab.fit_to_pages(1, 0)
    tab.print_area(0, 0, row, len(TITLES))


def _count(
    tab: Worksheet,
    row: int,
    *,
    title: str,
    lines: Sequence[Line],
    formats: tuple[Format, Format, Format],
) -> int:
    """A table of counts by severity; gives the first row below it."""
    header, cell, money = formats
    for at, text in enumerate((title, *TITLES)):
        tab.write_string(row, at, text, header)
    for down, line in enumerate(lines, start=row + 1):
        values: list[Value] = [line.name, *line.counts, line.count]
        for at, value in enumerate(values):
            write(tab, down, at, value=value, style=cell)
        touched = None if line.money is None else line.money.wan
        write(tab, down, len(TITLES), value=touched, style=money)
    return row + len(lines) + 1
