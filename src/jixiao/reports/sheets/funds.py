"""The rows of project money on a form."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from jixiao.domain.sheet import Fund, FundSource, Sheet
from jixiao.forms.form import Block, Slot
from jixiao.reports.sheets.fields import fund_text
from jixiao.reports.sheets.pieces import Line, Piece, labelled

FUND, LONG_TERM_FUND = "fund.", "long_term_fund."
Row = tuple[Slot, ...]


def has_funds(row: Row) -> bool:
    """Whether a row of a form holds sources of money beside their amounts."""
    return any(slot.field.startswith((FUND, LONG_TERM_FUND)) for slot in row)


def fund_pairs(rows: Sequence[Row], sheet: Sheet) -> list[Line]:
    """Sources of money beside their amounts; sources that the form lacks get rows of their own."""
    pools = {FUND: list(sheet.funds), LONG_TERM_FUND: list(sheet.long_term_funds)}
    lines: list[Line] = []
    for row in rows:
        line: list[Piece] = []
        for title, value in zip(row[::2], row[1::2], strict=True):
            pool, source = _pool(value), FundSource(value.field.rpartition(".")[2])
            fund = next((one for one in pools[pool] if one.source is source), None)
            if fund is not None:
                pools[pool].remove(fund)
            line += _pair(title, value, fund=fund)
        lines.append(tuple(line))
    return [*lines, *_further(rows[-1], pools)]


def _further(row: Row, pools: dict[str, list[Fund]]) -> list[Line]:
    """Rows, laid out as the last one, for sources that the form does not title."""
    values = row[1::2]
    chunks = {
        pool: _chunks(left, sum(_pool(value) == pool for value in values))
        for pool, left in pools.items()
    }
    lines: list[Line] = []
    for some in zip_longest(*chunks.values(), fillvalue=()):
        left = {pool: list(funds) for pool, funds in zip(chunks, some, strict=True)}
        line: list[Piece] = []
        for title, value in zip(row[::2], values, strict=True):
            own = left[_pool(value)]
            line += _pair(Slot(width=title.width), value, fund=own.pop(0) if own else None)
        lines.append(tuple(line))
    return lines


def _pool(value: Slot) -> str:
    return FUND if value.field.startswith(FUND) else LONG_TERM_FUND


def _chunks(funds: list[Fund], size: int) -> list[list[Fund]]:
    return [funds[at : at + size] for at in range(0, len(funds), size)] if size else []


def _pair(title: Slot, value: Slot, *, fund: Fund | None) -> tuple[Piece, Piece]:
    label = title.title if fund is None or not fund.label else fund.label
    source = FundSource(value.field.rpartition(".")[2])
    shown = fund or Fund(source, label)
    field = "original_budget" if shown.final_budget is None else "final_budget"
    text = fund_text(shown, field)
    return Piece(label, title.width), Piece(text, value.width, field=field, of=shown)


def fund_lines(block: Block, sheet: Sheet) -> list[Line]:
    """A row a source of money; those of the form, blank, where the sheet has none."""
    header = tuple(Piece(slot.title, slot.width) for slot in block.columns)
    titles = {row.source: row.title for row in reversed(block.fund_rows)}
    funds = sheet.funds or tuple(Fund(row.source, row.title) for row in block.fund_rows)
    lines = [
        tuple(
            Piece(
                fund_text(fund, slot.field) or _default(slot, fund, titles),
                slot.width,
                field=slot.field,
                of=fund,
            )
            for slot in block.columns
        )
        for fund in funds
    ]
    return labelled(block.label, [header, *lines])


def _default(slot: Slot, fund: Fund, titles: dict[FundSource, str]) -> str:
    return titles.get(fund.source, "") if slot.field == "label" else ""
