"""A sheet as a screen shows it: the cells of the printed form, each with the field behind it.

A field has a path such as ``indicators.3.target``, ``funds.0.final_budget`` or ``purpose``; that
is how a change, a finding and a remark name a cell. ``pipeline.filling`` writes by the same paths.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from jixiao.domain.grid import Row, cell_at
from jixiao.domain.sheet import Sheet, SheetKind
from jixiao.pipeline.filling_monitoring import CAUSE, CHOICE, is_monitored
from jixiao.pipeline.owners import NOBODY, owners_of, prepared

if TYPE_CHECKING:
    from jixiao.forms.form import Form
    from jixiao.reports.sheets.pieces import Piece

Editable = Callable[[str, str], bool]
"""Whether a field is to be filled in: asked with what has it (``indicators``) and its name."""

OF_THE_PROJECT = frozenset({"project_name", "project_code", "department", "unit"})
OF_TOTALS = frozenset({"total_points", "total_score", "rating"})
HEAD = {"project_name": "project.name", "project_code": "project.code"}
UNTITLED = {"purpose": "资金用途", "unit": "单位名称"}
AFTERWARDS = frozenset({"actual", "score", "reason", "result", "outturn", "execution_rate"})
MONEY = frozenset(
    {"original_budget", "final_budget", "outturn", "adjustment", "forecast_outturn", "budget"}
)
NUMBERS = frozenset({"points", "score", "share", "total_points", "total_score", "execution_rate"})
LONG = frozenset({"text", "result", "long_term", "purpose", "reason", "definition"})


def key_of(path: str) -> str:
    """The path of a cell as a part of an identifier in a page."""
    return path.replace(".", "-").replace("+", "_")


def nothing(_owner: str, _field: str) -> bool:
    """Nothing is to be filled in: the sheet is only read."""
    return False


def objective_side(owner: str, field: str) -> bool:
    """What is filled in before the year; the project's own data stand on its page."""
    if owner == "objectives" and field == "points":
        return False
    return field not in AFTERWARDS | OF_THE_PROJECT | OF_TOTALS


def monitoring_side(owner: str, field: str) -> bool:
    """What is filled in in the course of the year: money spent and expected, how far goals are."""
    if owner == "funds":
        return field in {"outturn", "forecast_outturn"}
    return owner == "indicators" and (is_monitored(field) or field == "remark")


def is_ticked(field: str) -> bool:
    """Whether a field stands in a column that is ticked: a cause, how likely the goal is."""
    return field.startswith((CAUSE, CHOICE))


def actual_side(owner: str, field: str) -> bool:
    """What is filled in after the year."""
    return field in {"actual", "reason", "result"} or (owner == "funds" and field == "outturn")


@dataclass(frozen=True, slots=True)
class ScreenCell:
    """A cell of the form: its text, the columns and rows it covers, the field that it shows.

    ``owner`` has the field: ``indicators.3``, ``funds.0`` …, empty for the sheet itself. A cell
    without a field is a printed title.
    """

    text: str
    column: int
    width: int = 1
    rowspan: int = 1
    owner: str = ""
    field: str = ""
    is_editable: bool = False
    label: str = ""

    @property
    def path(self) -> str:
        """How a change, a finding or a remark names the cell; empty for a title."""
        name = HEAD.get(self.field, self.field) if not self.owner else self.field
        return f"{self.owner}.{name}" if self.owner else name

    @property
    def key(self) -> str:
        """The same as a part of an identifier in a page."""
        return key_of(self.path)

    @property
    def nature(self) -> str:
        """What is to be written: ``money``, ``number``, ``lines`` or ``text``."""
        if self.field in MONEY:
            return "money"
        if self.field in NUMBERS:
            return "number"
        return "lines" if self.field in LONG else "text"


