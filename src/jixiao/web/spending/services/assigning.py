"""Payments that wait are given to a project by a person, or by what was remembered of one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from jixiao.web.spending import policies
from jixiao.web.spending.models import AssigningRule, UnassignedPayment
from jixiao.web.spending.tasks import watch_year
from jixiao.web.workflow import trail

if TYPE_CHECKING:
    from jixiao.web.accounts.models import Institution, User
    from jixiao.web.accounts.scope import Held, Scope
    from jixiao.web.budgets.models import FiscalYear, Project

MOST_TOLD = 20


class AssigningNotAllowed(Exception):
    """Somebody who does not keep the accounts of the unit, or payments that wait no more."""


@transaction.atomic
def assign_payments(
    payments: Sequence[UnassignedPayment], *, project: Project | None, is_remembered: bool,
    by: User, scope: Scope,
) -> None:  # fmt: skip
    """Give payments of one unit to its project, or to running costs; the ledger follows at once.

    Where it is remembered, the same payee and purpose go the same way at every later import.
    """
    unit = payments[0].unit
    held = _require(scope, unit)
    if project is not None and project.unit.unit_path != unit.path:
        raise AssigningNotAllowed(
            _("“%(project)s”不是“%(unit)s”的项目，支付没有认领；请选该单位自己的项目。")
            % {"project": project, "unit": unit.name}
        )
    waiting = UnassignedPayment.objects.select_for_update().filter(
        pk__in=[one.pk for one in payments], unit=unit, assigned_at=None
    )
    locked = list(waiting)
    if len(locked) < len(payments):
        raise AssigningNotAllowed(
            _("所选的支付有%(n)d笔已经认领过，这次一笔也没有认领；请按现在的清单重新选择。")
            % {"n": len(payments) - len(locked)}
        )
    waiting.update(project=project, assigned_at=timezone.now(), fault="")
    if is_remembered:
        _remember(locked, project=project, by=by)
    details = {"认领到": _name(project), "凭证": _told(locked), "笔数": len(locked),
               "金额": sum(one.amount for one in locked), "记住": is_remembered}  # fmt: skip
    trail.record(
        unit, "认领支付", subject=f"institution:{unit.pk}", by=by, acting_for=held.acting_for,
        details=details,
    )  # fmt: skip
    watch_year.enqueue(locked[0].fiscal_year_id)


@transaction.atomic
def forget_rule(rule: AssigningRule, *, by: User, scope: Scope) -> None:
    """Remember a rule no longer; what was assigned by it stays assigned."""
    held = _require(scope, rule.unit)
    trail.record(
        rule.unit, "删除认领规则", subject=f"institution:{rule.unit_id}", by=by,
        acting_for=held.acting_for,
        details={"收款人": rule.payee, "用途": rule.purpose, "认领到": _name(rule.project)},
    )  # fmt: skip
    rule.delete()


@transaction.atomic
def watch_again(year: FiscalYear, *, place: Institution, by: User, scope: Scope) -> None:
    """Have the progress and the lights of a year made anew in the background."""
    held = policies.may_import_for(scope, place)
    if held is None:
        raise AssigningNotAllowed(_("只有财务和财政部门可以重新统计支出进度；请由他们办理。"))
    trail.record(
        place, "重新统计支出进度", subject=f"institution:{place.pk}", by=by,
        acting_for=held.acting_for, details={"年度": year.year},
    )  # fmt: skip
    watch_year.enqueue(year.pk)


def _require(scope: Scope, unit: Institution) -> Held:
    if held := policies.may_import_for(scope, unit):
        return held
    raise AssigningNotAllowed(
        _("只有“%(unit)s”的财务或财政部门可以认领它的支付；请由他们认领。") % {"unit": unit.name}
    )


def _remember(payments: Sequence[UnassignedPayment], *, project: Project | None, by: User) -> None:
    """A rule for every payee and purpose among payments; what names neither gives none."""
    for one in {(each.payee, each.purpose): each for each in payments}.values():
        if one.payee or one.purpose:
            AssigningRule.objects.update_or_create(
                unit=one.unit, payee=one.payee, purpose=one.purpose,
                defaults={"project": project, "by": by, "scope_path": one.scope_path},
            )  # fmt: skip


def _name(project: Project | None) -> str:
    return project.name if project else "基本支出"


def _told(payments: Sequence[UnassignedPayment]) -> list[str]:
    """The vouchers for the trail, the first of them where there are very many."""
    found = [one.shown_voucher or "无凭证号" for one in payments]
    return found if len(found) <= MOST_TOLD else [*found[:MOST_TOLD], "等"]
