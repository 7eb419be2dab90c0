"""The findings letter (绩效审核意见函): what an audit found in a unit's paper, and what to write.

The grave faults stand in the text, each with place, quotation, ground and advice; the annex lists
all of them. Deadline and contact are gaps: only the sender knows them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from jixiao.domain.document import Document
from jixiao.domain.finding import Finding, Severity
from jixiao.domain.text import squeeze
from jixiao.reports.documents.letter import (
    Letter,
    coded,
    ground_of,
    heading,
    letter,
    numbered,
    or_dash,
    quoted,
    told,
    where_of,
    year_of,
)
from jixiao.reports.documents.plain_table import Content, table_of
from jixiao.reports.families import SEVERITIES, by_family
from jixiao.reports.narrative.facts import enumerated, together
from jixiao.reports.paper.model import (
    Annex,
    AnnexList,
    Block,
    Heading,
    Paper,
    Span,
    Spans,
    Table,
    Text,
    Title,
)
from jixiao.reports.paper.page import SMALL_CELL, TINY_CELL, Layout

KIND = "findings_letter"
LIST = "绩效审核发现问题清单"
# So many of one rule are told in full where there are few, and one where there are many; the rest
# of them is in the annex.
IN_FULL, MANY = 3, 10
WIDTHS = (9, 24, 22, 42, 54, 23, 42, 9)
IN_TEXT, IN_LIST, LONG_LIST = 60, 70, 30
TITLES = ("序号", "项目", "位置", "原文", "问题", "依据", "修改建议", "严重程度")
LAYOUT = Layout(
    WIDTHS, print=SMALL_CELL, header_rows=1, left=frozenset({1, 2, 3, 4, 5, 6}), is_wide=True
)
COUNTS = Layout((56, 25, 25, 25, 25), header_rows=1)
TOTAL = "合计"


def findings_letter_paper(
    document: Document,
    findings: Sequence[Finding],
    *,
    sender: str = "",
    day: date | None = None,
    number: str = "",
) -> Paper:
    """The letter; one that says that nothing was found where there are no findings.

    ``number`` is the number of the letter itself (发文字号), a gap where it is not known yet.
    """
    one = letter(document, findings, sender=sender, day=day)
    title = f"{year_of(document)}预算绩效材料审核意见函"
    blocks: list[Block] = [numbered(number), Title((title,)), one.addressee, _opening(one)]
    if one.findings:
        blocks += [*_counts(one), *_grave(one), *_requests(one), AnnexList((LIST,))]
    else:
        blocks.append(one.paragraph("findings_letter.none"))
    blocks.append(one.signature)
    if one.findings:
        blocks += [Annex("附件", LIST, is_wide=True), findings_table(one)]
    return Paper(title, tuple(blocks), sender, KIND)


def _opening(one: Letter) -> Text:
    return one.paragraph("findings_letter.opening", grounds=one.grounds, material=one.material)


def _counts(one: Letter) -> list[Block]:
    """How many faults there are, by severity in words and by family in a table."""
    graded = [
        one.say("letter.graded", name=level.label, count=one.count(some, f"{level.label}类问题数"))
        for level in SEVERITIES
        if (some := [each for each in one.findings if each.severity is level])
    ]
    counted = one.paragraph(
        "findings_letter.counted", count=one.count(one.findings, "审核发现问题总数"),
        graded=enumerated(graded), concerned=_concerned(one),
    )  # fmt: skip
    title = (Span(heading(0, "审核总体情况")),)
    return [Heading(title, 1, key="findings_letter.counts"), counted, _count_table(one)]


def _concerned(one: Letter) -> Spans:
    """How many of the projects with a sheet have faults."""
    named = {name for each in one.findings for name in (each.project, *each.project.split("、"))}
    sheets = [each for each in one.document.sheets if each.project.name in named]
    if len(sheets) < 2:
        return ()
    places = (each.place_of("project") for each in sheets)
    count = one.facts.count("问题涉及的项目数", places, working="按有问题的绩效表计数")
    return one.say("letter.concerned", count=count)


def _count_table(one: Letter) -> Table:
    """Families down, severities across."""
    grouped = {**by_family(one.findings), TOTAL: list(one.findings)}
    rows: list[list[Content]] = []
    for name, found in grouped.items():
        row: list[Content] = [name]
        for level in SEVERITIES:
            some = [each for each in found if each.severity is level]
            row.append(one.count(some, f"{name}：{level.label}数") if some else None)
        rows.append([*row, one.count(found, f"{name}：问题数")])
    titles = ("问题类别", *(level.label for level in SEVERITIES), TOTAL)
    return table_of(
        titles, rows, layout=COUNTS, caption="审核发现问题统计表（单位：个）",
        key="findings_letter.table",
    )  # fmt: skip


def _grave(one: Letter) -> list[Block]:
    """The errors one by one, under the family that they belong to."""
    grave = [each for each in one.findings if each.severity is Severity.ERROR]
    blocks: list[Block] = [
        Heading((Span(heading(1, "需要重点整改的问题")),), 1, key="findings_letter.grave")
    ]
    if not grave:
        return [*blocks, one.paragraph("findings_letter.no_grave")]
    for at, (name, found) in enumerate(by_family(grave).items()):
        key = f"findings_letter.grave.{name}"
        blocks.append(Heading((Span(f"（{heading(at, '')[0]}）{name}方面"),), 2, key=key))
        blocks += _of_family(one, found, in_full=1 if len(grave) > MANY else IN_FULL)
    return blocks


def _of_family(one: Letter, found: Sequence[Finding], *, in_full: int) -> list[Block]:
    blocks: list[Block] = []
    for code in dict.fromkeys(each.code for each in found):
        some = [each for each in found if each.code == code]
        for each in some[:in_full]:
            number = sum(isinstance(block, Heading) for block in blocks) + 1
            blocks += _in_full(one, each, number=number)
        rest = some[in_full:]
        if rest:
            count = one.count(rest, f"{code}：正文没有列出的同类问题数")
            text = one.say("findings_letter.rest", count=count)
            blocks.append(Text(text, key=f"findings_letter.rest.{code}"))
    return blocks


def _in_full(one: Letter, finding: Finding, *, number: int) -> list[Block]:
    """What is wrong as a heading; where, the quotation, the ground and the advice below it."""
    key = f"{finding.code}.{finding.project}.{finding.indicator}.{finding.place}"
    message = one.words(f"{told(finding.message)}。", finding, "问题")
    head = Heading(together(f"{number}．", message), 3, key=f"findings_letter.{key}")
    named = not finding.project or finding.project in finding.message
    where = one.words(
        "，".join(filter(None, ("" if named else f"项目“{finding.project}”", where_of(finding)))),
        finding, "位置",
    )  # fmt: skip
    quotation = one.words(_quotation(finding), finding, "原文")
    parts: Spans = ()
    if where.text:
        parts = one.say("findings_letter.where", where=where)
    if quotation.text:
        parts = together(parts, one.say("findings_letter.quotation", quotation=quotation))
    if finding.basis:
        parts = together(parts, one.say("findings_letter.ground", ground=ground_of(finding)))
    if finding.fix:
        advice = one.words(told(finding.fix), finding, "修改建议")
        parts = together(parts, one.say("findings_letter.advice", advice=advice))
    return [head, Text(parts, key=f"findings_letter.detail.{key}")] if parts else [head]


def _quotation(finding: Finding) -> str:
    """What the unit wrote; nothing where the message says it again."""
    text = quoted(finding, length=IN_TEXT)
    return "" if squeeze(text) in squeeze(finding.message) else text


def _requests(one: Letter) -> list[Block]:
    """What the unit is asked to do; when and whom to ask are gaps."""
    return [
        Heading((Span(heading(2, "有关要求")),), 1, key="findings_letter.requests"),
        one.paragraph("findings_letter.mend"),
        one.paragraph("findings_letter.answer"),
        *one.unverified,
        one.paragraph("letter.contact"),
    ]


def findings_table(one: Letter) -> Table:
    """All findings, a row each, on a wide page."""
    rows: list[list[Content]] = []
    for at, each in enumerate(one.findings, start=1):
        rows.append([
            str(at), or_dash(each.project), one.words(where_of(each), each, "位置"),
            one.words(quoted(each, length=IN_LIST), each, "原文"),
            one.words(coded(each), each, "问题"),
            or_dash(ground_of(each)), one.words(told(each.fix), each, "修改建议"),
            each.severity.label,
        ])  # fmt: skip
    small = TINY_CELL if len(rows) > LONG_LIST else SMALL_CELL
    layout = replace(LAYOUT, print=small)
    return table_of(TITLES, rows, layout=layout, caption="", key="findings_letter.list")
