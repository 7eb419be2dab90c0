"""How a cell shows its number: 1 as ``100%``, 48 as ``48.00``, 75 as ``75元``.

What decides is the printed table. A per cent is rounded as the cell rounds it, since a published
95% is 95%. Any other number keeps all its digits, also where the cell hides some: money is never
rounded. Thousands separators, currency signs, and brackets or colours for a minus are left out.
A format that cannot be followed (fractions, powers of ten, Chinese numerals, conditions) leaves
the number as it is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import Any

from jixiao.readers.spreadsheets.spreadsheet_values import KEPT_DIGITS, number_text

NUMBERS = frozenset({float, int})
TOO_LONG = 10**KEPT_DIGITS
MOST_DECIMALS = 10
MOST_LETTERS = 200
YEAR_MONTH, YEAR_MONTH_DAY = 'yyyy"年"m"月"', 'yyyy"年"m"月"d"日"'
# ECMA-376 part 1, 18.8.30: numbers and, for zh-cn, days; those left out change nothing.
BUILT_IN = {
    **dict.fromkeys((2, 4, 7, 8, 39, 40, 43, 44), "0.00"),
    9: "0%",
    10: "0.00%",
    31: YEAR_MONTH_DAY,
    **dict.fromkeys((27, 36, 50, 52, 57), YEAR_MONTH),
}
SECTION = re.compile(r'(?:"[^"]*"|[\\!_*].|[^;"])*', re.DOTALL)
TOKEN = re.compile(
    r"(?P<general>General|G/通用格式)|(?P<stop>\[(?:[^\]]*[<>=]|DBNum|NatNum|[hms]+\])|[a-z@/])"
    r'|"(?P<quoted>[^"]*)"|[\\!](?P<escaped>.)|[_*].|\[[^\]]*\]'
    r"|(?P<number>[#0?,.]+)|(?P<percent>%)|(?P<raw>.)",
    re.IGNORECASE | re.DOTALL,
)
WORDS = frozenset({"quoted", "escaped", "percent", "raw"})
# An amount kept in 元 is shown in 万元 by 0!.0000: a point that is only drawn.
DRAWN_POINT = re.compile(r"(?<=[0#])[\\!]\.([0#]+)")
NOT_PRINTED = re.compile(r'\[[^\]]*\]|["\\!]|_.|\*.')
LEFT_OUT = str.maketrans("", "", "¥￥$€£()（）+- ")
DAY = re.compile(
    r"(y{1,4})([^ymdhs]*)(?:(m{1,2})([^ymdhs]*)(?:(d{1,2})([^ymdhs]*))?)?", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class NumberForm:
    """A number as a cell shows it; ``scale`` is how many places its point is moved to the left."""

    before: str = ""
    after: str = ""
    whole: int = 1
    decimals: int = 0
    most_decimals: int = 0
    is_percent: bool = False
    scale: int = 0
    also_negative: bool = True

    def shown(self, value: Any) -> Any:
        """The text of a number; anything else, and what is too long to be exact, as it is."""
        if type(value) not in NUMBERS or not -TOO_LONG < value < TOO_LONG:
            return value
        if value < 0 and not self.also_negative:
            return value
        if self.is_percent:
            text = _percent(value, self.decimals, self.most_decimals)
        else:
            text = f"{value or 0:.{self.decimals}f}"
            if self.scale or float(text) != value:
                exact = Decimal(number_text(value)).scaleb(-self.scale)
                text = _with_decimals(exact, self.decimals)
        if self.whole > 1:
            text = text.zfill(self.whole + len(text) - len(text.lstrip("-").partition(".")[0]))
        return f"{self.before}{text}{self.after}"


@dataclass(frozen=True, slots=True)
class DecimalForm:
    """A number with at least so many decimals and nothing else: by far the most frequent form."""

    printed: str

    def shown(self, value: Any) -> Any:
        """The text of a number; anything else, and what is too long to be exact, as it is."""
        if type(value) not in NUMBERS or not -TOO_LONG < value < TOO_LONG:
            return value
        text = self.printed % (value or 0)
        rounded = float(text)
        if rounded == value or rounded == float(number_text(value)):
            return text
        return number_text(value)


@dataclass(frozen=True, slots=True)
class DayForm:
    """A day as a cell shows it, year first: ``2020年12月``, ``2020-12``."""

    parts: tuple[str, ...]

    def shown(self, value: Any) -> Any:
        """The text of a day; anything else as it is."""
        if not isinstance(value, date):
            return value
        numbers = {"y": f"{value.year:04d}", "m": str(value.month), "d": str(value.day)}
        numbers |= {"mm": f"{value.month:02d}", "dd": f"{value.day:02d}"}
        return "".join(numbers.get(part, part) for part in self.parts)


Form = NumberForm | DecimalForm | DayForm


@lru_cache(maxsize=1000)
def form_of(code: str) -> Form | None:
    """What the code of a format asks for; None where a cell shows its value as it is."""
    if len(code) > MOST_LETTERS:
        return None
    sections = [match[0] for match in SECTION.finditer(code)][::2]  # nothing stands between two
    form = _number_form(sections[0])
    if form is None:
        return _day_form(sections[0])
    if sections[1:] and sections[1]:
        below = _number_form(sections[1])
        is_alike = below and (below.before, below.after) == (form.before, form.after)
        form = replace(form, also_negative=bool(is_alike))
    if replace(form, most_decimals=0, also_negative=True) == NumberForm():
        return None
    only_decimals = NumberForm(decimals=form.decimals, most_decimals=form.most_decimals)
    return DecimalForm(f"%.{form.decimals}f") if form == only_decimals else form


def _number_form(section: str) -> NumberForm | None:
    """The form of a number; None for a day, a text, and what cannot be followed."""
    drawn = DRAWN_POINT.search(section)
    words, numbers, is_percent = ["", ""], list[str](), False
    for token in TOKEN.finditer(DRAWN_POINT.sub("", section, count=1)):
        kind = token.lastgroup or ""
        text = token[kind] if kind else ""
        if kind == "stop":
            return None
        if kind == "number":
            numbers.append(text)
        elif kind == "general":
            numbers.append("#")
        words[bool(numbers)] += text if kind in WORDS else ""
        is_percent = is_percent or kind == "percent"
    if len(numbers) != 1 or (is_percent and drawn):
        return None
    form = _measured(numbers[0], is_percent=is_percent)
    before, after = (one.translate(LEFT_OUT) for one in words)
    scale = form.scale + (len(drawn[1]) if drawn else 0)
    is_possible = form.most_decimals <= MOST_DECIMALS and form.whole <= KEPT_DIGITS
    return replace(form, before=before, after=after, scale=scale) if is_possible else None


def _measured(number: str, *, is_percent: bool) -> NumberForm:
    """The form of ``#,##0.00``; a comma behind the digits shows thousands."""
    whole, _, decimals = number.partition(".")
    commas = len(whole) - len(whole.rstrip(",")) + decimals.count(",")
    return NumberForm(
        whole=max(whole.count("0"), 1),
        decimals=decimals.count("0"),
        most_decimals=len(decimals) - decimals.count(","),
        is_percent=is_percent,
        scale=3 * commas,
    )


