"""The snapshot of every month: by project, by unit, and what units say of slow projects."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from jixiao.domain.light import Colour
from jixiao.domain.monitoring import Cause
from jixiao.domain.progress import Category
from jixiao.web.accounts.models import Institution
from jixiao.web.accounts.paths import below_any
from jixiao.web.budgets.models import FiscalYear, Project, ScopedQuerySet
from jixiao.web.budgets.models.scoped import Owned
from jixiao.web.spending.fields import choices_of, money_field, share_field

if TYPE_CHECKING:
    from jixiao.web.accounts.scope import Scope


class UnitQuerySet(ScopedQuerySet[Owned]):
    """Rows of money: a budget is of a whole unit, so whoever works in a section of it sees them."""

    def visible_to(self, scope: Scope) -> Self:
        """Those of the units where something is held today, and of all below."""
        return self.filter(below_any("scope_path", scope.unit_paths))


class ProgressRow(models.Model):
    """The money of a project, or of the running costs of a unit, at the end of a month (支出进度).

    Made from the ledger by the pipeline; pages read it and never the ledger. Amounts are yuan,
    shares are of 1; a negative ``gap`` is ahead of the plan. ``light`` is the worst of the money's
    and the goals' (双监控); the goals have none where no sheet of monitoring tells of them.
    """

    fiscal_year = models.ForeignKey(FiscalYear, models.CASCADE, related_name="progress")
    month = models.PositiveSmallIntegerField(_("月份"))
    as_of = models.DateField(_("截止日期"))
    key = models.CharField(max_length=400)
    category = models.CharField(_("支出类别"), max_length=12, choices=choices_of(Category))
    unit = models.ForeignKey(Institution, models.PROTECT, related_name="progress")
    project = models.ForeignKey(Project, models.CASCADE, null=True, related_name="progress")
    original_budget = money_field(_("年初预算"))
    carry_over = money_field(_("结转"))
    adjustment = money_field(_("调整"))
    final_budget = money_field(_("全年预算"))
    month_outturn = money_field(_("本月支出"))
    outturn = money_field(_("累计支出"))
    last_payment_date = models.DateField(_("最后支付日期"), null=True)
    planned = money_field(_("计划支出"), null=True)
    planned_budget = money_field(_("有计划的预算"))
    planned_outturn = money_field(_("有计划的支出"))
    execution_rate = share_field(_("执行率"))
    planned_share = share_field(_("计划进度"))
    gap_share = share_field(_("差额"))
    gap = money_field(_("差额"))
    light = models.CharField(_("亮灯"), max_length=6, choices=choices_of(Colour))
    light_rank = models.PositiveSmallIntegerField(default=0)
    reason = models.CharField(_("说明"), max_length=400, blank=True)
    money_light = models.CharField(
        _("资金灯"), max_length=6, choices=choices_of(Colour), blank=True
    )
    goal_light = models.CharField(_("目标灯"), max_length=6, choices=choices_of(Colour), blank=True)
    goal_reason = models.CharField(_("目标情况"), max_length=400, blank=True)
    expected = money_field(_("全年预计"), null=True)
    low = money_field(_("预计下限"), null=True)
    high = money_field(_("预计上限"), null=True)
    is_slow = models.BooleanField(_("支出缓慢"), default=False)
    is_by_plan = models.BooleanField(default=False)
    behind_since = models.PositiveSmallIntegerField(_("从何时起"), null=True)
    missing = models.JSONField(_("比去年同期少的支出"), default=list)
    scope_path = models.CharField(max_length=40)

    objects = UnitQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["fiscal_year", "month", "key"], name="progress_month_once"
            )
        ]
        indexes: ClassVar = [
            models.Index(fields=["fiscal_year", "month", "scope_path"]),
            models.Index(fields=["fiscal_year", "month", "-light_rank", "-gap", "id"]),
            models.Index(
                fields=["fiscal_year", "month", "-gap", "id"],
                condition=models.Q(is_slow=True),
                name="progress_slow",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.project or self.unit}{self.month}月"


class UnitMonth(models.Model):
    """What the rows of a unit come to at the end of a month (单位月度汇总), to sum a city by."""

    fiscal_year = models.ForeignKey(FiscalYear, models.CASCADE, related_name="unit_months")
    month = models.PositiveSmallIntegerField(_("月份"))
    unit = models.ForeignKey(Institution, models.PROTECT, related_name="unit_months")
    final_budget = money_field(_("全年预算"))
    month_outturn = money_field(_("本月支出"))
    outturn = money_field(_("累计支出"))
    planned = money_field(_("计划支出"))
    planned_budget = money_field(_("有计划的预算"))
    planned_outturn = money_field(_("有计划的支出"))
    expected = money_field(_("全年预计"))
    project_count = models.PositiveIntegerField(_("项目数"), default=0)
    red = models.PositiveIntegerField(_("红灯"), default=0)
    yellow = models.PositiveIntegerField(_("黄灯"), default=0)
    blue = models.PositiveIntegerField(_("蓝灯"), default=0)
    green = models.PositiveIntegerField(_("绿灯"), default=0)
    grey = models.PositiveIntegerField(_("不判定"), default=0)
    slow = models.PositiveIntegerField(_("支出缓慢"), default=0)
    scope_path = models.CharField(max_length=40)

    objects = UnitQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["fiscal_year", "month", "unit"], name="unit_month_once")
        ]
        indexes: ClassVar = [models.Index(fields=["fiscal_year", "scope_path", "month"])]

    def __str__(self) -> str:
        return f"{self.unit}{self.month}月"


class SlowReason(models.Model):
    """Why the money of a project is slow, and what the unit will do (支出缓慢的原因和措施)."""

    project = models.ForeignKey(Project, models.CASCADE, related_name="slow_reasons")
    fiscal_year = models.ForeignKey(FiscalYear, models.CASCADE, related_name="slow_reasons")
    month = models.PositiveSmallIntegerField(_("月份"))
    causes = models.JSONField(_("偏差原因"), default=list)
    explanation = models.CharField(_("原因说明"), max_length=400)
    measure = models.CharField(_("改进措施"), max_length=400)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(_("填写时间"), auto_now=True)
    scope_path = models.CharField(max_length=40, db_index=True)

    objects = UnitQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["fiscal_year", "month", "project"], name="slow_reason_once"
            )
        ]

    def __str__(self) -> str:
        return self.explanation

    @property
    def cause_labels(self) -> list[str]:
        """The kinds of cause in words."""
        return [Cause(one).label for one in self.causes]
