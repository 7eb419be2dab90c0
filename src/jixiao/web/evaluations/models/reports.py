"""Documents that are made in the background."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jixiao.web.accounts.models import Institution
from jixiao.web.budgets.models import FiscalYear, ScopedQuerySet
from jixiao.web.evaluations.models.evidence import StoredFile
from jixiao.web.evaluations.models.reviews import Review


class ReportKind(models.TextChoices):
    """Which document it is."""

    SELF_EVALUATION = "self-evaluation", _("自评工作报告")
    SPOT_CHECK = "spot-check", _("抽查复核记录")


class ReportState(models.TextChoices):
    """How far the making of a document is."""

    WAITING = "waiting", _("等待生成")
    MAKING = "making", _("正在生成")
    DONE = "done", _("已生成")
    FAILED = "failed", _("没有生成")


class Report(models.Model):
    """A document of a unit for a year, made in the background (报告).

    ``previous`` is the Word file that people worked on: what they wrote in it is taken over.
    ``notes`` are sentences on what a person should look at; ``error`` says why there is none.
    """

    kind = models.CharField(_("种类"), max_length=20, choices=ReportKind.choices)
    unit = models.ForeignKey(Institution, models.PROTECT, related_name="reports")
    fiscal_year = models.ForeignKey(FiscalYear, models.PROTECT, related_name="reports")
    review = models.ForeignKey(
        Review, models.CASCADE, null=True, blank=True, related_name="reports"
    )
    previous = models.ForeignKey(
        StoredFile, models.PROTECT, null=True, blank=True, related_name="reports"
    )
    state = models.CharField(
        _("状态"), max_length=10, choices=ReportState.choices, default=ReportState.WAITING
    )
    progress = models.PositiveSmallIntegerField(_("进度"), default=0)
    error = models.CharField(max_length=400, blank=True)
    notes = models.JSONField(default=list, blank=True)
    word = models.CharField(max_length=120, blank=True)
    pdf = models.CharField(max_length=120, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(_("申请时间"), auto_now_add=True)
    finished_at = models.DateTimeField(_("完成时间"), null=True, blank=True)
    scope_path = models.CharField(max_length=40, db_index=True)

    objects = ScopedQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.unit}{self.fiscal_year}{ReportKind(self.kind).label}"

    def get_absolute_url(self) -> str:
        """How far it is, as a piece of a page."""
        return reverse("report", args=[self.pk])

    @property
    def is_busy(self) -> bool:
        """Whether it is still to be waited for."""
        return self.state in {ReportState.WAITING, ReportState.MAKING}
