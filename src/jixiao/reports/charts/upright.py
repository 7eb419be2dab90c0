"""Columns and lines over labels such as months or years."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from jixiao.reports.charts.drawing import (
    FILLS,
    NothingToDraw,
    Point,
    Series,
    area,
    path,
    picture,
    rule,
    shortened,
    shown,
    tick_text,
    ticks,
    width_of,
    words,
)

WIDTH, HEIGHT = 720, 360
TOP, LEFT, RIGHT, BOTTOM = 50, 80, 20, 74
WIDEST_COLUMN = 44


@dataclass(frozen=True, slots=True)
class Axes:
    """Where labels and values stand in the picture."""

    labels: tuple[str, ...]
    low: Decimal
    high: Decimal

    def x(self, at: int) -> int:
        """The middle of a label."""
        return LEFT + (WIDTH - RIGHT - LEFT) * (2 * at + 1) // (2 * len(self.labels))

    def y(self, value: Decimal) -> int:
        """The height of a value."""
        room = HEIGHT - TOP - BOTTOM
        return TOP + int(room * (self.high - value) / (self.high - self.low))

    @property
    def room(self) -> int:
        """How wide a label may be."""
        return (WIDTH - RIGHT - LEFT) // len(self.labels)


def columns(labels: Sequence[str], series: Sequence[Series], *, title: str) -> str:
    """Columns side by side at every label, each with its figure above it.

    Raises NothingToDraw where there is no value.
    """
    axes, body = _frame(labels, series, title)
    width = min(WIDEST_COLUMN, axes.room * 4 // (5 * len(series)))
    left = -width * len(series) // 2
    for number, one in enumerate(series):
        for at, value in enumerate(one.values):
            if value is not None:
                x = axes.x(at) + left + number * width
                body += _column(axes, value, x, width=width, fill=FILLS[_fill(number, series)])
    if len(series) > 1:
        body += _legend_of_areas(series)
    return picture(body, width=WIDTH, height=HEIGHT, title=title)


def _fill(number: int, series: Sequence[Series]) -> int:
    """A single series is hatched; of several the first one is white."""
    return number if len(series) > 1 else 1


def _column(axes: Axes, value: Decimal, x: int, *, width: int, fill: str) -> str:
    zero, y = axes.y(Decimal(0)), axes.y(value)
    column = area(x, min(y, zero), width, abs(zero - y), fill=fill)
    above = y - 5 if value >= 0 else y + 14
    size = 11 if width_of(shown(value), size=11) <= axes.room else 9
    return column + words(x + width // 2, above, shown(value), size=size)


def lines(labels: Sequence[str], series: Sequence[Series], *, title: str) -> str:
    """Lines over the labels; a value that is missing leaves its point out.

    Raises NothingToDraw where there is no value.
    """
    drawn = [one for one in series if any(value is not None for value in one.values)]
    axes, body = _frame(labels, drawn, title)
    for number, one in enumerate(drawn):
        points = [
            (axes.x(at), axes.y(value)) for at, value in enumerate(one.values) if value is not None
        ]
        body += path(points, number)
    return picture(body + _legend_of_lines(drawn), width=WIDTH, height=HEIGHT, title=title)


def _frame(labels: Sequence[str], series: Sequence[Series], title: str) -> tuple[Axes, str]:
    """Title, grid with its figures, labels below."""
    values = [value for one in series for value in one.values if value is not None]
    if not values:
        raise NothingToDraw(f"“{title}”没有可以画图的数")
    marks = ticks(values)
    axes = Axes(tuple(labels), marks[0], marks[-1])
    parts = [words(WIDTH // 2, 28, title, size=17)]
    for value in marks:
        y = axes.y(value)
        parts.append(rule((LEFT, y), (WIDTH - RIGHT, y)))
        parts.append(words(LEFT - 8, y + 5, tick_text(value), anchor="end"))
    zero = axes.y(Decimal(0))
    parts.append(rule((LEFT, zero), (WIDTH - RIGHT, zero), shade="black"))
    for at, label in enumerate(axes.labels):
        text = shortened(label, room=axes.room - 4)
        parts.append(words(axes.x(at), HEIGHT - BOTTOM + 20, text))
    return axes, "".join(parts)


def _legend_of_areas(series: Sequence[Series]) -> str:
    return "".join(
        area(x, y - 10, 30, 12, fill=FILLS[number]) + words(x + 38, y + 1, name, anchor="start")
        for number, (name, (x, y)) in enumerate(_legend(series))
    )


def _legend_of_lines(series: Sequence[Series]) -> str:
    return "".join(
        path([(x, y), (x + 30, y), (x + 60, y)], number)
        + words(x + 68, y + 5, name, anchor="start")
        for number, (name, (x, y)) in enumerate(_legend(series))
    )


def _legend(series: Sequence[Series]) -> list[tuple[str, Point]]:
    each = (WIDTH - LEFT - RIGHT) // len(series)
    return [(one.name, (LEFT + 20 + at * each, HEIGHT - 20)) for at, one in enumerate(series)]
