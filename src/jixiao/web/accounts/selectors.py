"""What the pages of institutions and people show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from axes.models import AccessAttempt
from django.conf import settings
from django.db.models import Count, F, Q, QuerySet
from django.utils import timezone

from jixiao.web.accounts.models import Delegation, Institution, Invitation, Post, User
from jixiao.web.accounts.paths import below, below_any, ways_up
from jixiao.web.accounts.querysets import in_office
from jixiao.web.accounts.roles import ADMINISTRATION

if TYPE_CHECKING:
    from jixiao.web.accounts.scope import Scope

# Posts without an end come first on every database.
LAST_IN_OFFICE = F("until_date").desc(nulls_first=True)


def institutions_found(scope: Scope, *, words: str) -> QuerySet[Institution]:
    """The institutions that may be seen and whose name or code holds the words."""
    found = counted(Institution.objects.visible_to(scope))
    for word in words.split():
        found = found.filter(Q(name__icontains=word) | Q(code__startswith=word))
    return found.select_related("parent")


def institutions_below(scope: Scope, place: Institution | None) -> QuerySet[Institution]:
    """What stands directly below an institution; the tops of what may be seen without one."""
    visible = counted(Institution.objects.visible_to(scope))
    if place is not None:
        return visible.filter(parent=place)
    return visible.filter(path__in=scope.known_paths)


def counted(institutions: QuerySet[Institution]) -> QuerySet[Institution]:
    """Institutions with how many stand below and how many people are in office there."""
    return institutions.annotate(
        child_count=Count("children", filter=Q(children__closed_date__isnull=True), distinct=True),
        people_count=Count("posts__user", filter=in_office(prefix="posts__"), distinct=True),
    ).order_by("path")


def way_to(scope: Scope, place: Institution) -> QuerySet[Institution]:
    """The institutions from the top of what may be seen down to one, without itself."""
    above = Institution.objects.visible_to(scope).filter(path__in=ways_up(place.path))
    return above.exclude(pk=place.pk)


def posts_at(place: Institution) -> QuerySet[Post]:
    """The posts of an institution: those in office first."""
    ordered = place.posts.select_related("user").order_by(LAST_IN_OFFICE, "role", "user__full_name")
    return ordered.annotate(
        lent_count=Count("delegations", filter=_delegated_today("delegations__"))
    )


def invitations_within(scope: Scope) -> QuerySet[Invitation]:
    """The invitations that the 三员 see: those not used yet come first."""
    paths = (one.path for one in scope.held if one.role in ADMINISTRATION)
    found = Invitation.objects.filter(below_any("institution__path", paths))
    return found.select_related("institution", "invited_by", "confirmed_by").order_by(
        F("accepted_at").desc(nulls_first=True), "-pk"
    )


def delegations_of(user: User) -> QuerySet[Delegation]:
    """What somebody handed over and what was handed to them."""
    mine = Delegation.objects.filter(Q(post__user=user) | Q(to=user))
    return mine.select_related("post__institution", "post__user", "to")


def own_posts(user: User) -> QuerySet[Post]:
    """The posts that somebody holds today."""
    return Post.objects.in_office().filter(user=user).select_related("institution")


def substitutes_for(post: Post) -> QuerySet[User]:
    """Who may stand in for a post: colleagues in office in the same unit, none of the 三员."""
    there = Post.objects.in_office().filter(below("institution__path", post.institution.unit_path))
    people = User.objects.filter(is_active=True, posts__in=there).exclude(pk=post.user_id)
    administrators = Post.objects.in_office().filter(role__in=ADMINISTRATION)
    return people.exclude(posts__in=administrators).distinct().order_by("full_name")


def locked_sign_ins(scope: Scope) -> QuerySet[AccessAttempt]:
    """The sign-ins that are locked now, of people that may be seen and of unknown names."""
    since = timezone.now() - settings.AXES_COOLOFF_TIME
    locked: QuerySet[AccessAttempt] = AccessAttempt.objects.filter(
        failures_since_start__gte=settings.AXES_FAILURE_LIMIT, attempt_time__gte=since
    )
    known = User.objects.visible_to(scope).values("username")
    return locked.filter(
        Q(username__in=known) | ~Q(username__in=User.objects.values("username"))
    ).order_by("-attempt_time")


def _delegated_today(prefix: str) -> Q:
    today = timezone.localdate()
    return Q(
        **{
            f"{prefix}from_date__lte": today,
            f"{prefix}until_date__gte": today,
            f"{prefix}ended_at__isnull": True,
        }
    )
