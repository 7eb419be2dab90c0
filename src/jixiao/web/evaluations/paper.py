"""A self-evaluation as the page shows it: the printed form, what is open in it, how it is scored.

Below every indicator stands a row that the paper does not have: how its score came about and the
cause that is asked for. Neither it is printed, nor what a reviewer remarked on a cell.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from jixiao.domain.finding import Severity
from jixiao.pipeline.evaluating import EXECUTION
from jixiao.pipeline.screen import screen_of
from jixiao.web.evaluations import fields

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from jixiao.pipeline.evaluating import Assessed
    from jixiao.pipeline.screen import Screen, ScreenCell
    from jixiao.web.budgets.models import Remark, Sheet

MARKS = {Severity.ERROR.value: "has-error", Severity.WARNING.value: "has-warning"}
FIGURES = frozenset({"money", "number"})


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of the form: whether it is open, its name in words, how it is marked, what is wrong.

    A fault stands beside what was typed, which was not kept; remarks are why the sheet came back.
    """

    shown: ScreenCell
    is_open: bool = False
    name: str = ""
    mark: str = ""
    fault: str = ""
    remarks: tuple[str, ...] = ()

    @property
    def is_figure(self) -> bool:
        """Whether it stands right aligned."""
        return self.shown.nature in FIGURES

    @property
    def is_title(self) -> bool:
        """Whether it is printed on the form."""
        return not self.shown.field


@dataclass(frozen=True, slots=True)
class Note:
    """What stands below an indicator: the working of its score, the cause that is asked for."""

    position: int
    width: int
    working: str = ""
    cause: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the form, and the note below it where it is an indicator's."""

    cells: tuple[Cell, ...]
    note: Note | None = None


@dataclass(frozen=True, slots=True)
class Paper:
    """The form on the page: its title, its rows, the share of the width of every column."""

    title: str
    note: str
    rows: tuple[Row, ...]
    widths: tuple[int, ...]
    cells: Mapping[str, Cell] = field(default_factory=dict)


def paper_of(
    sheet: Sheet, assessed: Assessed, *, is_open: bool, is_money_open: bool = False,
    remarks: Collection[Remark] = (),
) -> Paper:  # fmt: skip
    """The form of a sheet, with the cells open that somebody may fill in."""
    screen = screen_of(assessed.sheet)
    paths = fields.open_paths(assessed, has_open_points=fields.has_open_points(sheet))
    marks = _marks(sheet)

    def made(cell: ScreenCell, row: Collection[ScreenCell]) -> Cell:
        may = is_open or (is_money_open and cell.path.startswith("funds."))
        said = tuple(one.text for one in remarks if one.field and one.field == cell.path)
        return Cell(
            cell,
            is_open=bool(may and cell.field and fields.is_open(cell.path, paths)),
            name=_name(cell, assessed, row),
            mark=marks.get(cell.path, "") + (" has-remark" if said else ""),
            remarks=said,
        )

    first, width = _noted(screen)
    notes = [_note(row.owners, assessed, width) for row in screen.rows]
    rows = tuple(
        Row(
            tuple(made(_longer(cell, at, notes, first=first), row.cells) for cell in row.cells),
            note,
        )
        for at, (row, note) in enumerate(zip(screen.rows, notes, strict=True))
    )
    cells = {cell.shown.path: cell for row in rows for cell in row.cells if not cell.is_title}
    return Paper(screen.title, screen.note, rows, tuple(screen.shares), cells)


def changed_cells(before: Paper, after: Paper, *, by_others: Collection[str] = ()) -> list[Cell]:
    """The cells that are other than they were on the page.

    Where others wrote since the page was made, what is worked out may be other everywhere.
    """
    return [
        one for path, one in after.cells.items()
        if before.cells.get(path) != one or path in by_others or (by_others and not one.is_open)
    ]  # fmt: skip


def changed_notes(before: Paper, after: Paper, *, is_all: bool = False) -> list[Note]:
    """The notes that are other than they were, or all of them."""
    known = set() if is_all else {row.note for row in before.rows}
    return [row.note for row in after.rows if row.note is not None and row.note not in known]


def with_faults(paper: Paper, faults: Mapping[str, str], typed: Mapping[str, str]) -> Paper:
    """The form with a sentence in every cell that was not kept, beside what was typed there."""

    def told(cell: Cell) -> Cell:
        path = cell.shown.path
        if path not in faults or not cell.is_open:
            return cell
        text = typed.get(path, cell.shown.text)
        return replace(cell, shown=replace(cell.shown, text=text), fault=faults[path])

    rows = tuple(replace(row, cells=tuple(map(told, row.cells))) for row in paper.rows)
    return replace(paper, rows=rows)


def execution_cause(assessed: Assessed) -> str:
    """Why the spending has to be explained; empty where it has not."""
    return assessed.causes.get(EXECUTION, "")


def _noted(screen: Screen) -> tuple[int, int]:
    """The first column below which notes stand, and how many columns they cover."""
    columns = [
        cell.column for row in screen.rows for cell in row.cells
        if cell.owner.startswith("indicators.") and cell.field in {"name", "target"}
        and cell.rowspan == 1
    ]  # fmt: skip
    first = min(columns, default=0)
    return first, len(screen.widths) - first


def _note(owners: Sequence[str], assessed: Assessed, width: int) -> Note | None:
    """The note of a row of the form; None where it is no indicator's."""
    own = [one for one in owners if one.startswith("indicators.")]
    position = int(own[0].partition(".")[2]) if own else -1
    if not 0 <= position < len(assessed.sheet.indicators):
        return None
    scored = assessed.score.indicators
    is_reported = assessed.sheet.indicators[position].actual is not None
    return Note(
        position, width,
        working=scored[position].working if is_reported and position < len(scored) else "",
        cause=assessed.causes.get(position, ""),
    )  # fmt: skip


def _longer(cell: ScreenCell, at: int, notes: Sequence[Note | None], *, first: int) -> ScreenCell:
    """A cell that goes on beside the notes below its rows; those of the notes' columns do not."""
    last = at + cell.rowspan if cell.column < first else at + cell.rowspan - 1
    more = sum(note is not None for note in notes[at:last])
    return replace(cell, rowspan=cell.rowspan + more) if more else cell


def _marks(sheet: Sheet) -> dict[str, str]:
    """How a cell is marked by the gravest finding that stands beside it."""
    stands = set(sheet.let_stand.values_list("fingerprint", flat=True))
    left = [one for one in sheet.findings if one["fingerprint"] not in stands]
    marks: dict[str, str] = {}
    for one in sorted(left, key=lambda each: Severity(each["severity"]).rank):
        marks.setdefault(one["path"], MARKS.get(one["severity"], "has-note"))
    return marks


def _name(cell: ScreenCell, assessed: Assessed, row: Collection[ScreenCell]) -> str:
    """The cell in words, for who does not see the table."""
    named = fields.NAMES.get(cell.field, cell.label)
    owner, position = fields.owner_of(cell.path)
    rows = {"indicators": assessed.sheet.indicators, "funds": assessed.sheet.funds}.get(owner, ())
    of = rows[position] if position is not None and position < len(rows) else None
    what = getattr(of, "name", "") or getattr(of, "label", "")
    what = what or (_printed(row) if owner == "funds" else "")
    return _("%(row)s：%(field)s") % {"row": what, "field": named} if what else named


def _printed(row: Collection[ScreenCell]) -> str:
    """The title of a row of money as the form prints it."""
    titles = [one.text for one in row if not one.field and one.text]
    return titles[-1] if titles else ""