def _day_form(section: str) -> DayForm | None:
    """The form of a day without an hour; None where ISO says as much: ``2020/12/31``."""
    match = DAY.fullmatch(NOT_PRINTED.sub("", section).strip())
    if match is None or (match[5] and "年" not in match[2]):
        return None
    year, behind, month, behind_month, day, behind_day = (one or "" for one in match.groups())
    if "年" not in behind:
        behind, behind_month = ("-" if month else ""), ""
        month = "mm" if month else ""
    return DayForm((year[:1].lower(), behind, month.lower(), behind_month, day.lower(), behind_day))


@lru_cache(maxsize=10_000)
def _percent(value: float, decimals: int, most: int) -> str:
    """A share in per cent, rounded half up to the most decimals that are shown."""
    exact = Decimal(number_text(value)).scaleb(2)
    rounded = exact.quantize(Decimal(1).scaleb(-most), ROUND_HALF_UP)
    return _with_decimals(rounded, decimals)


def _with_decimals(number: Decimal, least: int) -> str:
    """All digits of a number, with at least so many decimals; nought has no minus."""
    whole, _, decimals = format(number or abs(number), "f").partition(".")
    decimals = decimals.rstrip("0").ljust(least, "0")
    return f"{whole}.{decimals}" if decimals else whole
