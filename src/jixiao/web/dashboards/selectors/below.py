"""The table to go down by: institutions next below with their sums, or the projects of a unit."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.db.models import Prefetch, QuerySet

from jixiao.web.budgets.models import Project, Sheet
from jixiao.web.dashboards.selectors import money, results, work
from jixiao.web.spending.models import ProgressRow

if TYPE_CHECKING:
    from jixiao.web.accounts.models import Institution
    from jixiao.web.dashboards.selectors.asked import Asked

NOTHING: dict[str, Any] = {}
LEFT_OUT = ("content", "findings", "edits", "reason")


@dataclass(frozen=True, slots=True)
class Line:
    """An institution next below, with its tasks, money, mean score and findings."""

    place: Institution
    is_own: bool
    done: int
    late: int
    all: int
    budget: Decimal | None
    outturn: Decimal | None
    planned: Decimal | None
    red: int
    mean: Decimal | None
    faults: int
    grave: int

    @property
    def rate(self) -> Decimal | None:
        """The share of the budget that is spent."""
        return self.outturn / self.budget if self.budget and self.outturn is not None else None


def lines(asked: Asked) -> list[Line]:
    """The institutions next below with their sums: one query for each of the three kinds."""
    tasks = _by_path(work.by_child(asked))
    spent = _by_path(money.by_child(asked))
    found = _by_path(results.by_child(asked))
    made = (
        _line(one, is_own=one.pk == asked.place.pk, tasks=tasks.get(one.path, NOTHING),
              spent=spent.get(one.path, NOTHING), found=found.get(one.path, NOTHING))
        for one in asked.children()
    )  # fmt: skip
    return [one for one in made if not one.is_own or one.all or one.budget]


def projects(asked: Asked) -> QuerySet[Any]:
    """The projects below an institution with their money and their current sheets."""
    year, month = asked.period.year, asked.period.month
    sheets = Sheet.objects.filter(fiscal_year=year, is_current=True).defer(*LEFT_OUT)
    rows = ProgressRow.objects.filter(fiscal_year=year, month=month).defer("missing")
    found = Project.objects.filter(asked.within()).select_related("unit")
    wanted: tuple[Any, ...] = (
        Prefetch("sheets", sheets.order_by("kind"), to_attr="shown_sheets"),
        Prefetch("progress", rows, to_attr="shown_rows"),
    )
    return found.prefetch_related(*wanted)


def _by_path(found: Iterable[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    return {one["child"]: one for one in found}


def _line(
    place: Institution, *, is_own: bool, tasks: dict[str, Any], spent: dict[str, Any],
    found: dict[str, Any],
) -> Line:  # fmt: skip
    counts = [tasks.get(name, 0) for name in ("done", "late", "open")]
    planned = spent.get("planned_sum") if spent.get("planned_budget_sum") else None
    return Line(
        place, is_own, done=counts[0], late=counts[1], all=sum(counts),
        budget=spent.get("final_budget_sum"), outturn=spent.get("outturn_sum"), planned=planned,
        red=spent.get("red_sum") or 0, mean=found.get("mean"),
        faults=found.get("faults") or 0, grave=found.get("grave") or 0,
    )  # fmt: skip
