"""The addresses of the lists behind the figures of a dashboard."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.urls import reverse

from jixiao.web.dashboards.selectors.chosen import LATE, SCORED

if TYPE_CHECKING:
    from jixiao.web.dashboards.selectors.asked import Asked
    from jixiao.web.dashboards.selectors.below import Line


def to(name: str, asked: Asked, *, at: int | None = None, **chosen: object) -> str:
    """A page of money or of a dashboard about the same period, with filters set."""
    return f"{reverse(name, args=[at or asked.place.pk])}?{urlencode(asked.given | chosen)}"


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
    """The money of projects; that of an institution's own ones is listed with their sheets."""
    if asked.is_own:
        return projects(asked, at=at, **chosen)
    return to("spending-at", asked, at=at, **chosen)


def download(asked: Asked, what: str, **chosen: object) -> str:
    """A table as a workbook."""
    address = reverse("dashboard-table", args=[asked.place.pk, what])
    return f"{address}?{urlencode(asked.given | chosen)}"


def of_line(asked: Asked, line: Line) -> dict[str, str]:
    """The lists behind the figures of a line of the table to go down by."""
    there = replace(asked, place=line.place, is_own=line.is_own)
    return {
        "place": to("dashboard-at", there), "tasks": tasks(there, state=""),
        "late": tasks(there, state=LATE), "money": money(there), "red": money(there, light="red"),
        "scores": projects(there, result=SCORED), "faults": findings(there),
        "grave": findings(there, severity="error"),
    }  # fmt: skip
