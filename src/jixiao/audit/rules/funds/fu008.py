"""FU008: a project without money is not listed, counted or scored as one."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.audit.base import NotApplicable, Values, Verdict, rule
from jixiao.audit.listings import lists_projects, project_lists, without_sum
from jixiao.audit.names import is_no_project
from jixiao.domain.document import Document, Listing
from jixiao.domain.indicator import Indicator
from jixiao.domain.money import ZERO
from jixiao.domain.sheet import Fund, Sheet

SUMS = frozenset({"元", "千元", "万元", "亿元"})


@rule("FU008")
def project_without_money_counted(document: Document) -> Iterator[Verdict]:
    """A listed project of nought, and a sheet without any money that has a score."""
    listings = project_lists(document)
    if not listings and not any(sheet.funds for sheet in document.sheets):
        yield NotApplicable("文件中没有项目清单，也没有填写资金的绩效表")
    for listing in listings:
        yield from _listed(listing, document)
    for sheet in document.sheets:
        if _is_scored(sheet) and _is_without_money(sheet.funds):
            yield _scored(sheet)


def _listed(listing: Listing, document: Document) -> Iterator[Values]:
    empty = [
        one for one in without_sum(listing) if one.amount == ZERO and not is_no_project(one.name)
    ]
    if not empty or not lists_projects(listing, document):
        return
    stated = listing.stated_count
    counted = "不应列为项目支出" if stated is None else f"不应计入所写的{stated}个项目"
    if not all(one.has_unit for one in empty):
        counted += "；0后面也没有写金额单位"
    yield {
        "field": "listings",
        "project": empty[0].name,
        "place": empty[0].place,
        "evidence": "、".join(one.place.text or one.name for one in empty),
        "where": "项目清单中有的项目",
        "names": "、".join(one.name for one in empty),
        "counted": counted,
    }


def _is_without_money(funds: tuple[Fund, ...]) -> bool:
    fields = ("original_budget", "final_budget", "outturn")
    amounts = [getattr(fund, field) for fund in funds for field in fields]
    printed = [one for one in amounts if one is not None]
    return bool(printed) and all(one == ZERO for one in printed)


def _is_scored(sheet: Sheet) -> bool:
    return bool(sheet.total_score or sheet.rating or any(one.score for one in sheet.indicators))


def _told_of(sheet: Sheet) -> str:
    """What the sheet reports all the same: its score, and the costs that it says were spent."""
    score = f"自评为{sheet.total_score:f}分" if sheet.total_score is not None else ""
    score = score or (f"自评为{sheet.rating}" if sheet.rating else "给各项指标打了分")
    costs = "、".join(f"“{one.name}”完成{one.actual}" for one in sheet.indicators if _is_spent(one))
    return f"{score}，成本指标还写{costs}" if costs else score


def _is_spent(indicator: Indicator) -> bool:
    target, actual = indicator.target, indicator.actual
    if target is None or actual is None or "cost" not in (indicator.kind_term or ""):
        return False
    return bool(actual.number) and (actual.unit or target.unit) in SUMS


def _scored(sheet: Sheet) -> Values:
    return {
        "field": "funds",
        "project": sheet.project.name,
        "place": sheet.funds[0].place,
        "where": "绩效表的预算数和执行数",
        "names": sheet.project.name or sheet.title,
        "counted": f"不应自评打分，表中却{_told_of(sheet)}",
    }
