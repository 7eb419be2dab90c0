"""``python -m django new_password USERNAME``: a link for who forgot the password."""

from __future__ import annotations

from argparse import ArgumentParser

from django.core.management.base import BaseCommand, CommandError

from jixiao.web.accounts import services
from jixiao.web.accounts.models import User


class Command(BaseCommand):
    """Prints the path of a page where a person sets a new password, once, within a day."""

    help = "为忘记密码的人员（包括三员）生成重设密码的链接，24小时内有效，只能用一次。"

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Whose password."""
        parser.add_argument("username", help="用户名")

    def handle(self, *_args: object, username: str, **_options: object) -> None:
        """Print the path."""
        user = User.objects.filter(username=username).first()
        if user is None:
            raise CommandError(f"没有用户名“{username}”；请核对。")
        self.stdout.write(services.new_password_address(user))
