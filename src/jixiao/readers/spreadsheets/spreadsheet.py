"""Spreadsheets (.xlsx, .xls, .et): every worksheet with something in it is one grid.

A number is read as its cell shows it: 1 in a per cent format is 100%, 48 with two decimals is
48.00 (``spreadsheet_formats``). On a worksheet with more than 300,000 cells, a ledger, it is read
as it is kept: 1, 48. A date is ISO, or 2020年12月 where the cell shows that. In .xls and .et a cell
with an error and a formula without a value are both blank; in .xlsx both are reported.
"""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

from jixiao.domain.collecting import without_collecting
from jixiao.domain.document import Paragraph
from jixiao.domain.grid import Grid, Row
from jixiao.domain.place import Place
from jixiao.domain.problem import Problem
from jixiao.readers.blocks import Block, Blocks
from jixiao.readers.opening import Opened, UnreadableFile
from jixiao.readers.spreadsheets.spreadsheet_binary import made_safe
from jixiao.readers.spreadsheets.spreadsheet_many import MAX_CELLS
from jixiao.readers.spreadsheets.spreadsheet_package import Package, package_of
from jixiao.readers.spreadsheets.spreadsheet_rows import TabReader

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook, SheetMetadata

NAMED_BY_PROGRAM = re.compile(
    r"(?:sheet|工作表|表|第)?\s*\d*\s*(?:页|张)?(?:\s*\(\d+\))?", re.IGNORECASE
)
REGISTER = '{"schema":"jixiao/figures/'
NO_TITLE = re.compile(r"附[件表]?\s*\d*.{0,2}|.{0,8}单位\s*[:：].*|.{0,3}")


def read(opened: Opened) -> Blocks:
    """The worksheets of a workbook as grids, each below its name where it prints no title.

    Raises UnreadableFile where the workbook is damaged, encrypted or hostile.
    """
    with without_collecting():
        if opened.data.startswith(b"PK"):
            package, data = package_of(opened.data), opened.data
            book = _workbook(data)
        else:
            data, layouts = made_safe(opened.data)
            book = _workbook(data)
            names = (tab.name for tab in book.sheets_metadata)
            package = Package(layouts=dict(zip(names, layouts, strict=False)))
        reading = _Reading(package)
        for number, tab in enumerate(book.sheets_metadata, start=1):
            reading.take(book, tab, number)
    return Blocks(tuple(reading.blocks), tuple(reading.problems))


class _Reading:
    """The worksheets read so far and how many cells may still be read."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.blocks: list[Block] = []
        self.problems: list[Problem] = []
        self.left = MAX_CELLS

    def take(self, book: CalamineWorkbook, tab: SheetMetadata, number: int) -> None:
        """Read one worksheet; a chart or a macro sheet has nothing to read."""
        from python_calamine import SheetTypeEnum, SheetVisibleEnum

        name = tab.name
        if tab.typ is not SheetTypeEnum.WorkSheet:
            return
        self.problems.extend(self.package.problems_of(name))
        if self.package.is_too_wide(name):
            return
        sheet = _sheet(book, name)
        if sheet is None:
            self._damaged(name)
            return
        layouts = self.package.layouts_of(name)
        reader = TabReader(name, number, cells_left=self.left, layouts=layouts)
        rows = reader.rows(sheet)
        self.left -= reader.cells
        self.problems.extend(reader.problems)
        if not rows:
            return
        if tab.visible is not SheetVisibleEnum.Visible:
            if _is_register(rows):
                return
            self._hidden(name)
        if not (NAMED_BY_PROGRAM.fullmatch(name.strip()) or _has_title(rows)):
            self.blocks.append(Paragraph(name, Place(text=name, tab=name)))
        self.blocks.append(Grid(rows, Place(table=number, tab=name)))

    def _damaged(self, name: str) -> None:
        message = f"工作表“{name}”已损坏，没有读取；请用Excel或WPS打开后另存一份"
        self.problems.append(Problem("tab_damaged", message, Place(tab=name)))

    def _hidden(self, name: str) -> None:
        message = f"工作表“{name}”是隐藏的，其中内容也已读取；不应报送的，请在原文件中删除后再读"
        self.problems.append(Problem("hidden_tab", message, Place(tab=name)))


def _workbook(data: bytes) -> CalamineWorkbook:
    from python_calamine import CalamineWorkbook, PasswordError

    try:
        return CalamineWorkbook.from_filelike(io.BytesIO(data))
    except PasswordError:
        raise UnreadableFile(
            "encrypted", "文件已加密，无法读取；请在Excel或WPS中去掉打开密码后另存"
        ) from None
    except BaseException as fault:  # noqa: BLE001 (a panic of the library is no Exception)
        _reraise_if_ours(fault)
    raise UnreadableFile("damaged", "表格文件已损坏，无法读取；请用Excel或WPS打开后另存为.xlsx")


def _sheet(book: CalamineWorkbook, name: str) -> CalamineSheet | None:
    """One worksheet; None where it is damaged."""
    try:
        return book.get_sheet_by_name(name)
    except BaseException as fault:  # noqa: BLE001 (a panic of the library is no Exception)
        _reraise_if_ours(fault)
    return None


def _reraise_if_ours(fault: BaseException) -> None:
    if isinstance(fault, KeyboardInterrupt | SystemExit | GeneratorExit):
        raise fault


def _is_register(rows: tuple[Row, ...]) -> bool:
    """Whether a hidden worksheet is the register of figures that our own workbooks carry."""
    return any(cell.text.startswith(REGISTER) for cell in rows[0])


def _has_title(rows: tuple[Row, ...]) -> bool:
    """Whether a line of its own stands above the first row with several cells."""
    for row in rows:
        texts = {cell.text for cell in row if cell.text}
        if len(texts) > 1:
            return False
        if not NO_TITLE.fullmatch(texts.pop()):
            return True
    return False
