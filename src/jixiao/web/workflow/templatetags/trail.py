"""Filters that tell what an entry of the trail says."""

from __future__ import annotations

from string import hexdigits

from django import template

from jixiao.web.workflow import telling
from jixiao.web.workflow.models import TrailEntry

register = template.Library()
DIGEST, SHOWN = 64, 12


@register.filter
def lines(entry: TrailEntry) -> list[tuple[str, str]]:
    """What an entry says besides, line by line; of a digest its beginning."""
    return [(name, _short(said)) for name, said in telling.lines_of(entry.details)]


def _short(said: str) -> str:
    is_digest = len(said) == DIGEST and all(one in hexdigits for one in said)
    return f"{said[:SHOWN]}…" if is_digest else said


@register.filter
def why(entry: TrailEntry) -> str:
    """Why it was done, where that was said."""
    return telling.why(entry.details)
