"""FU012: a spending plan is that of its project, not a template for all."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from jixiao.audit.base import NotApplicable, Verdict, rule
from jixiao.domain.document import Document
from jixiao.domain.money import printed
from jixiao.domain.sheet import Sheet

LEAST_PROJECTS = 3
MOST_NAMED = 20


@rule("FU012")
def one_plan_for_every_project(document: Document) -> Iterator[Verdict]:
    """Three projects and more, most of the document's, with the same cumulative shares."""
    alike: dict[tuple[Decimal | None, ...], dict[str, Sheet]] = {}
    for sheet in document.sheets:
        shares = sheet.spending_plan.shares
        if shares:
            alike.setdefault(shares, {}).setdefault(sheet.project.name or sheet.title, sheet)
    planned = sum(map(len, alike.values()))
    if planned < LEAST_PROJECTS:
        yield NotApplicable("文件中填写了资金支出计划的项目不足三个")
    for shares, sheets in alike.items():
        if None in shares or len(sheets) < LEAST_PROJECTS or len(sheets) * 2 <= planned:
            continue
        steps = next(iter(sheets.values())).spending_plan.steps
        yield {
            "field": "spending_plan",
            "project": "",
            "place": steps[0].place,
            "evidence": "、".join(f"{one.text} {_percent(one.share)}".strip() for one in steps),
            "count": len(sheets),
            "plan": "、".join(_percent(one.share) for one in steps),
            "names": "、".join(list(sheets)[:MOST_NAMED])
            + ("等" if len(sheets) > MOST_NAMED else ""),
        }


def _percent(share: Decimal | None) -> str:
    return f"{printed((share or 0) * Decimal(100), places=0)}%"
