"""Quantities: a comparison, a number or a range, and a unit (≥50个, 10-20家, 2.6亿元)."""

import re
from decimal import MAX_PREC, Context, Decimal
from typing import NamedTuple

from jixiao.domain import words
from jixiao.domain.numerals import NUMERAL, read_numeral
from jixiao.domain.units import PERCENT_WORDS, RATIO_WORDS, UNITS, is_unit, split_unit


class Quantity(NamedTuple):
    """The parts of a quantity; the number is missing when only a unit is printed."""

    comparison: str = ""
    number: Decimal | None = None
    upper: Decimal | None = None
    unit: str = ""
    note: str | None = None
    rest: str = ""
    approximate: bool = False


EXACT = Context(prec=MAX_PREC)
# Thousands by commas, or decimals in groups of three by blanks (GB/T 15835: 968.191 8).
UNSIGNED = (
    r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)"
    r"(?:\.[0-9]{3}(?: [0-9]{3})* [0-9]{1,3}(?![0-9])|\.[0-9]+)?"
)
NUMBER = f"-?{UNSIGNED}"
HEAD = rf"(?:(?P<sign>{words.BEFORE}) *)?(?:(?P<about>{words.ABOUT_BEFORE}) *)?\+?"
MAIN = re.compile(
    rf"{HEAD}(?P<number>{NUMBER}) *(?P<more>{words.ABOUT_BETWEEN})? *(?P<tail>.*)", re.DOTALL
)
RANGE = re.compile(
    rf"{HEAD}(?P<number>{NUMBER}) *(?P<first>[^0-9,。;~-]{{0,4}}?) *(?:[-~]+|至|到) *"
    rf"(?P<upper>{UNSIGNED}) *(?P<tail>.*)",
    re.DOTALL,
)
HUNDREDTHS = re.compile(
    rf"(?P<sign>{words.BEFORE})? *百分之 *(?P<number>{NUMBER}|{NUMERAL})(?P<tail>.*)"
)
WRITTEN = re.compile(rf"(?P<sign>{words.BEFORE})? *(?P<number>{NUMERAL})(?P<tail>.*)")
ALONE = re.compile(rf"(?P<sign>{words.BEFORE})? *(?P<unit>.*)", re.DOTALL)
AFTER = re.compile(rf" *(?:(?P<bound>{words.AFTER})|(?:{words.ABOUT_AFTER})(?=$| ))")
STATEMENT = re.compile(rf"[0-9,。;、:≥≤<>=]|^(?:{words.any_of(words.OPENERS)})")


def read_quantity(head: str, note: str | None) -> Quantity | None:
    """Read a value that begins with its number; None when it is anything else."""
    match = MAIN.match(head)
    if match is None:
        return None
    sign, about, number, more, tail = match.groups()
    found = _finish(words.sign_of(sign), tail, note=note)
    if found is None:
        return _read_range(head, note)
    value = Decimal(number.replace(",", "").replace(" ", ""))
    return _with_number(found, value, approximate=bool(about or more))


def read_written(head: str, note: str | None) -> Quantity | None:
    """Read a number in Chinese numerals: 不少于两次, 三场, 百分之九十五."""
    if match := HUNDREDTHS.fullmatch(head):
        found = _finish(words.sign_of(match["sign"]), "%" + match["tail"], note=note)
    elif match := WRITTEN.fullmatch(head):
        found = _finish(words.sign_of(match["sign"]), match["tail"], note=note, guess=False)
        if found is None or not found.unit or found.unit in words.GRADE_UNITS:
            return None
        # 一次性 is no quantity, 不少于三场培训 is one.
        if found.rest and (not match["sign"] or found.rest.startswith("性")):
            return None
    if match is None or found is None:
        return None
    digits = match["number"]
    value = Decimal(re.sub("[, ]", "", digits)) if digits[-1].isascii() else read_numeral(digits)
    return None if value is None else _with_number(found, value, approximate=False)


def read_unit_alone(head: str, note: str | None) -> Quantity | None:
    """Read a value whose number is missing: %, ≧ %, 万亩."""
    match = ALONE.fullmatch(head)
    if match is None or not is_unit(match["unit"]):
        return None
    return Quantity(words.sign_of(match["sign"]), unit=_named(match["unit"]), note=note)


def scaled(number: Decimal, power: int) -> Decimal:
    """The number times a power of ten, exactly, and written out (250000, not 2.5E+5)."""
    return Decimal(format(number.scaleb(power, EXACT), "f"))


def _read_range(head: str, note: str | None) -> Quantity | None:
    """Read 18—54周岁, 10%-20%, 5万-10万元; None when both ends do not fit together."""
    match = RANGE.match(head)
    if match is None:
        return None
    sign, about, number, first, upper, tail = match.groups()
    found = _finish(words.sign_of(sign), tail, note=note)
    if found is None or not found.unit.startswith(first):
        return None
    low, high = (Decimal(re.sub("[, ]", "", digits)) for digits in (number, upper))
    if low >= high:
        return None
    return found._replace(number=low, upper=high, approximate=found.approximate or bool(about))


def _finish(sign: str, tail: str, *, note: str | None, guess: bool = True) -> Quantity | None:
    """Read what follows the number; None when digits or a statement are left over."""
    unit, rest, approximate = "", tail, False
    if tail and not AFTER.match(tail):
        unit, rest = split_unit(tail, guess=guess)
    if rest and (match := AFTER.match(rest)):
        rest = rest[match.end() :].strip()
        sign = sign or words.BOUND_OF.get(match["bound"], "")
        approximate = match["bound"] is None
    if rest and STATEMENT.search(rest):
        return None
    if unit and unit not in UNITS and words.HOLE.search(unit):
        return None
    if not unit and note and is_unit(note):
        unit, note = note, None
    return Quantity(sign, None, None, _named(unit), note, rest, approximate)


def _with_number(found: Quantity, number: Decimal, *, approximate: bool) -> Quantity:
    """Put the number in; a share printed as a part of one (0.97比例) becomes per cent."""
    unit = found.unit
    if unit in RATIO_WORDS:
        unit = "%"
        if abs(number) <= 1:
            number = scaled(number, 2)
    return Quantity(
        found.comparison,
        number,
        None,
        unit,
        found.note,
        found.rest,
        approximate or found.approximate,
    )


def _named(unit: str) -> str:
    """百分比 is %; every other unit stays as printed."""
    return "%" if unit in PERCENT_WORDS else unit.replace(" ", "")
