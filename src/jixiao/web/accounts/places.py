"""Narrowing a list to an institution: chosen where few are seen, looked up by name where many are.

A city has more units than anybody reads in a list to choose from, and than a page should carry.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from jixiao.web.accounts.models import Institution, InstitutionKind
from jixiao.web.accounts.paths import below

FEW = 60
ANY = ("", _("全部"))


class PlaceFilter(forms.Form):
    """A filter with an institution in it: ``unit`` to choose one, or ``place`` to look it up."""

    unit = forms.ChoiceField(label=_("单位"), required=False)
    place = forms.CharField(label=_("单位名称或编码"), required=False, max_length=60)

    def __init__(self, *args: Any, places: QuerySet[Institution], **rest: Any) -> None:
        """Offer these institutions by name as long as they are few."""
        super().__init__(*args, **rest)
        offered: list[Any] = list(places.values_list("path", "name")[: FEW + 1])
        if len(offered) > FEW:
            del self.fields["unit"]
        else:
            del self.fields["place"]
            self.fields["unit"].choices = [ANY, *offered]  # type: ignore[attr-defined]


def at_place(wanted: Mapping[str, Any], *, of: str) -> Q:
    """The condition that rows are of the institution asked for, or of one below it.

    ``of`` is the way to the institution of a row, such as ``project__unit``; the row itself has
    a ``scope_path``.
    """
    if path := wanted.get("unit"):
        return below("scope_path", path)
    if words := wanted.get("place", "").strip():
        found = _called(words)
        ways = (of, f"{of}__parent", f"{of}__parent__parent")
        return Q(*(Q((f"{way}__in", found)) for way in ways), _connector=Q.OR)
    return Q()


def _called(words: str) -> QuerySet[Institution]:
    """The institutions below an authority with all these words in their name, or of this code."""
    named = Q()
    for word in words.split():
        named &= Q(name__icontains=word) | Q(code__startswith=word)
    found = Institution.objects.exclude(kind=InstitutionKind.FINANCE_AUTHORITY)
    return found.filter(named).order_by()
