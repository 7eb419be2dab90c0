"""What the audit finds in one sheet, each finding with the cell of the form that it is about.

For the audit every value stands at the row and column where the form on the screen shows it, so
that a finding's place is a cell of the screen, whatever file the value once was read from.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from jixiao.domain.document import Document
from jixiao.domain.finding import Finding
from jixiao.domain.fingerprint import fingerprints
from jixiao.domain.place import NOWHERE, Place
from jixiao.domain.sheet import SpendingPlan
from jixiao.domain.unit import BudgetUnit
from jixiao.pipeline.asked import Unknown
from jixiao.pipeline.checking import check

if TYPE_CHECKING:
    from jixiao.domain.sheet import Sheet
    from jixiao.pipeline.screen import Screen, ScreenCell

LEVELS = ("dimension", "kind", "name")
Spots = dict[str, tuple[int, int, str]]


@dataclass(frozen=True, slots=True)
class Beside:
    """A finding, the path of the cell it stands beside (empty for the whole), its fingerprint."""

    finding: Finding
    path: str
    fingerprint: str


def findings_beside(sheet: Sheet, screen: Screen, *, ruleset: str | None = None) -> list[Beside]:
    """Audit one sheet as the screen shows it; a rule-set that does not fit is passed over."""
    spots = _spots(screen)
    placed = _placed(sheet, spots)
    unit = BudgetUnit.parse(sheet.unit)
    document = Document(unit=unit, fiscal_year=sheet.fiscal_year, sheets=(placed,))
    try:
        found = check(document, ruleset=ruleset).findings
    except Unknown:
        found = check(document).findings
    paths: dict[tuple[int, int], str] = {}
    for path, (row, column, _text) in spots.items():
        paths.setdefault((row, column), path)  # the row that begins a merged cell comes first
    return [
        Beside(one, _path(one, sheet, paths), word)
        for one, word in zip(found, fingerprints(found), strict=True)
    ]


def _spots(screen: Screen) -> Spots:
    """Every cell's row and column, counted from 1, by its path; merged ones in all their rows."""
    found: Spots = {}
    levels: dict[tuple[str, int], ScreenCell] = {}
    for at, row in enumerate(screen.rows, start=1):
        for cell in row.cells:
            if cell.field:
                found[cell.path] = (at, cell.column + 1, cell.text)
            if cell.field in LEVELS and cell.owner.startswith("indicators."):
                levels[cell.field, cell.column] = cell
        for owner in (one for one in row.owners if one.startswith("indicators.")):
            last = max(cell.column for cell in row.cells if cell.owner == owner)
            for field in LEVELS:
                above = [column for name, column in levels if name == field and column <= last]
                if above and f"{owner}.{field}" not in found:
                    found[f"{owner}.{field}"] = found[levels[field, max(above)].path]
    return found


def _placed(sheet: Sheet, spots: Spots) -> Sheet:
    parts: dict[str, Any] = {
        name: tuple(
            _with_places(one, f"{name}.{at}", spots) for at, one in enumerate(getattr(sheet, name))
        )
        for name in ("funds", "long_term_funds", "indicators", "tasks")
    }
    steps = (
        replace(one, place=_place(f"spending_plan.{at}.share", spots))
        for at, one in enumerate(sheet.spending_plan.steps)
    )
    objectives = tuple(
        replace(
            one,
            place=_objective(at, one.term, spots).quoting(one.text),
            result_place=_place("objectives.annual.result", spots),
        )
        for at, one in enumerate(sheet.objectives)
    )
    places = {name: _place(name, spots) for name in spots if "." not in name}
    places |= {name: _place(f"project.{name}", spots) for name in ("name", "code")}
    places["project_name"], places["project_code"] = places["name"], places["code"]
    return replace(
        sheet, **parts, objectives=objectives, spending_plan=SpendingPlan(tuple(steps)),
        place=Place(text=sheet.project.name), places=places,
    )  # fmt: skip


def _with_places(one: Any, owner: str, spots: Spots) -> Any:
    start = f"{owner}."
    places = {
        path.removeprefix(start): _place(path, spots) for path in spots if path.startswith(start)
    }
    first = next(iter(places.values()), NOWHERE)
    return replace(one, places=places, place=first._replace(column=None))


def _place(path: str, spots: Spots) -> Place:
    if path not in spots:
        return NOWHERE
    row, column, text = spots[path]
    return Place(text=text, row=row, column=column)


def _objective(at: int, term: str, spots: Spots) -> Place:
    names = [f"objectives.{term}.text", f"objectives.{term}.long_term"]
    names += [
        path for path in spots
        if "+" in path and path.endswith(".text") and at in _span(path.split(".")[1])
    ]  # fmt: skip
    return next((_place(one, spots) for one in names if one in spots), NOWHERE)


def _span(word: str) -> range:
    start, _, count = word.partition("+")
    return range(int(start), int(start) + int(count))


def _path(finding: Finding, sheet: Sheet, paths: dict[tuple[int, int], str]) -> str:
    """The cell that a finding is about: where it stands, else that of its indicator's name."""
    place = finding.place
    if place.row is not None and (place.row, place.column or 0) in paths:
        return paths[place.row, place.column or 0]
    named = [
        at for at, one in enumerate(sheet.indicators) if one.name and one.name == finding.indicator
    ]
    if named and finding.field in {"name", "target", "definition", "basis", "points"}:
        wanted = f"indicators.{named[0]}.{finding.field}"
        return wanted if wanted in paths.values() else f"indicators.{named[0]}.name"
    row = [path for (at, _column), path in sorted(paths.items()) if at == place.row]
    return row[0] if row else ""
