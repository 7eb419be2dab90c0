"""The rows of project money on a form."""

from __future__ import annotations

from jixiao.domain.sheet import Fund, FundSource, Sheet
from jixiao.forms.form import Block, Slot
from jixiao.reports.fields import fund_text
from jixiao.reports.pieces import Line, Piece, labelled

FUND = "fund."


def fund_pairs(row: tuple[Slot, ...], sheet: Sheet) -> list[Line]:
    """Sources of money beside their amounts; sources that the form lacks get rows of their own."""
    left = list(sheet.funds)
    line: list[Piece] = []
    for title, value in zip(row[::2], row[1::2], strict=True):
        source = FundSource(value.field.removeprefix(FUND))
        fund = next((one for one in left if one.source is source), None)
        if fund is not None:
            left.remove(fund)
        line += _pair(title, value, fund=fund)
    lines: list[Line] = [tuple(line)]
    pairs = len(row) // 2
    for start in range(0, len(left), pairs):
        some = [*left[start : start + pairs], *[None] * pairs][:pairs]
        line = []
        for at, fund in enumerate(some):
            blank = Slot(width=row[2 * at].width)
            line += _pair(blank, row[2 * at + 1], fund=fund)
        lines.append(tuple(line))
    return lines


def _pair(title: Slot, value: Slot, *, fund: Fund | None) -> tuple[Piece, Piece]:
    label = title.title if fund is None or not fund.label else fund.label
    text = "" if fund is None else fund_text(fund, "budget")
    return Piece(label, title.width), Piece(text, value.width)


def fund_lines(block: Block, sheet: Sheet) -> list[Line]:
    """A row a source of money; those of the form, blank, where the sheet has none."""
    header = tuple(Piece(slot.title, slot.width) for slot in block.columns)
    titles = {row.source: row.title for row in block.fund_rows}
    funds = sheet.funds or tuple(Fund(row.source, row.title) for row in block.fund_rows)
    lines = [
        tuple(
            Piece(fund_text(fund, slot.field) or _default(slot, fund, titles), slot.width)
            for slot in block.columns
        )
        for fund in funds
    ]
    return labelled(block.label, [header, *lines])


def _default(slot: Slot, fund: Fund, titles: dict[FundSource, str]) -> str:
    return titles.get(fund.source, "") if slot.field == "label" else ""
