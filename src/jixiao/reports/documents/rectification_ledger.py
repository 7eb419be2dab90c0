"""The ledger of rectifications (整改台账): one line a fault, with its measure, owner and state."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

from jixiao.domain.document import Source
from jixiao.domain.finding import Finding
from jixiao.domain.place import Place
from jixiao.domain.rectification import Rectification
from jixiao.reports.documents.letter import coded, told
from jixiao.reports.documents.plain_table import Content, table_of
from jixiao.reports.families import by_family
from jixiao.reports.narrative.facts import Facts, enumerated
from jixiao.reports.narrative.wordings import say
from jixiao.reports.paper.model import Annex, Block, Paper, Spans, Text
from jixiao.reports.paper.page import SMALL_CELL, Layout
from jixiao.reports.tracing.citing import Citing
from jixiao.reports.wording import day as printed_day
from jixiao.reports.wording import to_fill

KIND = "rectification_ledger"
TITLE = "预算绩效问题整改台账"
NOT_BEGUN, UNDER_WAY, DONE, CLOSED = STATES = ("未整改", "整改中", "已整改", "已销号")
TITLES = ("序号", "存在问题", "整改措施", "责任人", "整改时限", "整改状态", "是否逾期")
OVERDUE = "逾期"
LAYOUT = Layout(
    (9, 74, 60, 24, 29, 18, 16), print=SMALL_CELL, header_rows=1, left=frozenset({1, 2}),
    is_wide=True,
)  # fmt: skip
CODE = re.compile(r"^\s*〔(?P<code>[A-Z]{2}\d{3})〕")


def rectifications_from(findings: Iterable[Finding]) -> tuple[Rectification, ...]:
    """A line for every finding, with the measure that is proposed; nobody has it in hand yet.

    Its place is that of the fault in the unit's paper.
    """
    ordered = [one for some in by_family(list(findings)).values() for one in some]
    return tuple(
        Rectification(
            finding=coded(one), measure=told(one.fix), status=NOT_BEGUN, is_closed=False,
            place=one.place,
        )
        for one in ordered
    )  # fmt: skip


def code_of(line: Rectification) -> str:
    """The code of the rule that a line answers; empty where it has none."""
    match = CODE.match(line.finding)
    return match["code"] if match else ""


def is_overdue(line: Rectification, *, day: date | None) -> bool:
    """Whether a line is past its deadline on a day and does not say that it is closed."""
    return bool(day and line.due_date and line.due_date < day and not line.is_closed)


def rectification_ledger_paper(
    items: Sequence[Rectification],
    *,
    unit: str = "",
    day: date | None = None,
    source: Source | None = None,
) -> Paper:
    """The ledger on wide pages; ``source`` is the file that the faults were found in.

    Whether a line is overdue is said as of ``day``; without it nothing is called overdue.
    """
    facts = Facts(Citing(source or Source()))
    note = f"单位：{unit or to_fill('单位名称')}    编制日期：{printed_day(day, what='编制日期')}"
    rows: list[list[Content]] = []
    for at, one in enumerate(items, start=1):
        rows.append([
            str(at), facts.words(one.finding, "整改问题", one.place),
            facts.words(one.measure, f"{one.finding}：整改措施", one.place), one.owner or " ",
            facts.words(one.deadline, f"{one.finding}：整改时限", one.place_of("deadline"))
            if one.deadline else " ",
            one.status or " ", OVERDUE if is_overdue(one, day=day) else " ",
        ])  # fmt: skip
    table = table_of(TITLES, rows, layout=LAYOUT, caption="", key="ledger.list")
    blocks: list[Block] = [Annex("", TITLE, note, is_wide=True)]
    blocks += [*_counts(items, facts, seed=unit, day=day), table]
    return Paper(TITLE, tuple(blocks), unit, KIND)


def _counts(
    items: Sequence[Rectification], facts: Facts, *, seed: str, day: date | None
) -> list[Text]:
    """How the ledger stands in words."""
    if not items:
        return []
    grouped: dict[str, list[Place]] = {}
    for one in items:
        grouped.setdefault(one.status or to_fill("整改状态"), []).append(one.place)
    working = "台账逐项计数"
    statuses: list[Spans] = []
    for name, places in sorted(grouped.items(), key=lambda pair: _rank(pair[0])):
        count = facts.count(f"{name}的项数", places, working=working)
        statuses.append(say("ledger.status", seed=seed, name=name, count=count))
    whole = facts.count("台账项数", (one.place for one in items), working=working)
    said = say("ledger.counted", seed=seed, count=whole, statuses=enumerated(statuses))
    late = [one.place for one in items if is_overdue(one, day=day)]
    if late:
        count = facts.count("逾期项数", late, working=working)
        as_of = printed_day(day, what="编制日期")
        said += say("ledger.overdue", seed=seed, day=as_of, count=count)
    lacking = [one.place for one in items if not (one.owner and one.deadline)]
    if lacking:
        count = facts.count("缺责任人或者整改时限的项数", lacking, working=working)
        said += say("ledger.lacking", seed=seed, count=count)
    return [Text(said, key="ledger.counts")]


def _rank(status: str) -> int:
    return STATES.index(status) if status in STATES else len(STATES)
