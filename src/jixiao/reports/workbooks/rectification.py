"""The ledger of rectifications as a workbook to be kept: choices, dates, and what is overdue.

What is overdue is told by a word in a column of its own as well as by colour, so that a print in
black and white says the same. Our reader reads it back as ``Document.rectifications``.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from jixiao.domain.document import Source
from jixiao.domain.rectification import Rectification
from jixiao.reports.documents.rectification_ledger import (
    CLOSED,
    DONE,
    OVERDUE,
    STATES,
    TITLE,
    is_overdue,
)
from jixiao.reports.narrative.facts import Facts
from jixiao.reports.tracing.citing import Citing
from jixiao.reports.wording import day as printed_day
from jixiao.reports.wording import lines_needed, to_fill
from jixiao.reports.workbooks.register_tab import CitedCell, write_register
from jixiao.reports.workbooks.workbook import (
    FONT,
    HEADER,
    LIKE_FORMULA,
    Column,
    Format,
    Workbook,
    Worksheet,
    new_workbook,
    write,
)

COLUMNS = (
    Column("序号", 5), Column("存在问题", 42), Column("整改措施", 34), Column("责任人", 12),
    Column("整改时限", 14), Column("整改状态", 10), Column("是否逾期", 9), Column("销号日期", 14),
    Column("佐证材料", 16), Column("备注", 16),
)  # fmt: skip
TAB = "整改台账"
OWNER, DEADLINE, STATE, LATE, CLOSED_ON = 3, 4, 5, 6, 7
HEAD, FIRST = 2, 3
BLANK = "—"
DATE = "yyyy年m月d日"
# Rows below the last line that are ready to be filled in as well.
SPARE = 10
LINE_HEIGHT, HIGHEST = 13.5, 400
EARLIEST, LATEST = date(2000, 1, 1), date(2099, 12, 31)


def write_rectification_ledger(
    items: Sequence[Rectification],
    path: Path,
    *,
    unit: str = "",
    day: date | None = None,
    source: Source | None = None,
) -> None:
    """Write the ledger as .xlsx; ``day`` is the day that it is drawn up on.

    ``source`` is the file that the faults were found in: figures of theirs are traced to it.
    """
    with new_workbook(path) as book:
        tab = book.add_worksheet(TAB)
        _write_head(book, tab, unit=unit, day=day)
        looks = _looks(book)
        for at, one in enumerate(items, start=FIRST):
            _write_line(tab, at, one, looks=looks, day=day)
        last = FIRST + len(items) + SPARE - 1
        for at in range(FIRST + len(items), last + 1):
            _write_line(tab, at, None, looks=looks, day=day)
        _add_choices(tab, last)
        _mark_overdue(book, tab, last)
        _set_print(tab, last)
        write_register(book, _cited(items, source) if source is not None else ())


def _cited(items: Sequence[Rectification], source: Source) -> list[CitedCell]:
    """The cells whose words hold figures, each traced to where the fault stands."""
    facts, found = Facts(Citing(source)), []
    for at, one in enumerate(items, start=FIRST + 1):
        for letter, text, name in (("B", one.finding, "整改问题"), ("C", one.measure, "整改措施")):
            span = facts.words(text, f"{name}：{one.finding}", one.place)
            if span.origin is not None:
                found.append(CitedCell(f"'{TAB}'!{letter}{at}", span.text, span.origin))
    return found


def _write_head(book: Workbook, tab: Worksheet, *, unit: str, day: date | None) -> None:
    """Title, unit and date above the header, as rows that the reader takes for its lead."""
    end = len(COLUMNS) - 1
    title = book.add_format({"font_name": "方正小标宋简体", "font_size": 18, "align": "center"})
    plain = book.add_format({"font_name": "宋体", "font_size": 10.5})
    right = book.add_format({"font_name": "宋体", "font_size": 10.5, "align": "right"})
    tab.merge_range(0, 0, 0, end, f"{unit}{TITLE}", title)
    tab.set_row(0, 30)
    tab.merge_range(1, 0, 1, OWNER, f"单位：{unit or to_fill('单位名称')}", plain)
    # The date has cells of its own: the reader takes it for the day of signing.
    tab.merge_range(1, STATE, 1, LATE, "编制日期：", right)
    tab.merge_range(1, CLOSED_ON, 1, end, printed_day(day, what="编制日期"), plain)
    header = book.add_format(HEADER)
    for at, column in enumerate(COLUMNS):
        tab.set_column(at, at, column.width)
        tab.write_string(HEAD, at, column.title, header)
    tab.set_row(HEAD, 22)


def _looks(book: Workbook) -> dict[str, Format]:
    centred = FONT | {"align": "center"}
    return {
        "text": book.add_format(FONT),
        "quoted": book.add_format(FONT | {"quote_prefix": True}),
        "centred": book.add_format(centred),
        "date": book.add_format(centred | {"num_format": DATE}),
    }


def _write_line(
    tab: Worksheet, at: int, one: Rectification | None, *, looks: dict[str, Format],
    day: date | None,
) -> None:  # fmt: skip
    number = None if one is None else at - FIRST + 1
    line = one or Rectification()
    values = (number, line.finding, line.measure, line.owner, None, line.status, None, None, "", "")
    for column, value in enumerate(values):
        is_text = column in (1, 2, 8, 9)
        look = looks["text" if is_text else "date" if column == CLOSED_ON else "centred"]
        if isinstance(value, str) and value.startswith(LIKE_FORMULA):
            look = looks["quoted"]
        write(tab, at, column, value=value, style=look)
    if line.due_date is not None:
        tab.write_datetime(at, DEADLINE, line.due_date, looks["date"])
    else:
        write(tab, at, DEADLINE, value=line.deadline, style=looks["date"])
    # What Excel works out again each day; a program that does not sees the state of ``day``.
    said = ("否", OVERDUE)[is_overdue(line, day=day)] if one else BLANK
    formula = f'=IF($B{at + 1}="","{BLANK}",IF({_is_late(at)},"{OVERDUE}","否"))'
    tab.write_formula(at, LATE, formula, looks["centred"], said)
    tab.set_row(at, _height(line))


def _is_late(at: int) -> str:
    """The condition that a row is overdue today, as Excel reads it."""
    row = at + 1
    done = ",".join(f'$F{row}="{state}"' for state in (DONE, CLOSED))
    return f'AND(ISNUMBER($E{row}),$E{row}<TODAY(),$B{row}<>"",NOT(OR({done})))'


def _height(line: Rectification) -> float:
    texts = ((line.finding, COLUMNS[1].width), (line.measure, COLUMNS[2].width))
    lines = max(lines_needed(text, per_line=width - 1) for text, width in texts)
    return min(max(lines, 1) * LINE_HEIGHT + 6, HIGHEST)


def _add_choices(tab: Worksheet, last: int) -> None:
    """A list of states, dates that are dates, and a hint where a person is asked for."""
    tab.data_validation(FIRST, STATE, last, STATE, {
        "validate": "list", "source": list(STATES), "input_title": "整改状态",
        "input_message": "请从列表中选择；佐证材料核实后才能选“已销号”。",
        "error_title": "整改状态", "error_message": f"请从“{'、'.join(STATES)}”中选择一项。",
    })  # fmt: skip
    for column, name in ((DEADLINE, "整改时限"), (CLOSED_ON, "销号日期")):
        tab.data_validation(FIRST, column, last, column, {
            "validate": "date", "criteria": "between", "minimum": EARLIEST, "maximum": LATEST,
            "input_title": name, "input_message": "请填写具体日期，例如2024-6-30。",
            "error_title": name, "error_type": "warning",
            "error_message": "这里应当填写具体日期；写“长期坚持”等文字的，不能判断是否逾期。",
        })  # fmt: skip
    tab.data_validation(FIRST, OWNER, last, OWNER, {
        "validate": "length", "criteria": "between", "minimum": 1, "maximum": 60,
        "input_title": "责任人", "input_message": "请填写责任科室和责任人；不要只写“相关科室”。",
        "error_title": "责任人", "error_message": "责任人应当在60个字以内。",
    })  # fmt: skip


def _mark_overdue(book: Workbook, tab: Worksheet, last: int) -> None:
    """A dark border and bold slanted type carry over into black and white, the colour does not."""
    late: dict[str, Any] = {"bg_color": "#F8CBAD", "bold": True, "italic": True}
    closed: dict[str, Any] = {"font_color": "#7F7F7F"}
    spot = (FIRST, 0, last, len(COLUMNS) - 1)
    tab.conditional_format(*spot, {
        "type": "formula", "criteria": f"={_is_late(FIRST)}", "format": book.add_format(late),
    })  # fmt: skip
    tab.conditional_format(*spot, {
        "type": "formula", "criteria": f'=$F{FIRST + 1}="{CLOSED}"',
        "format": book.add_format(closed),
    })  # fmt: skip


def _set_print(tab: Worksheet, last: int) -> None:
    tab.freeze_panes(FIRST, 2)
    tab.autofilter(HEAD, 0, last, len(COLUMNS) - 1)
    tab.set_landscape()
    tab.set_paper(9)
    tab.fit_to_pages(1, 0)
    tab.set_margins(left=0.5, right=0.5, top=0.7, bottom=0.7)
    tab.repeat_rows(HEAD)
    tab.print_area(0, 0, last, len(COLUMNS) - 1)
    tab.set_footer("&C第 &P 页，共 &N 页")
