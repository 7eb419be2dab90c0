"""Ways down the tree of institutions: fixed steps of digits, so that a subtree is one range."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Q

# Digits a level of the path: so many institutions may stand below one.
STEP = 5
DEEPEST = 8


def below(field: str, path: str) -> Q:
    """The condition that a path field is an institution or lies below it: one range."""
    return Q(**{f"{field}__gte": path, f"{field}__lt": _next(path)})


def below_any(field: str, paths: Iterable[str]) -> Q:
    """The condition that a path field lies below one of several; nothing does below none."""
    condition = Q(pk__in=())
    for path in paths:
        condition |= below(field, path)
    return condition


def tops(paths: Iterable[str]) -> tuple[str, ...]:
    """The paths of which none lies below another."""
    found: list[str] = []
    for path in sorted(set(paths)):
        if not found or not path.startswith(found[-1]):
            found.append(path)
    return tuple(found)


def ways_up(path: str) -> tuple[str, ...]:
    """A path and all above it, from the top down."""
    return tuple(path[:end] for end in range(STEP, len(path) + 1, STEP))


def _next(path: str) -> str:
    return str(int(path) + 1).zfill(len(path))
