"""The trail of who did what, and the tasks that are due."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from jixiao.web.accounts.models import Institution


class TrailEntry(models.Model):
    """One thing that was done (办理留痕), chained to the one before it by SM3.

    A chain runs per unit, so that units do not wait for each other. Rows are only ever added.
    """

    chain = models.ForeignKey(Institution, models.PROTECT, related_name="trail")
    number = models.PositiveIntegerField()
    at = models.DateTimeField(_("时间"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    by_name = models.CharField(_("办理人"), max_length=120)
    action = models.CharField(_("事项"), max_length=40)
    subject = models.CharField(max_length=60)
    details = models.JSONField(default=dict)
    scope_path = models.CharField(max_length=40, db_index=True)
    previous_digest = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)

    class Meta:
        ordering: ClassVar = ["chain", "number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["chain", "number"], name="trail_number_once")
        ]
        indexes: ClassVar = [models.Index(fields=["subject", "number"])]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.by_name} {self.action}"
