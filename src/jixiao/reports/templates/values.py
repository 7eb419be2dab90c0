"""What stands behind the fields of a template: figures with their origin, gaps, paragraphs.

A figure prints itself between two marks that no text holds, so that it can be found in the filled
file and be given its bookmark. In a condition it is compared as the number that it prints.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation

from markupsafe import Markup, escape

from jixiao.reports.paper.model import Spans, plain
from jixiao.reports.tracing.origin import Origin
from jixiao.reports.wording import to_fill, writable

BEGIN, MIDDLE, END = "\ue000", "\ue001", "\ue002"
MARKS = re.compile(f"[{BEGIN}{MIDDLE}{END}]")
# What docxtpl makes a new paragraph of.
NEW_PARAGRAPH = "\a"


@dataclass(slots=True)
class Ledger:
    """The origins of the figures that a template may print, by the number in their marks."""

    origins: list[Origin] = field(default_factory=list)
    numbers: dict[str, int] = field(default_factory=dict)

    def marked(self, text: str, origin: Origin) -> Markup:
        """A figure between its marks."""
        if origin.id not in self.numbers:
            self.numbers[origin.id] = len(self.origins)
            self.origins.append(origin)
        number = self.numbers[origin.id]
        return Markup(f"{BEGIN}{number}{MIDDLE}{escape(clean(text))}{END}")  # noqa: S704 (escaped)


def clean(text: str) -> str:
    """A text that can be put into a Word file and holds none of our marks."""
    return MARKS.sub("", writable(text))


class Gap:
    """What only a person can know: printed as a gap, and in conditions it is not there."""

    __slots__ = ("what",)

    def __init__(self, what: str) -> None:
        self.what = what

    def __str__(self) -> str:
        return to_fill(clean(self.what))

    def __html__(self) -> str:
        return str(escape(str(self)))

    def __bool__(self) -> bool:
        return False

    def __lt__(self, _other: object) -> bool:
        return False

    __gt__ = __le__ = __ge__ = __lt__


class Figure:
    """A printed figure with its origin."""

    __slots__ = ("ledger", "number", "origin", "text")

    def __init__(
        self, text: str, origin: Origin, ledger: Ledger, *, number: Decimal | None = None
    ) -> None:
        self.text, self.origin, self.ledger, self.number = text, origin, ledger, number

    def __str__(self) -> str:
        return clean(self.text)

    def __html__(self) -> str:
        return self.ledger.marked(self.text, self.origin)

    def __bool__(self) -> bool:
        return bool(self.text) if self.number is None else bool(self.number)

    def __hash__(self) -> int:
        return hash(self.text)

    def __eq__(self, other: object) -> bool:
        given = _number(other)
        return self.text == str(other) if given is None else self.number == given

    def __lt__(self, other: object) -> bool:
        given = _number(other)
        return self.number is not None and given is not None and self.number < given

    def __gt__(self, other: object) -> bool:
        given = _number(other)
        return self.number is not None and given is not None and self.number > given

    def __le__(self, other: object) -> bool:
        return self < other or self == other

    def __ge__(self, other: object) -> bool:
        return self > other or self == other


class Passage:
    """Paragraphs made of facts; each is a paragraph of its own in the filled file."""

    __slots__ = ("ledger", "paragraphs")

    def __init__(self, paragraphs: Sequence[Spans], ledger: Ledger) -> None:
        self.paragraphs, self.ledger = tuple(paragraphs), ledger

    def __str__(self) -> str:
        return "\n".join(clean(plain(one)) for one in self.paragraphs)

    def __html__(self) -> str:
        return NEW_PARAGRAPH.join(map(self._marked, self.paragraphs))

    def __bool__(self) -> bool:
        return bool(self.paragraphs)

    def _marked(self, spans: Spans) -> str:
        return "".join(
            str(escape(clean(one.text)))
            if one.origin is None
            else self.ledger.marked(one.text, one.origin)
            for one in spans
        )


def _number(value: object) -> Decimal | None:
    """The number that a figure is compared with."""
    if isinstance(value, Figure):
        return value.number
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        return None
    try:
        return Decimal(str(value))
    except InvalidOperation:  # pragma: no cover (every number has a text)
        return None
