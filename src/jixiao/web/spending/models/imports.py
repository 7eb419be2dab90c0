"""Exports that are imported into a ledger, and what is known of the ledger."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jixiao.web.accounts.models import Institution
from jixiao.web.budgets.models import FiscalYear, ScopedQuerySet


class ImportState(models.TextChoices):
    """How far an export is on its way into the ledger."""

    READING = "reading", _("正在识别列")
    PROPOSED = "proposed", _("等待确认列对应")
    IMPORTING = "importing", _("正在导入")
    DONE = "done", _("已导入")
    FAILED = "failed", _("没有导入")


class LedgerImport(models.Model):
    """An export of a platform that an accountant hands in (台账导入), and what became of it.

    ``tables`` holds for every table its tab, kind, titles, first rows, columns and units, first
    as proposed and then as confirmed; after the import also the counts of its rows.
    """

    fiscal_year = models.ForeignKey(FiscalYear, models.PROTECT, related_name="ledger_imports")
    institution = models.ForeignKey(Institution, models.PROTECT, related_name="ledger_imports")
    name = models.CharField(_("文件名"), max_length=180)
    size = models.PositiveBigIntegerField(_("大小"))
    sha256 = models.CharField(max_length=64)
    state = models.CharField(
        _("状态"), max_length=10, choices=ImportState.choices, default=ImportState.READING
    )
    tables = models.JSONField(default=list)
    problems = models.JSONField(_("没有识别的内容"), default=list)
    taken = models.PositiveIntegerField(_("新增"), default=0)
    known = models.PositiveIntegerField(_("已有"), default=0)
    refused = models.PositiveIntegerField(_("退回"), default=0)
    refused_file = models.CharField(max_length=200, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(_("导入时间"), auto_now_add=True)
    finished_at = models.DateTimeField(_("完成时间"), null=True, blank=True)
    scope_path = models.CharField(max_length=40, db_index=True)

    objects = ScopedQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-at", "-pk"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """The page of its columns and its counts."""
        return reverse("ledger-import", args=[self.pk])

    @property
    def is_busy(self) -> bool:
        """Whether a background job is at work on it."""
        return self.state in {ImportState.READING, ImportState.IMPORTING}


class Ledger(models.Model):
    """What is known of the ledger of an authority and year (台账) without opening its file.

    ``unmatched`` names its projects that the project list does not have, the first of
    ``unmatched_count``; ``problems`` are sentences of the last snapshot.
    """

    fiscal_year = models.OneToOneField(FiscalYear, models.PROTECT, related_name="ledger")
    month = models.PositiveSmallIntegerField(_("最近月份"), default=0)
    as_of = models.DateField(_("截止日期"), null=True, blank=True)
    taken_at = models.DateTimeField(_("统计时间"), null=True, blank=True)
    unmatched = models.JSONField(_("不在项目库的项目"), default=list)
    unmatched_count = models.PositiveIntegerField(default=0)
    problems = models.JSONField(default=list)

    def __str__(self) -> str:
        return f"{self.fiscal_year}台账"
