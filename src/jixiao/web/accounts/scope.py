"""What a person may see: the institutions below those where they hold a post."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Q
from django.utils import timezone

from jixiao.web.accounts.models import Delegation, Post
from jixiao.web.accounts.roles import BUSINESS, Role

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from jixiao.web.accounts.models import User


@dataclass(frozen=True, slots=True)
class Held:
    """A role at an institution that a person has today, their own or one delegated to them."""

    role: Role
    path: str
    institution_id: int
    acting_for: str = ""


@dataclass(frozen=True, slots=True)
class Scope:
    """All that a person holds today."""

    held: tuple[Held, ...] = ()

    @property
    def paths(self) -> tuple[str, ...]:
        """The tops of what may be seen, none of them below another."""
        paths = sorted({one.path for one in self.held if one.role in SEEING})
        tops: list[str] = []
        for path in paths:
            if not tops or not path.startswith(tops[-1]):
                tops.append(path)
        return tuple(tops)

    def has(self, role: Role, *, over: str = "") -> bool:
        """Whether a role is held, at an institution that ``over`` lies below (or is)."""
        return any(one.role is role and over.startswith(one.path) for one in self.held)

    def held_as(self, role: Role, *, over: str) -> Held | None:
        """The post by which a role is exercised over an institution, one's own before another's."""
        fitting = [one for one in self.held if one.role is role and over.startswith(one.path)]
        return min(fitting, key=lambda one: bool(one.acting_for), default=None)

    def within(self, field: str) -> Q:
        """The condition that a path field lies in the scope; nothing does where it is empty."""
        condition = Q(pk__in=())
        for path in self.paths:
            condition |= below(field, path)
        return condition


# An auditor reads everything; the other two administrators see no sheets.
SEEING = frozenset({*BUSINESS, Role.AUDITOR})


def below(field: str, path: str) -> Q:
    """The condition that a path field is an institution or lies below it: one range."""
    return Q(**{f"{field}__gte": path, f"{field}__lt": _next(path)})


def _next(path: str) -> str:
    return str(int(path) + 1).zfill(len(path))


def scope_of(user: User | AnonymousUser, *, day: date | None = None) -> Scope:
    """What a person holds on a day, today by default; nobody holds anything unknown."""
    if not user.is_authenticated:
        return Scope()
    day = day or timezone.localdate()
    in_office = Q(since_date__lte=day) & (Q(until_date__isnull=True) | Q(until_date__gte=day))
    own = Post.objects.filter(in_office, user=user).select_related("institution")
    lent = Delegation.objects.filter(
        to=user, from_date__lte=day, until_date__gte=day
    ).select_related("post__institution", "post__user")
    held = [_held(post) for post in own]
    held += [_held(one.post, acting_for=str(one.post.user)) for one in lent if _holds(one.post, day)]
    return Scope(tuple(held))


def _holds(post: Post, day: date) -> bool:
    return post.since_date <= day and (post.until_date is None or post.until_date >= day)


def _held(post: Post, *, acting_for: str = "") -> Held:
    return Held(Role(post.role), post.institution.path, post.institution_id, acting_for)


def settings_text(paths: Iterable[str]) -> str:
    """The scope as the second wall of the database reads it (``jixiao.scope``)."""
    return ",".join(paths)
