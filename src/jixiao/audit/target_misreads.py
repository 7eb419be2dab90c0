"""Targets that were probably read or typed wrong, and what they may have been."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from decimal import Decimal
from importlib import resources
from typing import Any

from jixiao.audit.wording import core_name, found
from jixiao.domain import words
from jixiao.domain.indicator import Indicator
from jixiao.domain.nature import Nature
from jixiao.domain.target import Target

_TABLE: dict[str, Any] = tomllib.loads(
    (resources.files("jixiao.audit") / "target_misreads.toml").read_text(encoding="utf-8")
)
SHARES = re.compile(f"(?:{'|'.join(_TABLE['shares'])})[度率]$")
SIGN_OF: dict[str, str] = _TABLE["signs"]
SIGN_AS_TWO = re.compile(r"2(?P<rest>100|\d{2}(?:\.\d+)?)%")
SIGN_AS_CHARACTER = re.compile(rf"(?P<sign>[{''.join(SIGN_OF)}]) *(?P<rest>\d[\d.,]* *\D{{0,4}})")
SIGN_TWICE = re.compile(r"(?P<sign>[≥≤<>=]) *(?P=sign) *(?P<rest>\d.*)")
LETTER_AS_NOUGHT = re.compile(r"[≥≤<>=]?[1-9]\d*[Oo][\dOo]*(?:%|[\u4e00-\u9fff]{1,3})")
LOWEST_SHARE, WHOLE = 50, 100
FIRST_DAY, LAST_DAY = 40000, 50000
EPOCH = date(1899, 12, 30)
NEAR = (Decimal("0.8"), Decimal("1.5"))


def share_misread(indicator: Indicator) -> str:
    """290% of a share may be ≥90% with its sign read as 2: the likely reading, else empty."""
    target = indicator.target
    if target is None or target.unit != "%" or target.number is None or target.comparison:
        return ""
    match = SIGN_AS_TWO.fullmatch(words.plain(target.text.strip()))
    if match is None or not LOWEST_SHARE <= Decimal(match["rest"]) <= WHOLE:
        return ""
    return f"≥{match['rest']}%" if SHARES.search(core_name(indicator)) else ""


def sign_misread(target: Target, *, ranks: Sequence[str]) -> str:
    """二100百分比 may be =100%, 第95% may be ≥95%, ≥≥90% is ≥90%; 第1名 is a rank."""
    may_be_letter = "o" in target.text.lower()
    if target.nature is not Nature.UNCLEAR and not may_be_letter:
        return ""
    plain = words.plain(target.text.strip())
    if may_be_letter and LETTER_AS_NOUGHT.fullmatch(plain):
        return re.sub("[Oo]", "0", plain)
    if match := SIGN_TWICE.fullmatch(plain):
        return f"{match['sign']}{match['rest']}"
    match = SIGN_AS_CHARACTER.fullmatch(plain)
    if match is None or found(tuple(ranks), match["rest"]):
        return ""
    return f"{SIGN_OF[match['sign']]}{match['rest']}"


def day_misread(indicator: Indicator, *, timed: Sequence[str]) -> str:
    """A spreadsheet's number of a day (44926) where a date was wanted: the date, else empty."""
    target = indicator.target
    if target is None or target.unit or target.number is None or target.number % 1:
        return ""
    if not FIRST_DAY <= target.number <= LAST_DAY:
        return ""
    if not found(tuple(timed), f"{indicator.name}\n{indicator.kind}"):
        return ""
    day = EPOCH + timedelta(days=int(target.number))
    return f"{day.year}年{day.month}月{day.day}日"


def count_misread(indicator: Indicator, rows: Iterable[Indicator]) -> str:
    """26次 beside six done, where other rows print ≥: may be ≥6次; else empty."""
    target, actual = indicator.target, indicator.actual
    if target is None or actual is None or target.number is None or actual.number is None:
        return ""
    digits = f"{target.number:f}"
    is_plain = target.nature is Nature.QUANTITY and not target.comparison and not target.rest
    if not is_plain or len(digits) < len("26") or digits[0] != "2" or digits[1] in ".0":
        return ""
    rest = Decimal(digits[1:])
    if not rest * NEAR[0] <= actual.number <= rest * NEAR[1] or not target.same_unit_as(actual):
        return ""
    signs = [one.target.comparison for one in rows if one.target and one is not indicator]
    return f"≥{digits[1:]}{target.unit}" if signs.count("≥") * 2 > len(signs) else ""
