"""Totals that are blank or nought while all that they add up is filled: arithmetic, no judgement.

A total that contradicts its parts is left as it is: which of them is wrong is not known.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from jixiao.domain.document import Document
from jixiao.domain.money import SCALES, Money, total
from jixiao.domain.number import decimal_of
from jixiao.domain.place import Place
from jixiao.domain.sheet import Fund, FundSource, Sheet
from jixiao.domain.text import plain_title
from jixiao.fixing.change import Mend
from jixiao.fixing.words import fixing_words

FIELDS = ("original_budget", "final_budget", "outturn")
LEVELS = frozenset({FundSource.CENTRAL, FundSource.PROVINCIAL, FundSource.LOCAL})
PLAIN = re.compile(r"(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.(\d+))?")
FULL = Decimal(100)
ROWS_BELOW = 2
COLUMNS_OF_TITLE = 4
TextAt = Callable[[Place], str | None]
"""What stands in a cell; None where it is no cell that may be written into."""


class Filling(NamedTuple):
    """A number for a cell, and a cell of the same column that shows how numbers look there."""

    place: Place
    text: str
    mend: Mend
    like: Place


def fillings(document: Document, text_at: TextAt) -> Iterator[Filling]:
    """The totals of a document that can be filled."""
    for sheet in document.sheets:
        yield from _fund_totals(sheet, text_at)
        yield from _row_totals(sheet, text_at)


def _fund_totals(sheet: Sheet, text_at: TextAt) -> Iterator[Filling]:
    """资金总额 where it is the only one in the sheet and there is one way of adding it up."""
    totals = [one for one in sheet.funds if one.source is FundSource.TOTAL]
    if len(totals) != 1:
        return
    parts = [one for one in sheet.funds if one is not totals[0]]
    for field in FIELDS:
        place = totals[0].places.get(field)
        if place is None or not _is_open(text_at(place)):
            continue
        filled = [one for one in parts if getattr(one, field) is not None]
        amount = _only_sum([(one.source, getattr(one, field)) for one in filled])
        shown = [one.place_of(field).text.strip() for one in filled]
        if amount is None or not all(map(PLAIN.fullmatch, shown)):
            continue
        scale = _scale(filled, field)
        if scale is not None:
            text = _printed(amount.yuan / scale, shown)
            yield Filling(place, text, Mend.FUND_TOTAL, filled[0].place_of(field))


def _is_open(text: str | None) -> bool:
    return text is not None and (not text.strip() or decimal_of(text) == 0)


def _only_sum(parts: Sequence[tuple[FundSource, Money]]) -> Money | None:
    """The sum of sources where it is the same whether or not some are a part of others."""
    sources = {source for source, amount in parts if amount.yuan}
    ways = [frozenset[FundSource]()]
    if FundSource.FISCAL in sources and sources & LEVELS:
        ways += [LEVELS, frozenset({FundSource.FISCAL})]
    if sources - {FundSource.CARRY_OVER}:
        ways += [way | {FundSource.CARRY_OVER} for way in ways]
    sums = {total([amount for source, amount in parts if source not in way]) for way in ways}
    only = sums.pop()
    return None if sums or not only.yuan else only


def _scale(funds: Sequence[Fund], field: str) -> Decimal | None:
    """How many yuan one unit of the column is, as its numbers were read."""
    fund = next(one for one in funds if getattr(one, field).yuan)
    number = decimal_of(fund.place_of(field).text)
    scale = getattr(fund, field).yuan / number if number else None
    return scale if scale in SCALES.values() else None


def _printed(number: Decimal, like: Sequence[str]) -> str:
    """A number with as many decimals as the longest of its parts, and with their commas."""
    places = max(len(match[1] or "") for one in like if (match := PLAIN.fullmatch(one)))
    comma = "," if any("," in one for one in like) else ""
    return f"{number:{comma}.{places}f}"


def _row_totals(sheet: Sheet, text_at: TextAt) -> Iterator[Filling]:
    """分值 and 得分 of the total row, where every row has both and the points make 100."""
    rows = sheet.indicators
    scored = [one for one in sheet.funds if one.points is not None]
    points = [*(one.points for one in rows), *(one.points for one in scored)]
    if not rows or None in points or len(scored) > 1 or _added(points) != FULL:
        return
    scores = [*(one.score for one in rows), *(one.score for one in scored)]
    columns = [("points", points, Mend.POINTS_TOTAL)]
    if None not in scores and all(s <= p for s, p in zip(scores, points, strict=True)):  # type: ignore[operator]
        columns.append(("score", scores, Mend.SCORE_TOTAL))
    for field, numbers, mend in columns:
        like = rows[-1].place_of(field)
        place = _cell_below([one.place_of(field) for one in rows], text_at)
        if place is not None and not (text_at(place) or "").strip():
            yield Filling(place, f"{_added(numbers).normalize():f}", mend, like)


def _added(numbers: Sequence[Decimal | None]) -> Decimal:
    return sum((one for one in numbers if one is not None), Decimal(0))


def _cell_below(places: Sequence[Place], text_at: TextAt) -> Place | None:
    """The cell of the total row in the column of some cells; None where there is no such row."""
    last = places[-1]
    if last.row is None or last.column is None or len({one.column for one in places}) > 1:
        return None
    for row in range(last.row + 1, last.row + 1 + ROWS_BELOW):
        for column in range(1, COLUMNS_OF_TITLE + 1):
            title = text_at(last._replace(row=row, column=column))
            if title is not None and plain_title(title) in fixing_words().total_row:
                place = last._replace(row=row, text="")
                return place if text_at(place) is not None else None
    return None
