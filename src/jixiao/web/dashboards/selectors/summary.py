"""All that one page of a dashboard is made of, each sum asked of the database once."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

from jixiao.web.budgets.models import TaskKind
from jixiao.web.dashboards.selectors import money, results, work
from jixiao.web.workflow.stages import Stage

if TYPE_CHECKING:
    from jixiao.web.dashboards.selectors.asked import Asked
    from jixiao.web.dashboards.selectors.results import FamilyCount


class Waiting(NamedTuple):
    """How many sheets of a kind are at a stage."""

    kind: TaskKind
    stage: Stage
    number: int

    @property
    def label(self) -> str:
        """The word for its kind."""
        return str(self.kind.label)


@dataclass(frozen=True, slots=True)
class Summary:
    """The sums of an institution and year: tasks by kind, money by month, ratings, findings."""

    kinds: dict[str, dict[str, Any]]
    months: list[dict[str, Any]]
    month: int
    sheets: list[dict[str, Any]]
    families: list[FamilyCount]

    @property
    def done(self) -> int:
        """How many tasks are done."""
        return sum(int(one["done"]) for one in self.kinds.values())

    @property
    def late(self) -> int:
        """How many tasks are late."""
        return sum(int(one["late"]) for one in self.kinds.values())

    @property
    def tasks(self) -> int:
        """How many tasks there are."""
        return self.done + self.late + sum(int(one["open"]) for one in self.kinds.values())

    @property
    def budget(self) -> Decimal | None:
        """The budget at the end of the month."""
        return self._now("final_budget_sum")

    @property
    def outturn(self) -> Decimal | None:
        """What was spent until the end of the month."""
        return self._now("outturn_sum")

    @property
    def evaluations(self) -> list[dict[str, Any]]:
        """The groups of sheets that are self-evaluations."""
        return [one for one in self.sheets if one["kind"] == TaskKind.SELF_EVALUATION]

    @property
    def mean(self) -> Decimal | None:
        """The mean score of the self-evaluations."""
        total = sum((one["total"] or Decimal(0) for one in self.evaluations), Decimal(0))
        return total / self.scored if self.scored else None

    @property
    def scored(self) -> int:
        """How many self-evaluations have a score."""
        return sum(int(one["number"]) for one in self.evaluations if one["band"] is not None)

    def rated(self, rating: str) -> int:
        """How many self-evaluations have a rating."""
        return sum(int(one["number"]) for one in self.evaluations if one["rating"] == rating)

    def banded(self, low: int) -> int:
        """How many have a score in the band that begins at ``low``."""
        return sum(int(one["number"]) for one in self.evaluations if one["band"] == low)

    def stages(self) -> list[Waiting]:
        """Where the sheets are, by kind and in the order of the stages."""
        counted: dict[tuple[TaskKind, Stage], int] = {}
        for one in self.sheets:
            at = TaskKind(one["kind"]), Stage(one["stage"])
            counted[at] = counted.get(at, 0) + one["number"]
        kinds, order = list(TaskKind), list(Stage)
        found = sorted(counted, key=lambda at: (kinds.index(at[0]), order.index(at[1])))
        return [Waiting(*at, counted[at]) for at in found]

    @property
    def findings(self) -> int:
        """How many findings there are."""
        return sum(one.errors + one.warnings + one.notes for one in self.families)

    @property
    def errors(self) -> int:
        """How many of them are errors."""
        return sum(one.errors for one in self.families)

    def _now(self, name: str) -> Decimal | None:
        return next((one[name] for one in self.months if one["month"] == self.month), None)


def summary_of(asked: Asked) -> Summary:
    """Ask the database for everything on a page."""
    kinds = {one["kind"]: one for one in work.by_kind(asked)}
    return Summary(
        {kind: kinds[kind] for kind in TaskKind if kind in kinds}, list(money.by_month(asked)),
        asked.period.month, results.groups(asked), results.by_family(asked),
    )  # fmt: skip
