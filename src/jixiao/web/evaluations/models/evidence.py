"""Files that prove what a self-evaluation says."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jixiao.web.budgets.models import ScopedQuerySet, Sheet


class StoredFile(models.Model):
    """The content of a file, stored once however often it is used (存档文件).

    ``path`` is its place in the store: its digest and a token of this storing, so that a file
    which is taken out never takes one along that was stored anew at the same moment.
    """

    sha256 = models.CharField(max_length=64, unique=True)
    sm3 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField(_("大小"))
    format = models.CharField(_("格式"), max_length=8)
    path = models.CharField(max_length=120)
    stored_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.sha256


class Evidence(models.Model):
    """A file that proves the result of an indicator, or the sheet as a whole (佐证材料).

    ``indicator`` is the position of the indicator in the sheet, nothing for the whole sheet.
    """

    sheet = models.ForeignKey(Sheet, models.PROTECT, related_name="evidence")
    indicator = models.PositiveSmallIntegerField(null=True, blank=True)
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="uses")
    name = models.CharField(_("文件名"), max_length=180)
    note = models.CharField(_("说明"), max_length=200, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(_("上传时间"), auto_now_add=True)
    scope_path = models.CharField(max_length=40, db_index=True)

    objects = ScopedQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["indicator", "at", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["sheet", "indicator", "file"], name="evidence_of_indicator_once"
            ),
            models.UniqueConstraint(
                fields=["sheet", "file"],
                condition=Q(indicator__isnull=True),
                name="evidence_of_sheet_once",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """The page where it is looked at."""
        return reverse("evidence", args=[self.pk])
