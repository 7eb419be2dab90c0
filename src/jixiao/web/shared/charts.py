"""Charts: one description from which the drawing and the table beside it are both made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

Kind = Literal["bar", "stacked", "across", "line", "pie"]
Row = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """What a chart shows: names in the first column, figures in the others.

    ``name`` is unique on the page. ``across`` is a bar chart lying down (long names), ``pie`` shows
    the first column of figures only. ``colours`` name the series, as lights do (red, yellow …).
    ``figures`` is the filter by which the table prints them: money, percent, score or count.
    ``links`` are, row by row, the addresses of the lists behind the figures; empty where none is.
    """

    name: str
    title: _StrOrPromise
    columns: Sequence[_StrOrPromise]
    rows: Sequence[Row]
    kind: Kind = "bar"
    unit: _StrOrPromise = ""
    figures: Literal["money", "percent", "score", "count"] = "count"
    colours: Sequence[str] = ()
    download_url: str = ""
    links: Sequence[Sequence[str]] = ()

    @property
    def lines(self) -> list[tuple[object, list[tuple[object, str]]]]:
        """The rows of the table: the name, and every figure with what it leads to."""
        links = self.links or [[""] * (len(self.columns) - 1)] * len(self.rows)
        return [
            (row[0], list(zip(row[1:], to, strict=True)))
            for row, to in zip(self.rows, links, strict=True)
        ]

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to draw."""
        return not self.rows

    def description(self) -> dict[str, Any]:
        """What the script draws from: plain numbers, in the unit that the table prints."""
        return {
            "kind": self.kind,
            "unit": str(self.unit),
            "figures": self.figures,
            "colours": list(self.colours),
            "names": [str(row[0]) for row in self.rows],
            "series": [
                {"name": str(title), "values": [self._drawn(row[place]) for row in self.rows]}
                for place, title in enumerate(self.columns[1:], start=1)
            ],
        }

    def _drawn(self, value: object) -> float | None:
        """A figure for the screen: only drawn, never counted with."""
        if value is None:
            return None
        number = Decimal(str(value))
        scaled = {"money": number / 10000, "percent": number * 100}.get(self.figures, number)
        return float(round(scaled, 2))
