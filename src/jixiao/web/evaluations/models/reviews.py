"""The second score: what a department, finance or an expert gives beside the unit's own."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jixiao.web.budgets.models import ScopedQuerySet, Sheet


class Level(models.TextChoices):
    """Who reviews."""

    DEPARTMENT = "department", _("主管部门")
    FINANCE = "finance", _("财政部门")
    EXPERT = "expert", _("第三方专家")


class Review(models.Model):
    """The spot check of a self-evaluation (抽查复核); the unit's own scores stay untouched.

    While ``concluded_at`` is empty it is the reviewer's alone; afterwards the unit sees it.
    """

    sheet = models.ForeignKey(Sheet, models.PROTECT, related_name="reviews")
    level = models.CharField(_("复核方"), max_length=12, choices=Level.choices)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    opinion = models.CharField(_("复核意见"), max_length=1000, blank=True)
    total = models.DecimalField(_("复核总分"), max_digits=6, decimal_places=2, null=True)
    rating = models.CharField(_("复核等级"), max_length=8, blank=True)
    changed_at = models.DateTimeField(_("修改时间"), auto_now=True)
    concluded_at = models.DateTimeField(_("完成时间"), null=True, blank=True)
    scope_path = models.CharField(max_length=40, db_index=True)

    objects = ScopedQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["sheet", "level"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["sheet", "level"], name="review_level_once")
        ]

    def __str__(self) -> str:
        return f"{self.sheet}{Level(self.level).label}"

    def get_absolute_url(self) -> str:
        """The page of the review."""
        return reverse("evaluation-review", args=[self.sheet_id])


class ReviewScore(models.Model):
    """The score that a review gives to one row, with its reason (复核得分).

    ``indicator`` is the position of the indicator in the sheet, nothing for the execution rate.
    """

    review = models.ForeignKey(Review, models.CASCADE, related_name="scores")
    indicator = models.PositiveSmallIntegerField(null=True, blank=True)
    score = models.DecimalField(_("复核得分"), max_digits=6, decimal_places=2)
    reason = models.CharField(_("理由"), max_length=400, blank=True)

    class Meta:
        ordering: ClassVar = ["indicator"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["review", "indicator"], name="review_score_once"),
            models.UniqueConstraint(
                fields=["review"],
                condition=Q(indicator__isnull=True),
                name="review_execution_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.score}"
