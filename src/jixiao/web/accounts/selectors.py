"""What the pages of institutions and people show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Count, F, Prefetch, Q, QuerySet
from django.utils import timezone

from jixiao.web.accounts.models import Delegation, Institution, InstitutionKind, Post, User
from jixiao.web.accounts.paths import ways_up
from jixiao.web.accounts.querysets import in_office
from jixiao.web.accounts.roles import ADMINISTRATION, Role

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jixiao.web.accounts.scope import Scope

# Posts without an end come first on every database.
LAST_IN_OFFICE = F("until_date").desc(nulls_first=True)
# Posts of which time a list shows: those held today, those that ended, all.
LEFT, ANY_STATE = "left", "any"
# So many institutions are shown at once with all that is below them.
WHOLE_TREE = 50


def institutions_found(scope: Scope, *, words: str) -> QuerySet[Institution]:
    """The institutions that may be seen and whose name or code holds the words."""
    found = counted(Institution.objects.visible_to(scope))
    for word in words.split():
        found = found.filter(Q(name__icontains=word) | Q(code__startswith=word))
    return found.select_related("parent")


def institutions_below(scope: Scope, place: Institution) -> QuerySet[Institution]:
    """What stands directly below an institution."""
    return counted(Institution.objects.visible_to(scope)).filter(parent=place)


def tree(scope: Scope) -> QuerySet[Institution]:
    """The tree of what may be seen from its tops down; of a large one only the two upper levels."""
    visible = counted(Institution.objects.visible_to(scope))
    if visible.count() <= WHOLE_TREE:
        return visible
    return visible.filter(Q(path__in=scope.known_paths) | Q(parent__path__in=scope.known_paths))


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
    return ordered.annotate(lent_count=_lent())


def delegations_of(user: User) -> QuerySet[Delegation]:
    """What somebody handed over and what was handed to them."""
    mine = Delegation.objects.filter(Q(post__user=user) | Q(to=user))
    return mine.select_related("post__institution", "post__user", "to")


def own_posts(user: User) -> QuerySet[Post]:
    """The posts that somebody holds today."""
    return Post.objects.in_office().filter(user=user).select_related("institution")


def substitutes_for(post: Post, *, words: str = "") -> QuerySet[User]:
    """Who may stand in for a post: colleagues in office in the same unit, none of the 三员.

    The unit is the institution itself and its sections, not what it has below it; experts of a
    third party are no colleagues.
    """
    colleagues = in_unit(Post.objects.in_office(), post.institution).exclude(role=Role.EXPERT)
    there = colleagues
    for word in words.split():
        there = there.filter(
            Q(user__full_name__icontains=word) | Q(institution__name__icontains=word)
        )
    administrators = Post.objects.in_office().filter(role__in=ADMINISTRATION)
    people = User.objects.filter(is_active=True, pk__in=there.values("user"))
    people = people.exclude(pk=post.user_id).exclude(pk__in=administrators.values("user"))
    listed = colleagues.select_related("institution").order_by("institution__path")
    held = Prefetch("posts", queryset=listed, to_attr="held_here")
    return people.order_by("full_name", "pk").prefetch_related(held)


def in_unit(posts: QuerySet[Post], place: Institution) -> QuerySet[Post]:
    """Those posts that are of the unit which an institution is or is part of."""
    path = place.unit_path
    sections = Q(institution__kind=InstitutionKind.SECTION, institution__parent__path=path)
    return posts.filter(Q(institution__path=path) | sections)


def posts_found(scope: Scope, wanted: Mapping[str, str]) -> QuerySet[Post]:
    """Who holds or held what at the institutions that may be seen, from the top down."""
    found = Post.objects.visible_to(scope).select_related("user", "institution")
    for word in wanted.get("words", "").split():
        found = found.filter(
            Q(user__full_name__icontains=word) | Q(user__username__startswith=word)
            | Q(institution__name__icontains=word) | Q(institution__code__startswith=word)
        )  # fmt: skip
    if role := wanted.get("role"):
        found = found.filter(role=role)
    if at := wanted.get("at"):
        found = found.filter(institution=int(at))
    state = wanted.get("state")
    if state == LEFT:
        found = found.filter(until_date__lt=timezone.localdate())
    elif state != ANY_STATE:
        found = found.filter(in_office())
    return found.annotate(lent_count=_lent()).order_by(
        "institution__path", LAST_IN_OFFICE, "role", "pk"
    )


def _lent() -> Count:
    return Count("delegations", filter=_delegated_today("delegations__"))


def _delegated_today(prefix: str) -> Q:
    today = timezone.localdate()
    return Q(
        **{
            f"{prefix}from_date__lte": today,
            f"{prefix}until_date__gte": today,
            f"{prefix}ended_at__isnull": True,
        }
    )
