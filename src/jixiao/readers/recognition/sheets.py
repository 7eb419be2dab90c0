"""Sheets out of the blocks of a file: where one begins, where it ends, what form it has."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from jixiao.domain.document import Paragraph
from jixiao.domain.grid import Grid, Row
from jixiao.domain.place import Place
from jixiao.domain.problem import Problem
from jixiao.domain.sheet import Sheet, SpendingPlan
from jixiao.domain.text import half_width, squeeze
from jixiao.readers.blocks import Block
from jixiao.readers.identity import is_institution
from jixiao.readers.marks import without_marks
from jixiao.readers.recognition.column_contents import ROWS_LOOKED_AT
from jixiao.readers.recognition.columns import field_of_sheet
from jixiao.readers.recognition.form_match import best_form
from jixiao.readers.recognition.funds import with_year
from jixiao.readers.recognition.headers import indicator_columns
from jixiao.readers.recognition.sheet_builder import SheetBuilder
from jixiao.readers.recognition.sheet_rows import INLINE, YEAR, take_row
from jixiao.readers.recognition.titles import amount_unit_in, title_word, vocabulary

TITLE = re.compile(
    r".{0,60}(?:自评|目标|监控|评价|绩效|完成情况).{0,12}?(?:表|表格)(?:[（(].{1,30}[)）])?"
)
# What may be a title where the table below turns out to be one of indicators.
HEADING = re.compile(r"[^：:。；，、\d|]{4,40}表(?:[（(].{1,30}[)）])?")
LONGEST_TITLE = 80
PROJECT = frozenset({"project_name", "project_code", "project_code_and_name"})


@dataclass(slots=True)
class SheetsRead:
    """The sheets of a file, the paragraphs that were their titles, the tables that were none.

    ``problems`` are rows whose cells could not be given a column for certain.
    """

    sheets: list[Sheet] = field(default_factory=list)
    titles: set[Place] = field(default_factory=set)
    unread: list[Grid] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def read_sheets(blocks: Sequence[Block]) -> SheetsRead:
    """Read every sheet in the blocks of a file.

    A sheet begins with a title, where a project is named again, or with another worksheet; it
    may go on over several tables.
    """
    result = SheetsRead()
    sheet = SheetBuilder()
    before: list[Paragraph] = []
    tab: str | None = None
    for block in blocks:
        if isinstance(block, Paragraph):
            before.append(block)
            continue
        lead = _lead(before)
        title = next((one for one in lead if _is_title(one.text)), None)
        left = bool(before and not lead) or any(_names_another(sheet, one) for one in lead)
        left, tab = left or block.place.tab != tab, block.place.tab
        if title is not None or (left and sheet.has_content):
            _finish(sheet, result)
            sheet = SheetBuilder()
        for paragraph in lead:
            _take_paragraph(sheet, paragraph, result)
        before = []
        sheet = _read_grid(block, sheet, result)
    _finish(sheet, result)
    return result


def _read_grid(grid: Grid, sheet: SheetBuilder, result: SheetsRead) -> SheetBuilder:
    before = (len(result.sheets), _size(sheet))
    for at, row in enumerate(grid.rows):
        if _begins_another(sheet, row):
            _finish(sheet, result)
            year = None if _title_of(row) else sheet.year
            sheet = _next(sheet, row, year=year)
        title = _title_of(row)
        if title:
            sheet.title = sheet.title or title
            sheet.place = sheet.place if sheet.place.text else _place_of(row)
            sheet.year = _year_in(title) or sheet.year
        _note_heading(sheet, row)
        below = grid.rows[at + 1 : at + 1 + ROWS_LOOKED_AT]
        take_row(sheet, row, ragged=grid.is_ragged, below=below)
    if (len(result.sheets), _size(sheet)) == before:
        result.unread.append(grid)
    return sheet


def _size(sheet: SheetBuilder) -> int:
    lists = (sheet.indicators, sheet.funds, sheet.objectives, sheet.tasks)
    return sum(len(one) for one in lists) + len(sheet.values)


def _lead(paragraphs: list[Paragraph]) -> list[Paragraph]:
    """The short paragraphs right above a table: its title, unit and year."""
    lead: list[Paragraph] = []
    for paragraph in reversed(paragraphs):
        text = without_marks(paragraph.text).strip()
        if len(text) > LONGEST_TITLE or text.endswith(("。", "；", "：")) or len(lead) == 4:
            break
        lead.insert(0, paragraph)
        if _is_title(paragraph.text):
            break
    return lead


def _take_paragraph(sheet: SheetBuilder, paragraph: Paragraph, result: SheetsRead) -> None:
    text = without_marks(paragraph.text).strip()
    sheet.year = sheet.year or _year_in(text)
    if _is_title(text):
        sheet.title, sheet.place = text, paragraph.place
        result.titles.add(paragraph.place)
        return
    if (heading := _heading_in(text)) and not sheet.has_content:
        sheet.heading, sheet.heading_place = heading, paragraph.place
    sheet.amount_unit = sheet.amount_unit or amount_unit_in(text) or ""
    if "unit" not in sheet.values and is_institution(first := re.split(r"\s{2,}|\t", text)[0]):
        sheet.values["unit"], sheet.places["unit"] = first, paragraph.place
    name, value = _label_and_value(text)
    if name in {"unit", "department", "project_name"}:
        sheet.values[name], sheet.places[name] = value, paragraph.place


def _heading_in(text: str) -> str:
    plain = squeeze(without_marks(text))
    return plain if HEADING.fullmatch(plain) else ""


def _note_heading(sheet: SheetBuilder, row: Row) -> None:
    """A lone text over the table that ends in 表."""
    texts = {cell.text for cell in row if cell.text}
    if len(texts) == 1 and not sheet.heading and not sheet.indicators and not sheet.block:
        sheet.heading, sheet.heading_place = _heading_in(texts.pop()), _place_of(row)


def _label_and_value(text: str) -> tuple[str, str]:
    """The field that the first label of a line names, and its value: ``项目名称：…  单位：…``."""
    match = INLINE.fullmatch(re.split(r"\s{2,}|\t", text)[0])
    field_name = vocabulary().sheet.get(title_word(match[1])) if match else None
    return (field_name, match[2].strip()) if match and field_name else ("", "")


def _names_another(sheet: SheetBuilder, paragraph: Paragraph) -> bool:
    """Whether a line above a table names a project other than that of the sheet so far."""
    name, value = _label_and_value(without_marks(paragraph.text).strip())
    return name == "project_name" and value != sheet.values.get(name)


def _is_title(text: str) -> bool:
    return TITLE.fullmatch(squeeze(without_marks(text))) is not None


def _year_in(text: str) -> int | None:
    match = YEAR.search(half_width(text))
    return int(match[1]) if match else None


def _title_of(row: Row) -> str:
    texts = {cell.text for cell in row if cell.text}
    if len(texts) != 1:
        return ""
    text = squeeze(texts.pop())
    return text if _is_title(text) else ""


def _begins_another(sheet: SheetBuilder, row: Row) -> bool:
    """Whether a row starts the next sheet: a title, or another project, after indicators."""
    if not sheet.indicators:
        return False
    if _title_of(row) or _names_project(sheet, row):
        return True
    if indicator_columns(row) is not None:
        return False
    fresh = [cell for cell in row if cell.text and not cell.continues]
    words = vocabulary().sheet
    return (
        any(words.get(title_word(cell.text)) in PROJECT for cell in fresh[:3:2]) and len(fresh) > 1
    )


def _names_project(sheet: SheetBuilder, row: Row) -> bool:
    """Whether a column beside the indicators names a project other than that of the sheet."""
    if sheet.block != "indicators" or indicator_columns(row) is not None:
        return False
    named = [
        (field_of_sheet(column.title, cell.text), cell.text.strip())
        for column, cell in sheet.columns.beside(row)
        if not cell.continues
    ]
    return any(field in PROJECT and sheet.values.get(field, text) != text for field, text in named)


def _next(sheet: SheetBuilder, row: Row, *, year: int | None) -> SheetBuilder:
    """The next sheet; projects that are rows of one table have its columns, title and unit."""
    if not _names_project(sheet, row):
        return SheetBuilder(place=_place_of(row), year=year)
    # What has a column of its own is that of the row, not that of the first project.
    own = {field_of_sheet(column.title, cell.text) for column, cell in sheet.columns.beside(row)}
    kept = {"unit", "department"} - own
    return SheetBuilder(
        place=_place_of(row),
        year=sheet.year,
        title=sheet.title,
        amount_unit=sheet.amount_unit,
        values={name: sheet.values[name] for name in kept if name in sheet.values},
        places={name: sheet.places[name] for name in kept if name in sheet.places},
        titles=set(sheet.titles),
        month=sheet.month,
        block=sheet.block,
        columns=sheet.columns,
    )


def _place_of(row: Row) -> Place:
    return next((cell.place for cell in row if cell.text), Place())


def _finish(sheet: SheetBuilder, result: SheetsRead) -> None:
    if sheet.has_content:
        if sheet.heading and not sheet.title and sheet.indicators:
            sheet.title, sheet.place = sheet.heading, sheet.heading_place
            result.titles.add(sheet.heading_place)
        result.sheets.append(_with_form(sheet))
        result.problems.extend(sheet.problems)


def _with_form(builder: SheetBuilder) -> Sheet:
    sheet = builder.finished()
    form, confidence = best_form(builder.titles, sheet.kind)
    return replace(sheet, form=form, confidence=confidence)


def dated(sheet: Sheet, year: int | None) -> Sheet:
    """A sheet that prints no year, with the year of its document and the dates that follow."""
    if year is None:
        return sheet
    steps = tuple(with_year(step, year) for step in sheet.spending_plan.steps)
    return replace(sheet, fiscal_year=year, spending_plan=SpendingPlan(steps))
