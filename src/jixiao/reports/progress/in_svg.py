"""The year's charts as a picture: one SVG, black on white, told apart by pattern, dash and mark.

The fonts are only named; the browser or Word that shows the picture takes its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_CEILING, Decimal
from pathlib import Path
from xml.sax.saxutils import escape

from jixiao.domain.progress import Progress
from jixiao.reports.progress.rows import ProgressTable, wan

WIDTH, HEIGHT, TOP, LEFT, BOTTOM = 720, 340, 50, 80, 60
STEPS = 5
DASHES = ("", "8 5", "2 4")
NICE = (1, 2, 4, 5, 10)
LINES = (("累计执行率", "execution_rate"), ("计划进度", "planned_share"),
         ("时间进度", "elapsed_share"))  # fmt: skip
PATTERN = (
    '<defs><pattern id="lines" width="6" height="6" patternUnits="userSpaceOnUse" '
    'patternTransform="rotate(45)"><rect width="6" height="6" fill="white"/>'
    '<line x1="0" y1="0" x2="0" y2="6" stroke="black" stroke-width="1.5"/></pattern></defs>'
)


def write_progress(table: ProgressTable, path: Path) -> None:
    """Write the bars of what each month paid, and below them the lines of the shares."""
    year = table.report.fiscal_year
    body = _bars(table.months, f"{year}年各月支出（万元）")
    below = _lines(table.months, f"{year}年支出进度（%）")
    text = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {2 * HEIGHT}" '
        f'width="{WIDTH}" height="{2 * HEIGHT}" font-family="SimSun, 宋体, serif" '
        f'font-size="14"><title>{escape(table.title)}</title>{PATTERN}'
        f'<rect width="100%" height="100%" fill="white"/>{body}'
        f'<g transform="translate(0 {HEIGHT})">{below}</g></svg>\n'
    )
    path.write_text(text, encoding="utf-8")


def _bars(months: Sequence[Progress], title: str) -> str:
    amounts = [wan(one.month_outturn) for one in months]
    low, high = _range(amounts)
    zero = _y(Decimal(0), low, high)
    parts = [_frame(months, title, low=low, high=high)]
    for at, amount in enumerate(amounts):
        y = _y(amount, low, high)
        x, width = _x(at, len(months)) - 14, 28
        parts.append(
            f'<rect x="{x}" y="{min(y, zero)}" width="{width}" height="{abs(zero - y)}" '
            f'fill="url(#lines)" stroke="black"/>'
        )
        parts.append(_text(x + 14, min(y, zero) - 5, f"{amount}", size=11))
    return "".join(parts)


def _lines(months: Sequence[Progress], title: str) -> str:
    shown = [
        (name, dash, [getattr(one, field) for one in months])
        for (name, field), dash in zip(LINES, DASHES, strict=True)
    ]
    shown = [one for one in shown if any(value is not None for value in one[2])]
    values = [value * 100 for _name, _dash, some in shown for value in some if value is not None]
    low, high = _range(values)
    parts = [_frame(months, title, low=low, high=high)]
    for number, (name, dash, some) in enumerate(shown):
        points = [
            (_x(at, len(months)), _y(value * 100, low, high))
            for at, value in enumerate(some)
            if value is not None
        ]
        parts.append(_line(points, dash))
        x, y = LEFT + 30 + number * 200, HEIGHT - 14
        parts.append(_line([(x, y), (x + 30, y), (x + 60, y)], dash))
        parts.append(_text(x + 68, y + 5, name, anchor="start"))
    return "".join(parts)


def _line(points: Sequence[tuple[int, int]], dash: str) -> str:
    """A line with its marks: circle, square and triangle in the order of the dashes."""
    path = " ".join(f"{x},{y}" for x, y in points)
    style = f' stroke-dasharray="{dash}"' if dash else ""
    line = f'<polyline points="{path}" fill="none" stroke="black" stroke-width="2"{style}/>'
    return line + "".join(_mark(x, y, DASHES.index(dash)) for x, y in points)


def _mark(x: int, y: int, kind: int) -> str:
    shapes = (
        f'<circle cx="{x}" cy="{y}" r="4"',
        f'<rect x="{x - 4}" y="{y - 4}" width="8" height="8"',
        f'<polygon points="{x},{y - 5} {x - 5},{y + 4} {x + 5},{y + 4}"',
    )
    return f'{shapes[kind]} fill="white" stroke="black"/>'


def _frame(months: Sequence[Progress], title: str, *, low: Decimal, high: Decimal) -> str:
    """Title, grid with its figures, and the months below."""
    parts = [_text(WIDTH // 2, 26, title, size=17)]
    for step in range(STEPS + 1):
        value = low + (high - low) * step / STEPS
        y = _y(value, low, high)
        parts.append(f'<line x1="{LEFT}" y1="{y}" x2="{WIDTH - 20}" y2="{y}" stroke="#BFBFBF"/>')
        parts.append(_text(LEFT - 8, y + 5, f"{value.normalize():f}", anchor="end"))
    for at, one in enumerate(months):
        parts.append(_text(_x(at, len(months)), HEIGHT - BOTTOM + 20, f"{one.month.number}月"))
    return "".join(parts)


def _range(values: Sequence[Decimal]) -> tuple[Decimal, Decimal]:
    """The ends of an axis that holds nought and all values, in round numbers."""
    return -_round_up(max(-min(values), Decimal(0))), _round_up(max(*values, Decimal(1)))


def _round_up(value: Decimal) -> Decimal:
    if not value:
        return value
    scale = Decimal(1).scaleb(value.adjusted())
    needed = (value / scale).quantize(Decimal("0.01"), ROUND_CEILING)
    return scale * next(one for one in NICE if one >= needed)


def _x(at: int, many: int) -> int:
    return LEFT + int((WIDTH - 20 - LEFT) * (2 * at + 1) / (2 * many))


def _y(value: Decimal, low: Decimal, high: Decimal) -> int:
    room = HEIGHT - TOP - BOTTOM
    return TOP + int(room * (high - value) / (high - low))


def _text(x: int, y: int, text: str, *, anchor: str = "middle", size: int = 14) -> str:
    return f'<text x="{x}" y="{y}" text-anchor="{anchor}" font-size="{size}">{escape(text)}</text>'
