"""Comparisons in prose: with which year, and whether more, less or the same is true."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from jixiao.audit.prose_figures import Figure, Prose
from jixiao.audit.prose_roles import Role, direction_of, measure_of, role_of, sentence_start
from jixiao.domain.document import Document

WITH_YEAR = re.compile(
    r"(?:比|较|与|同)\s*(?P<year>20\d\d)\s*年(?![初末底])度?"
    r"[^,，。;；、\d]{0,16}?(?:增加|减少|增长|下降|持平|相比|一致|相同|压减)"
)
YEAR = re.compile(r"(20\d\d)\s*年")
FLAT = re.compile(r"\s*[,，]?\s*(?:与|比|同|较)(?P<with>[^,，。;；、]{0,12}?)(?:持平|一致|相同)")
COMPARED_WITH = re.compile(r"(?:与|比|同|较)(?P<with>[^,，。;；、]*?)(?:相比)?$")
BY_BUDGET = re.compile(
    r"决算数?\s*(?:(?P<more>大于|高于|超过|多于)|(?P<less>小于|低于|少于)|(?P<same>等于|与|同|和))"
    r"\s*(?:年初)?预算数?(?P<flat>持平|一致|相同|相等)?"
)
WAYS = {"more": "大于", "less": "小于", "same": "等于"}
BUDGET, ACCOUNTS = "预算", "决算"
SAME_AS_LAST_YEAR = re.compile(
    r"(?<=[,，])\s*(?:与|同|较|比)(?:上年|去年|上一年)度?(?:决算数?)?持平"
)
COMPARED = re.compile(r"(?:与|比|较|同)([^,，;；、]{1,24}?)(?:相比|[共各均]?(?:增|减|下降|上升))")
PLANNED = re.compile(r"预算|计划|调整")
ELSEWHERE = re.compile(r"[;；、:]|其中|占")
YEAR_NUMBER = re.compile(r"20\d\d")
REPORTED_IN = re.compile(r"在\s*(?P<year>20\d\d)\s*年度?(?:部门|单位)?决算(?:公开)?中(?:公开)?反映")
NEAR = 16
"""So many characters at most stand between the amount and the crossed comparison."""


@dataclass(frozen=True, slots=True)
class Crossed:
    """A comparison that cannot be meant as it is written: where it stands, and why."""

    start: int
    end: int
    words: str


def own_year(prose: Prose, document: Document, other_stage: re.Pattern[str]) -> Iterator[Crossed]:
    """A budget compared with the budget of its own year, accounts with their own year."""
    is_budget = BUDGET in document.title and ACCOUNTS not in document.title
    is_accounts = ACCOUNTS in document.title and BUDGET not in document.title
    year = str(document.fiscal_year)
    if not (is_budget or is_accounts) or year not in document.title:
        return
    for match in WITH_YEAR.finditer(prose.masked):
        if match["year"] != year:
            continue
        start = sentence_start(prose, match.start())
        before = prose.masked[start : match.start()]
        named = YEAR.findall(before) + YEAR.findall(prose.masked[match.end() :][:24])
        if any(one != year for one in named):
            continue
        with_budget = BUDGET in match[0]
        if is_budget and (other_stage.search(before + match[0]) or not with_budget):
            continue
        if is_accounts and with_budget:
            continue
        words = f"“{prose.text[match.start() : match.end()]}”：这是{year}年的文件，不能与本年相比"
        yield Crossed(match.start(), match.end(), words)


def change_and_flat(prose: Prose) -> Iterator[Crossed]:
    """An amount that is said to have changed and, against the same thing, to be the same."""
    for one in prose.figures:
        if role_of(one) is not Role.CHANGE or not one.number or one.kind == "rate":
            continue
        match = FLAT.match(prose.masked, one.end)
        if match and match["with"] and match["with"].strip() == _compared_with(one):
            said = prose.text[one.start - len(one.lead) : match.end()]
            yield Crossed(one.start, match.end(), f"“{said}”：既说有增减，又说持平")


def flat_with_last_year(prose: Prose, document: Document) -> Iterator[Crossed]:
    """An amount added to last year's, and behind it "the same as last year"."""
    for match in SAME_AS_LAST_YEAR.finditer(prose.masked):
        start = sentence_start(prose, match.start())
        changed = [
            one
            for one in prose.figures
            if start <= one.start < match.start()
            and match.start() - one.end <= NEAR
            and role_of(one) is Role.CHANGE
            and one.is_money
            and one.number
        ]
        before = prose.masked[start : match.start()]
        if not changed or ELSEWHERE.search(prose.masked[changed[-1].end : match.start()]):
            continue
        if all(_is_last_year(one, document) for one in COMPARED.findall(before)):
            said = prose.text[start : match.end()]
            yield Crossed(start, match.end(), f"“{said}”：既说有增减，又说与上年持平")


def _is_last_year(compared_with: str, document: Document) -> bool:
    """Whether a comparison is with the accounts or the budget of the year before."""
    if PLANNED.search(compared_with):
        return False
    years = YEAR_NUMBER.findall(compared_with)
    last = None if document.fiscal_year is None else str(document.fiscal_year - 1)
    return all(one == last for one in years)


def results_of_another_year(prose: Prose, document: Document) -> Iterator[Crossed]:
    """在2022年度部门决算中反映……绩效自评结果 in the accounts of 2023."""
    if document.fiscal_year is None or ACCOUNTS not in document.title:
        return
    year = str(document.fiscal_year)
    for match in REPORTED_IN.finditer(prose.masked):
        if match["year"] != year and year in document.title:
            said = prose.text[match.start() : match.end()]
            words = f"“{said}”：这是{year}年度的决算，写的却是{match['year']}年度"
            yield Crossed(match.start(), match.end(), words)


def _compared_with(figure: Figure) -> str:
    lead = figure.lead.rstrip()
    while direction_of(lead):
        lead = lead[:-1]
    match = COMPARED_WITH.search(lead.rstrip("增减下上降升"))
    return match["with"].strip() if match else ""


def against_budget(prose: Prose) -> Iterator[Crossed]:
    """决算数大于预算数 where every budget and every outturn named before says otherwise."""
    for match in BY_BUDGET.finditer(prose.masked):
        way = match.lastgroup if match.lastgroup != "flat" else "same"
        if way == "same" and not (match["flat"] or "等于" in match[0]):
            continue
        pairs = [
            (planned, spent)
            for planned in _levels(prose, "budget", match.start())
            for spent in _levels(prose, "outturn", match.start())
        ]
        if not pairs or way is None or any(_is(way, *pair) for pair in pairs):
            continue
        planned, spent = pairs[0]
        words = f"预算数{planned.printed}、决算数{spent.printed}，文中却写“{match[0]}”"
        yield Crossed(match.start(), match.end(), words)


def _levels(prose: Prose, measure: str, end: int) -> list[Figure]:
    return [
        one
        for one in prose.figures
        if one.end <= end
        and one.is_money
        and one.is_exact
        and role_of(one) is Role.LEVEL
        and measure_of(one.lead) == measure
    ]


def _is(way: str, planned: Figure, spent: Figure) -> bool:
    """Whether the outturn may be more, less or the same as the budget."""
    if way == "more":
        return spent.high > planned.low and spent.number != planned.number
    if way == "less":
        return spent.low < planned.high and spent.number != planned.number
    return abs(spent.number - planned.number) <= spent.half + planned.half
