"""What is said of a sheet: why it came back, and which findings are let stand."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from jixiao.web.budgets.models.projects import Sheet


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

    @property
    def key(self) -> str:
        """The field as a part of the identifier of its cell in a page."""
        return self.field.replace(".", "-").replace("+", "_")


class LetStand(models.Model):
    """A finding that was looked at and lets stand with a reason (问题说明); never a grave one."""

    sheet = models.ForeignKey(Sheet, models.CASCADE, related_name="let_stand")
    code = models.CharField(_("规则编号"), max_length=8)
    fingerprint = models.CharField(max_length=64)
    reason = models.CharField(_("说明"), max_length=400)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering: ClassVar = ["at"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["sheet", "fingerprint"], name="finding_let_stand_once")
        ]

    def __str__(self) -> str:
        return f"{self.code}：{self.reason}"
