"""What an entry of the trail says besides, in lines that somebody can read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _

# Under these words stands why something was done, or how.
WHY = ("意见", "原因", "理由", "说明")
BEFORE, AFTER = "原为", "改为"


def lines_of(details: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The details of an entry: a name and what it says; changes of cells have a line each."""
    for name, value in details.items():
        if isinstance(value, Mapping) and not _is_change(value):
            yield from lines_of(value)
        elif said := _said(value):
            yield name, said


def why(details: Mapping[str, Any]) -> str:
    """Why something was done, or how, where it was said."""
    return next((_said(details[name]) for name in WHY if details.get(name)), "")


def _is_change(value: Mapping[str, Any]) -> bool:
    return set(value) == {BEFORE, AFTER}


def _said(value: Any) -> str:
    if isinstance(value, Mapping):
        told = {"before": _said(value[BEFORE]), "after": _said(value[AFTER])}
        if not told["before"]:
            return _("填为“%(after)s”") % told
        if not told["after"]:
            return _("删去“%(before)s”") % told
        return _("原为“%(before)s”，改为“%(after)s”") % told
    if isinstance(value, list):
        return "、".join(_said(one) for one in value)
    return "" if value is None else str(value)
