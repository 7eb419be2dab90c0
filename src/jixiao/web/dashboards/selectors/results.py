"""Scores and ratings of self-evaluations, and findings by family."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from django.db import connection
from django.db.models import (
    Avg,
    Case,
    Count,
    IntegerField,
    Q,
    QuerySet,
    Sum,
    Value,
    When,
)

from jixiao.domain.finding import Severity
from jixiao.web.budgets.models import Sheet, TaskKind
from jixiao.web.dashboards.families import NAMES
from jixiao.web.spending.listing import Sums, sums_of

if TYPE_CHECKING:
    from jixiao.web.dashboards.selectors.asked import Asked

RATINGS = ("优", "良", "中", "差")
# The first score of each band, and the first above it.
BANDS = ((90, 101), (80, 90), (60, 80), (0, 60))


class FamilyCount(NamedTuple):
    """How many findings of a family there are, by severity."""

    family: str
    errors: int
    warnings: int
    notes: int


def current(asked: Asked) -> QuerySet[Sheet]:
    """The current sheets of the year below an institution."""
    return Sheet.objects.filter(asked.within(), fiscal_year=asked.period.year, is_current=True)


def groups(asked: Asked) -> Sums:
    """The current sheets by kind, stage, rating and band of scores, with the sum of the scores."""
    bands = (When(score__gte=low, score__lt=high, then=Value(low)) for low, high in BANDS)
    found = current(asked).order_by().values("kind", "stage", "rating")
    band = Case(*bands, default=None, output_field=IntegerField())
    return sums_of(found.annotate(band=band, number=Count("pk"), total=Sum("score")))


def by_child(asked: Asked) -> Sums:
    """The mean score, and the grave and other findings, of the institutions next below."""
    is_evaluation = Q(kind=TaskKind.SELF_EVALUATION)
    sums = {
        "mean": Avg("score", filter=is_evaluation), "faults": Sum("fault_count"),
        "grave": Sum("grave_count"),
    }  # fmt: skip
    return sums_of(current(asked).order_by().values(child=asked.child_or_own()).annotate(**sums))


def by_family(asked: Asked) -> list[FamilyCount]:
    """The findings of the current sheets that nobody let stand, by family of rules and severity."""
    faulty = current(asked).filter(fault_count__gt=0).order_by().values("id", "findings")
    inner, given = faulty.query.sql_with_params()
    each = "jsonb_array_elements" if connection.vendor == "postgresql" else "json_each"
    query = (
        "SELECT substr(f.value ->> 'code', 1, 2), f.value ->> 'severity', count(*)"  # noqa: S608
        f" FROM ({inner}) AS s, {each}(s.findings) AS f"
        " WHERE (s.id, f.value ->> 'fingerprint') NOT IN"
        " (SELECT known.sheet_id, known.fingerprint FROM budgets_letstand AS known) GROUP BY 1, 2"
    )
    with connection.cursor() as cursor:
        cursor.execute(query, given)
        counts = {(family, severity): number for family, severity, number in cursor.fetchall()}
    families = {family for family, _severity in counts}
    return [
        FamilyCount(one, *(counts.get((one, level.value), 0) for level in Severity))
        for one in NAMES
        if one in families
    ]
