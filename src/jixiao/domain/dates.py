"""Points and spans of time in published values: 2021年底, 11月底之前, 2023.07-2024.01."""

import re
from dataclasses import dataclass
from typing import NamedTuple

from jixiao.domain.numerals import read_numeral


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A day known as far as it was printed.

    Without a day a start means the first and an end the last day of the month; so with the month.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None


@dataclass(frozen=True, slots=True)
class Period:
    """When something is promised: from start to end, or before the end (12月底前)."""

    start: PartialDate
    end: PartialDate
    before: bool = False


class DateText(NamedTuple):
    """What a value that is a date consists of."""

    comparison: str
    period: Period
    rest: str


HINT = re.compile("[年月季]|[日号][前以之]|[0-9]{4}[./-][0-9]|上半年|下半年")
YEAR, MONTH, DAY = "(?:19|20)[0-9]{2}", "1[0-2]|0?[1-9]", "[12][0-9]|3[01]|0?[1-9]"
SPAN = "(?:[-~]+|至|到)"
PART = "全年|上半年|下半年|第?[一二三四1-4]季度|[上中下]旬|年?底|年?末|年中|[年月]?初"
LEAD = (
    r"(?P<sign>(?:[≥≤<>]=?|=)?)(?P<lead>(?:计划|预计|确保|截至|截止|每年|当年|本年|次年|今年|每月|当月|"
    r"于|在|自|从|至|到)*)(?P<limit>不晚于|不迟于|早于)?"
)
TAIL = r"(?P<before>之前|以前|前)?(?P<rest>[^0-9,。;:/*·、%()≥≤<>=~\-]{0,20})"
# A single day needs its three parts or a dash: 2023.12 may as well be a number.
DOTTED = (
    rf"(?P<y>{YEAR})(?:(?P<dot>[./-])(?P<m>{MONTH})(?P=dot)(?P<d>{DAY})|[/-](?P<only_m>{MONTH}))"
)
DOTTED_SPAN = (
    rf"(?P<y>{YEAR})(?P<dot>[./-])(?P<m>{MONTH})(?:(?P=dot)(?P<d>{DAY}))?{SPAN}"
    rf"(?:(?P<y2>{YEAR})(?P=dot))?(?P<m2>{MONTH})(?:(?P=dot)(?P<d2>{DAY}))?"
)
WRITTEN_SPAN = (
    rf"(?:(?P<y>{YEAR})(?:年度?|(?={SPAN}{YEAR}(?:年|$))))?(?:(?P<m>{MONTH})(?:月份?|(?=[-~至到])))?"
    rf"(?:(?P<d>{DAY})(?:[日号]|(?=[-~至到])))?{SPAN}"
    rf"(?:(?P<y2>{YEAR})(?:年度?|$))?(?:(?P<m2>{MONTH})月份?)?(?:(?P<d2>{DAY})[日号])?(?P<part>底|末)?"
)
WRITTEN = (
    rf"(?:(?P<y>{YEAR})年度?)?(?:(?P<m>{MONTH})月份?)?(?:(?P<d>{DAY})[日号])?(?P<part>{PART})?"
)
FORMS = tuple(
    re.compile(LEAD + form + TAIL) for form in (DOTTED_SPAN, DOTTED, WRITTEN_SPAN, WRITTEN)
)
HALVES = {"全年": (1, 12), "上半年": (1, 6), "下半年": (7, 12), "年中": (6, 6), "年初": (1, 1)}
TENTHS = {"上旬": 10, "中旬": 20}


def read_date(text: str) -> DateText | None:
    """Read a value that is wholly a date or a span; lengths of time (12个月) are not dates."""
    if not HINT.search(text):
        return None
    joined = text.replace(" ", "")
    for form in FORMS:
        match = form.fullmatch(joined)
        if match is not None and (period := _period(match.groupdict())):
            return DateText(_sign(match["sign"]), period, match["rest"])
    return None


def _sign(printed: str) -> str:
    """One sign for two that are typed side by side: ``>=``."""
    if len(printed) == 2:
        return {">": "≥", "<": "≤"}.get(printed[0], printed[0])
    return printed


def _number(digits: str | None) -> int | None:
    """A printed part of a date as a number."""
    return int(digits) if digits else None


def _period(found: dict[str, str | None]) -> Period | None:
    """Put the parts together; None when they do not name a time (3-5日 is a length)."""
    year, day = _number(found["y"]), _number(found["d"])
    month = _number(found.get("m") or found.get("only_m"))
    before = bool(found["before"] or found["limit"])
    if "m2" in found:
        return _span(PartialDate(year, month, day), found, before=before)
    months = _months(found.get("part"), month=month)
    if year is None and months == (None, None) and not (day and (before or found["lead"])):
        return None
    day = TENTHS.get(found.get("part") or "", day)
    start = PartialDate(year, months[0], day)
    return Period(start, PartialDate(year, months[1], day), before)


def _span(first: PartialDate, found: dict[str, str | None], *, before: bool) -> Period | None:
    """A span; what its second point leaves out is taken from the first (2021.1.1-12.31)."""
    year, month, day = (_number(found[name]) for name in ("y2", "m2", "d2"))
    if year is None and month is None and (day is None or first.month is None or not first.day):
        return None
    if year is None:
        year = first.year
        month = month if month is not None else first.month
    return Period(first, PartialDate(year, month, day), before)


def _months(part: str | None, *, month: int | None) -> tuple[int | None, int | None]:
    """First and last month that a word such as 底, 上半年 or 三季度 stands for."""
    if part is None or month is not None:
        return month, month
    if part in HALVES:
        return HALVES[part]
    if part.endswith("季度"):
        quarter = _quarter(part.removeprefix("第")[0])
        return quarter * 3 - 2, quarter * 3
    # 2021年底 and 年末 are December; a bare 底 or 旬 names no time.
    return (12, 12) if part in {"底", "末", "年底", "年末"} else (None, None)


def _quarter(digit: str) -> int:
    """The number of a quarter, in either kind of digit."""
    return int(read_numeral(digit) or digit)
