"""What the dashboards hand to the shared components."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _

from jixiao.web.shared.components import Tab

if TYPE_CHECKING:
    from jixiao.web.dashboards.selectors.asked import Asked


def tabs_of(asked: Asked, current: str, *, late: int | None = None) -> list[Tab]:
    """The pages of a dashboard; ``late`` is how many tasks are late, where it is known."""
    period = f"?{asked.query}"
    titles = {
        "dashboard-at": _("总览"), "dashboard-projects": _("项目"),
        "dashboard-late": _("任务（逾期%(late)d）") % {"late": late} if late else _("任务"),
        "dashboard-findings": _("问题"),
    }  # fmt: skip
    return [
        Tab(title, f"{reverse(name, args=[asked.place.pk])}{period}", is_current=name == current)
        for name, title in titles.items()
    ]
