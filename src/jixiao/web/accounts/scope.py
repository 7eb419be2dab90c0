"""What a person may see: the institutions below those where they hold a post."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.utils import timezone

from jixiao.web.accounts.models import Delegation, Post
from jixiao.web.accounts.paths import below, below_any, tops
from jixiao.web.accounts.querysets import in_office
from jixiao.web.accounts.roles import BUSINESS, Role

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser
    from django.db.models import Q

    from jixiao.web.accounts.models import User

__all__ = ["Held", "Scope", "below", "scope_of"]


@dataclass(frozen=True, slots=True)
class Held:
    """A role at an institution that a person has today, their own or one delegated to them.

    ``unit_path`` is that of the unit where the institution is a section of one; ``name`` is the
    institution's, for the header of every page.
    """

    role: Role
    path: str
    institution_id: int
    acting_for: str = ""
    unit_path: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Scope:
    """All that a person holds today."""

    held: tuple[Held, ...] = ()

    @property
    def paths(self) -> tuple[str, ...]:
        """The tops of what may be seen, none of them below another."""
        return tops(one.path for one in self.held if one.role in SEEING)

    @property
    def unit_paths(self) -> tuple[str, ...]:
        """The same for whole units: as far as the second wall lets sections see."""
        return tops(one.unit_path or one.path for one in self.held if one.role in SEEING)

    @property
    def known_paths(self) -> tuple[str, ...]:
        """The tops of the institutions whose people are known: whole units and below."""
        return tops(one.unit_path or one.path for one in self.held)

    def has(self, role: Role, *, over: str = "") -> bool:
        """Whether a role is held, at an institution that ``over`` lies below (or is)."""
        return any(one.role is role and over.startswith(one.path) for one in self.held)

    def has_any(self, role: Role) -> bool:
        """Whether a role is held anywhere."""
        return any(one.role is role for one in self.held)

    def held_as(self, role: Role, *, over: str) -> Held | None:
        """The post by which a role is exercised over an institution, one's own before another's."""
        fitting = [one for one in self.held if one.role is role and over.startswith(one.path)]
        return min(fitting, key=lambda one: bool(one.acting_for), default=None)

    def within(self, field: str) -> Q:
        """The condition that a path field lies in the scope; nothing does where it is empty."""
        return below_any(field, self.paths)


# An auditor reads everything; the other two administrators see no sheets.
SEEING = frozenset({*BUSINESS, Role.AUDITOR})


def scope_of(user: User | AnonymousUser, *, day: date | None = None) -> Scope:
    """What a person holds on a day, today by default; nobody holds anything unknown."""
    if not user.is_authenticated or not user.is_active:
        return Scope()
    day = day or timezone.localdate()
    own = Post.objects.in_office(day).filter(user=user).select_related("institution")
    lent = Delegation.objects.filter(
        in_office(day, prefix="post__"),
        to=user,
        from_date__lte=day,
        until_date__gte=day,
        ended_at__isnull=True,
        post__role__in=BUSINESS,
    ).select_related("post__institution", "post__user")
    held = [_held(post) for post in own]
    held += [_held(one.post, acting_for=str(one.post.user)) for one in lent]
    return Scope(tuple(held))


def _held(post: Post, *, acting_for: str = "") -> Held:
    place = post.institution
    return Held(Role(post.role), place.path, place.pk, acting_for, place.unit_path, place.name)
