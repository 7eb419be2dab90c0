"""Rows of 项目资金 and steps of 资金支出计划."""

from __future__ import annotations

import calendar
import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from jixiao.domain.grid import Cell, Row
from jixiao.domain.money import Money
from jixiao.domain.number import HUNDRED, decimal_of, of_hundred, share_of
from jixiao.domain.place import Place
from jixiao.domain.sheet import Fund, FundSource, PlanStep
from jixiao.domain.text import half_width, squeeze
from jixiao.readers.recognition.columns import Columns
from jixiao.readers.recognition.titles import is_plan_step, title_word, vocabulary

DEFAULT_UNIT = "万元"
MONTH = re.compile(r"(?:(\d{4})年)?(\d{1,2})月(?:(\d{1,2})日)?")
QUARTERS = {"一": 3, "二": 6, "三": 9, "四": 12, "1": 3, "2": 6, "3": 9, "4": 12}
QUARTER = re.compile(r"第?([一二三四1-4])季度")


def source_of(label: str) -> FundSource | None:
    """The source of money that a row's title names; None for a title that is not known."""
    found = vocabulary().fund_rows.get(title_word(label))
    return FundSource(found) if found else None


def fund_of(row: Row, columns: Columns, *, unit: str) -> Fund | None:
    """Read a row under a fund header; None where the row has neither label nor number."""
    cells = columns.cells(row)
    own = {id(cell) for cell in cells.values()}
    titles = [cell for cell in row if cell.text and not cell.continues and id(cell) not in own]
    labels = [cell for cell in titles if not _is_number(cell.text)]
    if not labels or not any(_is_number(cell.text) for cell in cells.values()):
        known = labels and source_of(labels[-1].text)
        if not known:
            return None
    label = labels[-1]
    return _fund(label, cells, unit=unit)


def fund_of_pair(label: Cell, value: Cell, *, unit: str) -> Fund | None:
    """A source of money with one amount beside it, as on forms of objectives."""
    source = FundSource.TOTAL if is_long_term_total(label.text) else source_of(label.text)
    if source is None or (value.text and Money.parse(value.text) is None):
        return None
    return _fund(label, {"original_budget": value}, unit=unit, source=source)


def is_long_term_total(label: str) -> bool:
    """Whether a label is that of all money beyond the year (中期资金总额)."""
    return title_word(label) in vocabulary().long_term_fund


def _fund(
    label: Cell, cells: Mapping[str, Cell], *, unit: str, source: FundSource | None = None
) -> Fund:
    shown = [label.text, *(cell.text for cell in cells.values())]
    return Fund(
        source=source or source_of(label.text) or FundSource.OTHER,
        label=squeeze(label.text),
        original_budget=_amount(cells.get("original_budget"), unit),
        final_budget=_amount(cells.get("final_budget"), unit),
        outturn=_amount(cells.get("outturn"), unit),
        adjustment=_amount(cells.get("adjustment"), unit),
        forecast_outturn=_amount(cells.get("forecast_outturn"), unit),
        execution_rate=share_of(_text(cells, "execution_rate")),
        points=own_number(cells.get("points")),
        score=own_number(cells.get("score")),
        reason=_text(cells, "reason"),
        place=label.place.quoting(" | ".join(shown)),
        places={"label": label.place, **{field: cell.place for field, cell in cells.items()}},
    )


def _text(cells: Mapping[str, Cell], field: str) -> str:
    return cells[field].text if field in cells else ""


def _amount(cell: Cell | None, unit: str) -> Money | None:
    return None if cell is None else Money.parse(cell.text, unit=unit)


def own_number(cell: Cell | None) -> Decimal | None:
    """A number printed in this row; a merged cell counts only where it begins."""
    return None if cell is None or cell.continues else decimal_of(cell.text)


def _is_number(text: str) -> bool:
    return Money.parse(text) is not None or decimal_of(text) is not None


def plan_steps(labels: Row, values: Row, *, year: int | None, ragged: bool) -> tuple[PlanStep, ...]:
    """The steps of a plan whose dates stand in one row and whose shares in the row below."""
    dates = [cell for cell in labels if is_plan_step(cell.text)]
    if ragged:
        offset = dates[0].column
        below = {cell.column: cell for cell in values}
        pairs = [(one, below.get(offset + index)) for index, one in enumerate(dates)]
    else:
        pairs = [(one, next((v for v in values if v.covers(one.column)), None)) for one in dates]
    return tuple(plan_step(one, value, year=year) for one, value in pairs)


def plan_step(label: Cell, value: Cell | None, *, year: int | None) -> PlanStep:
    """One step: the date in the label, the cumulative share (printed in per cent) beside it."""
    number = decimal_of(value.text) if value is not None else None
    place = value.place if value is not None else label.place
    return PlanStep(
        by=_month_end(label.text, year=year),
        share=None if number is None else of_hundred(number),
        text=squeeze(label.text),
        place=place,
    )


def _month_end(text: str, *, year: int | None) -> date | None:
    plain = squeeze(half_width(text))
    if match := MONTH.search(plain):
        year = int(match[1]) if match[1] else year
        month, day = int(match[2]), match[3]
    elif match := QUARTER.search(plain):
        month, day = QUARTERS[match[1]], None
    else:
        return None
    if year is None or not 1 <= month <= 12:
        return None
    last = calendar.monthrange(year, month)[1]
    return date(year, month, min(int(day), last) if day else last)


def with_year(step: PlanStep, year: int) -> PlanStep:
    """A step dated once the year of the sheet is known."""
    return PlanStep(_month_end(step.text, year=year), step.share, step.text, step.place)


def printed_total(
    cells: Mapping[str, Cell], row: Row
) -> tuple[Decimal | None, Decimal | None, Place | None]:
    """Points and score that a total row prints: the score stands in its column, if anywhere."""
    numbers = [cell for cell in row if decimal_of(cell.text) is not None and not cell.continues]
    score = cells.get("score")
    if score is None or score not in numbers:
        score = numbers[-1] if len(numbers) > 1 or (numbers and not _is_full(numbers[0])) else None
    others = [cell for cell in numbers if cell is not score]
    points = (
        cells.get("points") if cells.get("points") in others else (others[0] if others else None)
    )
    place = score.place if score is not None else (points.place if points is not None else None)
    return (
        decimal_of(points.text) if points is not None else None,
        decimal_of(score.text) if score is not None else None,
        place,
    )


def _is_full(cell: Cell) -> bool:
    return decimal_of(cell.text) == HUNDRED
