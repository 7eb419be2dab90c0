"""Fiscal years with their calendar, and what units have to hand in."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from jixiao.web.accounts.models import Institution
from jixiao.web.budgets.models.scoped import ScopedQuerySet

# So many days before the end a task is urgent.
SOON = 7


class TaskKind(models.TextChoices):
    """What units are asked for in the course of a year."""

    OBJECTIVE = "objective", _("目标申报")
    MONITORING = "monitoring", _("运行监控")
    SELF_EVALUATION = "self_evaluation", _("绩效自评")
    RECTIFICATION = "rectification", _("整改")
    DISCLOSURE = "disclosure", _("公开")


# The list where the sheets of a task are begun and filled in.
LISTS: dict[str, str] = {
    TaskKind.OBJECTIVE: "projects", TaskKind.MONITORING: "monitoring",
    TaskKind.SELF_EVALUATION: "evaluations",
}  # fmt: skip


class FiscalYear(models.Model):
    """A budget year as a finance authority opens it (预算年度): rule-set, forms, stages.

    ``forms`` names the form printed for a kind of task, ``stages`` the stages of review in use,
    ``deadlines`` the last day (ISO) of every kind; a task keeps the day that holds for its unit.
    """

    authority = models.ForeignKey(Institution, models.PROTECT, related_name="fiscal_years")
    year = models.PositiveSmallIntegerField(_("年度"))
    ruleset = models.CharField(_("评分办法"), max_length=80)
    forms = models.JSONField(_("表样"), default=dict)
    stages = models.JSONField(_("审核环节"), default=list)
    deadlines = models.JSONField(_("工作日历"), default=dict)
    is_open = models.BooleanField(_("已开启"), default=False)

    class Meta:
        ordering: ClassVar = ["-year"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["authority", "year"], name="fiscal_year_once")
        ]

    def __str__(self) -> str:
        return gettext("%d年度") % self.year


class Task(models.Model):
    """What a unit has to hand in until a day (任务)."""

    fiscal_year = models.ForeignKey(FiscalYear, models.CASCADE, related_name="tasks")
    unit = models.ForeignKey(Institution, models.CASCADE, related_name="tasks")
    kind = models.CharField(_("任务"), max_length=20, choices=TaskKind.choices)
    due_date = models.DateField(_("截止日期"))
    done_at = models.DateTimeField(_("完成时间"), null=True, blank=True)
    scope_path = models.CharField(max_length=40, db_index=True)

    objects = ScopedQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["due_date", "kind"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["fiscal_year", "unit", "kind"], name="task_once")
        ]

    def __str__(self) -> str:
        return f"{self.unit}{self.fiscal_year}{TaskKind(self.kind).label}"

    def get_absolute_url(self) -> str:
        """Where the task is done: the list of its sheets, or a page of its own."""
        name = LISTS.get(self.kind, "")
        if not name:
            return reverse("task", args=[self.pk])
        return f"{reverse(name)}?year={self.fiscal_year.year}"

    @property
    def urgency(self) -> str:
        """The word of the badge: ``done``, ``late``, ``soon`` or ``due``."""
        if self.done_at is not None:
            return "done"
        days = (self.due_date - timezone.localdate()).days
        return "late" if days < 0 else "soon" if days <= SOON else "due"
