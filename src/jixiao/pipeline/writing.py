"""Workbooks out of what was read, checked and scored."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from jixiao.domain.acknowledgement import Acknowledgement
from jixiao.domain.document import Document
from jixiao.domain.finding import Finding
from jixiao.domain.score import SheetScore
from jixiao.pipeline.checking import Checked

Settled = tuple[str, Finding, Acknowledgement]


def write_findings(
    checked: Sequence[Checked], path: Path, acknowledged: Sequence[Settled] = ()
) -> None:
    """Write the findings of several files as one workbook, and by path those that are let stand."""
    from jixiao.reports.workbooks.findings import write_findings as write

    write([(one.document.source.path, one.findings) for one in checked], path, acknowledged)


def write_readings(documents: Sequence[Document], path: Path) -> None:
    """Write what was read of several files as one workbook."""
    from jixiao.reports.workbooks.findings import write_readings as write

    write(documents, path)


def write_scores(results: Sequence[tuple[Document, Sequence[SheetScore]]], path: Path) -> None:
    """Write the scores of several files, with their working, as one workbook."""
    from jixiao.reports.workbooks.scores import write_scores as write

    write([(document.source.path, scores) for document, scores in results], path)
