"""Projects and their sheets with versions."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jixiao.web.accounts.models import Institution
from jixiao.web.budgets.models.scoped import ScopedQuerySet
from jixiao.web.budgets.models.years import FiscalYear, TaskKind
from jixiao.web.workflow.stages import Stage


class Project(models.Model):
    """A budget project of a unit (项目)."""

    unit = models.ForeignKey(Institution, models.PROTECT, related_name="projects")
    code = models.CharField(_("项目编码"), max_length=21, blank=True)
    name = models.CharField(_("项目名称"), max_length=180)
    scope_path = models.CharField(max_length=40, db_index=True)

    objects = ScopedQuerySet.as_manager()

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

    def get_absolute_url(self) -> str:
        """The page of the project."""
        return reverse("project", args=[self.pk])


class Sheet(models.Model):
    """One version of the sheet of a project for a year (绩效表).

    ``content`` is the Sheet of the domain as plain data. An approved version is frozen; an
    adjustment is the next version, with its reason. ``revision`` counts the changes of a draft
    and ``edits`` says for a cell at which of them it was last changed, and by whom: so two people
    who fill in one sheet are told of each other. ``findings`` are those of the last audit.
    """

    project = models.ForeignKey(Project, models.PROTECT, related_name="sheets")
    fiscal_year = models.ForeignKey(FiscalYear, models.PROTECT, related_name="sheets")
    kind = models.CharField(_("种类"), max_length=20, choices=TaskKind.choices)
    version = models.PositiveSmallIntegerField(_("版本"), default=1)
    stage = models.CharField(_("环节"), max_length=12, choices=Stage.choices, default=Stage.DRAFT)
    content = models.JSONField()
    revision = models.PositiveIntegerField(_("修改次数"), default=0)
    edits = models.JSONField(default=dict, blank=True)
    findings = models.JSONField(default=list, blank=True)
    copied_from = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="copies"
    )
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

    objects = ScopedQuerySet.as_manager()

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
        indexes: ClassVar = [
            models.Index(fields=["fiscal_year", "kind", "stage", "scope_path"]),
            models.Index(
                fields=["fiscal_year", "scope_path"],
                condition=Q(is_current=True, fault_count__gt=0),
                name="sheet_faulty",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.project}{TaskKind(self.kind).label}（第{self.version}版）"

    def get_absolute_url(self) -> str:
        """The page where the sheet is read or filled in; a self-evaluation has one of its own."""
        is_evaluation = self.kind == TaskKind.SELF_EVALUATION
        return reverse("evaluation" if is_evaluation else "sheet", args=[self.pk])


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
