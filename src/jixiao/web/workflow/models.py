"""The trail of who did what, its heads, and what every submission said."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from jixiao.web.accounts.models import Institution


class TrailEntry(models.Model):
    """One thing that was done (办理留痕), chained to the one before it by SM3.

    A chain runs per unit, so that units do not wait for each other. Rows are only ever added.
    ``scope_path`` is where the subject lies, which may be a section below the unit of the chain.
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
        indexes: ClassVar = [
            models.Index(fields=["subject", "number"]),
            models.Index(fields=["-at"]),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.by_name} {self.action}"


class TrailHead(models.Model):
    """Where the chain of a unit stands (链头): the number and digest of its last entry.

    Whoever adds an entry holds this row, so that entries of one unit come one after another; and
    a chain whose last entries were deleted no longer fits its head.
    """

    chain = models.OneToOneField(
        Institution, models.PROTECT, primary_key=True, related_name="trail_head"
    )
    number = models.PositiveIntegerField(default=0)
    digest = models.CharField(max_length=64)

    def __str__(self) -> str:
        return f"{self.chain}第{self.number}条"


class Submission(models.Model):
    """What a sheet said when it was handed in (报送稿): a reviewer sees what changed since."""

    subject = models.CharField(max_length=60)
    number = models.PositiveSmallIntegerField(_("第几次报送"))
    at = models.DateTimeField(_("报送时间"), auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    content = models.JSONField()
    digest = models.CharField(max_length=64)
    scope_path = models.CharField(max_length=40, db_index=True)

    class Meta:
        ordering: ClassVar = ["subject", "number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["subject", "number"], name="submission_number_once")
        ]

    def __str__(self) -> str:
        return f"{self.subject}第{self.number}次报送"
