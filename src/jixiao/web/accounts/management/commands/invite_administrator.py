"""``python -m django invite_administrator ROLE NAME``: when one of the 三员 is missing."""

from __future__ import annotations

from argparse import ArgumentParser

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.urls import reverse

from jixiao.web.accounts.models import Institution, Post
from jixiao.web.accounts.recording import record
from jixiao.web.accounts.roles import ADMINISTRATION, Role
from jixiao.web.accounts.services.invitations import new_invitation


class Command(BaseCommand):
    """Invites an administrator at the top of the tree, where no such is in office."""

    help = "三员缺位、系统内无法补任时，由运维人员在服务器上邀请一位；在任的先由安全管理员免去。"

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Which post, and who."""
        parser.add_argument("role", choices=[role.value for role in ADMINISTRATION], help="岗位")
        parser.add_argument("name", help="姓名")

    @transaction.atomic
    def handle(self, *_args: object, role: str, name: str, **_options: object) -> None:
        """Print the path of the invitation."""
        top = Institution.objects.filter(parent=None).first()
        if top is None:
            raise CommandError("系统还没有开通；请先打开 /first/。")
        if Post.objects.in_office().filter(role=role, institution=top).exists():
            raise CommandError(f"{Role(role).label}有人在任；请由在任的三员在系统内办理。")
        made, token = new_invitation(name, institution=top, role=Role(role), by=None)
        details = {"姓名": name, "岗位": Role(role).label}
        record(top, "邀请人员", subject=f"invitation:{made.pk}", by=None, details=details)
        self.stdout.write(reverse("welcome", args=[token]))
