"""The monthly 支出进度表 out of a ledger."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from jixiao.domain.document import Document
from jixiao.domain.problem import Problem
from jixiao.domain.progress import Grouping
from jixiao.domain.slow import ReportedCause
from jixiao.pipeline.asked import Unknown
from jixiao.pipeline.monitoring import ledger as opened
from jixiao.pipeline.monitoring import monitor

if TYPE_CHECKING:
    from jixiao.reports.progress.rows import ProgressTable


def write_progress(
    ledgers: Sequence[Path],
    path: Path,
    *,
    as_of: date,
    documents: Sequence[Document] = (),
    lights: str = "",
    causes: Sequence[ReportedCause] = (),
) -> tuple[Problem, ...]:
    """Write the table of a ledger, or of exports, at a date beside the plans of sheets.

    ``causes`` are those that units reported the month before. Gives what to tell. Raises Unknown
    where the suffix of the file is none that the table can be written as.
    """
    from jixiao.monitoring.progress import progress
    from jixiao.reports.progress.rows import progress_table

    write = _writer(path)
    told: list[Problem] = []
    with opened(*ledgers, fiscal_year=as_of.year, told=told) as connection:
        report = monitor(connection, as_of, documents=documents, lights=lights, causes=causes)
        months = progress(connection, as_of, by=(Grouping.MONTH,))
    write(progress_table(report, months), path)
    return (*told, *report.problems)


def _writer(path: Path) -> Callable[[ProgressTable, Path], None]:
    suffix = path.suffix.lower()
    if suffix == ".xlsx":
        from jixiao.reports.progress.in_xlsx import write_progress as write
    elif suffix == ".docx":
        from jixiao.reports.progress.in_docx import write_progress as write
    elif suffix == ".svg":
        from jixiao.reports.progress.in_svg import write_progress as write
    else:
        raise Unknown(
            f"{path}：支出进度表只能写成 .docx 或 .xlsx，图只能写成 .svg；请改用这样的文件名"
        )
    return write
