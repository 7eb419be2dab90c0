"""The self-evaluation report: four parts, signature, and every sheet as an annex."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from jixiao.domain.document import Document
from jixiao.domain.finding import Finding
from jixiao.domain.score import SheetScore
from jixiao.reports.documents.annexes import annex_blocks, annex_titles, closing_blocks
from jixiao.reports.documents.charts import money_charts, score_charts
from jixiao.reports.documents.comparison import comparison_charts, comparison_paragraphs
from jixiao.reports.documents.faults import measure_blocks, quality_blocks
from jixiao.reports.documents.money import money_paragraphs
from jixiao.reports.documents.money_tables import money_table, score_table
from jixiao.reports.documents.organisation import (
    organisation_paragraphs,
    report_title,
)
from jixiao.reports.documents.projects import project_blocks
from jixiao.reports.documents.results import result_blocks
from jixiao.reports.documents.scores import score_text
from jixiao.reports.documents.telling import Telling, paragraph, telling, unit_name
from jixiao.reports.paper.model import Block, Heading, Paper, Span, Title

__all__ = ["report_title", "self_evaluation_paper", "unit_name", "write_self_evaluation"]

WHOLE = "部门整体支出绩效自评报告"


def self_evaluation_paper(
    document: Document,
    *,
    findings: Sequence[Finding],
    scores: Sequence[SheetScore | None],
    previous: Document | None = None,
) -> Paper:
    """The report; what only a person can know is left as a gap.

    ``previous`` is the unit's document of the year before, for a comparison.
    """
    tell = telling(document, findings=findings, scores=scores, previous=previous)
    title = report_title(document, **({"what": WHOLE} if tell.noun == "单位" else {}))
    blocks: tuple[Block, ...] = (
        Title(title),
        part("一、绩效自评工作组织开展情况"),
        *organisation_paragraphs(tell),
        part("二、绩效目标实现情况"),
        *achievement_blocks(tell),
        part("三、绩效目标设定质量情况"),
        *quality_blocks(tell),
        part("四、整改措施及结果应用"),
        *measure_blocks(tell),
        *closing_blocks(document, annex_titles(tell.figures)),
        *annex_blocks(tell),
    )
    return Paper("".join(title), blocks, unit_name(document), "self_evaluation")


def achievement_blocks(tell: Telling) -> tuple[Block, ...]:
    """Part two: money, objectives and indicators, each project, the year before."""
    lines = tell.figures.lines
    blocks: list[Block] = [
        heading(
            "（一）项目资金安排及预算执行情况"
            if tell.noun == "项目"
            else "（一）资金安排及预算执行情况"
        ),
        *money_paragraphs(tell),
        *((money_table(tell),) if len(lines) > 1 else ()),
        *money_charts(tell.figures),
        heading("（二）绩效目标及指标完成情况"),
        *result_blocks(tell),
    ]
    if tell.figures.scored:
        blocks.append(paragraph("score", score_text(tell)))
        blocks += (score_table(tell),) if len(lines) > 1 else ()
        blocks += score_charts(tell.figures)
    each = (
        "（三）绩效目标实际完成情况" if len(lines) == 1 else f"（三）各{tell.noun}绩效目标完成情况"
    )
    blocks += [heading(each), *project_blocks(tell)]
    if compared := comparison_paragraphs(tell):
        blocks += [heading("（四）与上年度比较情况"), *compared, *comparison_charts(tell)]
    return tuple(blocks)


def part(text: str) -> Heading:
    """A heading of the first level."""
    return Heading((Span(text),), 1, key=f"part.{text}")


def heading(text: str) -> Heading:
    """A heading of the second level."""
    return Heading((Span(text),), 2, key=f"heading.{text}")


def write_self_evaluation(
    document: Document,
    *,
    findings: Sequence[Finding],
    scores: Sequence[SheetScore | None],
    path: Path,
) -> None:
    """Write the report as .docx."""
    from jixiao.reports.paper.word.write import write_docx

    write_docx(self_evaluation_paper(document, findings=findings, scores=scores), path)
