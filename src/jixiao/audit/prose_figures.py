"""Figures in prose: every number that has a unit, with what its printed digits allow."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from importlib import resources
from typing import Any

from jixiao.domain.units import UNITS, Unit, known_end

_TABLE: dict[str, Any] = tomllib.loads(
    (resources.files("jixiao.audit") / "prose.toml").read_text(encoding="utf-8")
)
# The full-width comma stays: it never groups thousands.
HALF_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F) if code != 0xFF0C}
HALF_WIDTH |= {0x3000: 0x20, 0xFE6A: 0x25, 0x3010: 0x28, 0x3011: 0x29, 0x3014: 0x28, 0x3015: 0x29}
NUMBER = re.compile(
    r"(?<![A-Za-z0-9_.#/])-?(?P<n>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?P<gap> *)"
)
BROKEN_BEFORE = re.compile(r"(?:\d[\s,，.]+|[-—–~～至/]\s*|第\s*)$")
BROKEN_BEHIND = re.compile(r"\s*(?:[-—–~～至]\s*\d|[/每·*]|[.,]\s*\d)")
MORE = re.compile("[余多]")
NO_DIGITS = re.compile(r"\([^()\d]*\)|\((?:20\d\d年度?|[\d.]{1,7}类?|[\d.]{1,7}[款项])\)")
BEFORE = re.compile(_TABLE["inexact"]["before"])
ABOUT = re.compile(_TABLE["inexact"]["about"])
BEHIND = re.compile(_TABLE["inexact"]["behind"])
SEPARATORS = ",，;。、:!?()\n"
EXACT_KINDS = frozenset({"count", "people"})
KINDS = frozenset({"count", "people", "money", "area", "rate", "length", "weight"})
MONEY, PERCENT = "元", "%"
LEAST_DIGITS = 4
FILLER = "·"
NOTHING = "0"
BARE_SCALES = "万亿"


@dataclass(frozen=True, slots=True)
class Figure:
    """One number with its unit: ``3780.72万元`` is 37807200 元, give or take 50.

    ``lead`` is what stands before it in its clause, ``depth`` how many brackets it stands in.
    An inexact one (余, 以上, a range, broken digits) is never compared.
    """

    printed: str
    start: int
    end: int
    number: Decimal
    half: Decimal
    unit: str
    kind: str
    scale: Decimal
    lead: str
    depth: int
    is_exact: bool = True

    @property
    def low(self) -> Decimal:
        """The least that the printed digits allow."""
        return self.number - self.half

    @property
    def high(self) -> Decimal:
        """The most that the printed digits allow."""
        return self.number + self.half

    @property
    def is_money(self) -> bool:
        """Whether it counts yuan."""
        return self.unit == MONEY

    @property
    def shown(self) -> str:
        """The printed number alone: ``3780.72``."""
        return f"{self.number / self.scale:f}"


@dataclass(frozen=True, slots=True)
class Prose:
    """A text with its figures.

    ``masked`` has as many characters, half width, with fillers for names in brackets, so that
    every bracket left in it holds figures.
    """

    text: str
    masked: str
    figures: tuple[Figure, ...]

    def between(self, one: Figure, other: Figure) -> str:
        """What stands between two figures."""
        return self.masked[one.end : other.start]


@lru_cache(maxsize=2048)
def read_prose(text: str) -> Prose:
    """The figures of a paragraph or a cell."""
    masked = _masked(text)
    found = (_figure(masked, match) for match in NUMBER.finditer(masked))
    return Prose(text, masked, tuple(one for one in found if one is not None))


def _masked(text: str) -> str:
    plain = text.translate(HALF_WIDTH)
    if "(" not in plain:
        return plain
    before = None
    while before != plain:
        before = plain
        plain = NO_DIGITS.sub(lambda match: FILLER * len(match[0]), plain)
    return plain


def _figure(text: str, match: re.Match[str]) -> Figure | None:
    more = MORE.match(text, match.end())
    begin = more.end() if more else match.end()
    end = known_end(text, begin)
    known = UNITS.get(text[begin:end])
    if known is None or not _is_amount(known, text, end):
        return None
    start = match.start("n")
    lead = text[_clause_start(text, start) : start]
    is_about = bool(ABOUT.search(lead.rstrip()))
    is_exact = not (more or _is_inexact(text, match, end) or BEFORE.search(lead.rstrip()))
    return Figure(
        printed=text[start:end],
        start=start,
        end=end,
        number=Decimal(match["n"].replace(",", "")) * _scale(known),
        half=_half(match["n"], known) * (10 if is_about else 1),
        unit=known.base or MONEY,
        kind=known.kind or "money",
        scale=_scale(known),
        lead=lead,
        depth=text.count("(", 0, start) - text.count(")", 0, start),
        is_exact=is_exact and not (is_about and _is_rough(match["n"], known)),
    )


def _is_amount(known: Unit, text: str, end: int) -> bool:
    """Whether a unit is one that is added up; 万 and 亿 alone are money: ``1410.00万，``."""
    if known.base:
        return known.kind in KINDS
    return text[end - 1] in BARE_SCALES and text[end : end + 1] in SEPARATORS


def _is_inexact(text: str, match: re.Match[str], end: int) -> bool:
    """Whether a number is one end of a range, broken, negative, or a bound (以上)."""
    start = match.start("n")
    return bool(
        match[0].startswith("-")
        or BROKEN_BEFORE.search(text, max(0, start - 6), start)
        or BROKEN_BEHIND.match(text, end)
        or BEHIND.match(text, end)
    )


def _scale(known: Unit) -> Decimal:
    return Decimal(10) ** known.power


def _is_rough(printed: str, known: Unit) -> bool:
    """Whether a number behind 约 is no more than an estimate: few digits, or a count."""
    return _half(printed, known) == 0 or _digits(printed) < LEAST_DIGITS


def _half(printed: str, known: Unit) -> Decimal:
    """Half of the last printed digit; people, things and a plain nought are exact."""
    if (known.kind in EXACT_KINDS and known.power == 0) or printed == NOTHING:
        return Decimal(0)
    return Decimal(5).scaleb(-len(printed.partition(".")[2]) - 1) * _scale(known)


def _clause_start(text: str, start: int) -> int:
    """Where the clause of a figure begins: behind the separator or the figure before it."""
    at = start
    while at > 0 and text[at - 1] not in SEPARATORS:
        at -= 1
    return at


def _digits(printed: str) -> int:
    return len(printed.replace(",", "").replace(".", "").strip("0"))
