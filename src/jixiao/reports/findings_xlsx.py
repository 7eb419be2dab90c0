"""Workbooks for the desk: the list of findings to work off, and what was read of files."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from jixiao.domain.finding import Finding, Severity
from jixiao.domain.terms import label
from jixiao.reports.families import SEVERITIES, by_family
from jixiao.reports.readings_xlsx import write_readings
from jixiao.reports.workbook import (
    FONT,
    HEADER,
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
COLUMNS = (
    Column("序号", 6), Column("文件", 15), Column("编号", 8), Column("严重程度", 9),
    Column("项目", 15), Column("指标", 12), Column("位置", 13), Column("原文", 24),
    Column("问题", 32), Column("依据", 18), Column("建议", 28), Column("处理结果", 10),
)  # fmt: skip
SEVERITY_AT, ANSWER_AT = 3, 11
ANSWERS = ["已整改", "待整改", "说明"]
# Told apart by colour, and in black and white by darkness and weight.
LOOKS = {
    Severity.ERROR: {"bg_color": "#C00000", "font_color": "#FFFFFF", "bold": True},
    Severity.WARNING: {"bg_color": "#FFD966", "bold": True},
    Severity.NOTE: {"bg_color": "#FFFFFF", "italic": True},
}
ALL = "合计"


def write_findings(results: Results, path: Path) -> None:
    """Write one row a finding of all files, and a second tab that counts them."""
    found = [(file, finding) for file, some in results for finding in some]
    with new_workbook(path) as book:
        rows = [_row(index, *one) for index, one in enumerate(found, start=1)]
        tab = add_list(book, "问题清单", COLUMNS, rows=rows)
        looks = _looks(book)
        for at, (_file, finding) in enumerate(found, start=1):
            tab.write_string(at, SEVERITY_AT, finding.severity.label, looks[finding.severity])
        tab.data_validation(
            1, ANSWER_AT, max(len(found), 1), ANSWER_AT,
            {
                "validate": "list", "source": ANSWERS,
                "error_title": "处理结果",
                "error_message": "请从“已整改、待整改、说明”中选择一项。",
            },
        )  # fmt: skip
        _add_summary(book, results, looks)


def _row(index: int, file: str, finding: Finding) -> tuple[str | int, ...]:
    place = str(finding.place)
    if name := _field_name(finding.field):
        place = f"{place}（{name}）" if place else name
    return (
        index, Path(file).name, finding.code, finding.severity.label, finding.project,
        finding.indicator, place, finding.evidence, finding.message, finding.basis, finding.fix, "",
    )  # fmt: skip


def _field_name(field: str) -> str:
    """The Chinese name of a field; empty where the glossary has none."""
    return "" if label(field) == field else label(field)


def _looks(book: Workbook) -> dict[Severity, Format]:
    centred = FONT | {"align": "center"}
    return {one: book.add_format(centred | look) for one, look in LOOKS.items()}


def _add_summary(book: Workbook, results: Results, looks: dict[Severity, Format]) -> None:
    """Families down, severities across, then one line a file."""
    tab = book.add_worksheet("汇总")
    header, cell = book.add_format(HEADER), book.add_format(FONT | {"align": "center"})
    tab.set_column(0, 0, 40)
    tab.set_column(1, len(SEVERITIES) + 1, 12)
    everything = [finding for _file, some in results for finding in some]
    families = [*by_family(everything).items(), (ALL, everything)]
    row = _count(tab, 0, title="问题类别", counted=families, formats=(header, cell))
    for at, severity in enumerate(SEVERITIES, start=1):
        tab.write_string(0, at, severity.label, looks[severity])
    files = [(Path(file).name, list(some)) for file, some in results]
    row = _count(tab, row + 1, title="文件", counted=files, formats=(header, cell))
    tab.set_paper(9)
    tab.fit_to_pages(1, 0)
    tab.print_area(0, 0, row, len(SEVERITIES) + 1)


def _count(
    tab: Worksheet,
    row: int,
    *,
    title: str,
    counted: Sequence[tuple[str, list[Finding]]],
    formats: tuple[Format, Format],
) -> int:
    """A table of counts by severity; gives the first row below it."""
    header, cell = formats
    for at, text in enumerate((title, *(one.label for one in SEVERITIES), ALL)):
        tab.write_string(row, at, text, header)
    for row_of_some, (name, some) in enumerate(counted, start=row + 1):
        counts = [sum(1 for one in some if one.severity is severity) for severity in SEVERITIES]
        values: list[Value] = [name, *counts, len(some)]
        for at, value in enumerate(values):
            write(tab, row_of_some, at, value=value, style=cell)
    return row + len(counted) + 1
