"""The cells of a template that are to be filled in, and what may be entered there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from xlsxwriter.utility import xl_rowcol_to_cell

from jixiao.domain.indicator import Indicator
from jixiao.domain.nature import Nature
from jixiao.domain.sheet import Fund, Sheet
from jixiao.domain.task import Task
from jixiao.reports.sheets.pieces import Piece
from jixiao.reports.sheets.tab_styles import Choices
from jixiao.reports.wording import number, writable
from jixiao.reports.workbooks.workbook import Worksheet

TO_FILL: Choices = {"locked": False, "bg_color": "#FFF7D6"}
PROTECTED = {"format_rows": True, "format_columns": True, "select_locked_cells": True}
AMOUNTS = ("original_budget", "final_budget")
NOT_APPLICABLE = "不涉及"
ANSWERS = ("是", "否")
IN_WORDS = frozenset({Nature.QUALITATIVE, Nature.SCALE})
IN_NUMBERS = frozenset({Nature.QUANTITY, Nature.RANGE})
# The limits of Excel: title and text of a message, choices written out.
LONGEST_TITLE, LONGEST_MESSAGE, LONGEST_LIST = 32, 255, 255
# More than any budget, in 万元 or yuan.
MOST = 10**13
MARKS_OF_DATE = ("年", "月", "日", "-", "/", ".")
NAMES_DATE = ",".join(f'ISNUMBER(FIND("{mark}",{{cell}}))' for mark in MARKS_OF_DATE)
DATE = {
    "validate": "custom",
    "error_type": "warning",
    "value": f'=OR(ISNUMBER({{cell}}),{NAMES_DATE},{{cell}}="不涉及",{{cell}}="无")',
}
NUMBER_OR_WORD = '=OR(ISNUMBER({cell}),{cell}="不涉及",{cell}="无")'


@dataclass(frozen=True, slots=True)
class Entry:
    """What is to be entered: what the user is told, and what Excel lets pass (none: anything)."""

    title: str
    message: str
    rule: Mapping[str, Any] | None = None
    fault: str = ""
    is_text: bool = False
    number_format: str = "General"


def entry_of(piece: Piece, sheet: Sheet, *, grades: tuple[str, ...]) -> Entry | None:
    """What is to be entered in a cell; None where it is locked."""
    if isinstance(piece.of, Fund):
        return _of_fund(piece.field, piece.of, sheet)
    if isinstance(piece.of, Indicator):
        return _of_indicator(piece.field, piece.of, grades=grades)
    if isinstance(piece.of, Task):
        return of_task(piece.field)
    if piece.field == "result":
        message = "逐项写明年度总体目标的完成情况。"
        return Entry("实际完成情况", message, is_text=True)
    return None


def of_task(field: str) -> Entry | None:
    """What is asked of a task of a whole department when the year is over."""
    if field == "result":
        return Entry("完成情况", "写明这项任务完成的情况。", is_text=True)
    return amount_entry("万元") if field == "outturn" else None


def amount_entry(unit: str, *, may_fall: bool = False) -> Entry:
    """An amount of money; a change of a budget may be below nought."""
    least = -MOST if may_fall else 0
    told = (
        f"应填数字，单位是{unit}，不要写单位。"
        if may_fall
        else (f"应填不小于0的数字，单位是{unit}，不要写单位。")
    )
    return Entry(
        "金额", f"只填数字，单位：{unit}。",
        {"validate": "decimal", "criteria": ">=", "value": least}, told,
    )  # fmt: skip


def _of_fund(field: str, fund: Fund, sheet: Sheet) -> Entry | None:
    if field == "reason":
        return Entry("原因说明", "执行率偏低的，写明原因。", is_text=True)
    if field != "outturn" and not (field in AMOUNTS and getattr(fund, field) is None):
        return None
    return amount_entry(sheet.amount_unit or "万元")


def _of_indicator(field: str, one: Indicator, *, grades: tuple[str, ...]) -> Entry | None:
    if field == "actual":
        return value_entry("实际完成值", one, grades=grades)
    if field == "reason":
        message = "没有完成或大幅超过指标值的，写明原因和改进措施。"
        return Entry("偏差原因分析及改进措施", message, is_text=True)
    if field == "points" and one.points is None:
        return points_entry("分值", Decimal(100), "填这个指标的分值，全表合计100分。")
    if field == "score" and one.points is not None and _nature(one) in IN_WORDS:
        message = "可以在所选档次的范围内自评得分；不填的由程序按评分办法给出。"
        return points_entry("得分（可不填）", one.points, message)
    return None


def points_entry(title: str, most: Decimal, message: str) -> Entry:
    """A number of points up to the most that can be had."""
    rule = {"validate": "decimal", "criteria": "between", "minimum": 0, "maximum": str(most)}
    return Entry(title, message, rule, f"应填0至{number(most)}之间的数字。")


def value_entry(title: str, one: Indicator, *, grades: tuple[str, ...] = ()) -> Entry:
    """A value reached, by what the target is: a number, a grade, an answer, a date, a sentence."""
    nature, target = _nature(one), one.target.text.strip() if one.target else ""
    wanted = f"指标值：{target}。" if target else ""
    if nature in IN_NUMBERS:
        unit = one.target.unit if one.target else ""
        told = f"只填数字，单位：{unit}。" if unit else "只填数字。"
        if unit == "%":
            told = "只填数字，98%填98或98%。"
        return Entry(
            title, f"{wanted}{told}本年度不涉及的填“不涉及”，没有发生的可填“无”。",
            {"validate": "custom", "value": NUMBER_OR_WORD},
            f"指标值是“{target}”，这里只能填数字、“不涉及”或“无”；{told}",
        )  # fmt: skip
    choices = (*grades, NOT_APPLICABLE) if nature in IN_WORDS and grades else ()
    if nature is Nature.YES_NO:
        choices = (*ANSWERS, NOT_APPLICABLE)
    if choices and len(",".join(choices)) <= LONGEST_LIST:
        told = "从下拉列表中选一项。"
        rule = {"validate": "list", "source": [*choices]}
        return Entry(title, wanted + told, rule, told, is_text=True)
    if nature is Nature.DATE:
        told = "写明日期，如2021年11月20日；本年度不涉及的填“不涉及”。"
        return Entry(title, wanted + told, DATE, told, is_text=True)
    return Entry(title, wanted + "写明完成的情况。", is_text=True)


def _nature(one: Indicator) -> Nature:
    return one.target.nature if one.target else Nature.BLANK


def restrict(tab: Worksheet, at: tuple[int, int], entry: Entry | None) -> Choices | None:
    """Tell what is to be entered in a cell, and let nothing else pass; gives how it looks.

    None where nothing is to be entered: the cell stays locked.
    """
    if entry is None:
        return None
    rule = dict(entry.rule or {"validate": "any"})
    if rule["validate"] == "custom":
        rule["value"] = rule["value"].format(cell=xl_rowcol_to_cell(*at))
    if entry.fault:
        rule |= {
            "error_title": "请改一下",
            "error_message": _short(entry.fault, LONGEST_MESSAGE),
        }
    rule |= {
        "input_title": _short(entry.title, LONGEST_TITLE),
        "input_message": _short(entry.message, LONGEST_MESSAGE),
        "ignore_blank": True,
    }
    tab.data_validation(*at, *at, rule)
    return TO_FILL | {"num_format": "@" if entry.is_text else entry.number_format}


def insert_notes(tab: Worksheet, lines: Sequence[str], *, column: int) -> None:
    """How to fill a form in, in a box beside it that is not printed and not read as a table."""
    options = {
        "x_offset": 12, "width": 420, "height": 330, "object_position": 3,
        "font": {"name": "仿宋", "size": 11}, "fill": {"color": "#FFFFFF"},
    }  # fmt: skip
    tab.insert_textbox(1, column, writable("\n".join(lines)), options)


def protect(tab: Worksheet) -> None:
    """Lock all but the cells to fill in; without a password, for nobody is to be kept out."""
    tab.protect("", PROTECTED)


def _short(text: str, length: int) -> str:
    return text if len(text) <= length else text[: length - 1] + "…"
