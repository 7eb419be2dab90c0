"""Versions of a sheet, and two states of it side by side."""

from __future__ import annotations

from typing import NamedTuple

from django.utils.translation import gettext as _

from jixiao.pipeline.changes import Change, ChangeKind, Comparison
from jixiao.web.accounts.scope import Scope
from jixiao.web.budgets.models import Sheet
from jixiao.web.budgets.selectors import paper
from jixiao.web.budgets.selectors.paper import Paper, Said
from jixiao.web.budgets.services.deciding import subject_of
from jixiao.web.workflow.digests import digest_of_plain
from jixiao.web.workflow.models import Submission, TrailEntry
from jixiao.web.workflow.selectors import of_subjects


class Version(NamedTuple):
    """A version with the one before it, what was done to it, and whether it says what was approved.

    ``is_intact`` is None where nothing was approved yet.
    """

    sheet: Sheet
    before: Sheet | None
    trail: list[TrailEntry]
    is_intact: bool | None


class SideBySide(NamedTuple):
    """Two states of a sheet as papers, and the list of what changed between them."""

    old: Paper
    new: Paper
    old_title: str
    new_title: str
    changes: tuple[Change, ...]


def versions_of(sheet: Sheet, scope: Scope) -> list[Version]:
    """All versions of a sheet, the newest first; three queries."""
    found = Sheet.objects.visible_to(scope).filter(
        project=sheet.project_id, fiscal_year=sheet.fiscal_year_id, kind=sheet.kind
    )
    listed = list(found.select_related("project", "handler").order_by("-version"))
    subjects = [subject_of(one) for one in listed]
    told: dict[str, list[TrailEntry]] = {}
    for entry in of_subjects(subjects, scope):
        told.setdefault(entry.subject, []).append(entry)
    kept = Submission.objects.filter(subject__in=subjects).order_by("number").defer("content")
    digests = {one.subject: one.digest for one in kept}
    older = [*listed[1:], None]
    return [
        Version(one, before, told.get(subject, []), _is_intact(one, digests.get(subject)))
        for one, before, subject in zip(listed, older, subjects, strict=True)
    ]


def _is_intact(sheet: Sheet, digest: str | None) -> bool | None:
    """Whether an approved version still says what was handed in last."""
    if sheet.frozen_at is None or digest is None:
        return None
    return digest_of_plain(sheet.content) == digest


def beside(old: Sheet, new: Sheet) -> SideBySide:
    """Two versions side by side."""
    titles = [_("第%s版") % one.version for one in (old, new)]
    return _laid(paper.compared(old, new), *titles)


def beside_last_time(sheet: Sheet) -> SideBySide | None:
    """A sheet beside what it said when it was handed in before."""
    comparison = paper.since_last_time(sheet)
    return _laid(comparison, _("上次报送"), _("现在")) if comparison else None


def _laid(comparison: Comparison, old_title: str, new_title: str) -> SideBySide:
    by_old = {one.old_path: one for one in comparison.changes if one.old_path}
    old = paper.paper_of(comparison.old, Said(changes=by_old), name="old")
    said = Said(changes=paper.changes_by_path(comparison))
    new = paper.paper_of(comparison.new, said, name="new")
    return SideBySide(old, new, old_title, new_title, told(comparison.changes))


def told(changes: tuple[Change, ...]) -> tuple[Change, ...]:
    """The changes for a list: of a row that came or went only its name is told."""
    found: dict[tuple[str, str], Change] = {}
    for one in changes:
        path = one.new_path or one.old_path
        owner = path.rpartition(".")[0]
        is_row = one.kind is not ChangeKind.REWRITTEN and bool(one.row)
        found.setdefault((one.kind, owner if is_row else path), one)
    return tuple(found.values())
