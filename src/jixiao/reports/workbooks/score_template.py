"""The self-evaluation sheet to be filled in: the official layout, locked but for what is asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from jixiao.domain.sheet import Sheet
from jixiao.forms.form import Form, Slot, all_forms
from jixiao.reports.sheets.pieces import Piece
from jixiao.reports.sheets.tab import FormTab, write_form_tab
from jixiao.reports.sheets.tab_styles import Choices, Styles
from jixiao.reports.workbooks.template_cells import entry_of, insert_notes, protect, restrict
from jixiao.reports.workbooks.workbook import Worksheet, new_workbook, tab_name

NOTES = (
    "填写说明",
    "黄色的格子请填写，其余的格子已经锁定（没有设密码）。",
    "全年执行数按表上的金额单位填写；预算没有调整的，全年预算数可以空着。",
    "定量指标的实际完成值只填数字，单位与指标值相同；百分比填98或98%。",
    "定性指标的实际完成值从下拉列表中选一档；得分可以在这一档的范围内自评，不填的由程序按评分办法给出。",
    "本年度不涉及的指标填“不涉及”；没有完成或大幅超过指标值的，写明偏差原因和改进措施。",
    "定量指标的得分、执行率和总分都不用填。",
)
SCORED_BY = "评分办法：{ruleset}。填好后运行 jixiao score 读取本文件，就能得到分数。"
NO_RULESET = "还没有确定评分办法，评分时请用 --ruleset 指定。"


@dataclass(frozen=True, slots=True)
class Unfilled:
    """A sheet to be filled in: the grades that words are chosen from, and what it is scored by."""

    sheet: Sheet
    grades: tuple[str, ...] = ()
    ruleset: str = ""


def write_template(sheets: Sequence[Unfilled], path: Path) -> None:
    """Write a tab a sheet; what was reported already is kept."""
    with new_workbook(path) as book:
        taken: set[str] = set()
        styles = Styles(book)
        for index, one in enumerate(sheets, start=1):
            name = one.sheet.project.name
            name = tab_name(f"{index}.{name}" if len(sheets) > 1 else name, taken)
            _write_sheet(book.add_worksheet(name), one, styles)


def form_to_fill(sheet: Sheet) -> Form:
    """The form that a sheet was read from where that asks for results, else the official one."""
    forms = [
        one
        for one in all_forms()
        if one.kind is sheet.kind and any(slot.field == "actual" for slot in _columns(one))
    ]
    return min(forms, key=lambda one: (one.name != sheet.form, not one.is_default, one.name))


def _columns(form: Form) -> tuple[Slot, ...]:
    return form.columns("indicators") + form.columns("goals")


def _write_sheet(tab: Worksheet, unfilled: Unfilled, styles: Styles) -> None:
    sheet = unfilled.sheet
    printed = FormTab.of(sheet, form_to_fill(sheet))

    def ask(piece: Piece, at: tuple[int, int]) -> Choices | None:
        return restrict(tab, at, entry_of(piece, sheet, grades=unfilled.grades))

    write_form_tab(tab, printed, styles, ask)
    words = SCORED_BY if unfilled.ruleset else NO_RULESET
    notes = [*NOTES, words.format(ruleset=unfilled.ruleset)]
    insert_notes(tab, notes, column=len(printed.form.widths))
    protect(tab)
