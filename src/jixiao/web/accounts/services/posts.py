"""Posts: appoint somebody, end a post."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from jixiao.web.accounts import policies
from jixiao.web.accounts.faults import PostsClash, WrongPost
from jixiao.web.accounts.models import Delegation, Institution, Post, User
from jixiao.web.accounts.querysets import in_office
from jixiao.web.accounts.recording import record
from jixiao.web.accounts.roles import ADMINISTRATION, Role
from jixiao.web.accounts.scope import scope_of

ONLY_SECURITY = "只有安全管理员可以任免岗位；请联系本地区或本部门的安全管理员。"


@transaction.atomic
def appoint(
    user: User, *, institution: Institution, role: Role, since: date | None = None, by: User
) -> Post:
    """Give somebody a post."""
    policies.require(policies.may_appoint(scope_of(by), institution), _(ONLY_SECURITY))
    post = give_post(user, institution=institution, role=role, since=since)
    record(
        institution, "任命岗位", subject=f"user:{user.pk}", by=by,
        details={"姓名": user, "岗位": role.label},
    )  # fmt: skip
    return post


@transaction.atomic
def end_post(post: Post, *, by: User) -> None:
    """End a post today, and every delegation of it."""
    policies.require(policies.may_appoint(scope_of(by), post.institution), _(ONLY_SECURITY))
    if post.user_id == by.pk:
        raise WrongPost(_("不能免去自己的岗位；请由另一位安全管理员办理。"))
    today = timezone.localdate()
    if post.until_date is not None and post.until_date <= today:
        raise WrongPost(_("这个岗位已经结束，不必再办理。"))
    post.until_date = max(today, post.since_date)
    post.save(update_fields=["until_date"])
    post.delegations.filter(ended_at__isnull=True).update(ended_at=timezone.now())
    record(
        post.institution, "免去岗位", subject=f"user:{post.user_id}", by=by,
        details={"姓名": post.user, "岗位": Role(post.role).label},
    )  # fmt: skip


@transaction.atomic
def give_post(
    user: User, *, institution: Institution, role: Role, since: date | None = None
) -> Post:
    """Make a post that clashes with no other of the person; permission was asked before."""
    since = since or timezone.localdate()
    if institution.closed_date:
        raise WrongPost(_("“%(place)s”已撤销，不能再任命岗位。") % {"place": institution})
    User.objects.select_for_update().get(pk=user.pk)
    held = [Role(one.role) for one in Post.objects.in_office(since).filter(user=user)]
    if policies.clashing([*held, role]) or _stands_in(user, role, day=since):
        raise PostsClash(
            _(
                "%(person)s不能再任%(role)s：系统管理员、安全管理员、审计员必须是三个人，也不能兼任业务岗位（含代办）。"
            )
            % {"person": user, "role": role.label}
        )
    same = Post.objects.in_office(since).filter(user=user, institution=institution, role=role)
    if same.exists():
        raise WrongPost(_("%(person)s已经在任这个岗位。") % {"person": user})
    return Post.objects.create(user=user, institution=institution, role=role, since_date=since)


def _stands_in(user: User, role: Role, *, day: date) -> bool:
    if role not in ADMINISTRATION:
        return False
    lent = Delegation.objects.filter(to=user, until_date__gte=day, ended_at__isnull=True)
    return lent.filter(in_office(day, prefix="post__")).exists()
