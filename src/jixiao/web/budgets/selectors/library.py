"""The indicator library as somebody sees it, and what it suggests for a sheet."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from jixiao.pipeline.suggesting import Typical, most_fitting, most_like, typical_targets
from jixiao.web.accounts.paths import below_any, ways_up
from jixiao.web.budgets.content import content_of
from jixiao.web.budgets.models import IndicatorRow, LibraryIndicator, Sheet, TaskKind
from jixiao.web.workflow.stages import Stage

if TYPE_CHECKING:
    from uuid import UUID

    from jixiao.web.accounts.scope import Scope

MOST_COMPARED = 1000
MOST_LIKE, MOST_SHOWN = 10, 12


class Suggestion(NamedTuple):
    """An indicator to take over: out of the library, or as similar projects have it."""

    dimension: str
    kind: str
    name: str
    target: str
    source: str
    typical: Typical | None = None
    definition: str = ""
    basis: str = ""


def library_for(scope: Scope, wanted: Mapping[str, str]) -> QuerySet[LibraryIndicator]:
    """The current indicators of one's own unit, of those above it and of those below."""
    found = LibraryIndicator.objects.filter(_visible(scope), is_current=True)
    if text := wanted.get("text", "").strip():
        found = found.filter(Q(name__icontains=text) | Q(definition__icontains=text))
    for name in ("shelf", "dimension", "industry"):
        if value := wanted.get(name, ""):
            found = found.filter(**{name: value})
    return found.select_related("owner").order_by("dimension", "kind", "-use_count", "name", "pk")


def versions_of(series: UUID, scope: Scope) -> QuerySet[LibraryIndicator]:
    """Every version of an indicator, the latest first."""
    found = LibraryIndicator.objects.filter(_visible(scope), series=series)
    return found.select_related("owner").order_by("-version")


def _visible(scope: Scope) -> Q:
    above = {way for path in scope.paths for way in ways_up(path)}
    return Q(owner_path__in=above) | below_any("owner_path", scope.paths)


def suggestions_for(sheet: Sheet, scope: Scope) -> list[Suggestion]:
    """What similar projects promise, then what the library has that fits the words of the sheet."""
    content = content_of(sheet)
    known = {one.name for one in content.indicators}
    aims = " ".join(one.text for one in content.objectives)
    found = _of_similar(sheet, content.project.name, f"{content.purpose} {aims}", scope)
    found += _of_library(f"{content.project.name} {content.purpose} {aims}", scope)
    by_name: dict[str, Suggestion] = {}
    for one in found:
        earlier = by_name.get(one.name)
        if earlier is not None and one.definition and not earlier.definition:
            by_name[one.name] = earlier._replace(definition=one.definition, basis=one.basis)
        elif earlier is None and one.name not in known:
            by_name[one.name] = one
    return list(by_name.values())[: 2 * MOST_SHOWN]


def _of_similar(sheet: Sheet, name: str, purpose: str, scope: Scope) -> list[Suggestion]:
    others = list(
        Sheet.objects.visible_to(scope)
        .filter(kind=TaskKind.OBJECTIVE, stage=Stage.APPROVED, is_current=True)
        .exclude(project=sheet.project_id)
        .order_by("-changed_at")
        .values_list("pk", "project__name", "content__purpose")[:MOST_COMPARED]
    )
    places = most_like(name, purpose, [(one[1], one[2] or "") for one in others], most=MOST_LIKE)
    like = {others[at][0]: others[at][1] for at in places}
    rows = IndicatorRow.objects.filter(sheet__in=like).exclude(name="").order_by("position")
    used: dict[tuple[str, str, str], list[tuple[int, str]]] = {}
    for row in rows:
        used.setdefault((row.dimension, row.kind, row.name), []).append((row.sheet_id, row.target))
    ranked = sorted(used.items(), key=lambda one: -len(one[1]))[:MOST_SHOWN]
    return [_suggestion(key, uses, like) for key, uses in ranked]


def _suggestion(
    key: tuple[str, str, str], uses: list[tuple[int, str]], names: Mapping[int, str]
) -> Suggestion:
    """An indicator with what similar projects promise, and which projects these are."""
    typical = typical_targets([target for _pk, target in uses])
    target = typical.middle if typical else uses[0][1]
    source = "、".join(dict.fromkeys(names[pk] for pk, _target in uses))
    return Suggestion(*key, target, source, typical)


def _of_library(text: str, scope: Scope) -> list[Suggestion]:
    found = list(library_for(scope, {})[:MOST_COMPARED])
    places = most_fitting(text, [one.name for one in found], most=MOST_SHOWN)
    return [
        Suggestion(
            one.dimension,
            one.kind,
            one.name,
            one.target,
            _("%(shelf)s指标库，第%(version)d版")
            % {"shelf": one.get_shelf_display(), "version": one.version},
            definition=one.definition,
            basis=one.basis,
        )
        for one in (found[at] for at in places)
    ]


def earlier(sheet: Sheet) -> Sheet | None:
    """The objectives of the project for the year before a sheet's."""
    return (
        Sheet.objects.filter(
            project=sheet.project_id, kind=sheet.kind, is_current=True,
            fiscal_year__year__lt=sheet.fiscal_year.year,
        )
        .select_related("fiscal_year")
        .order_by("-fiscal_year__year")
        .first()
    )  # fmt: skip
