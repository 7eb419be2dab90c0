"""``python -m django secure_database``: lay the guards of the database again."""

from __future__ import annotations

from django.core.management.base import BaseCommand
from django.db import connection

from jixiao.web.accounts.securing import is_bypassed, secure


class Command(BaseCommand):
    """Lays row-level security and the guards of the 三员, and says whether they bind."""

    help = "在数据库中重新设置行级安全策略和三员分立的约束，并说明是否生效。"

    def handle(self, *_args: object, **_options: object) -> None:
        """Lay the guards, and name the tables."""
        for table in secure(connection):
            self.stdout.write(f"已设置：{table}")
        if connection.vendor != "postgresql":
            self.stdout.write("SQLite 没有行级安全；可见范围由程序控制。")
        elif is_bypassed(connection):
            self.stderr.write(
                "当前数据库角色是超级用户或带有 BYPASSRLS，行级安全策略对它不起作用；"
                "请另建一个普通角色，并写进 JIXIAO_DATABASE。"
            )
