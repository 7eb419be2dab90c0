"""The monthly 支出进度表 out of a ledger."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from jixiao.domain.document import Document
from jixiao.domain.problem import Problem
from jixiao.domain.progress import Grouping
from jixiao.domain.slow import ReportedCause
from jixiao.domain.text import half_width, squeeze
from jixiao.pipeline.asked import Unknown
from jixiao.pipeline.monitoring import ledger as opened
from jixiao.pipeline.monitoring import monitor
from jixiao.pipeline.paper_formats import write_paper
from jixiao.pipeline.paper_makers import PLAIN, Wanted
from jixiao.pipeline.papers import PAPER, WORKBOOK, require_suffix

if TYPE_CHECKING:
    from jixiao.reports.progress.rows import ProgressTable
    from jixiao.reports.tracing.origin import SourceCell

PICTURES = (".svg", ".png")
SUFFIXES = (*PAPER, WORKBOOK, *PICTURES)
Cells = tuple["SourceCell", ...]


def write_progress(
    ledgers: Sequence[Path],
    path: Path,
    *,
    as_of: date,
    documents: Sequence[Document] = (),
    lights: str = "",
    causes: Sequence[ReportedCause] = (),
    wanted: Wanted = PLAIN,
) -> tuple[Problem, ...]:
    """Write the table of a ledger, or of exports, at a date beside the plans of sheets.

    ``causes`` are those that units reported the month before. Gives what to tell, also what the
    writer of the document asks a person to look at (of kind ``look_at``). Raises Unknown where
    the suffix of the file is none that the table can be written as.
    """
    from jixiao.monitoring.progress import progress
    from jixiao.reports.progress.rows import progress_table

    require_suffix(path, SUFFIXES)
    told: list[Problem] = []
    with opened(*ledgers, fiscal_year=as_of.year, told=told) as connection:
        report = monitor(connection, as_of, documents=documents, lights=lights, causes=causes)
        months = progress(connection, as_of, by=(Grouping.MONTH,))
    table = progress_table(report, months)
    notes = _write(
        table, path, wanted=wanted, cells=(_ledgers(ledgers), _sheets(documents, as_of.year))
    )
    return (*told, *report.problems, *(Problem("look_at", note) for note in notes))


def _write(
    table: ProgressTable, path: Path, *, wanted: Wanted, cells: tuple[Cells, dict[str, Cells]]
) -> tuple[str, ...]:
    ledgers, sheets = cells
    suffix = path.suffix.lower()
    if suffix in PICTURES:
        _write_picture(table, path)
    elif suffix == WORKBOOK:
        from jixiao.reports.progress.in_xlsx import write_progress

        write_progress(table, path, ledgers=ledgers, sheets=sheets)
    else:
        from jixiao.reports.progress.paper import progress_paper

        paper = progress_paper(
            table, ledgers=ledgers, sheets=sheets, sender=wanted.sender, day=wanted.day
        )
        return write_paper(paper, path, wanted)
    return ()


def _write_picture(table: ProgressTable, path: Path) -> None:
    from jixiao.reports.charts.drawing import NothingToDraw
    from jixiao.reports.paper.pdf.fonts import NoChineseFont
    from jixiao.reports.progress.in_svg import write_progress

    try:
        write_progress(table, path)
    except NothingToDraw:
        raise Unknown(f"{path}：台账中没有这一年的预算和支出，画不出图；请检查截止日期") from None
    except NoChineseFont as fault:
        raise Unknown(f"{path}：{fault}") from None


def _ledgers(paths: Sequence[Path]) -> Cells:
    """The ledger files as sources of figures; they have no cells, but they have a digest."""
    from jixiao.reports.tracing.origin import SourceCell

    return tuple(SourceCell(str(path), sha256=_digest(path)) for path in paths)


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _sheets(documents: Sequence[Document], fiscal_year: int) -> dict[str, Cells]:
    """The files with sheets of the year, by code and by name of their projects."""
    from jixiao.reports.tracing.origin import SourceCell

    found: dict[str, Cells] = {}
    for one in documents:
        cell = SourceCell(one.source.path, sha256=one.source.sha256)
        projects = (s.project for s in one.sheets if s.fiscal_year in (None, fiscal_year))
        names = (name for each in projects for name in (each.code, squeeze(half_width(each.name))))
        for key in filter(None, names):
            found[key] = tuple(dict.fromkeys((*found.get(key, ()), cell)))
    return found
