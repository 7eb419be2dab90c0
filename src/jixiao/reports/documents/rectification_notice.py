"""The notice of rectification (整改通知书) with the form that the unit replies on.

Measures are those that the audit proposes. What follows where nothing is done is only told as far
as 财预〔2020〕10号 is known to say it (not compared with its text); the rule of the place is a gap.
No number of days is known that holds everywhere, so the deadline is a gap too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from jixiao.domain.document import Document
from jixiao.domain.finding import Finding
from jixiao.domain.grid import Cell, Row
from jixiao.reports.documents.letter import (
    NUMERALS,
    Letter,
    coded,
    heading,
    letter,
    numbered,
    told,
    where_of,
    year_of,
)
from jixiao.reports.documents.telling import unit_name
from jixiao.reports.families import by_family
from jixiao.reports.narrative.facts import together
from jixiao.reports.paper.model import (
    Annex,
    AnnexList,
    Block,
    Heading,
    Paper,
    Span,
    Table,
    Text,
    Title,
)
from jixiao.reports.paper.page import SMALL_CELL, Layout
from jixiao.reports.tracing.origin import Origin
from jixiao.reports.wording import day, to_fill

KIND = "rectification_notice"
REPLY = "整改情况反馈表"
# What the use of results rests on; not compared with its text.
GROUND = "财预〔2020〕10号"
MEASURES = 5
TITLES = ("序号", "问题", "整改措施", "责任人", "完成时限", "整改结果", "佐证材料")
LAYOUT = Layout(
    (9, 76, 42, 19, 30, 28, 26), print=SMALL_CELL, header_rows=1, left=frozenset({1, 2}),
    is_wide=True,
)  # fmt: skip


class NothingToRectify(Exception):
    """A notice was asked for where nothing was found."""


def rectification_notice_paper(
    document: Document,
    findings: Sequence[Finding],
    *,
    number: str = "",
    deadline: date | None = None,
    sender: str = "",
    day: date | None = None,
) -> Paper:
    """The notice; raises NothingToRectify where there are no findings."""
    if not findings:
        raise NothingToRectify(
            f"{document.source.path or '这个文件'}：没有需要整改的问题，不必发整改通知书；"
            "需要答复单位的，请改用审核意见函"
        )
    one = letter(document, findings, sender=sender, day=day)
    title = f"{year_of(document)}预算绩效问题整改通知书"
    opening = one.paragraph(
        "notice.opening", grounds=one.grounds, material=one.material,
        count=one.count(one.findings, "需要整改的问题总数"),
    )  # fmt: skip
    blocks: list[Block] = [numbered(number), Title((title,)), one.addressee, opening]
    blocks += [*_items(one), *_requests(one, deadline), *_use(one)]
    blocks += [AnnexList((REPLY,)), one.signature]
    blocks += [_reply_annex(one), reply_form(one, deadline=deadline)]
    return Paper(title, tuple(blocks), sender, KIND)


def _items(one: Letter) -> list[Block]:
    """What is to be put right, family by family."""
    blocks: list[Block] = [Heading((Span(heading(0, "整改事项")),), 1, key="notice.items")]
    for at, (name, found) in enumerate(by_family(one.findings).items()):
        blocks.append(Heading((Span(f"（{NUMERALS[at]}）{name}方面"),), 2, key=f"notice.{name}"))
        fixes = Counter(told(each.fix) for each in found if told(each.fix))
        if not fixes:
            blocks.append(Text(one.say("notice.no_measure"), key=f"notice.{name}.none"))
            continue
        count = one.count(found, f"{name}：需要整改的问题数")
        chosen = [fix for fix, _count in fixes.most_common(MEASURES)]
        if len(fixes) == 1:
            measure = _measure(one, found, fix=chosen[0])
            said = one.say("notice.single", count=count, measure=measure)
            blocks.append(Text(said, key=f"notice.{name}.count"))
            continue
        blocks.append(Text(one.say("notice.items", count=count), key=f"notice.{name}.count"))
        blocks += [
            _numbered_measure(one, found, fix=fix, at=at) for at, fix in enumerate(chosen, start=1)
        ]
        rest = [each for each in found if told(each.fix) not in chosen]
        if rest:
            count = one.count(rest, f"{name}：没有逐条列出措施的问题数")
            blocks.append(Text(one.say("notice.more", count=count), key=f"notice.{name}.more"))
    return blocks


def _measure(one: Letter, found: Sequence[Finding], *, fix: str) -> Span:
    """What is to be done; where it is for one fault, that is named unless the measure does."""
    some = [each for each in found if told(each.fix) == fix]
    about = some[0].indicator or some[0].project
    kind = "指标" if some[0].indicator else "项目"
    is_clear = len(some) > 1 or not about or about in fix
    return one.words(fix if is_clear else f"{kind}“{about}”：{fix}", some[0], "整改措施")


def _numbered_measure(one: Letter, found: Sequence[Finding], *, fix: str, at: int) -> Text:
    """One measure with the number of faults that it is for."""
    some = [each for each in found if told(each.fix) == fix]
    measure = _measure(one, found, fix=fix)
    key = f"notice.measure.{some[0].code}.{fix}"
    if len(some) == 1:
        return Text(together(f"{at}．", measure, "。"), key=key)
    count = one.count(some, f"{fix}：涉及的问题数")
    return Text(together(f"{at}．", one.say("notice.measure", measure=measure, count=count)), key)


def _requests(one: Letter, deadline: date | None) -> list[Block]:
    return [
        Heading((Span(heading(1, "整改要求")),), 1, key="notice.requests"),
        one.paragraph("notice.deadline", deadline=day(deadline, what="整改期限")),
        one.paragraph("notice.duty"),
        one.paragraph("notice.report"),
    ]


def _use(one: Letter) -> list[Block]:
    return [
        Heading((Span(heading(2, "整改结果的应用")),), 1, key="notice.use.heading"),
        one.paragraph("notice.use", ground=GROUND),
        *one.unverified,
        one.paragraph("letter.contact"),
    ]


def _reply_annex(one: Letter) -> Annex:
    unit = unit_name(one.document) or to_fill("单位名称")
    note = f"填报单位（盖章）：{unit}    填报日期：{to_fill('填报日期')}"
    return Annex("附件", REPLY, note, is_wide=True)


def reply_form(one: Letter, *, deadline: date | None = None) -> Table:
    """The form to reply on: the faults with their codes, everything else blank for the unit.

    Its titles are those by which our reader knows a list of rectifications again.
    """
    rows: list[Row] = [tuple(Cell(title, column) for column, title in enumerate(TITLES))]
    origins: dict[tuple[int, int], Origin] = {}
    limit = "" if deadline is None else day(deadline, what="")
    for at, each in enumerate(one.findings, start=1):
        place = where_of(each)
        fault = one.words(f"{coded(each)}{f'（{place}）' if place else ''}", each, "问题")
        texts = (str(at), fault.text, "", "", limit, "", "")
        rows.append(tuple(Cell(text, column) for column, text in enumerate(texts)))
        if fault.origin is not None:
            origins[at, 1] = fault.origin
    return Table(tuple(rows), LAYOUT, origins=origins, key="notice.reply")
