"""The app as Django knows it."""

from __future__ import annotations

from contextlib import ExitStack
from contextvars import ContextVar

from django.apps import AppConfig
from django.db import connections
from django.utils.translation import gettext_lazy as _

_job: ContextVar[ExitStack | None] = ContextVar("jixiao_job", default=None)


class Accounts(AppConfig):
    """People, institutions, posts and who may see what."""

    name = "jixiao.web.accounts"
    label = "accounts"

    def ready(self) -> None:
        """Listen to what the wall, the guards and the trail need to know."""
        from django.db.backends.signals import connection_created
        from django.db.models.signals import post_migrate
        from django_tasks.signals import task_finished, task_started

        from jixiao.web.accounts import wall

        connection_created.connect(wall.greet)
        post_migrate.connect(_secure, sender=self)
        task_started.connect(_job_starts)
        task_finished.connect(_job_ends)
        _listen_to_sign_ins()
        _add_navigation()


def _secure(*, using: str, **_rest: object) -> None:
    from jixiao.web.accounts.securing import secure

    secure(connections[using])


def _job_starts(**_rest: object) -> None:
    """Let a background job see everything: who put it in the queue was asked for permission."""
    from jixiao.web.accounts.wall import everything_visible

    stack = ExitStack()
    stack.enter_context(everything_visible())
    _job.set(stack)


def _job_ends(**_rest: object) -> None:
    if stack := _job.get():
        _job.set(None)
        stack.close()


def _listen_to_sign_ins() -> None:
    from allauth.account.signals import password_changed, password_reset
    from allauth.mfa.signals import authenticator_added, authenticator_removed
    from axes.signals import user_locked_out
    from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed

    from jixiao.web.accounts import signing_in

    user_logged_in.connect(signing_in.signed_in)
    user_logged_out.connect(signing_in.signed_out)
    user_login_failed.connect(signing_in.failed)
    user_locked_out.connect(signing_in.locked_out)
    for changed in (password_changed, password_reset):
        changed.connect(signing_in.password_changed)
    for factor in (authenticator_added, authenticator_removed):
        factor.connect(signing_in.second_factor_changed)


def _add_navigation() -> None:
    from jixiao.web.accounts import header, policies
    from jixiao.web.shared.navigation import PERSON, Entry, add_entry, add_fact

    add_fact("institution", header.institution)

    def administers(request: object) -> bool:
        return policies.may_administer(request.scope)  # type: ignore[attr-defined]

    add_entry(Entry(_("机构与人员"), "institutions", "institutions", 90))
    add_entry(Entry(_("岗位一览"), "posts", "person", 91, administers))
    add_entry(Entry(_("邀请"), "invitations", "people", 92, administers))
    add_entry(Entry(_("批量导入"), "rosters", "sheets", 93, administers))
    add_entry(Entry(_("登录锁定"), "locks", "shield", 94, administers))
    add_entry(Entry(_("人员变动"), "post_changes", "trail", 95, administers))
    add_entry(Entry(_("我的账号"), "profile", "person", 10, menu=PERSON))
    add_entry(Entry(_("委托代办"), "delegations", "delegate", 20, menu=PERSON))
    add_entry(Entry(_("修改密码"), "account_change_password", "key", 30, menu=PERSON))
    add_entry(Entry(_("两步验证"), "mfa_index", "shield", 40, menu=PERSON))
    add_entry(Entry(_("登录会话"), "usersessions_list", "clock", 50, menu=PERSON))
