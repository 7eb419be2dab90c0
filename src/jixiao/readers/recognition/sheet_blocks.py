"""Rows under a header: indicators, funds and objectives."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from jixiao.domain.grid import Cell, Row
from jixiao.domain.indicator import Indicator
from jixiao.domain.money import Money
from jixiao.domain.number import decimal_of
from jixiao.domain.problem import Problem
from jixiao.domain.sheet import Fund, FundSource
from jixiao.domain.terms import dimension_term, kind_term, points_in
from jixiao.domain.text import half_width, squeeze
from jixiao.readers.recognition.columns import field_of_sheet
from jixiao.readers.recognition.funds import fund_of, own_number, printed_total, source_of
from jixiao.readers.recognition.indicators import indicator_of
from jixiao.readers.recognition.levels import Levels, group_levels
from jixiao.readers.recognition.sheet_builder import SheetBuilder
from jixiao.readers.recognition.sheet_labels import inline_values
from jixiao.readers.recognition.titles import objective_field, title_word, vocabulary

SHARED = ("points", "score")
LONGEST_GROUP = 20


def fresh_cells(row: Row) -> list[Cell]:
    """The cells of a row that say something of their own."""
    return [cell for cell in row if cell.text and not cell.continues]


def take_indicator(sheet: SheetBuilder, row: Row) -> bool:
    """A row of indicators, the total below them, or a level alone in its row."""
    fresh = fresh_cells(row)
    words = vocabulary().sheet
    leading = title_word(fresh[0].text) if fresh else ""
    if words.get(leading) == "total_score":
        _take_total(sheet, row, fresh[0])
        return True
    if leading in words or _is_goal(sheet, row, fresh) or is_remark(fresh) or _is_label(fresh):
        return False
    if _stands_alone(row, fresh):
        return _take_group(sheet, fresh[0])
    if sheet.is_totalled and _is_below_total(sheet, row):
        return False
    _take_beside(sheet, row)
    for index, (term, columns) in enumerate(sheet.parts()):
        above = sheet.levels.get(index, Levels())
        indicator, sheet.levels[index] = indicator_of(row, columns, above)
        if indicator is not None:
            goal = {"objective": sheet.goal} if sheet.goal else {}
            extra = {**indicator.extra, **goal}
            sheet.indicators.append(replace(indicator, term=term, extra=extra))
            _share(sheet, columns.cells(row))
            if not indicator.name:
                sheet.problems.append(_nameless(indicator))
    return True


def _is_below_total(sheet: SheetBuilder, row: Row) -> bool:
    """Whether a line below the total is no indicator: 等次 | 优, without a level or points."""
    cells = sheet.columns.cells(row)
    levels = [cells[one] for one in ("dimension", "kind") if one in cells]
    words = [cell.text for cell in levels if cell.text and not cell.continues]
    known = any(dimension_term(word) or kind_term(word) for word in words)
    return bool(words) and not known and own_number(cells.get("points")) is None


def _nameless(indicator: Indicator) -> Problem:
    return Problem(
        "row_without_name",
        f"{indicator.place}有指标值等内容，但没有读到三级指标的名称：{indicator.place.text}；"
        "可能是表头的标题不能识别，请核对表头和该行，补上名称后再读",
        indicator.place,
    )


def _take_total(sheet: SheetBuilder, row: Row, label: Cell) -> None:
    sheet.titles.add(title_word(label.text))
    sheet.is_totalled = True
    points, score, place = printed_total(sheet.columns.cells(row), row)
    if points is None:
        noted = points_in(half_width(label.text)) if re.search(r"[(（]", label.text) else None
        points = decimal_of(noted or "")
    sheet.total_points = sheet.total_points if points is None else points
    sheet.total_score = sheet.total_score if score is None else score
    if place is not None:
        sheet.places["total_score"] = place


def is_remark(fresh: list[Cell]) -> bool:
    """Whether a row is a remark under the table (说明：…, 注：…)."""
    return bool(fresh) and _remark().match(squeeze(fresh[0].text)) is not None


@lru_cache(maxsize=1)
def _remark() -> re.Pattern[str]:
    return re.compile(rf"[(（]?(?:{'|'.join(sorted(vocabulary().remark))})\d*[:：、.]")


def _is_label(fresh: list[Cell]) -> bool:
    """Whether a row begins with a cell that holds its own label (填表人：甲)."""
    return bool(fresh) and any(inline_values(fresh[0].text.strip()))


def _is_goal(sheet: SheetBuilder, row: Row, fresh: list[Cell]) -> bool:
    """Whether a row is an objective with its text, between blocks of indicators."""
    if len(fresh) != 2 or objective_field(fresh[0].text) is None:
        return False
    cells = sheet.columns.cells(row)
    return len(row) == 2 or cells.get("name") is cells.get("target")


def _stands_alone(row: Row, fresh: list[Cell]) -> bool:
    """Whether a row is one wide cell or one line under the table rather than an indicator."""
    if len(fresh) != 1:
        return False
    width = sum(cell.width for cell in row)
    return fresh[0].width * 2 > width > 1 or len(row) == 1


def _take_group(sheet: SheetBuilder, cell: Cell) -> bool:
    """A level alone in its row goes for the rows below; other short words say nothing."""
    text = squeeze(cell.text)
    found = group_levels(text, sheet.levels.get(0, Levels()))
    if found is not None:
        sheet.levels = dict.fromkeys(range(len(sheet.parts())), found)
        return True
    return len(text) <= LONGEST_GROUP and re.search(r"[:：。；]", text) is None


def _take_beside(sheet: SheetBuilder, row: Row) -> None:
    """What columns beside the indicators say of the whole sheet, once for each text."""
    words = vocabulary()
    for column, cell in sheet.columns.beside(row):
        word, field = title_word(column.title), field_of_sheet(column.title, cell.text)
        if (column.title, cell.text) in sheet.taken:
            continue
        sheet.taken.add((column.title, cell.text))
        money = Money.parse(cell.text, unit=sheet.unit_of_money)
        if word in words.objective:
            term = "long_term" if words.objective[word] == "long_term" else "annual"
            sheet.add_objectives(cell, term=term)
        elif field and field != "total_score":
            sheet.put(field, cell)
        elif money is not None and not field:
            source = source_of(column.title) or FundSource.TOTAL
            label = squeeze(column.title)
            place = {"original_budget": cell.place}
            sheet.funds.append(Fund(source, label, money, place=cell.place, places=place))


def _share(sheet: SheetBuilder, cells: dict[str, Cell]) -> None:
    """Points in a cell merged over several rows belong to the first; say how many share them."""
    for field in SHARED:
        cell = cells.get(field)
        if cell is None or not cell.continues or decimal_of(cell.text) is None:
            continue
        for at in range(len(sheet.indicators) - 2, -1, -1):
            first = sheet.indicators[at]
            if getattr(first, field) is not None:
                sheet.indicators[at] = _with_share(first, f"{field}_shared")
                break


def _with_share(indicator: Indicator, name: str) -> Indicator:
    count = int(indicator.extra.get(name, "1")) + 1
    return replace(indicator, extra={**indicator.extra, name: str(count)})


def take_fund(sheet: SheetBuilder, row: Row) -> bool:
    """A row of money under a header of funds."""
    fresh = fresh_cells(row)
    if fresh and title_word(fresh[0].text) in vocabulary().sheet and not source_of(fresh[0].text):
        return False
    fund = fund_of(row, sheet.columns, unit=sheet.unit_of_money)
    if fund is None:
        return False
    sheet.funds.append(fund)
    sheet.titles.add(fund.label)
    return True


def take_objectives(sheet: SheetBuilder, row: Row) -> bool:
    """A row of objectives under their titles, with what came of them."""
    cells = sheet.columns.cells(row)
    fresh = fresh_cells(row)
    values = [cell for cell in cells.values() if cell in fresh]
    if not values or any(vocabulary().is_title(cell.text) for cell in values):
        return False
    if "long_term" in cells:
        sheet.add_objectives(cells["long_term"], term="long_term")
    if "text" in cells:
        sheet.add_objectives(cells["text"], result=cells.get("result"))
    return True
