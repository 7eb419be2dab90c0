"""TG016: a number says what it counts."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.audit.base import CouldNotCheck, Verdict, Words, rule
from jixiao.audit.target_kinds import is_counted, measure_of
from jixiao.audit.target_units import has_unit_elsewhere
from jixiao.audit.wording import core_name, found
from jixiao.domain.finding import Severity
from jixiao.domain.indicator import Indicator
from jixiao.domain.sheet import Sheet

MANY = 4
YEARS_AND_DAYS = ((1990, 2060), (40000, 50000))
TIMED = ("timeliness",)


@rule("TG016")
def number_without_unit(sheet: Sheet, words: Words) -> Iterator[Verdict]:
    """One finding for the rates, one for what has units of several sizes, one for plain counts."""
    numbers = [one for one in sheet.indicators if is_counted(one.target)]
    bare = [one for one in numbers if _has_none(one, words)]
    if len(bare) >= MANY and len(bare) == len(numbers):
        yield CouldNotCheck("整张表的指标值都没有单位，可能是没有读到单位一栏")
        return
    groups: dict[str, list[Indicator]] = {}
    for one in bare:
        groups.setdefault(_group_of(one), []).append(one)
    for group, rows in groups.items():
        why, example = words[group]
        texts = [one.target.text.strip() if one.target else "" for one in rows]
        pairs = zip(rows, texts, strict=True)
        yield {
            "field": "target",
            "place": rows[0].place_of("target"),
            "evidence": texts[0],
            "indicator": "、".join(one.name for one in rows),
            "listed": "、".join(f"“{one.name}”为“{text}”" for one, text in pairs),
            "count": len(rows),
            "why": why,
            "example": example,
            "severity": Severity.NOTE if group == "count" else Severity.WARNING,
        }


def _group_of(indicator: Indicator) -> str:
    measure = measure_of(indicator)
    if measure is None or not measure.scales:
        return "count"
    return "rate" if measure.name == "rate" else "scales"


def _has_none(indicator: Indicator, words: Words) -> bool:
    """Whether a number that needs a unit has none, neither behind it nor elsewhere in its row."""
    target = indicator.target
    if target is None or target.unit or target.rest or not target.number:
        return False
    if 0 < target.number < 1:
        return False  # a share of one, or a coefficient
    if indicator.kind_term in TIMED and any(
        first <= target.number <= last for first, last in YEARS_AND_DAYS
    ):
        return False
    unitless = tuple(f"(?:{word})$" for word in words["unitless"])
    return not (found(unitless, core_name(indicator)) or has_unit_elsewhere(indicator))
