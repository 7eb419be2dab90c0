"""Which institutions, people and posts somebody may see."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Self, TypeVar

from django.contrib.auth.models import AbstractUser, UserManager
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from jixiao.web.accounts.paths import below_any

if TYPE_CHECKING:
    from jixiao.web.accounts.scope import Scope

M = TypeVar("M", bound=models.Model)
P = TypeVar("P", bound=AbstractUser)


def in_office(day: date | None = None, *, prefix: str = "") -> Q:
    """The condition that a post is held on a day, today by default."""
    day = day or timezone.localdate()
    begun = Q(**{f"{prefix}since_date__lte": day})
    ends = Q(**{f"{prefix}until_date__isnull": True}) | Q(**{f"{prefix}until_date__gte": day})
    return begun & ends


class InstitutionQuerySet(models.QuerySet[M]):
    """Institutions."""

    def visible_to(self, scope: Scope) -> Self:
        """Those of one's own units and below, and those that one administers."""
        return self.filter(below_any("path", scope.known_paths))

    def open(self) -> Self:
        """Those that are not closed."""
        return self.filter(closed_date__isnull=True)


class PostQuerySet(models.QuerySet[M]):
    """Posts."""

    def visible_to(self, scope: Scope) -> Self:
        """Those at the institutions that may be seen."""
        return self.filter(below_any("institution__path", scope.known_paths))

    def in_office(self, day: date | None = None) -> Self:
        """Those held on a day, today by default."""
        return self.filter(in_office(day))


class UserQuerySet(models.QuerySet[P]):
    """People."""

    def visible_to(self, scope: Scope) -> Self:
        """Those who hold or held a post at an institution that may be seen."""
        from jixiao.web.accounts.models import Post

        theirs = Post.objects.visible_to(scope).filter(user=OuterRef("pk"))
        return self.filter(Exists(theirs))


class People(UserManager[P]):
    """The manager of people: Django's, with what may be seen."""

    def get_queryset(self) -> UserQuerySet[P]:
        """People as a query that knows about scopes."""
        return UserQuerySet(self.model, using=self._db)

    def visible_to(self, scope: Scope) -> UserQuerySet[P]:
        """Those who hold or held a post at an institution that may be seen."""
        return self.get_queryset().visible_to(scope)
