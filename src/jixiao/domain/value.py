"""What a cell for a target or an actual value says, read once and kept as printed."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import ClassVar, Self

from jixiao.domain import words
from jixiao.domain.dates import Period, read_date
from jixiao.domain.nature import Nature
from jixiao.domain.quantity import Quantity, scaled
from jixiao.domain.reading import read_value, without_note
from jixiao.domain.text import without_broken_decimals
from jixiao.domain.units import base_of, canonical

__all__ = ["YES_NO", "Nature", "PublishedValue"]

CLOSING = " 。.;,、"
PRINTED = frozenset({Nature.QUANTITY, Nature.RANGE, Nature.UNIT_ONLY})
YES_NO = dict.fromkeys(words.TABLE["answers"]["yes_no"], Nature.YES_NO)


@dataclass(frozen=True, slots=True)
class PublishedValue:
    """A value of an indicator as published, with the parts that could be read safely."""

    text: str = field(compare=False)
    nature: Nature
    comparison: str = ""
    number: Decimal | None = None
    upper: Decimal | None = None
    unit: str = ""
    note: str | None = None
    rest: str = ""
    approximate: bool = False
    period: Period | None = None

    answers: ClassVar[Mapping[str, Nature]] = YES_NO

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read any cell; what cannot be read safely is said to be unclear, never repaired."""
        value = cls._read(text)
        joined = without_broken_decimals(text)
        if joined == text or value.nature in PRINTED:
            return value
        whole = cls._read(joined)
        is_one = whole.nature is Nature.QUANTITY and not whole.rest
        return replace(whole, text=text) if is_one else value

    @classmethod
    def _read(cls, text: str) -> Self:
        printed = text.strip()
        plain = words.plain(printed)
        head, note = without_note(plain, printed) if "(" in plain else (plain, None)
        head = words.single_blanks(head).rstrip(CLOSING).lstrip()
        if date := read_date(head):
            parts = Quantity(date.comparison, note=note, rest=date.rest)
            return cls(text, Nature.DATE, *parts, date.period)
        plain = words.single_blanks(plain).strip()
        nature, quantity = read_value(plain, head, note=note, answers=cls.answers)
        return cls(text, nature, *quantity)

    def __str__(self) -> str:
        """The value in its canonical print where that says the same, else as published."""
        if self.nature not in PRINTED:
            return self.text
        number = "" if self.number is None else format(self.number, "f")
        upper = "" if self.upper is None else f"-{self.upper:f}"
        note = "" if self.note is None else f"({self.note})"
        about = "约" if self.approximate else ""
        printed = f"{self.comparison}{about}{number}{upper}{self.unit}{self.rest}{note}"
        return printed if type(self).parse(printed) == self else self.text

    @property
    def is_number(self) -> bool:
        """Whether a number could be read."""
        return self.number is not None

    def in_base_unit(self) -> tuple[Decimal, str] | None:
        """The number without the scale of its unit: 25万人次 is 250000 and 人次."""
        if self.number is None:
            return None
        power, base = base_of(self.unit)
        return (scaled(self.number, power) if power else self.number), base

    def same_unit_as(self, other: "PublishedValue") -> bool:
        """Whether both count in one unit, whatever its name (㎡, 平方米) and scale (元, 万元)."""
        return canonical(base_of(self.unit)[1]) == canonical(base_of(other.unit)[1])
