"""Header rows: which block of a form a row opens, and with which columns."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from jixiao.domain.grid import Row
from jixiao.domain.number import decimal_of
from jixiao.readers.recognition.columns import LEVELS, MONEY, Column, Columns, columns_of
from jixiao.readers.recognition.titles import title_word, vocabulary

# Titles that stand in a second row, by the beginning of their fields: under which title.
GROUPS = {
    "cause_": "reason", "explanation": "reason", "likelihood_": "likelihood",
    "budget": "budget", "fiscal": "budget", "other": "budget",
}  # fmt: skip


def indicator_columns(row: Row) -> Columns | None:
    """The columns of an indicator header (一级指标, 二级指标 …); None for any other row."""
    columns = _with_name(columns_of(row, vocabulary().indicator))
    fields = columns.fields
    levels = fields & LEVELS
    enough = len(levels) >= 2 or (levels and fields & {"target", "actual", "current"})
    return columns if enough and _all_titles(row) else None


def _with_name(columns: Columns) -> Columns:
    """The columns with the general title behind the levels (绩效指标) as that of the names."""
    if columns.fields & {"name", "subname"}:
        return columns
    ones = list(columns.columns)
    for index, (before, one) in enumerate(pairwise(ones), start=1):
        if before.field in LEVELS and not one.field and title_word(one.title) in vocabulary().group:
            ones[index] = replace(one, field="name")
            break
    return Columns(tuple(ones))


def fund_columns(row: Row) -> Columns | None:
    """The columns of a fund header (年初预算数, 全年执行数 …); None for any other row."""
    columns = _with_adjustment(columns_of(row, vocabulary().fund_columns))
    money = columns.fields & MONEY
    enough = len(money) >= 2 or (money and columns.fields & {"points", "score"})
    return columns if enough and not _has_numbers(row) else None


def _with_adjustment(columns: Columns) -> Columns:
    """Of two columns of the final budget, 预算调整数 is what the original one was changed by."""
    final = [one for one in columns.columns if one.field == "final_budget"]
    changes = [one for one in final if "调整" in one.title and "后" not in one.title]
    if len(final) < 2 or len(changes) != 1:
        return columns
    (change,) = changes
    return Columns(
        tuple(replace(one, field="adjustment") if one == change else one for one in columns.columns)
    )


def task_columns(row: Row) -> Columns | None:
    """The columns of a header of tasks (任务名称, 主要内容 …); None for any other row."""
    columns = columns_of(row, vocabulary().task)
    fields = columns.fields
    enough = "name" in fields and fields & {"content", "budget", "result"}
    return columns if enough and not _has_numbers(row) else None


def objective_columns(row: Row) -> Columns | None:
    """The columns of an objective header (预期目标, 实际完成情况); None for any other row."""
    words = vocabulary()
    columns = [one for one in columns_of(row, words.objective).columns if one.field]
    if len(columns) > 1 and title_word(columns[0].title) in words.group:
        columns = columns[1:] if columns[0].field == "text" else columns
    filled = [cell for cell in row if cell.text]
    if not columns or len(filled) < 2 or not all(words.is_title(cell.text) for cell in filled):
        return None
    return Columns(tuple(columns))


def is_second_header(row: Row, block: str) -> bool:
    """Whether a row below a header only divides it: fresh titles, and nothing but titles."""
    words = vocabulary().task if block == "tasks" else vocabulary().indicator
    fresh = [cell for cell in row if cell.text and not cell.continues]
    return bool(fresh) and all(title_word(cell.text) in words for cell in fresh)


def divided(columns: Columns, row: Row, block: str, *, ragged: bool) -> Columns:
    """The columns of a header with the second row that divides some of them."""
    words = vocabulary().task if block == "tasks" else vocabulary().indicator
    if ragged and not any(cell.continues for cell in row):
        return _spliced(columns, columns_of(row, words))
    return columns.refined(row, words)


def _spliced(columns: Columns, below: Columns) -> Columns:
    """Where cells have no columns, the titles below stand in place of the title of their group."""
    titles: list[tuple[str, str]] = []
    for column in columns.columns:
        own = [(one.field, one.title) for one in below.columns if _group(one.field) == column.field]
        titles += own or [(column.field, column.title)]
    return Columns(
        tuple(Column(field, at, at + 1, title) for at, (field, title) in enumerate(titles))
    )


def _group(field: str) -> str:
    """The field of the title under which a title of a second row stands."""
    return next((group for start, group in GROUPS.items() if field.startswith(start)), "")


def _all_titles(row: Row) -> bool:
    filled = [cell for cell in row if cell.text]
    known = [cell for cell in filled if vocabulary().is_title(cell.text)]
    return len(known) * 2 > len(filled) and not _has_numbers(row)


def _has_numbers(row: Row) -> bool:
    return any(decimal_of(cell.text) is not None for cell in row if not cell.continues)
