"""TG010: the time of an annual target lies within the fiscal year."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.audit.base import CouldNotCheck, NotApplicable, Verdict, Words, rule
from jixiao.audit.target_dates import (
    has_longer_term,
    is_lasting,
    is_read_a_year_late,
    length_in_years,
    promised_years,
    runs_for_years,
)
from jixiao.audit.wording import found
from jixiao.domain.document import Document
from jixiao.domain.indicator import Indicator
from jixiao.domain.nature import Nature
from jixiao.domain.sheet import Sheet

TIMED = frozenset({"timeliness", "quantity", "quality", None})


@rule("TG010")
def time_outside_the_year(sheet: Sheet, document: Document, words: Words) -> Iterator[Verdict]:
    """2019年 in 2020, or 2-3年 as the target of one year; projects of several years may say so."""
    year = sheet.fiscal_year or document.fiscal_year
    kinds = [(one, _fault(one, year, words)) for one in sheet.indicators]
    faults = [(one, kind) for one, kind in kinds if kind]
    if not faults:
        dated = any(promised_years(one.target) for one in sheet.indicators)
        if dated and year is None:
            yield CouldNotCheck("不知道是哪一年度，无法判断指标值的日期是否在年度之内")
        return
    if runs_for_years(sheet, said=words["several_years"]):
        yield NotApplicable("这是跨年度的项目")
        return
    if has_longer_term(sheet):
        faults = [(one, kind) for one, kind in faults if kind == "early"]
    if year is not None and is_read_a_year_late(sheet, year):
        yield CouldNotCheck(f"各项日期都不在{year}年，年度可能没有读对")
        faults = [(one, kind) for one, kind in faults if kind not in ("early", "late")]
    for one, kind in faults:
        what, fault, advice = (text.format(year=year) for text in words[kind])
        yield _values(one, kind) | {"what": what, "fault": fault, "advice": advice}


def _values(indicator: Indicator, kind: str) -> dict[str, object]:
    """Where the time is printed: in the definition or as the target."""
    field = "definition" if kind == "definition" else "target"
    target = indicator.target.text if indicator.target else ""
    said = " ".join((indicator.definition if kind == "definition" else target).split())
    return {
        "field": field,
        "place": indicator.place_of(field),
        "indicator": indicator.name,
        "evidence": said,
        "said": said,
    }


def _fault(indicator: Indicator, year: int | None, words: Words) -> str:
    """Which way a target's time is not the year's; empty where it is."""
    target = indicator.target
    if target is None or is_lasting(indicator):
        return ""
    years = promised_years(target)
    if years is not None and year is not None:
        if years[1] < year:
            return "early"
        is_after = years[0] > year and not found(words["after_year"], indicator.name)
        return "late" if is_after else ""
    if _takes_years(indicator, words):
        return "length"
    text = indicator.definition
    if "年" in text and found(words["multi_year"], text) and not found(words["this_year"], text):
        return "definition"
    return ""


def _takes_years(indicator: Indicator, words: Words) -> bool:
    """Whether the target is a length of more than a year for something to be finished."""
    target = indicator.target
    length = length_in_years(target)
    if target is None or length is None or length <= 1 or indicator.kind_term not in TIMED:
        return False
    if found(words["lasting"], f"{indicator.name}\n{target.text}"):
        return False
    is_range = target.nature is Nature.RANGE
    is_finished = indicator.kind_term == "timeliness" and found(words["finishing"], indicator.name)
    return is_range or (bool(is_finished) and target.comparison not in ("≥", ">"))
