"""What letters on findings share: the unit, the paper it handed in, the faults, their grounds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from jixiao.domain.document import Document
from jixiao.domain.document_number import find_all
from jixiao.domain.excerpt import excerpt
from jixiao.domain.finding import Finding
from jixiao.domain.terms import label
from jixiao.domain.text import squeeze
from jixiao.reports.documents.telling import unit_name
from jixiao.reports.families import by_family
from jixiao.reports.narrative.facts import Facts
from jixiao.reports.narrative.wordings import Fact, say
from jixiao.reports.paper.model import Addressee, Signature, Span, Spans, Text
from jixiao.reports.tracing.citing import Citing
from jixiao.reports.wording import (
    NONE_PRINTED,
    clean_title,
    day,
    listed,
    sentence,
    to_fill,
    writable,
)

NOTE = re.compile("[（(；;]")
ENDING = "。；;，,."
UNVERIFIED = "未核对原文"
LONGEST_QUOTED = 120
NUMERALS = "一二三四五六七八九十"


@dataclass(frozen=True)
class Letter:
    """A letter to a unit on what was found in the paper that it handed in.

    ``sender`` is the office that signs, ``day`` the date of the letter; ``seed`` chooses the
    wordings. The findings stand in the order of their families, gravest first within each.
    """

    document: Document
    findings: tuple[Finding, ...]
    facts: Facts
    seed: str
    sender: str = ""
    day: date | None = None

    def say(self, key: str, /, **facts: Fact) -> Spans:
        """The text of a key in the wording of this letter."""
        return say(key, seed=self.seed, **facts)

    def paragraph(self, key: str, /, **facts: Fact) -> Text:
        """A paragraph of its own in the wording of this letter."""
        return Text(self.say(key, **facts), key=key)

    @property
    def addressee(self) -> Addressee:
        """The unit that the letter goes to."""
        return Addressee(unit_name(self.document) or to_fill("主送单位"))

    @property
    def signature(self) -> Signature:
        """The sender and the date, or the gaps for them."""
        return Signature(self.sender or to_fill("发函单位"), day(self.day, what="成文日期"))

    @property
    def material(self) -> Spans:
        """The paper that was looked at, by its own title."""
        title = clean_title(squeeze(writable(self.document.title)))
        unit = unit_name(self.document)
        if unit and title.startswith(f"{unit}关于"):
            title = title.removeprefix(unit)
        return (
            (self.facts.words(f"《{title}》", "审核材料的标题"),) if title else (Span("绩效材料"),)
        )

    def count(self, findings: Sequence[Finding], name: str) -> Span:
        """How many faults there are."""
        return self.facts.count(
            name, (one.place for one in findings), working="检查发现的问题逐个计数"
        )

    def words(self, text: str, finding: Finding, what: str) -> Span:
        """Words about a fault, traced to where it stands."""
        return self.facts.words(text, f"{finding.code}：{what}", finding.place)

    @property
    def grounds(self) -> Spans:
        """The official documents that the findings rest on, by number; nothing where none is."""
        numbers = listed(list(dict.fromkeys(grounds_of(self.findings))))
        return self.say("letter.grounds", numbers=numbers) if numbers else ()

    @property
    def unverified(self) -> list[Text]:
        """A reminder where a ground was never compared with the text of the law."""
        if any(UNVERIFIED in one.basis for one in self.findings):
            return [self.paragraph("letter.unverified")]
        return []


def letter(
    document: Document, findings: Iterable[Finding], *, sender: str = "", day: date | None = None
) -> Letter:
    """A letter on the findings of one paper."""
    ordered = [one for some in by_family(list(findings)).values() for one in some]
    seed = "|".join([unit_name(document), str(document.fiscal_year or ""), document.title])
    return Letter(document, tuple(ordered), Facts(Citing(document.source)), seed, sender, day)


def numbered(number: str) -> Text:
    """The number of the letter above its title, or the gap for it."""
    return Text((Span(number or to_fill("发文字号")),), key="letter.number")


def year_of(document: Document) -> str:
    """``2023年度`` for a title; blank where the year is not known."""
    return "" if document.fiscal_year is None else f"{document.fiscal_year}年度"


def grounds_of(findings: Iterable[Finding]) -> Iterator[str]:
    """The numbers of the official documents that findings rest on, as the rule pages give them."""
    for finding in findings:
        yield from (str(one) for one in find_all(finding.basis.split("）；")[0]))


def ground_of(finding: Finding) -> str:
    """What a finding rests on, short: the document numbers, else the words before any note.

    The rule pages say more; that an article was not compared with its text is said here as well.
    """
    numbers = list(dict.fromkeys(grounds_of([finding])))
    if not numbers:
        return NOTE.split(finding.basis, maxsplit=1)[0].strip()
    return listed(numbers) + ("（条文未核对原文）" if UNVERIFIED in finding.basis else "")


def where_of(finding: Finding) -> str:
    """Where a fault stands, for a person who looks for it: the place and the field."""
    field = "" if label(finding.field) == finding.field else label(finding.field)
    place = str(finding.place)
    return f"{place}（{field}）" if place and field else place or field


def quoted(finding: Finding, *, length: int = LONGEST_QUOTED) -> str:
    """What the unit wrote, on one line, cut around the fault where it is long."""
    parts = excerpt(writable(finding.evidence), writable(finding.wrong), length=length)
    return f"{parts.before}{parts.fault}{parts.after}".rstrip("。；")


def told(text: str) -> str:
    """A message or an advice without its last mark, to stand inside a sentence."""
    return " ".join(writable(text).split()).rstrip(ENDING)


def heading(at: int, title: str) -> str:
    """``一、总体情况``; ``at`` counts from 0."""
    return f"{NUMERALS[at]}、{title}"


def coded(finding: Finding) -> str:
    """The code of the rule and the fault: a reply that keeps it can be read back."""
    return sentence(f"〔{finding.code}〕{told(finding.message)}")


def or_dash(text: str) -> str:
    """The text, or a dash where there is none."""
    return text or NONE_PRINTED
