"""What every page is given."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils.functional import SimpleLazyObject

from jixiao.web.shared import navigation

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest


def page(request: HttpRequest) -> dict[str, object]:
    """The kind of installation, what the signed-in person holds, the navigation, the header.

    Nothing but the first where nobody has been let in yet: an error before the session was read.
    """
    given: dict[str, object] = {
        "is_example": settings.ENVIRONMENT.is_example,
        "scope": getattr(request, "scope", None),
    }
    if hasattr(request, "scope"):
        given["navigation"] = _when_shown(navigation.items_for, request)
        given["person_menu"] = _when_shown(
            partial(navigation.items_for, menu=navigation.PERSON), request
        )
        given["facts"] = _when_shown(navigation.facts_for, request)
    return given


def _when_shown(
    tell: Callable[[HttpRequest], object], request: HttpRequest
) -> SimpleLazyObject[object]:
    """Ask only where the template shows it: a fragment has no header."""
    return SimpleLazyObject(partial(tell, request))
