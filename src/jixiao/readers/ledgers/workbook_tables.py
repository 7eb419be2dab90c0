"""The worksheets of a workbook (.xlsx, .xls, .et) as tables of strings.

The text of cells merged downwards stands in every row; a number does not, or it would be counted
again.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from jixiao.domain.export import ExportTable
from jixiao.domain.place import Place
from jixiao.domain.problem import Problem
from jixiao.readers.ledgers.workbook_lines import BETWEEN, column_texts, lines_of
from jixiao.readers.opening import UnreadableFile
from jixiao.readers.spreadsheets.spreadsheet_binary import made_safe
from jixiao.readers.spreadsheets.spreadsheet_package import Package, package_of

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

HEAD = 60


def workbook_tables(
    data: bytes, *, folder: Path
) -> tuple[tuple[ExportTable, ...], tuple[Problem, ...]]:
    """The visible worksheets with anything in them, and what could not be read.

    Raises UnreadableFile where the workbook is damaged, encrypted or hostile.
    """
    package = Package()
    if data.startswith(b"PK"):
        package = package_of(data)
    else:
        data, _ = made_safe(data)
    tables: list[ExportTable] = []
    problems: list[Problem] = []
    book = _workbook(data)
    for name in _visible(book):
        problems.extend(package.problems_of(name))
        if package.is_too_wide(name):
            continue
        try:
            sheet = book.get_sheet_by_name(name)
        except Exception:  # noqa: BLE001 (the library raises many kinds on damaged worksheets)
            message = f"工作表“{name}”已损坏，没有读取；请用Excel或WPS打开后另存一份"
            problems.append(Problem("tab_damaged", message, Place(tab=name)))
            continue
        path = folder / f"{len(list(folder.iterdir()))}.csv"
        table = _written(sheet, path, tab=name)
        tables.extend([table] if table else [])
    return tuple(tables), tuple(problems)


def _workbook(data: bytes) -> CalamineWorkbook:
    from python_calamine import CalamineWorkbook, PasswordError

    try:
        return CalamineWorkbook.from_filelike(io.BytesIO(data))
    except PasswordError:
        message = "文件已加密，无法读取；请在Excel或WPS中去掉打开密码后另存"
        raise UnreadableFile("encrypted", message) from None
    except Exception:  # noqa: BLE001 (the library raises many kinds on damaged workbooks)
        message = "表格文件已损坏，无法读取；请用Excel或WPS打开后另存为.xlsx"
        raise UnreadableFile("damaged", message) from None


def _visible(book: CalamineWorkbook) -> list[str]:
    from python_calamine import SheetTypeEnum, SheetVisibleEnum

    return [
        one.name
        for one in book.sheets_metadata
        if one.typ is SheetTypeEnum.WorkSheet and one.visible is SheetVisibleEnum.Visible
    ]


def _written(sheet: CalamineSheet, path: Path, *, tab: str) -> ExportTable | None:
    """The rows of a worksheet in a file; None where it is blank."""
    rows = sheet.to_python(skip_empty_area=False)
    if not rows:
        return None
    columns = [column_texts(values) for values in zip(*rows, strict=True)]
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or ():
        if top < len(rows) and left < len(columns) and type(rows[top][left]) is str:
            _fill(columns, (top, left, bottom, right))
    if len(columns) == 1:
        columns.append([""] * len(rows))
    del rows
    lines, cells = lines_of(columns)
    path.write_bytes(lines)
    head = tuple(islice(zip(*cells, strict=True), HEAD))
    return ExportTable(path, head, len(cells), delimiter=BETWEEN, tab=tab)


def _fill(columns: list[Sequence[str]], span: tuple[int, int, int, int]) -> None:
    """Repeat the text of a merged cell in all that it covers."""
    top, left, bottom, right = span
    for at, column in enumerate(columns[left : right + 1], left):
        filled = column if isinstance(column, list) else list(column)
        last = min(bottom + 1, len(filled))
        filled[top:last] = [columns[left][top]] * (last - top)
        columns[at] = filled
