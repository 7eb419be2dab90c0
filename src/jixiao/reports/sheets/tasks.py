"""The rows of a department's tasks on a form, with the sum of the money below them."""

from __future__ import annotations

from jixiao.domain.sheet import Fund, FundSource, Sheet
from jixiao.domain.task import Task
from jixiao.forms.form import Block, Slot
from jixiao.reports.sheets.fields import fund_text
from jixiao.reports.sheets.indicators import header_lines
from jixiao.reports.sheets.pieces import Line, Piece, labelled
from jixiao.reports.wording import amount

SOURCES = {
    "budget": FundSource.TOTAL,
    "outturn": FundSource.TOTAL,
    "fiscal": FundSource.FISCAL,
    "other": FundSource.OTHER,
}


def task_lines(block: Block, sheet: Sheet) -> list[Line]:
    """A row a task; a blank one where the sheet has none."""
    rows = [
        tuple(
            Piece(_text(one, slot), slot.width, field=slot.field, of=one) for slot in block.columns
        )
        for one in sheet.tasks or (Task(),)
    ]
    total = tuple(_sum(block, slot, sheet) for slot in block.columns)
    return labelled(block.label, [*header_lines(block.columns), *rows, total])


def _text(task: Task, slot: Slot) -> str:
    if slot.field in {"budget", "outturn"}:
        return amount(getattr(task, slot.field))
    own = {"name": task.name, "content": task.content, "result": task.result}
    return own.get(slot.field, task.extra.get(slot.field, ""))


def _sum(block: Block, slot: Slot, sheet: Sheet) -> Piece:
    if slot.field == "name":
        return Piece(block.total, slot.width)
    source = SOURCES.get(slot.field)
    fund = next((one for one in sheet.funds if one.source is source), None)
    if fund is None and source is not None:
        fund = Fund(source, block.total)
    if fund is None:
        return Piece(width=slot.width)
    budget = "original_budget" if fund.final_budget is None else "final_budget"
    field = "outturn" if slot.field == "outturn" else budget
    return Piece(fund_text(fund, field), slot.width, field=field, of=fund)
