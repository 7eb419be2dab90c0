"""Payments of the ledger that name no project, and what is remembered of how they were assigned."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from jixiao.web.accounts.models import Institution
from jixiao.web.budgets.models import FiscalYear, Project
from jixiao.web.spending.fields import money_field
from jixiao.web.spending.models.progress import UnitQuerySet

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

LONGEST_WORDS = 400


def _words(title: _StrOrPromise) -> models.CharField[str, str]:
    return models.CharField(title, max_length=LONGEST_WORDS, blank=True)


class UnassignedPayment(models.Model):
    """A payment of the ledger that waits for a project (待认领支付).

    Once somebody has assigned it (``assigned_at``; without a project to running costs) it stays
    until the ledger holds that too; ``fault`` says why the ledger did not take it.
    """

    fiscal_year = models.ForeignKey(FiscalYear, models.CASCADE, related_name="unassigned")
    unit = models.ForeignKey(Institution, models.PROTECT, related_name="unassigned")
    voucher = models.TextField(_("凭证号"))
    line = models.PositiveIntegerField(_("行号"))
    paid_on = models.DateField(_("支付日期"))
    amount = money_field(_("金额"))
    payee = _words(_("收款人"))
    purpose = _words(_("用途"))
    project = models.ForeignKey(Project, models.CASCADE, null=True, related_name="+")
    assigned_at = models.DateTimeField(_("认领时间"), null=True)
    fault = _words(_("没有写入台账的原因"))
    scope_path = models.CharField(max_length=40)

    objects = UnitQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["paid_on", "voucher", "line"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["fiscal_year", "voucher", "line"], name="unassigned_payment_once"
            )
        ]
        indexes: ClassVar = [models.Index(fields=["fiscal_year", "scope_path", "paid_on"])]

    def __str__(self) -> str:
        return self.shown_voucher or self.purpose or self.payee

    @property
    def shown_voucher(self) -> str:
        """The number of its voucher; nothing where the ledger made one of what the payment says."""
        return "" if self.voucher.startswith("~") else self.voucher


class AssigningRule(models.Model):
    """Payments of a unit to this payee for this purpose belong to this project (认领规则).

    Without a project they are running costs. Taken at every import.
    """

    unit = models.ForeignKey(Institution, models.PROTECT, related_name="assigning_rules")
    payee = _words(_("收款人"))
    purpose = _words(_("用途"))
    project = models.ForeignKey(Project, models.CASCADE, null=True, related_name="assigning_rules")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(_("记住时间"), auto_now=True)
    scope_path = models.CharField(max_length=40)

    objects = UnitQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["payee", "purpose", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["unit", "payee", "purpose"], name="assigning_rule_once")
        ]
        indexes: ClassVar = [models.Index(fields=["scope_path"])]

    def __str__(self) -> str:
        return "，".join(one for one in (self.payee, self.purpose) if one)
