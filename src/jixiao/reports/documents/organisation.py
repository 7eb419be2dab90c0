"""Part one of a report: its title, how the work was organised, and how it is signed."""

from __future__ import annotations

from jixiao.domain.document import Document, Section
from jixiao.domain.text import squeeze
from jixiao.reports.documents.money_figures import project_count
from jixiao.reports.documents.own_text import quoted_section
from jixiao.reports.documents.telling import Telling, gap, paragraph, unit_name
from jixiao.reports.narrative.facts import together
from jixiao.reports.paper.model import Spans, Text
from jixiao.reports.wording import clean_title, to_fill

ORGANISATION = "组织"
TITLE_LINE = 19
REPORT = ("报告", "总结")


def report_title(document: Document, *, what: str = "项目支出绩效自评报告") -> tuple[str, ...]:
    """The unit's own title where it is that of a report, else one made of unit and year."""
    own = clean_title(squeeze(document.title))
    unit = unit_name(document)
    if not own.endswith(REPORT):
        year = f"{document.fiscal_year}年度" if document.fiscal_year else to_fill("年度")
        own = f"{unit or to_fill('单位名称')}{year}{what}"
    if len(own) <= TITLE_LINE:
        return (own,)
    at = own.find(unit) + len(unit) if unit and unit in own else 0
    return (own[:at], own[at:]) if 0 < at < len(own) else (own,)


def organisation(document: Document) -> Section | None:
    """The part of the unit's own report on how the self-evaluation was organised."""
    for section in document.sections:
        if section.level == 1 and ORGANISATION in section.title and section.paragraphs:
            return section
    return None


def organisation_paragraphs(tell: Telling) -> tuple[Text, ...]:
    """What the unit wrote on the organisation, as written; else the scope and a gap."""
    section = organisation(tell.document)
    if section is not None:
        return quoted_section(tell, section, key="organisation")
    what = "自评工作的组织机构、依据、程序、方法和时间安排"
    scope = scope_text(tell)
    if not scope:
        return (gap("organisation.gap", what),)
    return (paragraph("organisation.scope", scope), gap("organisation.gap", what))


def scope_text(tell: Telling) -> Spans:
    """What was evaluated; nothing where there is no sheet."""
    if not tell.figures.lines:
        return ()
    unit = together(unit_name(tell.document) or to_fill("单位名称"))
    if not tell.figures.is_single:
        return tell.say(
            "organisation.scope.many", unit=unit, year=tell.year,
            count=project_count(tell),
        )  # fmt: skip
    key = "whole" if tell.figures.lines[0].is_whole else "one"
    return tell.say(f"organisation.scope.{key}", unit=unit, year=tell.year, subject=tell.subject)
