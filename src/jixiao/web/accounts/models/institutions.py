"""Institutions and the tree in which they stand."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jixiao.web.accounts.paths import DEEPEST, STEP
from jixiao.web.accounts.querysets import InstitutionQuerySet


class InstitutionKind(models.TextChoices):
    """The levels of the tree; a section is part of a unit."""

    FINANCE_AUTHORITY = "finance_authority", _("财政部门")
    DEPARTMENT = "department", _("主管部门")
    UNIT = "unit", _("预算单位")
    SECTION = "section", _("内设科室")


class Institution(models.Model):
    """A finance authority, department, unit or section (机构).

    ``path`` is its way down the tree in fixed steps of digits, so that all below it are one range
    of an index on every database.
    """

    kind = models.CharField(_("层级"), max_length=20, choices=InstitutionKind.choices)
    code = models.CharField(_("编码"), max_length=21, blank=True)
    name = models.CharField(_("名称"), max_length=120)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children"
    )
    path = models.CharField(max_length=STEP * DEEPEST, unique=True, editable=False)
    closed_date = models.DateField(_("撤销日期"), null=True, blank=True)

    objects = InstitutionQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["path"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["code"], condition=~Q(code=""), name="institution_code_once"
            )
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """The page of the institution."""
        return reverse("institution", args=[self.pk])

    @property
    def unit_path(self) -> str:
        """The path of the unit: a section's is that of the unit it is part of."""
        return self.path[:-STEP] if self.kind == InstitutionKind.SECTION else self.path
