"""A ledger and sheets into what is watched: progress, lights, forecasts, slow projects."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from jixiao.domain.document import Document
from jixiao.domain.light import Colour, Light
from jixiao.domain.problem import Problem
from jixiao.domain.progress import Grouping, Progress
from jixiao.domain.watching import LightProfile, WatchedRow, WatchReport
from jixiao.pipeline.asked import Unknown

if TYPE_CHECKING:
    import duckdb

    from jixiao.monitoring.lights_profile import Profile
    from jixiao.monitoring.plan import Matched, NotToldApart

PROGRESS_SCHEMA = "jixiao/progress/1"
BY_PROJECT = (Grouping.PROJECT,)
MAGIC = b"DUCK"
LONGEST_LIST = 5


@contextmanager
def ledger(
    *paths: Path, fiscal_year: int | None = None, told: list[Problem] | None = None
) -> Iterator[duckdb.DuckDBPyConnection]:
    """A ledger to read from: a ledger file, or exports, which are then taken into memory.

    ``fiscal_year`` is that of exports that do not say theirs; ``told`` gathers what of them could
    not be taken. Raises Unknown where a path is none, or nothing could be taken.
    """
    from jixiao.monitoring.store import LedgerInUse, opened

    for path in paths:
        if not path.is_file():
            raise Unknown(f"{path}：没有这个台账文件；请检查路径，或先用 jixiao ledger import 导入")
    exports = [one for one in paths if not is_ledger(one)]
    if len(paths) > 1 and len(exports) < len(paths):
        raise Unknown(
            "台账文件只能给出一个，也不能与导出的明细同时给出；请先用 jixiao ledger import 合并"
        )
    try:
        with opened(None if exports else paths[0], read_only=not exports) as connection:
            if exports:
                problems = _take(connection, exports, fiscal_year=fiscal_year)
                (told if told is not None else []).extend(problems)
            yield connection
    except LedgerInUse as fault:
        raise Unknown(str(fault)) from None


def _take(
    connection: duckdb.DuckDBPyConnection, exports: Sequence[Path], *, fiscal_year: int | None
) -> list[Problem]:
    """Take exports into a ledger in memory; what was refused is told and nothing is written."""
    from jixiao.pipeline.ledger import Settings, import_into

    outcomes = import_into(connection, exports, settings=Settings(fiscal_year=fiscal_year))
    notes = [note for one in outcomes for note in one.problems]
    if not any(one.tables for one in outcomes):
        raise Unknown("；".join(notes))
    for table in (table for one in outcomes for table in one.tables if table.counts.refused):
        first = table.refused[0]
        notes.append(
            f"{table.path}：有{table.counts.refused}行没有采用，例如第{first.row}行，{first.message}；"
            "用 jixiao ledger import 导入，可以得到写明错误的副本"
        )
    return [Problem("export_not_taken", one) for one in notes]


def is_ledger(path: Path) -> bool:
    """Whether a file is a ledger, and not an export to be imported."""
    with path.open("rb") as file:
        return file.read(12)[8:] == MAGIC


def groupings(text: str) -> tuple[Grouping, ...]:
    """What ``--by`` names, in English or Chinese; raises Unknown for a word that is none."""
    words = {word: one for one in Grouping for word in (one.value, one.label)}
    asked = [one.strip() for one in text.replace("，", ",").split(",") if one.strip()]
    for one in asked:
        if one not in words:
            listed = "、".join(f"{each.value}（{each.label}）" for each in Grouping)
            raise Unknown(f"没有汇总口径“{one}”；可以是{listed}，几个之间用逗号隔开")
    return tuple(words[one] for one in asked) or BY_PROJECT


def monitor(
    connection: duckdb.DuckDBPyConnection,
    as_of: date,
    *,
    documents: Sequence[Document] = (),
    by: Sequence[Grouping] = BY_PROJECT,
    lights: str = "",
    fiscal_year: int | None = None,
) -> WatchReport:
    """Watch the money of a fiscal year at a date, beside the plans of sheets.

    Raises Unknown for a profile of lights that does not exist.
    """
    from jixiao.monitoring.plan import add_sheets
    from jixiao.monitoring.progress import progress
    from jixiao.monitoring.slow import slow_projects

    profile = _profile(lights)
    year = as_of.year if fiscal_year is None else fiscal_year
    sheets = [sheet for one in documents for sheet in one.sheets]
    matched, unclear = add_sheets(connection, sheets, fiscal_year=year)
    projects = progress(connection, as_of, fiscal_year=year)
    if tuple(by) == BY_PROJECT:
        rows = _project_rows(connection, projects, profile)
    else:
        shown = progress(connection, as_of, by=by, fiscal_year=year)
        rows = [WatchedRow(one, _light(one, profile, by=by)) for one in shown]
    return WatchReport(
        *(year, as_of, tuple(by), LightProfile(profile.name, profile.title, profile.basis)),
        totals=_totals(connection, as_of, year),
        rows=tuple(rows),
        slow=tuple(slow_projects(connection, projects)),
        problems=(*_problems(projects, year), *_sheet_problems(matched, unclear)),
    )


def _project_rows(
    connection: duckdb.DuckDBPyConnection, projects: Sequence[Progress], profile: Profile
) -> list[WatchedRow]:
    """Every project with its light and its forecast, the worst first."""
    from jixiao.monitoring.forecast import forecasts

    ahead = forecasts(connection, projects)
    rows = [
        WatchedRow(one, _light(one, profile, by=BY_PROJECT), ahead.get(one.key)) for one in projects
    ]
    return sorted(rows, key=_worst_first)


def _totals(connection: duckdb.DuckDBPyConnection, as_of: date, year: int) -> tuple[Progress, ...]:
    """A row for each category, then that of all."""
    from jixiao.monitoring.progress import progress

    groups: tuple[tuple[Grouping, ...], ...] = ((Grouping.CATEGORY,), ())
    return tuple(
        one for by in groups for one in progress(connection, as_of, by=by, fiscal_year=year)
    )


def _profile(name: str) -> Profile:
    from jixiao.monitoring.lights_profile import DEFAULT, LightMistake, find_profile

    try:
        profile = find_profile(name or DEFAULT)
        for other in (profile.without_plan, profile.money):
            if other:
                find_profile(other)
    except LightMistake as fault:
        raise Unknown(str(fault)) from None
    return profile


def _light(row: Progress, profile: Profile, *, by: Sequence[Grouping]) -> Light:
    """The light of a row; a budget that names no economic class is nobody's to spend."""
    from jixiao.monitoring.lights import light_of

    if Grouping.ECONOMIC_CLASS in by and not (row.economic_code or row.economic_class):
        return Light(Colour.GREY, "这里的预算和支出没有写明经济分类，不判断", profile.name)
    return light_of(row, profile)


