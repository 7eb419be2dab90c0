"""Tags of the pages of money: shares of sums, numbers of lights."""

from __future__ import annotations

from decimal import Decimal

from django import template

from jixiao.web.shared.badges import Badge, badge_of
from jixiao.web.shared.templatetags.figures import NONE, percent

register = template.Library()


@register.simple_tag
def share(part: Decimal | None, whole: Decimal | None) -> str:
    """A part of a whole in per cent; a dash where there is no whole."""
    return percent(part / whole) if part is not None and whole else NONE


@register.inclusion_tag("shared/badge.html")
def lamp(colour: str, count: int | None) -> dict[str, Badge]:
    """How many projects show a light."""
    badge = badge_of("light", colour)
    return {"badge": badge._replace(word=f"{badge.word} {count or 0}")}
