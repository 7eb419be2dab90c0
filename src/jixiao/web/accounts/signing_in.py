"""What happens around signing in: it is recorded, and a session begins that ends."""

from __future__ import annotations

from collections.abc import Mapping

from django.http import HttpRequest
from django.utils import timezone

from jixiao.web.accounts.limits import address_of
from jixiao.web.accounts.middleware import SIGNED_IN_AT
from jixiao.web.accounts.models import User
from jixiao.web.accounts.recording import record_of_person


def signed_in(*, request: HttpRequest, user: User, **_rest: object) -> None:
    """Note when the session began and that somebody came in, from where."""
    request.session[SIGNED_IN_AT] = timezone.now().isoformat()
    record_of_person(user, "登录", by=user, details={"地址": address_of(request)})


def signed_out(*, request: HttpRequest, user: User | None, **_rest: object) -> None:
    """Note that somebody left."""
    if user is not None:
        record_of_person(user, "退出登录", by=user, details={"地址": address_of(request)})


def failed(
    *, credentials: Mapping[str, str], request: HttpRequest | None = None, **_rest: object
) -> None:
    """Note a sign-in that failed, where the name is somebody's."""
    _about(credentials.get("username", ""), "登录失败", request)


def locked_out(*, request: HttpRequest, username: str, **_rest: object) -> None:
    """Note that a sign-in was locked after too many failures."""
    _about(username, "登录锁定", request)


def password_changed(*, request: HttpRequest, user: User, **_rest: object) -> None:
    """Note that somebody changed their password."""
    record_of_person(user, "修改密码", by=user, details={"地址": address_of(request)})


def second_factor_changed(
    *, request: HttpRequest, user: User, authenticator: object, **_rest: object
) -> None:
    """Note that a second factor was added, removed or renewed."""
    record_of_person(
        user,
        "变更第二验证方式",
        by=user,
        details={"地址": address_of(request), "方式": authenticator},
    )


def _about(username: str, action: str, request: HttpRequest | None) -> None:
    user = User.objects.filter(username=username).first()
    if user is not None:
        record_of_person(user, action, details={"地址": address_of(request) if request else ""})
