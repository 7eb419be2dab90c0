"""Two states of a sheet beside each other, cell by cell as the form shows them.

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
from jixiao.pipeline.screen import Screen, ScreenCell, form_named, key_of, screen_of

if TYPE_CHECKING:
    from jixiao.domain.sheet import Sheet

# From this likeness on, two rows are the same one renamed.
ALIKE = 0.6
SHARED = ("dimension", "kind")
# The parts of a sheet whose rows may move; their rows are matched by what they say.
ROWS = ("indicators", "funds", "long_term_funds", "tasks", "spending_plan")


class ChangeKind(StrEnum):
    """How a cell differs: not at all, rewritten, of a row that is new, or of one that is gone."""

    KEPT = "kept"
    REWRITTEN = "rewritten"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Change:
    """A cell before and now: where it stood, where it stands, what it said and says.

    ``row`` names the row that the cell belongs to, such as an indicator.
    """

    kind: ChangeKind
    label: str
    row: str
    old_path: str
    new_path: str
    old: str
    new: str

    @property
    def title(self) -> str:
        """The cell in words, with the row that it belongs to: ``站点数：指标值``."""
        return "：".join(filter(None, (self.row, self.label)))

    @property
    def new_key(self) -> str:
        """The cell of now as a part of an identifier in a page; empty where it is gone."""
        return key_of(self.new_path)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two states of a sheet on one form, with every cell that says or said something."""

    old: Screen
    new: Screen
    cells: tuple[Change, ...]

    @property
    def changes(self) -> tuple[Change, ...]:
        """The cells that are no longer as they were."""
        return tuple(one for one in self.cells if one.kind is not ChangeKind.KEPT)

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
    levels = _levels(after.form)
    found = [
        *_compared(*cells, levels, old=old, new=new),
        *_regrouped(*cells, levels, same["indicators"], old=old, new=new),
    ]
    return Comparison(before, after, tuple(found))


def _levels(form: str) -> tuple[str, ...]:
    """The levels whose cell stands for several indicators; the third one above a fourth."""
    found = form_named(form)
    columns = found.columns("indicators") if found else ()
    has_fourth = any(one.field == "subname" for one in columns)
    return (*SHARED, "name") if has_fourth else SHARED


Cells = dict[tuple[str, str], ScreenCell]


def _cells(screen: Screen, sheet: Sheet, moved: Mapping[str, Mapping[int, int]]) -> Cells:
    """Every cell with a field by the row it belongs to, rows named as in the new state."""
    found: Cells = {}
    goals: dict[str, str] = {}
    for cell in (cell for row in screen.rows for cell in row.cells if cell.field):
        name = _row_name(cell.owner, sheet, moved)
        if "+" in name:  # the lines of one objective of several, by their order
            name = goals.setdefault(name, f"objective.{len(goals)}")
        found.setdefault((name, cell.field), cell)
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


def _compared(
    before: Cells, after: Cells, levels: Sequence[str], *, old: Sheet, new: Sheet
) -> Iterator[Change]:
    had, have = {name for name, _field in before}, {name for name, _field in after}
    for key, cell in after.items():
        was = before.get(key)
        path, text = (was.path, was.text) if was else ("", "")
        is_regrouped = key[1] in levels and key[0] in had and text != cell.text
        if is_regrouped or not (text or cell.text):
            continue
        kind = ChangeKind.REWRITTEN if key[0] in had else ChangeKind.ADDED
        kind = ChangeKind.KEPT if text == cell.text else kind
        yield Change(kind, cell.label, _about(cell, new), path, cell.path, text, cell.text)
    for key, cell in before.items():
        is_regrouped = key[1] in levels and key[0] in have
        if key not in after and cell.text and not is_regrouped:
            kind = ChangeKind.REWRITTEN if key[0] in have else ChangeKind.REMOVED
            yield Change(kind, cell.label, _about(cell, old), cell.path, "", cell.text, "")


def _regrouped(
    before: Cells, after: Cells, levels: Sequence[str], same: Mapping[int, int],
    *, old: Sheet, new: Sheet,
) -> Iterator[Change]:  # fmt: skip
    """Indicators under another level than before; a cell of a level stands for several rows."""
    from jixiao.reports.sheets.fields import indicator_text

    columns = ("subname",) if "name" in levels else ()
    for at, now in sorted(same.items()):
        was, has = old.indicators[at], new.indicators[now]
        for field in levels:
            texts = [indicator_text(one, field, columns=columns) for one in (was, has)]
            if texts[0] != texts[1]:
                paths = [_level_path(cells, now, field) for cells in (before, after)]
                yield Change(ChangeKind.REWRITTEN, label(field), has.name, *paths, *texts)


def _level_path(cells: Cells, at: int, field: str) -> str:
    """The cell of a level, or that of the name where the level has its cell in a row above."""
    found = (cells.get((f"indicators.{at}", one)) for one in (field, "subname", "name"))
    return next((one.path for one in found if one), "")


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
