"""What pages ask of the trail, and of where a sheet lies."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone

from jixiao.web.accounts.models import Institution
from jixiao.web.accounts.paths import below_any, ways_up
from jixiao.web.accounts.scope import Scope
from jixiao.web.workflow.models import TrailEntry, TrailHead

Found = dict[str, Any]


def levels_of(paths: Iterable[str]) -> dict[str, frozenset[str]]:
    """For each path the kinds of institution that it lies below (or is); one query for all."""
    wanted = set(paths)
    above = {way for path in wanted for way in ways_up(path)}
    kinds = dict(Institution.objects.filter(path__in=above).values_list("path", "kind"))
    return {path: frozenset(kinds[way] for way in ways_up(path) if way in kinds) for path in wanted}


def entries_visible_to(scope: Scope) -> QuerySet[TrailEntry]:
    """Trail entries of what a person may see, the latest first."""
    visible = TrailEntry.objects.filter(scope.within("scope_path"))
    return visible.select_related("chain").order_by("-at", "-pk")


def search(entries: QuerySet[TrailEntry], wanted: Found) -> QuerySet[TrailEntry]:
    """Entries by what was asked for: unit, person, action, subject, first and last day."""
    conditions = Q()
    for name, lookup in LOOKUPS.items():
        if value := wanted.get(name):
            conditions &= Q(**{lookup: value})
    if since := wanted.get("since"):
        conditions &= Q(at__gte=_midnight(since))
    if until := wanted.get("until"):
        conditions &= Q(at__lt=_midnight(until + timedelta(days=1)))
    return entries.filter(conditions)


LOOKUPS = {
    "unit": "chain__name__icontains",
    "by": "by_name__icontains",
    "action": "action__icontains",
    "subject": "subject",
}


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time()))


def deeds_below(
    paths: Iterable[str], *, kinds: Iterable[str], without: Iterable[str] = (), words: str = ""
) -> QuerySet[TrailEntry]:
    """What was done below some paths to some kinds of subjects (``user``, ``post``), latest first.

    ``without`` names actions to be left out. Every word is part of what was done, of who did it,
    or of the unit.
    """
    found = TrailEntry.objects.filter(below_any("scope_path", paths))
    found = found.filter(
        reduce(or_, (Q(subject__startswith=f"{kind}:") for kind in kinds), Q(pk__in=()))
    )
    found = found.exclude(action__in=list(without))
    for word in words.split():
        names = Q(by_name__icontains=word) | Q(chain__name__icontains=word)
        found = found.filter(names | Q(action__icontains=word))
    return found.select_related("chain").order_by("-at", "-pk")


def of_subjects(subjects: Iterable[str], scope: Scope) -> QuerySet[TrailEntry]:
    """What was done to these subjects, from the first entry on."""
    return entries_visible_to(scope).filter(subject__in=list(subjects)).order_by("at", "pk")


def heads_visible_to(scope: Scope) -> QuerySet[TrailHead]:
    """The chains that lie wholly in what a person may see, so that all of them can be checked."""
    heads = TrailHead.objects.filter(scope.within("chain__path"))
    return heads.select_related("chain").order_by("chain__path")
