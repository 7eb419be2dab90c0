"""People, the posts they hold, and who stands in for whom."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Self

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jixiao.web.accounts.models.institutions import Institution
from jixiao.web.accounts.querysets import People, PostQuerySet
from jixiao.web.accounts.roles import ADMINISTRATION, Role


class User(AbstractUser):
    """A person who signs in (用户)."""

    first_name = None  # type: ignore[assignment]
    last_name = None  # type: ignore[assignment]
    full_name = models.CharField(_("姓名"), max_length=60)

    objects: ClassVar[People[Self]] = People()

    def __str__(self) -> str:
        return self.full_name or self.username

    def get_absolute_url(self) -> str:
        """The page of the person."""
        return reverse("person", args=[self.pk])

    def get_full_name(self) -> str:
        """The name as it is written in Chinese, in one piece."""
        return str(self)


class Post(models.Model):
    """A role that a person has at an institution (岗位), from a day on and perhaps until one."""

    user = models.ForeignKey(User, models.PROTECT, related_name="posts")
    institution = models.ForeignKey(Institution, models.PROTECT, related_name="posts")
    role = models.CharField(_("角色"), max_length=24, choices=Role.choices)
    since_date = models.DateField(_("任职日期"), default=date.today)
    until_date = models.DateField(_("离任日期"), null=True, blank=True)

    objects = PostQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["user", "institution", "role"],
                condition=Q(until_date__isnull=True),
                name="post_held_once",
            ),
            models.UniqueConstraint(
                fields=["user"],
                condition=Q(role__in=[str(role) for role in ADMINISTRATION])
                & Q(until_date__isnull=True),
                name="administrators_are_three_people",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.institution}{Role(self.role).label}{self.user}"


class Delegation(models.Model):
    """A post handed to somebody else while its holder is away (委托代办)."""

    post = models.ForeignKey(Post, models.CASCADE, related_name="delegations")
    to = models.ForeignKey(User, models.PROTECT, related_name="delegated")
    from_date = models.DateField(_("开始日期"))
    until_date = models.DateField(_("结束日期"))
    reason = models.CharField(_("原因"), max_length=200)
    ended_at = models.DateTimeField(_("提前结束时间"), null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["-from_date", "-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(until_date__gte=models.F("from_date")), name="delegation_has_days"
            )
        ]

    def __str__(self) -> str:
        return f"{self.post}委托{self.to}"
