"""A ledger and sheets into what is watched: progress, lights, forecasts, slow projects."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from jixiao.domain.document import Document
from jixiao.domain.problem import Problem
from jixiao.domain.progress import Grouping
from jixiao.domain.slow import ReportedCause
from jixiao.domain.watching import WatchReport
from jixiao.pipeline.asked import Unknown

if TYPE_CHECKING:
    import duckdb

    from jixiao.monitoring.lights_profile import Profile

PROGRESS_SCHEMA = "jixiao/progress/1"
BY_PROJECT = (Grouping.PROJECT,)
MAGIC = b"DUCK"


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
    causes: Sequence[ReportedCause] = (),
) -> WatchReport:
    """Watch the money of a fiscal year at a date, beside the plans and the goals of sheets.

    ``causes`` are those that units reported before. Raises Unknown for a profile of lights that
    does not exist.
    """
    from jixiao.pipeline.watching import Asked, watch

    year = as_of.year if fiscal_year is None else fiscal_year
    sheets = tuple(sheet for one in documents for sheet in one.sheets)
    asked = Asked(_profile(lights), year, tuple(by), sheets, tuple(causes))
    return watch(connection, as_of, asked)


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