def _worst_first(row: WatchedRow) -> tuple[int, object, str]:
    from jixiao.monitoring.slow import gap_of

    judged = row.light.colour is not Colour.GREY
    return -row.light.colour.rank, -gap_of(row.progress).yuan if judged else 0, row.progress.key


def _problems(projects: Sequence[Progress], year: int) -> Iterator[Problem]:
    if not projects:
        yield Problem("no_payments", f"台账中没有{year}年度的预算和支出；请检查年度和截止日期")
    elif not any(one.final_budget.yuan for one in projects):
        yield Problem(
            "no_budgets",
            f"台账中没有{year}年度的预算数，算不出执行率；请用 jixiao ledger import 导入预算指标，"
            "或用 --sheets 给出绩效表",
        )


def _sheet_problems(
    matched: Sequence[Matched], unclear: Sequence[NotToldApart]
) -> Iterator[Problem]:
    for one in unclear:
        keys = "、".join(one.keys[:LONGEST_LIST])
        yield Problem(
            "project_not_told_apart",
            f"绩效表中的项目“{one.sheet.project.name}”在台账中有{len(one.keys)}个同名项目（{keys}），"
            "没有采用它的支出计划；请在绩效表中写明项目编码或单位",
            one.sheet.place,
        )
    for sheet in (one.sheet for one in matched if one.known is None):
        yield Problem(
            "project_not_in_ledger",
            f"绩效表中的项目“{sheet.project.name}”在台账中没有支出，按没有支出计算；"
            "请核对项目名称和编码",
            sheet.place,
        )
