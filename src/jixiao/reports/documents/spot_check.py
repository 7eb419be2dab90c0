"""The record of a spot check (绩效自评抽查复核记录): what was reported beside what comes out.

Two scores stand apart: that of the unit (自评得分) and that worked out by the rule-set from the
values of the sheet (复核得分). What a person has seen of the evidence, the opinion and the three
signatures are left to be written by hand.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from jixiao.domain.document import Document
from jixiao.domain.finding import Finding
from jixiao.domain.score import TOLERANCE, SheetScore, apart
from jixiao.domain.sheet import Sheet
from jixiao.reports.documents.letter import NUMERALS, Letter, letter, told, year_of
from jixiao.reports.documents.spot_check_form import closing_form
from jixiao.reports.documents.spot_check_table import (
    Checked,
    Row,
    computed_total,
    printed_total,
    score_table,
)
from jixiao.reports.documents.telling import unit_name
from jixiao.reports.narrative.facts import together
from jixiao.reports.narrative.wordings import Fact
from jixiao.reports.paper.model import Block, Heading, Paper, Span, Spans, Text, Title
from jixiao.reports.wording import number, to_fill

KIND = "spot_check"
# What these rules say, the table of scores says as well.
IN_TABLE = ("SE003", "SE004")


def spot_check_paper(
    document: Document,
    scores: Sequence[SheetScore | None],
    findings: Sequence[Finding],
    *,
    sender: str = "",
    day: date | None = None,
    rulesets: Mapping[str, str] | None = None,
    by_person: str | None = None,
) -> Paper:
    """The record; ``scores`` are those of the sheets in order, None where one has none.

    ``rulesets`` gives the Chinese titles of rule-sets by their names. ``by_person`` is the opinion
    of the person who gave the second scores; None where they were worked out.
    """
    one = letter(document, findings, sender=sender, day=day)
    title = f"{year_of(document)}绩效自评抽查复核记录"
    checked = [
        Checked(sheet, score, _of_sheet(one.findings, sheet, many=len(document.sheets) > 1))
        for sheet, score in zip(document.sheets, scores, strict=True)
    ]
    method = "spot_check.method" if by_person is None else "spot_check.by_person"
    blocks: list[Block] = [Title((title,)), _opening(one), one.paragraph(method)]
    for at, each in enumerate(checked):
        blocks += _sheet(one, each, at=at, rulesets=rulesets or {})
    blocks.append(
        closing_form(unit_name(document), sender=sender, day=day, opinion=by_person or "")
    )
    return Paper(title, tuple(blocks), sender, KIND)


def _of_sheet(findings: Sequence[Finding], sheet: Sheet, *, many: bool) -> tuple[Finding, ...]:
    """What was found in the self-evaluation of one project."""
    about = [one for one in findings if one.code.startswith("SE") and one.code not in IN_TABLE]
    return tuple(
        one for one in about if not many or sheet.project.name in one.project.split("、")
    )  # fmt: skip


def _opening(one: Letter) -> Text:
    sheets = one.document.sheets
    unit = unit_name(one.document) or to_fill("被复核单位")
    facts: dict[str, Fact] = {"unit": unit, "material": one.material}
    if len(sheets) == 1:
        return one.paragraph("spot_check.opening.one", **facts)
    count = one.facts.count(
        "复核的项目数", (each.place_of("project") for each in sheets), working="按绩效表计数"
    )
    return one.paragraph("spot_check.opening.many", count=count, **facts)


def _sheet(one: Letter, each: Checked, *, at: int, rulesets: Mapping[str, str]) -> list[Block]:
    name = one.facts.words(each.name, "项目名称", each.sheet.place_of("project"))
    number_ = NUMERALS[at] if at < len(NUMERALS) else str(at + 1)
    key = f"spot_check.{each.sheet.project.code}{each.name}"
    blocks: list[Block] = [Heading(together(f"{number_}、", name), 1, key=key)]
    if each.score is None:
        return [*blocks, Text(one.say("spot_check.not_scored"), key=f"{key}.none")]
    said = together(_total(one, each, each.score), _rating(one, each.score))
    blocks.append(Text(together(said, _differing(one, each.score)), key=f"{key}.total"))
    table = score_table(one, each, each.score, ruleset=rulesets.get(each.score.ruleset, ""))
    return [*blocks, table, *_faults(one, each, key=key)]


def _total(one: Letter, each: Checked, score: SheetScore) -> Spans:
    """The two totals and how far they are apart."""
    printed, computed = score.printed_total, score.total
    if computed is None:
        working = score.working or score.execution.working
        reason = one.facts.words(working, f"{each.name}：复核说明")
        said = one.say("spot_check.nothing")
        if printed is not None:
            said = one.say("spot_check.no_score", printed=printed_total(one, each, printed))
        return together(said, one.say("spot_check.reason", reason=reason) if reason.text else ())
    facts: dict[str, Fact] = {"score": computed_total(one, each, computed, "复核总分")}
    if printed is None:
        return one.say("spot_check.no_printed", **facts)
    facts["printed"] = printed_total(one, each, printed)
    if not apart(computed, printed):
        key = "spot_check.agrees" if computed == printed else "spot_check.close"
        return one.say(key, **facts)
    key = "spot_check.lower" if printed > computed else "spot_check.higher"
    return one.say(
        key, apart=computed_total(one, each, abs(printed - computed), "总分差异"), **facts
    )


def _rating(one: Letter, score: SheetScore) -> Spans:
    if not score.rating:
        return ()
    if not score.printed_rating:
        return one.say("spot_check.rating_alone", rating=score.rating)
    if score.rating in score.printed_rating:
        return one.say("spot_check.rating_same", rating=score.rating)
    return one.say("spot_check.rating_apart", rating=score.rating, printed=score.printed_rating)


def _differing(one: Letter, score: SheetScore) -> Spans:
    """How many rows differ by more than the tolerance."""
    rows: list[Row] = [score.execution, *score.indicators]
    known = [row for row in rows if row.score is not None and row.printed_score is not None]
    differing = [row for row in known if apart(row.score, row.printed_score)]
    tolerance = Span(number(TOLERANCE), one.facts.citing.origin("允许误差", working="评分核对惯例"))
    if not differing:
        return one.say("spot_check.all_agree", tolerance=tolerance) if known else ()
    count = one.facts.count(
        f"{score.project}：得分有差异的项数", (row.place for row in differing),
        working="自评得分与复核得分逐项比较",
    )  # fmt: skip
    return one.say("spot_check.differing", count=count, tolerance=tolerance)


def _faults(one: Letter, each: Checked, *, key: str) -> list[Block]:
    """What else the audit found in this self-evaluation."""
    if not each.findings:
        return []
    count = one.count(each.findings, f"{each.name}：与自评有关的问题数")
    blocks: list[Block] = [Text(one.say("spot_check.faults", count=count), key=f"{key}.faults")]
    for at, finding in enumerate(each.findings, start=1):
        message = one.words(told(finding.message), finding, "问题")
        said = one.say("spot_check.fault", number=str(at), message=message)
        blocks.append(Text(said, key=f"{key}.{finding.code}.{at}"))
    return blocks
