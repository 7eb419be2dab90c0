"""Everything on the page of a sheet under review, found once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from jixiao.pipeline.changes import Change, Comparison
from jixiao.pipeline.screen import Screen, key_of
from jixiao.web.budgets.beside import Panel, panels_for
from jixiao.web.budgets.content import screen_for
from jixiao.web.budgets.models import Remark, Sheet
from jixiao.web.budgets.selectors import paper
from jixiao.web.budgets.selectors.paper import Finding, Paper, Said
from jixiao.web.budgets.selectors.steps import steps_of
from jixiao.web.budgets.selectors.versions import told
from jixiao.web.budgets.services.deciding import Desk, Seen, subject_of
from jixiao.web.shared.components import WorkStep
from jixiao.web.workflow.models import TrailEntry
from jixiao.web.workflow.selectors import of_subjects
from jixiao.web.workflow.stages import Move

if TYPE_CHECKING:
    from jixiao.web.accounts.middleware import SignedInRequest

LAST = 8


@dataclass
class Reading:
    """A sheet as its reviewer has it on the desk: paper, findings, remarks, changes, moves."""

    sheet: Sheet
    request: SignedInRequest
    field: str = ""

    @cached_property
    def desk(self) -> Desk:
        """Who reads, and what they hold."""
        return Desk.of(self.request.user, [self.sheet], scope=self.request.scope)

    @cached_property
    def moves(self) -> dict[str, bool]:
        """The moves that are offered, by name."""
        return {move.value: True for move in self.desk.moves(self.sheet)}

    @cached_property
    def may_remark(self) -> bool:
        """Whether remarks can be pinned now: by whom the sheet waits for."""
        return Move.RETURN.value in self.moves

    @property
    def seen(self) -> str:
        """What a decision made on this page is about."""
        return str(Seen.of(self.sheet))

    @cached_property
    def findings(self) -> list[Finding]:
        """What the audit found, the gravest first."""
        return list(paper.standing(self.sheet))

    @cached_property
    def remarks(self) -> list[Remark]:
        """All remarks, the open ones among them."""
        return list(self.sheet.remarks.select_related("by"))

    @property
    def open_remarks(self) -> list[Remark]:
        """The remarks that nobody has settled."""
        return [one for one in self.remarks if one.settled_at is None]

    @property
    def labelled_remarks(self) -> list[tuple[Remark, str, str]]:
        """Open remarks with the words for the cell that each is pinned to, and its key."""
        return [(one, self.label_of(one.field), key_of(one.field)) for one in self.open_remarks]

    @cached_property
    def comparison(self) -> Comparison | None:
        """What changed since the sheet was handed in before."""
        return paper.since_last_time(self.sheet)

    @property
    def changed(self) -> tuple[Change, ...]:
        """The changes as a list."""
        return told(self.comparison.changes) if self.comparison else ()

    @property
    def subject(self) -> str:
        """How the trail names the sheet."""
        return subject_of(self.sheet)

    @cached_property
    def screen(self) -> Screen:
        """The form with what the sheet says."""
        return self.comparison.new if self.comparison else screen_for(self.sheet)

    @cached_property
    def paper(self) -> Paper:
        """The form with everything that is said of its cells."""
        said = Said(
            paper.worst_by_path(self.findings),
            paper.by_path(self.open_remarks),
            paper.changes_by_path(self.comparison),
            self.field,
        )
        return paper.paper_of(self.screen, said)

    def label_of(self, path: str) -> str:
        """The words for a cell; empty for the whole sheet."""
        cell = self.screen.cell(path) if path else None
        if cell is None:
            return ""
        row = self.screen.cell(f"{cell.owner}.name") if cell.owner else None
        about = row.text if row else ""
        return "：".join(filter(None, (about, cell.label or cell.text)))

    @property
    def field_label(self) -> str:
        """The words for the cell that was chosen."""
        return self.label_of(self.field)

    @cached_property
    def steps(self) -> list[WorkStep]:
        """The stages that the sheet goes through, and where it is."""
        return steps_of(self.sheet, self.desk.used(self.sheet), is_back=bool(self.open_remarks))

    @cached_property
    def trail(self) -> list[TrailEntry]:
        """The last that was done to the sheet."""
        found = of_subjects([subject_of(self.sheet)], self.request.scope).order_by("-at", "-pk")
        return list(found[:LAST])

    @cached_property
    def panels(self) -> list[Panel]:
        """What apps above have to show beside it."""
        return list(panels_for(self.sheet, self.request.scope))
