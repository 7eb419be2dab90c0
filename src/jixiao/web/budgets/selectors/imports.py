"""Imports and their drafts as somebody sees them, and where a value stands in its file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from django.db.models import Count, Q, QuerySet

from jixiao.domain.place import NOWHERE, Place
from jixiao.domain.plain import to_plain
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


class SourceCell(NamedTuple):
    """A cell of the file as it is shown: marked where the value asked for stands."""

    text: str
    width: int = 1
    is_marked: bool = False


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


def source_lines(draft: Draft, place: Place) -> list[list[SourceCell]]:
    """The rows of the file around a draft, the cell of a place marked."""
    wanted = to_plain(place)
    spot = {key: wanted.get(key) for key in ("page", "table", "tab", "row", "column")}
    return [
        [
            SourceCell(one["text"], one.get("width", 1), _is_at(one.get("place", {}), spot, wanted))
            for one in line
            if not one.get("continues")
        ]
        for line in draft.lines
    ]


def _is_at(place: dict[str, Any], spot: dict[str, Any], wanted: dict[str, Any]) -> bool:
    if spot["row"] is None:
        return bool(wanted.get("text")) and place.get("text") == wanted["text"]
    keys = [key for key in spot if key != "column" or spot["column"] is not None]
    return all(place.get(key) == spot[key] for key in keys)
