"""The addresses of the lists behind the figures of a dashboard."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.urls import reverse

if TYPE_CHECKING:
    from jixiao.web.dashboards.selectors.asked import Asked


def to(name: str, asked: Asked, *, at: int | None = None, **chosen: object) -> str:
    """A page of money or of a dashboard about the same period, with filters set."""
    period = {"year": asked.period.year.year, "month": asked.period.month}
    return f"{reverse(name, args=[at or asked.place.pk])}?{urlencode(period | chosen)}"


def tasks(asked: Asked, *, at: int | None = None, **chosen: object) -> str:
    """The tasks of a kind and state."""
    return to("dashboard-late", asked, at=at, **chosen)


def projects(asked: Asked, *, at: int | None = None, **chosen: object) -> str:
    """The projects by light, result or stage."""
    return to("dashboard-projects", asked, at=at, **chosen)


def findings(asked: Asked, *, at: int | None = None, **chosen: object) -> str:
    """The findings of a family and severity."""
    return to("dashboard-findings", asked, at=at, **chosen)


def money(asked: Asked, *, at: int | None = None, **chosen: object) -> str:
    """The money of projects."""
    return to("spending-at", asked, at=at, **chosen)


def download(asked: Asked, what: str, **chosen: object) -> str:
    """A table as a workbook."""
    period = {"year": asked.period.year.year, "month": asked.period.month}
    address = reverse("dashboard-table", args=[asked.place.pk, what])
    return f"{address}?{urlencode(period | chosen)}"
