"""Causes of a variance in spending as the sheets give them, and what only people can add."""

from __future__ import annotations

from jixiao.reports.documents.figures import (
    Line,
)
from jixiao.reports.documents.telling import Telling, gap, paragraph
from jixiao.reports.paper.model import Text
from jixiao.reports.wording import sentence, to_fill

LONGEST_LIST = 10


def cause_paragraphs(tell: Telling) -> list[Text]:
    """The causes that the sheets give, in the unit's own words."""
    found = []
    for line in tell.figures.lines:
        fund = line.sheet.total_fund
        if fund is None or not fund.reason.strip():
            continue
        reason = tell.facts.words(
            sentence(fund.reason).rstrip("。"), f"{line.name}：预算执行偏差原因",
            fund.place_of("reason"),
        )  # fmt: skip
        key = f"money.cause.{line.key}"
        if tell.figures.is_single:
            found.append(paragraph(key, tell.say("money.cause.one", reason=reason)))
            continue
        said = tell.say("money.cause.many", name=tell.name(line), reason=reason)
        found.append(paragraph(key, said))
    return found


def gap_paragraphs(tell: Telling) -> list[Text]:
    """What only a person can add on the money."""
    figures = tell.figures
    found = []
    without = len(figures.lines) - len(figures.budgeted)
    if without:
        found.append(gap("money.gap.budget", f"{_whose(tell, without)}的预算数"))
    silent = sum(1 for one in figures.lines if one.outturn is None)
    if silent:
        what = f"{_whose(tell, silent)}的全年执行数和预算执行率，以及未按计划执行的原因"
        found.append(gap("money.gap.outturn", what))
    unexplained = [one for one in figures.spent if _is_unexplained(one)]
    if unexplained:
        what = "预算没有全部执行的原因" if figures.is_single else "各项目预算没有全部执行的原因"
        found.append(gap("money.gap.cause", what))
    return [*found, *_missing_sheets(tell)]


def _missing_sheets(tell: Telling) -> list[Text]:
    """What the narrative lists and no sheet tells of."""
    lines = tell.figures.lines
    names = {line.name for line in lines}
    of_projects = [
        one for one in tell.document.listings if any(item.name in names for item in one.items)
    ]
    listing = max(of_projects, key=lambda one: len(one.items), default=None)
    if listing is None or len(listing.items) <= len(lines):
        return []
    places = [one.place for one in listing.items]
    listed = tell.facts.count("原报告文字列出的项目数", places, working="文字中列出的项目")
    sheets = tell.facts.count(
        "现有绩效表张数", (one.name_place for one in lines), working="绩效表张数"
    )
    said = tell.say("money.listed", listed=listed, sheets=sheets)
    return [paragraph("money.gap.sheets", said, to_fill("核实并补齐其余项目的绩效表"))]


def _whose(tell: Telling, count: int) -> str:
    if tell.figures.is_single:
        return tell.short_subject
    return f"各{tell.noun}" if count == len(tell.figures.lines) else f"其余{tell.noun}"


def _is_unexplained(line: Line) -> bool:
    fund = line.sheet.total_fund
    return line.rate is not None and line.rate < 1 and fund is not None and not fund.reason.strip()
