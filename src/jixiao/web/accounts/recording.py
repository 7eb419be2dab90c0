"""Leaves a trail of what is done here; the trail itself stands above this app."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Protocol, cast

from django.conf import settings
from django.db.models import F, QuerySet
from django.utils.module_loading import import_string
from django.utils.translation import override

from jixiao.web.accounts.models import Institution, Post, User
from jixiao.web.accounts.wall import everything_visible

# What more there is to say; the names are Chinese words.
Details = Mapping[str, object]


class Recorder(Protocol):
    """How the trail is written (``workflow.trail.record``)."""

    def __call__(
        self, chain: Institution, action: str, *, subject: str, by: User | None,
        acting_for: str = "", details: dict[str, Any] | None = None,
    ) -> object:  # fmt: skip
        """Add an entry to the chain of a unit."""


class Reader(Protocol):
    """How the trail is read (``workflow.selectors.deeds_below``)."""

    def __call__(
        self, paths: Iterable[str], *, kinds: Iterable[str], without: Iterable[str], words: str
    ) -> QuerySet[Any]:
        """The entries below some paths on these kinds of subjects, the latest first."""


# What the subjects of the trail are that this app writes about.
SIGN_INS = ("登录", "退出登录")
KINDS = ("institution", "user", "username", "post", "invitation", "roster")


def record(
    place: Institution,
    action: str,
    *,
    subject: str,
    by: User | None,
    details: Details | None = None,
) -> None:
    """Add an entry to the chain of the unit that an institution is or is part of.

    The trail is Chinese in whatever language somebody works, and it is written whether or not
    whoever did the thing may see it.
    """
    write = cast("Recorder", import_string(settings.TRAIL_RECORDER))
    with override("zh-hans"), everything_visible():
        kept = {name: str(value) for name, value in (details or {}).items()}
        write(chain_of(place), action, subject=subject, by=by, details=kept)


def record_of_person(
    user: User, action: str, *, by: User | None = None, details: Details | None = None
) -> None:
    """Add an entry about a person to the chain of the unit where they hold a post."""
    posts = Post.objects.filter(user=user).select_related("institution__parent")
    post = posts.order_by(F("until_date").desc(nulls_first=True), "-since_date", "pk").first()
    if post:
        record(post.institution, action, subject=f"user:{user.pk}", by=by, details=details)


def deeds_on_people(
    paths: Iterable[str], *, words: str = "", with_sign_ins: bool = False
) -> QuerySet[Any]:
    """What was done to institutions, people and their posts below some paths, the latest first.

    The 三员 may read this part of the trail, also those who see none of the business; so whoever
    looks at it does so with ``everything_visible``.
    """
    read = cast("Reader", import_string(settings.TRAIL_READER))
    return read(paths, kinds=KINDS, without=() if with_sign_ins else SIGN_INS, words=words)


def chain_of(place: Institution) -> Institution:
    """The unit that a section is part of, or the institution itself."""
    is_part = place.unit_path != place.path and place.parent is not None
    return cast("Institution", place.parent) if is_part else place
