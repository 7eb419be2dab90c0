"""An official form to be filled in: blank, or with what is known, locked but for what is asked."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from jixiao.domain.indicator import Indicator
from jixiao.domain.sheet import Objective, Sheet
from jixiao.domain.task import Task
from jixiao.forms.form import Form, all_forms, load_form
from jixiao.reports.sheets.pieces import Piece
from jixiao.reports.sheets.tab import FormTab, write_form_tab
from jixiao.reports.sheets.tab_styles import NOTE, Choices, Styles
from jixiao.reports.workbooks.form_cells import form_entry
from jixiao.reports.workbooks.template_cells import (
    TO_FILL,
    Entry,
    insert_notes,
    protect,
    restrict,
)
from jixiao.reports.workbooks.workbook import new_workbook, tab_name

# Rows for indicators and for tasks on a form that nobody filled in yet.
ROWS, TASKS = 20, 6
# Blank cells for several sentences, and the height in points of their rows.
LONG = frozenset({"text", "long_term", "result", "purpose", "duty", "grounds", "schedule"})
LONG_HEIGHT = 64
NO_YEAR = "（        年度）"
YEAR = Entry("年度", "在“年度”前写上四位的年份，如（2024年度）。", is_text=True)
NOTES = (
    "填写说明",
    "黄色的格子请填写，其余的格子已经锁定（没有设密码）。",
    "点一下格子，会显示这里该填什么；有下拉列表的，从列表中选。",
    "金额按表上的单位只填数字。一个指标一行，不用的行空着，读取时不计。",
    "一级指标、二级指标与上一行相同的，可以空着。",
    "填好后可以直接打印，也可以用 jixiao check 检查。",
)


class UnknownForm(Exception):
    """A form was asked for that is not described."""


def write_form(asked: str | Sheet, path: Path, *, rows: int = ROWS) -> None:
    """Write a form to fill in: by its name a blank one, or that of a sheet with what it says.

    What a sheet says stays locked, except for results, which are asked again. ``rows`` is how many
    blank rows for indicators there are where there is none. Raises UnknownForm for a name that
    is not that of a form.
    """
    sheet = blank_sheet(asked, rows=rows) if isinstance(asked, str) else asked
    printed = FormTab.of(sheet)
    is_dated = sheet.fiscal_year is not None
    if not is_dated:
        printed = replace(printed, note=NO_YEAR)
    with new_workbook(path) as book:
        styles = Styles(book)
        tab = book.add_worksheet(tab_name(sheet.project.name or printed.title, set()))

        def ask(piece: Piece, at: tuple[int, int]) -> Choices | None:
            return restrict(tab, at, form_entry(piece, sheet))

        write_form_tab(tab, printed, styles, ask)
        for at, line in enumerate(printed.lines, printed.top):
            if any(piece.field in LONG and not piece.text for piece in line):
                tab.set_row(at, LONG_HEIGHT)
        if not is_dated:
            tab.write_string(1, 0, NO_YEAR, styles.of(NOTE | TO_FILL))
            restrict(tab, (1, 0), YEAR)
        insert_notes(tab, NOTES, column=len(printed.form.widths))
        protect(tab)


def blank_sheet(name: str, *, rows: int = ROWS) -> Sheet:
    """A sheet that says nothing yet, on the form of this name; raises UnknownForm."""
    known = [one.name for one in all_forms()]
    if name not in known:
        raise UnknownForm(f"没有名为“{name}”的表样；可用的表样：{'、'.join(known)}")
    form = load_form(name)
    columns = form.columns("indicators") + form.columns("goals")
    terms = {slot.term for slot in columns}
    return Sheet(
        kind=form.kind,
        title=form.title.format(project_name=""),
        form=name,
        objectives=(Objective(""),),
        indicators=tuple(Indicator(term=term) for term in sorted(terms) for _ in range(rows)),
        tasks=(Task(),) * TASKS if _has_tasks(form) else (),
    )


def _has_tasks(form: Form) -> bool:
    return any(block.kind == "tasks" for block in form.blocks)
