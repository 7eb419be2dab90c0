"""The self-evaluation report: four parts, signature, and every sheet as an annex."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from docx.document import Document as WordDocument

from jixiao.domain.document import Document, Section
from jixiao.domain.finding import Finding
from jixiao.domain.score import SheetScore
from jixiao.domain.text import half_width, squeeze, without_notes
from jixiao.reports.documents.achievement import add_achievement
from jixiao.reports.documents.figures import Figures, figures_of
from jixiao.reports.documents.quality import add_measures, add_quality
from jixiao.reports.paper.gongwen import QUOTED, new_document, save
from jixiao.reports.paper.paragraphs import (
    add_annex_list,
    add_heading,
    add_signature,
    add_text,
    add_title,
)
from jixiao.reports.sheets.annex import add_sheet, sheet_title
from jixiao.reports.sheets.grid import form_for
from jixiao.reports.wording import MARKS, clean_title, day, to_fill

ORGANISATION = "组织"
TITLE_LINE = 19
REPORT = ("报告", "总结")


def write_self_evaluation(
    document: Document,
    *,
    findings: Sequence[Finding],
    scores: Sequence[SheetScore | None],
    path: Path,
) -> None:
    """Write the report as .docx; what only a person can know is left as a highlighted gap."""
    figures = figures_of(document, scores)
    title = report_title(document)
    word = new_document("".join(title))
    add_title(word, *title)
    add_heading(word, "一、绩效自评工作组织开展情况", level=1)
    _add_organisation(word, document)
    add_heading(word, "二、绩效目标实现情况", level=1)
    add_achievement(word, document, figures)
    add_heading(word, "三、绩效目标设定质量情况", level=1)
    add_quality(word, figures, findings)
    add_heading(word, "四、整改措施及结果应用", level=1)
    add_measures(word, findings)
    labels = annex_labels(figures)
    if labels:
        add_annex_list(word, [_annex_title(figures, at) for at in range(len(labels))])
    add_signature(
        word, unit_name(document) or to_fill("单位名称"),
        day=day(document.signed_date, what="成文日期"),
    )  # fmt: skip
    for line, label in zip(figures.lines, labels, strict=True):
        add_sheet(word, line.sheet, label=label)
    save(word, path)


def unit_name(document: Document) -> str:
    """The unit as it signs: without the bracket that only the platform puts behind it."""
    name = document.unit.name.strip()
    plain = without_notes(half_width(name)).strip()
    return plain if plain and plain in half_width(document.title) else name


def report_title(document: Document) -> tuple[str, ...]:
    """The unit's own title where it is that of a report, else one made of unit and year."""
    own = clean_title(squeeze(document.title))
    unit = unit_name(document)
    if not own.endswith(REPORT):
        year = f"{document.fiscal_year}年度" if document.fiscal_year else to_fill("年度")
        own = f"{unit or to_fill('单位名称')}{year}项目支出绩效自评报告"
    if len(own) <= TITLE_LINE:
        return (own,)
    at = own.find(unit) + len(unit) if unit and unit in own else 0
    return (own[:at], own[at:]) if 0 < at < len(own) else (own,)


def annex_labels(figures: Figures) -> list[str]:
    """附件1, 附件2 …; a single annex has no number."""
    count = len(figures.lines)
    return ["附件"] if count == 1 else [f"附件{at}" for at in range(1, count + 1)]


def _annex_title(figures: Figures, at: int) -> str:
    """The title of an annex in the list; sheets of one title are told apart by the project."""
    line = figures.lines[at]
    title = sheet_title(line.sheet, form_for(line.sheet))
    return title if line.name in title else f"{title}（{line.name}）"


def organisation(document: Document) -> Section | None:
    """The part of the unit's own report on how the self-evaluation was organised."""
    for section in document.sections:
        if section.level == 1 and ORGANISATION in section.title and section.paragraphs:
            return section
    return None


def _add_organisation(word: WordDocument, document: Document) -> None:
    section = organisation(document)
    if section is None:
        add_text(word, to_fill("自评工作的组织机构、依据、程序、方法和时间安排"))
        return
    for paragraph in section.paragraphs:
        text = MARKS.sub("", paragraph.text).strip()
        if text:
            add_text(word, text, style=QUOTED)
