"""The indicator library: indicators to take over, with their versions."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from jixiao.web.accounts.models import Institution


class Shelf(models.TextChoices):
    """Whose indicator it is."""

    NATIONAL = "national", _("共性")
    INDUSTRY = "industry", _("行业")
    OWN = "own", _("本单位")


class LibraryIndicator(models.Model):
    """One version of an indicator of the library (指标库指标).

    ``series`` is the same through all versions of it. ``source`` says where it was taken from:
    a workbook that was imported, or how many approved sheets use it.
    """

    series = models.UUIDField(default=uuid.uuid4)
    version = models.PositiveSmallIntegerField(_("版本"), default=1)
    is_current = models.BooleanField(default=True)
    shelf = models.CharField(_("类别"), max_length=10, choices=Shelf.choices)
    industry = models.CharField(_("行业"), max_length=60, blank=True)
    owner = models.ForeignKey(Institution, models.PROTECT, related_name="library")
    owner_path = models.CharField(max_length=40, db_index=True)
    dimension = models.CharField(_("一级指标"), max_length=60)
    kind = models.CharField(_("二级指标"), max_length=60)
    name = models.CharField(_("三级指标"), max_length=300)
    definition = models.CharField(_("指标解释"), max_length=1000, blank=True)
    target = models.CharField(_("参考指标值"), max_length=300, blank=True)
    basis = models.CharField(_("指标值确定依据"), max_length=600, blank=True)
    source = models.CharField(_("来源"), max_length=300)
    use_count = models.PositiveIntegerField(_("使用次数"), default=0)
    since_date = models.DateField(_("起用日期"), auto_now_add=True)

    class Meta:
        ordering: ClassVar = ["dimension", "kind", "name", "-version"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["series", "version"], name="library_version_once"),
            models.UniqueConstraint(
                fields=["series"], condition=Q(is_current=True), name="library_current_once"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["owner_path", "is_current", "kind"])]

    def __str__(self) -> str:
        return self.name
