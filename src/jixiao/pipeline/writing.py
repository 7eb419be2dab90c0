"""Official documents and workbooks out of what was read, checked and scored."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from jixiao.domain.acknowledgement import Acknowledgement
from jixiao.domain.document import Document
from jixiao.domain.finding import Finding
from jixiao.domain.score import SheetScore
from jixiao.pipeline.asked import Unknown
from jixiao.pipeline.checking import Checked

Settled = tuple[str, Finding, Acknowledgement]


def write_report(checked: Sequence[Checked], *, kind: str, path: Path) -> None:
    """Write an official document: ``self-evaluation``, ``sheets`` or ``findings``.

    Raises Unknown where the kind and the suffix of the file do not go together.
    """
    if kind == "findings":
        _suffix(path, ".xlsx")
        write_findings(checked, path)
        return
    documents = [one for one in checked if one.document.is_readable]
    if len(documents) != 1:
        raise Unknown("一次只能为一份文件生成报告；请只给出一个能读取的文件")
    if kind == "sheets":
        from jixiao.reports.sheets.write import write_sheets

        _suffix(path, ".docx", ".xlsx")
        write_sheets(documents[0].document, path)
        return
    from jixiao.reports.documents.self_evaluation import write_self_evaluation

    _suffix(path, ".docx")
    only = documents[0]
    write_self_evaluation(only.document, findings=only.findings, scores=only.scores, path=path)


def _suffix(path: Path, *allowed: str) -> None:
    if path.suffix.lower() not in allowed:
        raise Unknown(f"{path}：这种文件只能写成 {' 或 '.join(allowed)}；请改用这样的文件名")


def write_sheets(document: Document, path: Path) -> None:
    """Write every sheet on its form; raises Unknown for a file of another kind."""
    from jixiao.reports.sheets.write import write_sheets as write

    _suffix(path, ".docx", ".xlsx")
    write(document, path)


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
