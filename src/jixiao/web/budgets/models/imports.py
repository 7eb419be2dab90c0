"""Files that were dropped in, and the drafts that were read out of them."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jixiao.web.accounts.models import Institution
from jixiao.web.budgets.models.projects import Project, Sheet
from jixiao.web.budgets.models.scoped import ScopedQuerySet
from jixiao.web.budgets.models.years import FiscalYear, TaskKind


class ImportState(models.TextChoices):
    """How far the reading of a file is."""

    WAITING = "waiting", _("等待识别")
    READING = "reading", _("正在识别")
    READ = "read", _("识别完成")
    FAILED = "failed", _("没有识别出来")


class ImportedFile(models.Model):
    """A document of a unit that drafts are read out of (导入文件), stored by its digest."""

    unit = models.ForeignKey(Institution, models.PROTECT, related_name="imports")
    fiscal_year = models.ForeignKey(FiscalYear, models.PROTECT, related_name="imports")
    name = models.CharField(_("文件名"), max_length=255)
    size = models.PositiveBigIntegerField(_("大小"))
    sha256 = models.CharField(max_length=64)
    sm3 = models.CharField(max_length=64)
    format = models.CharField(_("格式"), max_length=20, blank=True)
    state = models.CharField(
        _("状态"), max_length=10, choices=ImportState.choices, default=ImportState.WAITING
    )
    done_count = models.PositiveIntegerField(default=0)
    total_count = models.PositiveIntegerField(default=0)
    problems = models.JSONField(_("识别问题"), default=list)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(_("导入时间"), auto_now_add=True)
    scope_path = models.CharField(max_length=40, db_index=True)

    objects = ScopedQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-at", "-pk"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """The page of what was read."""
        return reverse("import", args=[self.pk])


class DraftState(models.TextChoices):
    """What became of a draft."""

    WAITING = "waiting", _("待确认")
    ACCEPTED = "accepted", _("已采用")
    LEFT_OUT = "left_out", _("不采用")


class Draft(models.Model):
    """One sheet that was read out of a file, to be looked at and taken over (识别草稿).

    ``content`` is the Sheet of the domain with the place of every value; ``lines`` are the rows
    of the table in the file that it was read from, for showing a value where it stands.
    """

    imported = models.ForeignKey(ImportedFile, models.CASCADE, related_name="drafts")
    position = models.PositiveIntegerField()
    kind = models.CharField(_("种类"), max_length=20, choices=TaskKind.choices)
    name = models.CharField(_("项目名称"), max_length=300, blank=True)
    content = models.JSONField()
    lines = models.JSONField(default=list)
    value_count = models.PositiveIntegerField(_("识别值"), default=0)
    fault_count = models.PositiveIntegerField(_("问题数"), default=0)
    project = models.ForeignKey(
        Project, models.SET_NULL, null=True, blank=True, related_name="drafts"
    )
    state = models.CharField(
        _("状态"), max_length=10, choices=DraftState.choices, default=DraftState.WAITING
    )
    sheet = models.OneToOneField(
        Sheet, models.SET_NULL, null=True, blank=True, related_name="draft"
    )
    scope_path = models.CharField(max_length=40, db_index=True)

    objects = ScopedQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["imported", "position"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["imported", "position"], name="draft_position_once")
        ]

    def __str__(self) -> str:
        return self.name or str(_("未写项目名称"))

    def get_absolute_url(self) -> str:
        """The page of the draft beside its source."""
        return reverse("draft", args=[self.pk])
