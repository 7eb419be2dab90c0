"""Institutions, people, the posts they hold, and who stands in for whom."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Self

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jixiao.web.accounts.paths import DEEPEST, STEP
from jixiao.web.accounts.querysets import InstitutionQuerySet, People, PostQuerySet
from jixiao.web.accounts.roles import ADMINISTRATION, Role


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


class Invitation(models.Model):
    """A way in for a new person: a link that works once and for some days (邀请).

    A system administrator makes it and a security administrator confirms the post it gives: only
    then does the link work. Nobody invites the first three, by whom an installation is opened.
    Only the digest of the token is kept.
    """

    institution = models.ForeignKey(Institution, models.CASCADE, related_name="invitations")
    role = models.CharField(_("角色"), max_length=24, choices=Role.choices)
    full_name = models.CharField(_("姓名"), max_length=60)
    token_digest = models.CharField(max_length=64, unique=True)
    invited_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="invitations"
    )
    confirmed_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    confirmed_at = models.DateTimeField(_("确认时间"), null=True, blank=True)
    expires_at = models.DateTimeField(_("有效期至"))
    accepted_at = models.DateTimeField(_("接受时间"), null=True, blank=True)
    accepted_by = models.OneToOneField(User, models.PROTECT, null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["-pk"]

    def __str__(self) -> str:
        return f"{self.full_name}（{Role(self.role).label}）"

    @property
    def has_run_out(self) -> bool:
        """Whether the link was not used in time."""
        return self.accepted_at is None and self.expires_at < timezone.now()
