"""What changed from one state of a sheet to another, cell by cell as the form shows them.

Rows are matched by what they are about (an indicator by its three levels, money by its source), so
that a row that was only moved did not change, and a renamed one changed its name alone.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import TYPE_CHECKING

from jixiao.domain.terms import label
from jixiao.pipeline.screen import Screen, ScreenCell, screen_of

if TYPE_CHECKING:
    from jixiao.domain.indicator import Indicator
    from jixiao.domain.sheet import Sheet

# From this likeness on, two rows are the same one renamed.
ALIKE = 0.6
# Levels whose cell stands for several indicators.
SHARED = frozenset({"dimension", "kind"})
# The parts of a sheet whose rows may move; their rows are matched by what they say.
ROWS = ("indicators", "funds", "long_term_funds", "tasks", "spending_plan")


class ChangeKind(StrEnum):
    """How a cell differs: rewritten, of a row that is new, or of one that is gone."""

    REWRITTEN = "rewritten"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Change:
    """A cell that says something else: where it stood, where it stands, what it said and says.

    ``row`` names the row that the cell belongs to, such as an indicator.
    """

    kind: ChangeKind
    label: str
    row: str
    old_path: str
    new_path: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two states of a sheet on one form, with every cell that changed."""

    old: Screen
    new: Screen
    changes: tuple[Change, ...]

    @property
    def old_paths(self) -> frozenset[str]:
        """The cells of the old state that are no longer as they were."""
        return frozenset(one.old_path for one in self.changes if one.old_path)

    @property
    def new_paths(self) -> frozenset[str]:
        """The cells of the new state that were not so before."""
        return frozenset(one.new_path for one in self.changes if one.new_path)


def compare(old: Sheet, new: Sheet, *, form: str = "") -> Comparison:
    """Print both states on a form (that of the new one by default) and compare their cells."""
    after = screen_of(new, form or new.form)
    before = screen_of(old, after.form)
    same = {part: _matched(_keys(old, part), _keys(new, part)) for part in ROWS}
    cells = _cells(before, old, same), _cells(after, new, {})
    found = [
        *_changes(*cells, old=old, new=new),
        *_regrouped(*cells, same["indicators"], old=old, new=new),
    ]
    return Comparison(before, after, tuple(found))


Cells = dict[tuple[str, str], ScreenCell]


def _cells(screen: Screen, sheet: Sheet, moved: Mapping[str, Mapping[int, int]]) -> Cells:
    """Every cell with a field by the row it belongs to, rows named as in the new state."""
    found: Cells = {}
    for row in screen.rows:
        for cell in row.cells:
            if cell.field:
                found.setdefault((_row_name(cell.owner, sheet, moved), cell.field), cell)
    return found


def _row_name(owner: str, sheet: Sheet, moved: Mapping[str, Mapping[int, int]]) -> str:
    part, _dot, at = owner.partition(".")
    if part in {"funds", "long_term_funds"}:
        rows = getattr(sheet, part)
        is_own = at.isdecimal() and int(at) < len(rows)
        source = rows[int(at)].source.value if is_own else at
        before = rows[: int(at)] if is_own else ()
        return f"{part}.{source}.{sum(one.source.value == source for one in before)}"
    if part in moved and at.isdecimal():
        return f"{part}.{moved[part].get(int(at), f'-{at}')}"
    return owner


def _changes(before: Cells, after: Cells, *, old: Sheet, new: Sheet) -> Iterator[Change]:
    had, have = {name for name, _field in before}, {name for name, _field in after}
    for key, cell in after.items():
        was = before.get(key)
        is_shared = key[1] in SHARED and key[0] in had
        if is_shared or (was.text if was else "") == cell.text:
            continue
        kind = ChangeKind.REWRITTEN if key[0] in had else ChangeKind.ADDED
        path, text = (was.path, was.text) if was else ("", "")
        yield Change(kind, cell.label, _about(cell, new), path, cell.path, text, cell.text)
    for key, cell in before.items():
        is_shared = key[1] in SHARED and key[0] in have
        if key not in after and cell.text and not is_shared:
            kind = ChangeKind.REWRITTEN if key[0] in have else ChangeKind.REMOVED
            yield Change(kind, cell.label, _about(cell, old), cell.path, "", cell.text, "")


def _regrouped(
    before: Cells, after: Cells, same: Mapping[int, int], *, old: Sheet, new: Sheet
) -> Iterator[Change]:
    """Indicators under another level than before; a cell of a level stands for several rows."""
    for at, now in sorted(same.items()):
        was, has = old.indicators[at], new.indicators[now]
        for field in sorted(SHARED):
            texts = [
                f"{getattr(one, field)}{getattr(one, f'{field}_note') or ''}" for one in (was, has)
            ]
            if texts[0] != texts[1]:
                name = f"indicators.{now}"
                old_cell = before.get((name, field)) or before.get((name, "name"))
                new_cell = after.get((name, field)) or after.get((name, "name"))
                paths = [one.path if one else "" for one in (old_cell, new_cell)]
                yield Change(ChangeKind.REWRITTEN, label(field), has.name, *paths, *texts)


def _level(indicator: Indicator, field: str) -> str:
    """A level as it is printed, with its note (``产出指标(50分)``)."""
    return f"{getattr(indicator, field)}{getattr(indicator, f'{field}_note') or ''}"


def _about(cell: ScreenCell, sheet: Sheet) -> str:
    """What the row of a cell is about, where it is one of several."""
    part, _dot, at = cell.owner.partition(".")
    rows = getattr(sheet, part, ()) if part in {"indicators", "tasks"} else ()
    return str(rows[int(at)].name) if at.isdecimal() and int(at) < len(rows) else ""


def _keys(sheet: Sheet, part: str) -> list[tuple[str, ...]]:
    """What the rows of a part are about."""
    if part == "indicators":
        return [(one.dimension, one.kind, one.name) for one in sheet.indicators]
    if part == "tasks":
        return [(one.name,) for one in sheet.tasks]
    if part == "spending_plan":
        return [(one.text or str(one.by),) for one in sheet.spending_plan.steps]
    return []


def _matched(old: Sequence[tuple[str, ...]], new: Sequence[tuple[str, ...]]) -> dict[int, int]:
    """For each old row the new one that is the same: said the same, or nearly so."""
    places: dict[Hashable, list[int]] = {}
    for at, key in enumerate(new):
        places.setdefault(key, []).append(at)
    found = {at: places[key].pop(0) for at, key in enumerate(old) if places.get(key)}
    free = [at for some in places.values() for at in some]
    for at, key in enumerate(old):
        if at in found or not free:
            continue
        near = max(free, key=lambda one: (_likeness(key, new[one]), -abs(one - at)))
        if _likeness(key, new[near]) >= ALIKE:
            found[at] = near
            free.remove(near)
    return found


def _likeness(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    return SequenceMatcher(None, one[-1], other[-1], autojunk=False).ratio()
