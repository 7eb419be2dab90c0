"""The ledger is told what was assigned, and what still waits in it is listed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from jixiao.domain.sheet import Project as DomainProject
from jixiao.domain.unit import BudgetUnit
from jixiao.pipeline import Unknown
from jixiao.pipeline.assigning import Assignment, PaymentLine, assign_all, waiting
from jixiao.web.spending.models import AssigningRule, UnassignedPayment
from jixiao.web.spending.models.unassigned import LONGEST_WORDS
from jixiao.web.spending.services.files import ledger_path
from jixiao.web.workflow import trail

if TYPE_CHECKING:
    from jixiao.web.budgets.models import FiscalYear
    from jixiao.web.spending.services.places import Places

BATCH = 500


def settle(year: FiscalYear, places: Places) -> None:
    """List what waits, take the rules, and write all that is assigned into the ledger.

    The caller holds the ledger.
    """
    _list(year, places)
    _take_rules(year)
    _write(year)


@transaction.atomic
def _list(year: FiscalYear, places: Places) -> None:
    """Rows for the payments that wait in the ledger; those that wait no more go."""
    found = {}
    for one in waiting(ledger_path(year), fiscal_year=year.year):
        place = places.unit_of(BudgetUnit(one.unit_code, one.unit))
        if place is not None:
            found[one.voucher, one.line] = UnassignedPayment(
                fiscal_year=year, unit_id=place.unit_id, voucher=one.voucher, line=one.line,
                paid_on=one.paid_on, amount=one.amount.yuan, payee=one.payee[:LONGEST_WORDS],
                purpose=one.purpose[:LONGEST_WORDS], scope_path=place.path,
            )  # fmt: skip
    listed = UnassignedPayment.objects.filter(fiscal_year=year)
    known = {(one.voucher, one.line): one.pk for one in listed.only("voucher", "line")}
    gone = [pk for key, pk in known.items() if key not in found]
    for at in range(0, len(gone), BATCH):
        listed.filter(pk__in=gone[at : at + BATCH]).delete()
    fresh = [one for key, one in found.items() if key not in known]
    UnassignedPayment.objects.bulk_create(fresh, batch_size=BATCH)


@transaction.atomic
def _take_rules(year: FiscalYear) -> None:
    """Assign what rules were remembered for; the trail of the unit says so."""
    units = UnassignedPayment.objects.filter(fiscal_year=year, assigned_at=None).values("unit")
    rules = AssigningRule.objects.filter(unit__in=units).select_related("unit", "project")
    for rule in rules:
        taken = UnassignedPayment.objects.filter(
            fiscal_year=year, unit=rule.unit, payee=rule.payee, purpose=rule.purpose,
            assigned_at=None,
        ).update(project=rule.project, assigned_at=timezone.now())  # fmt: skip
        if taken:
            trail.record(
                rule.unit, "按认领规则认领支付", subject=f"institution:{rule.unit_id}", by=None,
                details={"收款人": rule.payee, "用途": rule.purpose, "笔数": taken,
                         "认领到": rule.project.name if rule.project else "基本支出"},
            )  # fmt: skip


def _write(year: FiscalYear) -> None:
    """Write what is assigned into the ledger; what it does not take waits again, told why."""
    assigned = UnassignedPayment.objects.filter(~Q(assigned_at=None), fiscal_year=year)
    rows = list(assigned.select_related("unit", "project"))
    if not rows:
        return
    done = UnassignedPayment.objects.filter(pk__in=[one.pk for one in rows])
    try:
        assign_all(ledger_path(year), _assignments(rows, year))
    except Unknown as fault:
        done.update(project=None, assigned_at=None, fault=str(fault)[:LONGEST_WORDS])
    else:
        done.delete()


def _assignments(rows: Sequence[UnassignedPayment], year: FiscalYear) -> list[Assignment]:
    """The rows by project and unit, as the pipeline takes them."""
    groups: dict[tuple[int, int | None], list[UnassignedPayment]] = defaultdict(list)
    for one in rows:
        groups[one.unit_id, one.project_id].append(one)
    found = []
    for some in groups.values():
        unit, project = some[0].unit, some[0].project
        found.append(
            Assignment(
                [PaymentLine(year.year, one.voucher, one.line) for one in some],
                DomainProject(project.code, project.name) if project else None,
                BudgetUnit(unit.code, unit.name),
            )
        )
    return found
