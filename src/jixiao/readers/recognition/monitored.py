"""The columns that a form of monitoring adds to an indicator."""

from __future__ import annotations

from collections.abc import Mapping

from jixiao.domain.actual import Actual
from jixiao.domain.grid import Cell
from jixiao.domain.monitoring import Cause, Likelihood, Monitoring, is_marked
from jixiao.domain.text import half_width, squeeze
from jixiao.readers.recognition.titles import vocabulary

TICKS = "√✓✔☑■●▇"
NUMBERS = {"1": Likelihood.CERTAIN, "2": Likelihood.POSSIBLE, "3": Likelihood.IMPOSSIBLE}
FIELDS = frozenset({"current", "forecast", "likelihood"})
CAUSE, CHOICE = "cause_", "likelihood_"


def monitoring_of(cells: Mapping[str, Cell]) -> Monitoring | None:
    """What the row says of the course of the year; None where the form has no such columns."""
    causes = {one: cells[CAUSE + one] for one in Cause if CAUSE + one in cells}
    if not (FIELDS & set(cells) or causes):
        return None
    return Monitoring(
        current=_actual(cells, "current"),
        forecast=_actual(cells, "forecast"),
        causes={one.value: cell.text for one, cell in causes.items() if is_marked(cell.text)},
        explanation=cells["explanation"].text if "explanation" in cells else "",
        likelihood=_likelihood(cells),
    )


def _actual(cells: Mapping[str, Cell], field: str) -> Actual | None:
    return Actual.parse(cells[field].text) if field in cells else None


def _likelihood(cells: Mapping[str, Cell]) -> Likelihood | None:
    """The one choice that is marked, in its own column or by words in a single one."""
    marked = [
        one for one in Likelihood if (cell := cells.get(CHOICE + one)) and is_marked(cell.text)
    ]
    if len(marked) == 1:
        return marked[0]
    return likelihood_in(cells["likelihood"].text) if "likelihood" in cells else None


def likelihood_in(text: str) -> Likelihood | None:
    """The choice that a cell makes: ``有可能``, ``2``, ``√确定能 □有可能 □完全不可能``."""
    plain = squeeze(half_width(text))
    if plain in NUMBERS:
        return NUMBERS[plain]
    found: dict[Likelihood, int] = {}
    left = plain
    for words, choice in vocabulary().likelihood.items():
        at = left.find(words)
        if at >= 0:
            found.setdefault(Likelihood(choice), at)
            left = left.replace(words, "\0" * len(words))
    ticked = [one for one, at in found.items() if _tick_before(plain, at)]
    chosen = ticked or list(found)
    return chosen[0] if len(chosen) == 1 else None


def _tick_before(text: str, at: int) -> bool:
    """Whether a tick stands before the words at a place, a number between them or not."""
    return text[:at].rstrip("0123456789.、)（(")[-1:] in set(TICKS)
