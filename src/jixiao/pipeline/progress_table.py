"""The monthly 支出进度表 of what was watched before, as one kept in a database."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from jixiao.domain.progress import Progress
from jixiao.domain.watching import WatchReport
from jixiao.pipeline.paper_formats import write_paper
from jixiao.pipeline.paper_makers import PLAIN
from jixiao.pipeline.papers import PAPER, WORKBOOK, require_suffix


def write_report_table(report: WatchReport, months: Sequence[Progress], path: Path) -> None:
    """Write the table of a report as a workbook or a document; ``months`` are its totals by month.

    Raises Unknown where the suffix is none for it.
    """
    from jixiao.reports.progress.rows import progress_table

    require_suffix(path, (*PAPER, WORKBOOK))
    table = progress_table(report, months)
    if path.suffix.lower() == WORKBOOK:
        from jixiao.reports.progress.in_xlsx import write_progress

        write_progress(table, path)
        return
    from jixiao.reports.progress.paper import progress_paper

    write_paper(progress_paper(table, ledgers=()), path, PLAIN)
