"""A sheet as the paper on the screen: cells with what is to be written and what is said of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from jixiao.domain.finding import Severity
from jixiao.domain.monitoring import TICK
from jixiao.pipeline.levels import OFFERED, kinds_below
from jixiao.pipeline.screen import Screen, ScreenCell, is_ticked, nothing
from jixiao.web.budgets.content import screen_for, side_of
from jixiao.web.budgets.models import TaskKind

if TYPE_CHECKING:
    from jixiao.web.budgets.models import Remark, Sheet

CHOICES = frozenset({"dimension", "kind"})
FIGURES = frozenset({"money", "number"})


@dataclass(frozen=True, slots=True)
class Told:
    """What stands beside cells: findings and remarks by path, what is wrong with what was typed."""

    findings: Mapping[str, list[dict[str, Any]]] = field(default_factory=dict)
    remarks: Mapping[str, list[Remark]] = field(default_factory=dict)
    errors: Mapping[str, str] = field(default_factory=dict)
    typed: Mapping[str, str] = field(default_factory=dict)


class PaperCell(NamedTuple):
    """A cell as the template draws it."""

    cell: ScreenCell
    name: str
    classes: str
    text: str
    error: str = ""
    remarks: tuple[str, ...] = ()
    finding_count: int = 0
    options: tuple[str, ...] = ()

    @property
    def chosen(self) -> str:
        """What stands over a control to choose with; nothing in a column to tick."""
        return self.text or ("" if is_ticked(self.cell.field) else "—")

    @property
    def lines(self) -> int:
        """How many rows the control has before it grows."""
        return 3 if self.cell.nature == "lines" and self.cell.width > 1 else 1


class PaperRow(NamedTuple):
    """A row, and the row of the sheet (``indicators.3``) that can be moved or taken out."""

    cells: tuple[PaperCell, ...]
    owner: str = ""
    name: str = ""


class Paper(NamedTuple):
    """The whole form."""

    screen: Screen
    rows: tuple[PaperRow, ...]
    is_open: bool

    @property
    def has_tools(self) -> bool:
        """Whether rows can be moved."""
        return self.is_open and any(row.owner for row in self.rows)

    @property
    def columns(self) -> list[int]:
        """How wide the columns are, in per cent of the sheet."""
        return self.screen.shares

    def cells(self, paths: Collection[str]) -> list[PaperCell]:
        """The cells of some paths."""
        return [
            one
            for row in self.rows
            for one in row.cells
            if one.cell.field and one.cell.path in paths
        ]


def paper_of(sheet: Sheet, told: Told, *, is_open: bool) -> Paper:
    """A sheet with what stands beside its cells; only an open one can be written in."""
    editable = side_of(sheet.kind) if is_open else nothing
    screen, has_tools = screen_for(sheet, editable=editable), sheet.kind == TaskKind.OBJECTIVE
    return paper_on(screen, told, is_open=is_open, has_tools=is_open and has_tools)


def paper_on(
    screen: Screen, told: Told, *, is_open: bool = False, has_tools: bool = False
) -> Paper:
    """The same of any screen, such as that of a draft; rows can be moved where it has tools."""
    names = _names(screen)
    rows = []
    for row in screen.rows:
        owner = next((one for one in row.owners if one.startswith("indicators.")), "")
        owner = owner if has_tools and names.get(owner) is not None else ""
        cells = tuple(_cell(one, names, told, row.cells) for one in row.cells)
        rows.append(PaperRow(cells, owner, names.get(owner, "")))
    return Paper(screen, tuple(rows), is_open)


def _names(screen: Screen) -> dict[str, str]:
    """The name of every row that has one."""
    return {
        cell.owner: cell.text
        for row in screen.rows
        for cell in row.cells
        if cell.field in {"name", "label"} and cell.owner
    }


def _cell(
    cell: ScreenCell, names: Mapping[str, str], told: Told, row: Iterable[ScreenCell]
) -> PaperCell:
    if not cell.field:
        return PaperCell(cell, "", "", cell.text)
    found = told.findings.get(cell.path, [])
    remarks = tuple(one.text for one in told.remarks.get(cell.path, []))
    error = told.errors.get(cell.path, "")
    classes = [
        "fill" if cell.is_editable else "",
        "figure" if cell.nature in FIGURES else "",
        f"has-{_worst(found, error)}" if found or error else "",
        "has-remark" if remarks else "",
    ]
    name = names.get(cell.owner, "")
    label = f"{name}：{cell.label}" if name and cell.field != "name" else cell.label
    options = _options(cell, row) if cell.is_editable else ()
    return PaperCell(
        cell, label, " ".join(filter(None, classes)), told.typed.get(cell.path, cell.text),
        error, remarks, len(found), options,
    )  # fmt: skip


def _worst(found: list[dict[str, Any]], error: str) -> str:
    if error:
        return Severity.ERROR.value
    return min((Severity(one["severity"]) for one in found), key=lambda one: one.rank).value


def _options(cell: ScreenCell, row: Iterable[ScreenCell]) -> tuple[str, ...]:
    """What a level can be: those of the framework, and what stands there now; ticks likewise."""
    if is_ticked(cell.field):
        return tuple(dict.fromkeys(["", TICK, cell.text]))
    if cell.field not in CHOICES:
        return ()
    if cell.field == "dimension":
        return tuple(dict.fromkeys(["", cell.text, *OFFERED]))
    above = next(
        (one.text for one in row if one.owner == cell.owner and one.field == "dimension"), ""
    )
    kinds = (
        kinds_below(above) if above else tuple(kind for some in OFFERED.values() for kind in some)
    )
    return tuple(dict.fromkeys(["", cell.text, *kinds]))
