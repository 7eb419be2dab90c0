"""Rows of 年度主要任务 of a whole department, and the sum below them."""

from __future__ import annotations

from jixiao.domain.grid import Cell, Row
from jixiao.domain.money import Money
from jixiao.domain.sheet import Fund, FundSource
from jixiao.domain.task import Task
from jixiao.domain.text import squeeze
from jixiao.readers.recognition.funds import source_of
from jixiao.readers.recognition.sheet_blocks import fresh_cells, is_remark
from jixiao.readers.recognition.sheet_builder import SheetBuilder
from jixiao.readers.recognition.titles import objective_field, title_word, vocabulary

PARTS = {"fiscal": FundSource.FISCAL, "other": FundSource.OTHER}
KEPT = ("fiscal", "other", "execution_rate")


def take_task(sheet: SheetBuilder, row: Row) -> bool:
    """A task of a department, or the total of the money for all of them."""
    fresh = fresh_cells(row)
    cells = sheet.columns.cells(row)
    if source_of(fresh[0].text) is FundSource.TOTAL:
        _take_sum(sheet, cells, label=fresh[0])
        return True
    text = {one: cells[one].text.strip() for one in ("name", "content", "result") if one in cells}
    if _is_other(fresh) or not text.get("name"):
        return False
    sheet.tasks.append(
        Task(
            **text,
            budget=_amount(sheet, cells.get("budget")),
            outturn=_amount(sheet, cells.get("outturn")),
            extra={one: cells[one].text for one in KEPT if one in cells and cells[one].text},
            place=fresh[0].place.quoting(" | ".join(cell.text for cell in fresh)),
            places={field: cell.place for field, cell in cells.items()},
        )
    )
    return True


def _is_other(fresh: list[Cell]) -> bool:
    """Whether a row ends the tasks: a label with its value, a remark, one lone cell."""
    titled = title_word(fresh[0].text) in vocabulary().sheet
    goal = objective_field(fresh[0].text) is not None
    return len(fresh) < 2 or titled or goal or is_remark(fresh)


def _take_sum(sheet: SheetBuilder, cells: dict[str, Cell], *, label: Cell) -> None:
    """The sum of all tasks, and of its parts by source where the form has columns for them."""
    budget, outturn = (_amount(sheet, cells.get(one)) for one in ("budget", "outturn"))
    title = squeeze(label.text)
    sheet.funds.append(Fund(FundSource.TOTAL, title, budget, outturn=outturn, place=label.place))
    for column in sheet.columns.columns:
        amount = _amount(sheet, cells.get(column.field))
        if column.field in PARTS and amount is not None:
            place = cells[column.field].place
            sheet.funds.append(Fund(PARTS[column.field], column.title, amount, place=place))


def _amount(sheet: SheetBuilder, cell: Cell | None) -> Money | None:
    return None if cell is None else Money.parse(cell.text, unit=sheet.unit_of_money)
