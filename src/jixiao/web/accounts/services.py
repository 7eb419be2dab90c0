"""Every change to institutions, people and posts."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Max

from jixiao.web.accounts.models import STEP, Institution, InstitutionKind


@transaction.atomic
def add_institution(
    name: str, *, kind: InstitutionKind, parent: Institution | None = None, code: str = ""
) -> Institution:
    """Add an institution below another; its path is the next one there."""
    beside = Institution.objects.filter(parent=parent).aggregate(last=Max("path"))["last"]
    above = parent.path if parent else ""
    number = int(beside[len(above) :]) + 1 if beside else 1
    path = f"{above}{number:0{STEP}d}"
    return Institution.objects.create(name=name, kind=kind, parent=parent, code=code, path=path)
