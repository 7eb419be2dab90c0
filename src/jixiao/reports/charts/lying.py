"""Bars that lie, with long names at their left: projects, dimensions, units."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from jixiao.reports.charts.drawing import (
    FILLS,
    NothingToDraw,
    Series,
    area,
    picture,
    rule,
    shortened,
    shown,
    ticks,
    width_of,
    words,
)

WIDTH, NAMES, TOP, BOTTOM, LEGEND = 720, 200, 50, 12, 32
BAR, GAP = 14, 14
AFTER = 6


def bars(
    names: Sequence[str], series: Sequence[Series], *, title: str, of: Decimal | None = None
) -> str:
    """One bar a series below each other at every name, each with its figure behind it.

    ``of`` is the end of the axis, such as 1 for shares; else it is the next round number.
    Raises NothingToDraw where there is no value.
    """
    values = [value for one in series for value in one.values if value is not None]
    if not values or not names:
        raise NothingToDraw(f"“{title}”没有可以画图的数")
    marks = ticks([*values, of or Decimal(0)])
    low, high = marks[0], marks[-1]
    figures = max(width_of(shown(value), size=12) for value in values) + 2 * AFTER
    room = WIDTH - NAMES - figures
    each = BAR * len(series) + GAP
    foot = TOP + each * len(names)
    height = foot + BOTTOM + (LEGEND if len(series) > 1 else 0)
    zero = NAMES + int(room * -low / (high - low))
    parts = [words(WIDTH // 2, 28, title, size=17)]
    for at, name in enumerate(names):
        top = TOP + at * each + GAP // 2
        middle = top + BAR * len(series) // 2 + 5
        parts.append(words(NAMES - 10, middle, shortened(name, room=NAMES - 14), anchor="end"))
        for number, one in enumerate(series):
            value = one.values[at]
            if value is not None:
                y = top + number * BAR
                fill = FILLS[number if len(series) > 1 else 1]
                parts.append(
                    _bar(zero, y, int(room * abs(value) / (high - low)), value=value, fill=fill)
                )
    parts.append(rule((zero, TOP), (zero, foot), shade="black"))
    if len(series) > 1:
        parts.append(_legend(series, height - 16))
    return picture("".join(parts), width=WIDTH, height=height, title=title)


def _bar(zero: int, y: int, length: int, *, value: Decimal, fill: str) -> str:
    left = zero if value >= 0 else zero - length
    bar = area(left, y, length, BAR - 2, fill=fill)
    return bar + words(zero + (length if value >= 0 else 0) + AFTER, y + 11, shown(value),
                       anchor="start", size=12)  # fmt: skip


def _legend(series: Sequence[Series], y: int) -> str:
    each = (WIDTH - NAMES) // len(series)
    return "".join(
        area(NAMES + at * each, y - 10, 30, 12, fill=FILLS[at])
        + words(NAMES + at * each + 38, y + 1, one.name, anchor="start")
        for at, one in enumerate(series)
    )
