"""Filters for figures: money in 万元, shares in per cent, scores; a dash where there is none."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from django import template
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

register = template.Library()
NONE = "—"
IN_WAN = Decimal(10000)
CENTS = Decimal("0.01")


@register.filter
def money(yuan: object) -> str:
    """Yuan as 万元 with two decimals, thousands set apart: ``12,345.60``."""
    number = _number(yuan)
    return NONE if number is None else _two_places(number / IN_WAN)


@register.filter
def yuan(amount: object) -> str:
    """Yuan with two decimals, thousands set apart."""
    number = _number(amount)
    return NONE if number is None else _two_places(number)


@register.filter
def percent(share: object) -> str:
    """A share of 1 as per cent with two decimals: ``93.50%``."""
    number = _number(share)
    return NONE if number is None else f"{_two_places(number * 100)}%"


@register.filter
def score(points: object) -> str:
    """A score without needless noughts: ``92.5``, ``100``."""
    number = _number(points)
    if number is None:
        return NONE
    text = f"{number.quantize(CENTS, ROUND_HALF_UP):f}"
    return text.rstrip("0").rstrip(".") or "0"


@register.filter
def count(number: object) -> str:
    """A whole number, thousands set apart."""
    value = _number(number)
    return NONE if value is None else f"{int(value):,}"


@register.filter
def days_left(day: date | None) -> str:
    """How far a day is off, in words: ``还有3天``, ``今天截止``, ``已逾期2天``."""
    if day is None:
        return NONE
    days = (day - timezone.localdate()).days
    if days == 0:
        return _("今天截止")
    if days > 0:
        return ngettext("还有%(days)d天", "还有%(days)d天", days) % {"days": days}
    return ngettext("已逾期%(days)d天", "已逾期%(days)d天", -days) % {"days": -days}


@register.filter
def duration(time: timedelta | None) -> str:
    """A time in minutes, begun ones counted, or in whole hours."""
    if time is None:
        return NONE
    minutes = -(-int(time.total_seconds()) // 60)
    if minutes % 60:
        return ngettext("%(minutes)d分钟", "%(minutes)d分钟", minutes) % {"minutes": minutes}
    hours = minutes // 60
    return ngettext("%(hours)d小时", "%(hours)d小时", hours) % {"hours": hours}


@register.filter
def file_size(size: object) -> str:
    """Bytes in words that fit: ``512字节``, ``80KB``, ``1.5MB``."""
    number = _number(size)
    if number is None:
        return NONE
    if number < 1024:
        return _("%(size)d字节") % {"size": number}
    if number < 1024 * 1024:
        return f"{number / 1024:.0f}KB"
    return f"{score((number / 1024 / 1024).quantize(Decimal('0.1'), ROUND_HALF_UP))}MB"


def _two_places(number: Decimal) -> str:
    return f"{number.quantize(CENTS, ROUND_HALF_UP):,}"


def _number(value: object) -> Decimal | None:
    """A figure as Decimal (of Money, its yuan); nothing where there is none."""
    value = getattr(value, "yuan", value)
    if value is None or value == "":
        return None
    try:
        return Decimal(str(value))
    except InvalidOperation:
        return None
