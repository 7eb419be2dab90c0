"""How people come in: invitations, and the rosters by which many are invited at once."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jixiao.web.accounts.models.institutions import Institution
from jixiao.web.accounts.models.people import User
from jixiao.web.accounts.roles import Role


class Roster(models.Model):
    """A list of institutions to be made and people to be invited, out of a workbook (名册).

    ``content`` holds the rows as they were read. They are looked through whenever the roster is
    shown, and once more when it is imported, all of it at once or nothing. The links of those
    invited are kept nowhere: they are made when they are downloaded, in place of earlier ones.
    """

    institution = models.ForeignKey(Institution, models.PROTECT, related_name="rosters")
    name = models.CharField(_("文件名"), max_length=180)
    content = models.JSONField()
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    read_at = models.DateTimeField(_("上传时间"), auto_now_add=True)
    imported_at = models.DateTimeField(_("导入时间"), null=True, blank=True)
    institution_count = models.PositiveIntegerField(_("新增机构"), default=0)
    person_count = models.PositiveIntegerField(_("邀请人员"), default=0)
    links_at = models.DateTimeField(_("链接下载时间"), null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["-pk"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """The page of the roster."""
        return reverse("roster", args=[self.pk])


class Invitation(models.Model):
    """A way in for a new person: a link that works once and for some days (邀请).

    A system administrator makes it and a security administrator confirms the post it gives: only
    then does the link work. Nobody invites the first three, by whom an installation is opened.
    Only the digest of the token is kept.
    """

    institution = models.ForeignKey(Institution, models.CASCADE, related_name="invitations")
    role = models.CharField(_("角色"), max_length=24, choices=Role.choices)
    full_name = models.CharField(_("姓名"), max_length=60)
    roster = models.ForeignKey(
        Roster, models.PROTECT, null=True, blank=True, related_name="invitations"
    )
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

    @property
    def is_waiting(self) -> bool:
        """Whether a security administrator may still confirm it."""
        return not (self.accepted_at or self.confirmed_at or self.has_run_out)
