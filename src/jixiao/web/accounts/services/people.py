"""People: their name, whether they may sign in, a new password, an end to a lock-out."""

from __future__ import annotations

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from axes.utils import reset
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from jixiao.web.accounts import policies
from jixiao.web.accounts.faults import WrongPost
from jixiao.web.accounts.models import Institution, Post, User
from jixiao.web.accounts.recording import record, record_of_person
from jixiao.web.accounts.roles import ADMINISTRATION
from jixiao.web.accounts.scope import scope_of

ONLY_SECURITY = "只有管辖其岗位的安全管理员可以这样办理。"


@transaction.atomic
def rename_person(user: User, *, full_name: str) -> None:
    """Change one's own name."""
    before, user.full_name = user.full_name, full_name
    user.save(update_fields=["full_name"])
    record_of_person(user, "修改姓名", by=user, details={"原姓名": before, "姓名": full_name})


@transaction.atomic
def set_active(user: User, *, is_active: bool, by: User) -> None:
    """Stop or reopen an account; somebody who is stopped is signed out at once."""
    _require(by, user)
    if user.pk == by.pk:
        raise WrongPost(_("不能停用自己的账号；请由另一位安全管理员办理。"))
    user.is_active = is_active
    user.save(update_fields=["is_active"])
    action = "启用账号" if is_active else "停用账号"
    record_of_person(user, action, by=by, details={"姓名": user})


@transaction.atomic
def allow_new_password(user: User, *, by: User) -> str:
    """The address at which somebody who forgot their password may set a new one, once."""
    _require(by, user)
    policies.require(
        not Post.objects.in_office().filter(user=user, role__in=ADMINISTRATION).exists(),
        _("三员的密码不能由另一位管理员重设；请运维人员在服务器上运行 new_password 命令。"),
    )
    return new_password_address(user, by=by)


@transaction.atomic
def new_password_address(user: User, *, by: User | None = None) -> str:
    """The address at which a new password may be set; asked for by the operator without ``by``."""
    key = f"{user_pk_to_url_str(user)}-{default_token_generator.make_token(user)}"
    record_of_person(user, "准予重设密码", by=by, details={"姓名": user})
    uid, _dash, rest = key.partition("-")
    return reverse("account_reset_password_from_key", args=[uid, rest])


@transaction.atomic
def unlock(username: str, *, by: User) -> None:
    """Let somebody sign in again who was locked out after too many wrong passwords."""
    policies.require(policies.may_unlock(scope_of(by)), _("只有安全管理员可以解锁登录。"))
    user = User.objects.filter(username=username).first()
    if user is not None:
        _require(by, user)
    reset(username=username)
    place = Institution.objects.visible_to(scope_of(by)).first()
    if place is not None:
        record(
            place,
            "解锁登录",
            subject=f"username:{username}"[:60],
            by=by,
            details={"用户名": username},
        )


def _require(by: User, user: User) -> None:
    scope = scope_of(by)
    posts = Post.objects.filter(user=user).select_related("institution")
    # Whoever also holds a post elsewhere is looked after by somebody above both.
    held = posts.in_office() or posts
    allowed = [policies.may_appoint(scope, post.institution) for post in held]
    policies.require(allowed and all(allowed), _(ONLY_SECURITY))