@dataclass(frozen=True, slots=True)
class ScreenRow:
    """A row of the form, with the rows of the sheet (``indicators.3``) that it shows."""

    cells: tuple[ScreenCell, ...]
    owners: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Screen:
    """The whole form: its name, the title above it, how wide its columns are, its rows."""

    form: str
    title: str
    note: str
    widths: tuple[int, ...]
    rows: tuple[ScreenRow, ...]
    is_wide: bool = False

    @property
    def shares(self) -> list[int]:
        """How wide the columns are, in per cent of the whole."""
        whole = sum(self.widths)
        return [round(100 * one / whole) for one in self.widths]

    def cell(self, path: str) -> ScreenCell | None:
        """The cell of a path, if the form has one."""
        cells = (cell for row in self.rows for cell in row.cells)
        return next((one for one in cells if one.field and one.path == path), None)


def screen_of(sheet: Sheet, form_name: str = "", *, editable: Editable = nothing) -> Screen:
    """A sheet on a form: the one named, else that it was read from, else that loses least."""
    from jixiao.reports.sheets.blocks import sheet_note, sheet_title
    from jixiao.reports.sheets.choice import form_for

    form = (form_named(form_name) or form_for(sheet)).until(sheet.cut_off_month)
    title = sheet_title(sheet, form)
    rows = cells_of(sheet, form, editable=editable)
    note = sheet_note(sheet, title)
    return Screen(form.name, title, note, form.widths, rows, is_wide=form.is_wide)


def form_named(name: str) -> Form | None:
    """The form of a name; None where there is none."""
    from jixiao.forms.form import all_forms

    return next((one for one in all_forms() if one.name == name), None)


def forms_offered(kind: SheetKind) -> list[Form]:
    """The forms for a kind of sheet, the nation's own first."""
    from jixiao.forms.form import all_forms

    found = [one for one in all_forms() if one.kind is kind]
    return sorted(found, key=lambda one: (not one.is_default, one.region != "全国", one.name))


def cells_of(sheet: Sheet, form: Form, *, editable: Editable = nothing) -> tuple[ScreenRow, ...]:
    """The rows of a sheet printed on a form; rows that the sheet lacks stand there blank."""
    from jixiao.reports.sheets.grid import grid_of_lines, lines_of

    shown = prepared(sheet, form)
    lines = lines_of(form, shown)
    grid = grid_of_lines(lines).rows
    owner_of = owners_of(shown, sheet)
    rows: list[ScreenRow] = []
    for at, line in enumerate(lines):
        make = partial(_cell, grid, at, owner_of=owner_of, editable=editable)
        cells = [make(piece, place) for place, piece in enumerate(line) if not piece.continues]
        owners = dict.fromkeys(one.owner for one in cells if "." in one.owner)
        rows.append(ScreenRow(_named(cells, rows), tuple(owners)))
    return tuple(rows)


def _cell(
    grid: Sequence[Row],
    at: int,
    piece: Piece,
    place: int,
    *,
    owner_of: Callable[[Piece], str],
    editable: Editable,
) -> ScreenCell:
    column = grid[at][place].column
    down = 1
    for row in grid[at + 1 :]:
        under = cell_at(row, column)
        if under is None or not under.continues:
            break
        down += 1
    owner = owner_of(piece) if piece.field else ""
    owner, field = ("", "") if owner == NOBODY else (owner, piece.field)
    is_open = bool(field) and editable(owner.partition(".")[0], field)
    return ScreenCell(piece.text, column, piece.width, down, owner, field, is_open)


def _named(cells: Sequence[ScreenCell], above: Sequence[ScreenRow]) -> tuple[ScreenCell, ...]:
    """The cells with the words by which a reader of the screen knows each of them."""
    return tuple(
        replace(one, label=_label(one, cells, above)) if one.field else one for one in cells
    )


def _label(cell: ScreenCell, cells: Sequence[ScreenCell], above: Sequence[ScreenRow]) -> str:
    """The title beside a cell, else the one above it."""
    before = [one for one in cells if one.column + one.width == cell.column]
    if before and not before[0].field and before[0].text:
        return before[0].text
    if cell.field in UNTITLED:
        return UNTITLED[cell.field]
    for row in reversed(above):
        for one in row.cells:
            if not one.field and one.text and one.column <= cell.column < one.column + one.width:
                return one.text
    return ""
