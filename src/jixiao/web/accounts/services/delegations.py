"""Delegations: a post handed to somebody else while its holder is away."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from jixiao.web.accounts import policies
from jixiao.web.accounts.faults import WrongDelegation
from jixiao.web.accounts.models import Delegation, Post, User
from jixiao.web.accounts.recording import record
from jixiao.web.accounts.roles import ADMINISTRATION, Role
from jixiao.web.accounts.selectors import substitutes_for

LONGEST_DAYS = 180


@transaction.atomic
def delegate(
    post: Post, *, to: User, from_date: date, until_date: date, reason: str, by: User
) -> Delegation:
    """Hand one's own post to a colleague from a day until another."""
    policies.require(
        policies.may_delegate(by, post),
        _("只能委托自己的业务岗位；三员的岗位不能委托，应由安全管理员另行任命。"),
    )
    _fits(post, to=to, from_date=from_date, until_date=until_date)
    delegation = Delegation.objects.create(
        post=post, to=to, from_date=from_date, until_date=until_date, reason=reason
    )
    record(
        post.institution, "委托代办", subject=f"post:{post.pk}", by=by,
        details={"岗位": Role(post.role).label, "代办人": to, "开始日期": from_date,
                 "结束日期": until_date, "原因": reason},
    )  # fmt: skip
    return delegation


@transaction.atomic
def end_delegation(delegation: Delegation, *, by: User) -> None:
    """End a delegation before its last day: by either of the two."""
    policies.require(
        policies.may_end_delegation(by, delegation), _("只有委托人和代办人可以结束这项委托。")
    )
    if delegation.ended_at is not None:
        return
    delegation.ended_at = timezone.now()
    delegation.save(update_fields=["ended_at"])
    post = delegation.post
    details = {"岗位": Role(post.role).label, "代办人": delegation.to}
    record(post.institution, "结束代办", subject=f"post:{post.pk}", by=by, details=details)


def _fits(post: Post, *, to: User, from_date: date, until_date: date) -> None:
    today = timezone.localdate()
    if until_date < from_date or until_date < today:
        raise WrongDelegation(_("结束日期不能早于开始日期，也不能早于今天。"))
    if (until_date - from_date).days >= LONGEST_DAYS:
        raise WrongDelegation(
            _("一次委托最多%(days)d天；更长的应由安全管理员任命。") % {"days": LONGEST_DAYS}
        )
    if Post.objects.filter(user=to, role__in=ADMINISTRATION, until_date__isnull=True).exists():
        raise WrongDelegation(_("三员不能代办业务岗位；请另选一人。"))
    if not substitutes_for(post).filter(pk=to.pk).exists():
        raise WrongDelegation(_("只能委托给本单位在任的同事；请另选一人。"))
    others = post.delegations.filter(ended_at__isnull=True)
    if others.filter(from_date__lte=until_date, until_date__gte=from_date).exists():
        raise WrongDelegation(_("这几天里这个岗位已经委托过；先结束那一项，或另选日期。"))
