"""Imports and their drafts as somebody sees them, and where a value stands in its file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Count, Q, QuerySet

from jixiao.domain.place import NOWHERE, Place
from jixiao.pipeline.beside import findings_beside
from jixiao.pipeline.screen import Screen, screen_of
from jixiao.pipeline.sources import places_of
from jixiao.web.budgets.content import content_of
from jixiao.web.budgets.models import Draft, DraftState, ImportedFile, ImportState
from jixiao.web.budgets.paper import Paper, Told, paper_on
from jixiao.web.shared.components import Job

if TYPE_CHECKING:
    from jixiao.web.accounts.scope import Scope

STATES = {
    ImportState.WAITING: "waiting", ImportState.READING: "running", ImportState.READ: "done",
    ImportState.FAILED: "failed",
}  # fmt: skip


def imports_for(scope: Scope) -> QuerySet[ImportedFile]:
    """The files of one's units, with how many drafts wait; the latest first."""
    return (
        ImportedFile.objects.visible_to(scope)
        .select_related("unit", "fiscal_year", "by")
        .annotate(
            draft_count=Count("drafts"),
            waiting_count=Count("drafts", filter=Q(drafts__state=DraftState.WAITING)),
        )
        .order_by("-at", "-pk")
    )


def drafts_of(imported: ImportedFile) -> QuerySet[Draft]:
    """The drafts of a file as a list needs them."""
    found = imported.drafts.select_related("project", "sheet").defer("content", "lines")
    return found.order_by("position")


def beside(draft: Draft) -> tuple[Draft | None, Draft | None]:
    """The draft before one in its file, and the one behind it."""
    near = draft.imported.drafts.filter(position__in=(draft.position - 1, draft.position + 1))
    by_position = {one.position: one for one in near.only("pk", "name", "position")}
    return by_position.get(draft.position - 1), by_position.get(draft.position + 1)


def drafts_for(scope: Scope) -> QuerySet[Draft]:
    """Drafts with what their page shows, for finding one."""
    return Draft.objects.visible_to(scope).select_related(
        "imported__fiscal_year", "imported__unit", "project", "sheet"
    )


def job_of(imported: ImportedFile, url: str, sentence: str) -> Job:
    """How far the reading of a file is, as the component shows it."""
    state: Any = STATES[ImportState(imported.state)]
    return Job(
        f"import-{imported.pk}", state, sentence, url, imported.done_count, imported.total_count
    )


def paper_of_draft(draft: Draft) -> tuple[Paper, Screen]:
    """A draft as the paper, with what the audit finds in it beside the cells."""
    content = content_of(draft)
    screen = screen_of(content)
    found: dict[str, list[dict[str, Any]]] = {}
    ruleset = draft.imported.fiscal_year.ruleset or None
    for one in findings_beside(content, screen, ruleset=ruleset):
        told = {"severity": one.finding.severity.value, "message": one.finding.message}
        found.setdefault(one.path, []).append(told)
    return paper_on(screen, Told(found)), screen


def place_of(draft: Draft, path: str) -> Place:
    """Where the value of a cell stands in the file; NOWHERE where it was not read there."""
    content = content_of(draft)
    return places_of(content, screen_of(content)).get(path, NOWHERE)
