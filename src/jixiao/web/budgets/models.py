"""Fiscal years with their calendar, projects, sheets and their versions."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from jixiao.web.accounts.models import Institution
from jixiao.web.workflow.stages import Stage


class TaskKind(models.TextChoices):
    """What units are asked for in the course of a year."""

    OBJECTIVE = "objective", _("目标申报")
    MONITORING = "monitoring", _("运行监控")
    SELF_EVALUATION = "self_evaluation", _("绩效自评")
    RECTIFICATION = "rectification", _("整改")
    DISCLOSURE = "disclosure", _("公开")


class FiscalYear(models.Model):
    """A budget year as a finance authority opens it (预算年度): rule-set, forms, stages."""

    authority = models.ForeignKey(Institution, models.PROTECT, related_name="fiscal_years")
    year = models.PositiveSmallIntegerField(_("年度"))
    ruleset = models.CharField(_("评分办法"), max_length=80)
    forms = models.JSONField(_("表样"), default=dict)
    stages = models.JSONField(_("审核环节"), default=list)
    is_open = models.BooleanField(_("已开启"), default=False)

    class Meta:
        ordering: ClassVar = ["-year"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["authority", "year"], name="fiscal_year_once")
        ]

    def __str__(self) -> str:
        return f"{self.year}年度"


class Task(models.Model):
    """What a unit has to hand in until a day (任务)."""

    fiscal_year = models.ForeignKey(FiscalYear, models.CASCADE, related_name="tasks")
    unit = models.ForeignKey(Institution, models.CASCADE, related_name="tasks")
    kind = models.CharField(_("任务"), max_length=20, choices=TaskKind.choices)
    due_date = models.DateField(_("截止日期"))
    done_at = models.DateTimeField(_("完成时间"), null=True, blank=True)
    scope_path = models.CharField(max_length=40, db_index=True)

    class Meta:
        ordering: ClassVar = ["due_date", "kind"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["fiscal_year", "unit", "kind"], name="task_once")
        ]

    def __str__(self) -> str:
        return f"{self.unit}{self.fiscal_year}{TaskKind(self.kind).label}"


class Project(models.Model):
    """A budget project of a unit (项目)."""

    unit = models.ForeignKey(Institution, models.PROTECT, related_name="projects")
    code = models.CharField(_("项目编码"), max_length=21, blank=True)
    name = models.CharField(_("项目名称"), max_length=180)
    scope_path = models.CharField(max_length=40, db_index=True)

    class Meta:
        ordering: ClassVar = ["scope_path", "name"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["code"], condition=~Q(code=""), name="project_code_once"
            ),
            models.UniqueConstraint(fields=["unit", "name"], name="project_name_once"),
        ]

    def __str__(self) -> str:
        return self.name


class Sheet(models.Model):
    """One version of the sheet of a project for a year (绩效表).

    ``content`` is the Sheet of the domain as plain data. An approved version is frozen; an
    adjustment is the next version, with its reason.
    """

    project = models.ForeignKey(Project, models.PROTECT, related_name="sheets")
    fiscal_year = models.ForeignKey(FiscalYear, models.PROTECT, related_name="sheets")
    kind = models.CharField(_("种类"), max_length=20, choices=TaskKind.choices)
    version = models.PositiveSmallIntegerField(_("版本"), default=1)
    stage = models.CharField(_("环节"), max_length=12, choices=Stage.choices, default=Stage.DRAFT)
    content = models.JSONField()
    reason = models.CharField(_("调整原因"), max_length=400, blank=True)
    is_current = models.BooleanField(default=True)
    handler = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="sheets"
    )
    scope_path = models.CharField(max_length=40, db_index=True)
    changed_at = models.DateTimeField(_("修改时间"), auto_now=True)
    frozen_at = models.DateTimeField(_("批复时间"), null=True, blank=True)
    budget = models.DecimalField(_("预算数"), max_digits=18, decimal_places=2, null=True)
    outturn = models.DecimalField(_("执行数"), max_digits=18, decimal_places=2, null=True)
    score = models.DecimalField(_("得分"), max_digits=6, decimal_places=2, null=True)
    rating = models.CharField(_("等级"), max_length=8, blank=True)
    fault_count = models.PositiveSmallIntegerField(_("问题数"), default=0)
    grave_count = models.PositiveSmallIntegerField(_("严重问题数"), default=0)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["project", "fiscal_year", "kind", "version"], name="sheet_version_once"
            ),
            models.UniqueConstraint(
                fields=["project", "fiscal_year", "kind"],
                condition=Q(is_current=True),
                name="sheet_current_once",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["fiscal_year", "kind", "stage", "scope_path"])]

    def __str__(self) -> str:
        return f"{self.project}{TaskKind(self.kind).label}（第{self.version}版）"


class IndicatorRow(models.Model):
    """An indicator of a sheet as a row to search and to count by; the sheet's content decides."""

    sheet = models.ForeignKey(Sheet, models.CASCADE, related_name="indicators")
    position = models.PositiveSmallIntegerField()
    dimension = models.CharField(_("一级指标"), max_length=60)
    kind = models.CharField(_("二级指标"), max_length=60)
    name = models.CharField(_("三级指标"), max_length=300)
    target = models.CharField(_("指标值"), max_length=300, blank=True)
    points = models.DecimalField(_("分值"), max_digits=6, decimal_places=2, null=True)
    score = models.DecimalField(_("得分"), max_digits=6, decimal_places=2, null=True)

    class Meta:
        ordering: ClassVar = ["sheet", "position"]

    def __str__(self) -> str:
        return self.name


class Remark(models.Model):
    """A reason why a sheet came back, pinned to a field of it (退回意见)."""

    sheet = models.ForeignKey(Sheet, models.CASCADE, related_name="remarks")
    field = models.CharField(max_length=80, blank=True)
    text = models.CharField(_("意见"), max_length=600)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    settled_at = models.DateTimeField(_("处理时间"), null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["at"]

    def __str__(self) -> str:
        return self.text
