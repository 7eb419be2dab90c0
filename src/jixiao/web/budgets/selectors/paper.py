"""A sheet on paper for somebody who reads it: its cells with findings, remarks and changes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from jixiao.domain.finding import Severity
from jixiao.domain.plain import from_plain
from jixiao.domain.sheet import Sheet as Content
from jixiao.pipeline.changes import Change, Comparison, compare
from jixiao.pipeline.screen import Screen, ScreenCell, key_of
from jixiao.web.budgets.content import content_of, form_of
from jixiao.web.budgets.models import Remark, Sheet
from jixiao.web.budgets.services.deciding import subject_of
from jixiao.web.workflow.models import Submission
from jixiao.web.workflow.stages import Stage

Finding = dict[str, Any]
LOOKS = {"error": "has-error", "warning": "has-warning", "note": "has-note"}


@dataclass(frozen=True, slots=True)
class ReadCell:
    """A cell with what is said of it: the worst finding, open remarks, what stood there before."""

    cell: ScreenCell
    severity: str = ""
    remarks: tuple[Remark, ...] = ()
    change: Change | None = None
    is_chosen: bool = False

    @property
    def look(self) -> str:
        """The marks of the cell."""
        marks = [LOOKS.get(self.severity, "")]
        marks += ["has-remark"] if self.remarks else []
        marks += ["is-changed"] if self.change else []
        marks += ["is-marked"] if self.is_chosen else []
        return " ".join(filter(None, marks))


@dataclass(frozen=True, slots=True)
class Paper:
    """A whole form for reading; ``name`` keeps the identifiers of two on a page apart."""

    screen: Screen
    rows: tuple[tuple[ReadCell, ...], ...]
    name: str = "cell"

    @property
    def columns(self) -> list[int]:
        """How wide the columns are, in per cent of the sheet."""
        return self.screen.shares


@dataclass(slots=True)
class Said:
    """All that is said of cells, by their paths."""

    findings: dict[str, str] = field(default_factory=dict)
    remarks: dict[str, list[Remark]] = field(default_factory=dict)
    changes: dict[str, Change] = field(default_factory=dict)
    chosen: str = ""

    def of(self, cell: ScreenCell) -> ReadCell:
        """A cell with what is said of it; a printed title has nothing said of it."""
        if not cell.field:
            return ReadCell(cell)
        path = cell.path
        return ReadCell(
            cell, self.findings.get(path, ""), tuple(self.remarks.get(path, ())),
            self.changes.get(path), is_chosen=bool(path) and path == self.chosen,
        )  # fmt: skip


def paper_of(screen: Screen, said: Said, *, name: str = "cell") -> Paper:
    """A form with what is said of its cells."""
    rows = tuple(tuple(said.of(cell) for cell in row.cells) for row in screen.rows)
    return Paper(screen, rows, name)


def standing(sheet: Sheet) -> Iterator[Finding]:
    """The findings of the last audit, the gravest first, each with why it is let stand if it is."""
    reasons = {one.fingerprint: one.reason for one in sheet.let_stand.all()}
    ranked = sorted(sheet.findings, key=lambda one: Severity(one["severity"]).rank)
    for one in ranked:
        said = reasons.get(one["fingerprint"], "")
        yield {**one, "let_stand": said, "key": key_of(one["path"])}


def worst_by_path(findings: Iterable[Finding]) -> dict[str, str]:
    """The gravest severity at each cell; findings come with the gravest first."""
    found: dict[str, str] = {}
    for one in findings:
        if one["path"] and not one.get("let_stand"):
            found.setdefault(one["path"], one["severity"])
    return found


def by_path(remarks: Iterable[Remark]) -> dict[str, list[Remark]]:
    """Remarks by the cell that they are pinned to."""
    found: dict[str, list[Remark]] = {}
    for one in remarks:
        found.setdefault(one.field, []).append(one)
    return found


def compared(old: Sheet, new: Sheet) -> Comparison:
    """Two versions on the form of the newer one."""
    content = content_of(new)
    return compare(
        content_of(old), content, form=content.form or form_of(new.fiscal_year, new.kind)
    )


def since_last_time(sheet: Sheet) -> Comparison | None:
    """What changed since the sheet was handed in before; None where this is the first time."""
    kept = Submission.objects.filter(subject=subject_of(sheet)).order_by("-number")[:2]
    contents = [one.content for one in kept]
    # In a draft the last submission is the one before; with a reviewer it is the sheet itself.
    if sheet.stage != Stage.DRAFT:
        contents = contents[1:]
    if not contents:
        return None
    content = content_of(sheet)
    form = content.form or form_of(sheet.fiscal_year, sheet.kind)
    return compare(from_plain(Content, contents[0]), content, form=form)


def changes_by_path(comparison: Comparison | None) -> dict[str, Change]:
    """The changes by the cell where they stand now."""
    changes = comparison.changes if comparison else ()
    return {one.new_path: one for one in changes if one.new_path}
