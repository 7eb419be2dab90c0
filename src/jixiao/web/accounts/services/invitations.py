"""Invitations: a link that works once, by which a person comes in and takes up a post."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterable
from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from jixiao.web.accounts import policies
from jixiao.web.accounts.faults import InvitationNotOpen
from jixiao.web.accounts.models import Institution, Invitation, User
from jixiao.web.accounts.recording import record
from jixiao.web.accounts.roles import Role
from jixiao.web.accounts.scope import scope_of
from jixiao.web.accounts.services.posts import give_post

LASTS = timedelta(days=7)


@transaction.atomic
def invite(
    full_name: str, *, institution: Institution, role: Role, by: User
) -> tuple[Invitation, str]:
    """Invite a person to a post; gives the token of the link, which is kept nowhere."""
    policies.require(
        policies.may_manage(scope_of(by), institution),
        _("只有系统管理员可以邀请人员；请联系本地区或本部门的系统管理员。"),
    )
    invitation, token = new_invitation(full_name, institution=institution, role=role, by=by)
    _record(invitation, "邀请人员", by=by)
    return invitation, token


@transaction.atomic
def confirm_invitation(invitation: Invitation, *, by: User) -> None:
    """Agree to the post that an invitation gives: from now on its link works."""
    _require_security(invitation, by)
    if invitation.accepted_at or invitation.confirmed_at:
        raise InvitationNotOpen(_("这份邀请已经确认过。"))
    invitation.confirmed_by, invitation.confirmed_at = by, timezone.now()
    invitation.expires_at = timezone.now() + LASTS
    invitation.save(update_fields=["confirmed_by", "confirmed_at", "expires_at"])
    _record(invitation, "确认邀请", by=by)


@transaction.atomic
def confirm_invitations(invitations: Iterable[Invitation], *, by: User) -> int:
    """Agree to several at once, all or none; those confirmed before are left out."""
    waiting = [one for one in invitations if not one.accepted_at and not one.confirmed_at]
    for one in waiting:
        confirm_invitation(one, by=by)
    return len(waiting)


@transaction.atomic
def withdraw_invitation(invitation: Invitation, *, by: User) -> None:
    """Take back an invitation that was not used: by either administrator."""
    scope, place = scope_of(by), invitation.institution
    allowed = policies.may_manage(scope, place) or policies.may_appoint(scope, place)
    policies.require(allowed, _("只有系统管理员和安全管理员可以撤回邀请。"))
    if invitation.accepted_at:
        raise InvitationNotOpen(_("这份邀请已经使用，不能撤回；可以由安全管理员免去岗位。"))
    _record(invitation, "撤回邀请", by=by)
    invitation.delete()


@transaction.atomic
def accept_invitation(token: str, *, username: str, password: str) -> User:
    """Make the person and their post; the link works no more."""
    invitation = open_invitation(token, lock=True)
    user = User.objects.create_user(username, password=password, full_name=invitation.full_name)
    give_post(user, institution=invitation.institution, role=Role(invitation.role))
    invitation.accepted_at, invitation.accepted_by = timezone.now(), user
    invitation.save(update_fields=["accepted_at", "accepted_by"])
    _record(invitation, "接受邀请", by=user)
    return user


def open_invitation(token: str, *, lock: bool = False) -> Invitation:
    """The invitation of a link, where it can be used now; refuse with the reason otherwise."""
    found = Invitation.objects.select_related("institution")
    if lock:
        found = found.select_for_update(of=("self",))
    invitation = found.filter(token_digest=digest_of(token)).first()
    if invitation is None or invitation.accepted_at:
        raise InvitationNotOpen(
            _("这个邀请链接无效，或者已经用过。如需加入，请系统管理员重新邀请。")
        )
    if invitation.confirmed_at is None:
        raise InvitationNotOpen(_("安全管理员还没有确认这份邀请；确认之后再打开这个链接。"))
    if invitation.expires_at < timezone.now():
        raise InvitationNotOpen(_("这个邀请链接已过有效期；请系统管理员重新邀请。"))
    return invitation


def new_invitation(
    full_name: str, *, institution: Institution, role: Role, by: User | None
) -> tuple[Invitation, str]:
    """Make an invitation; one by the system itself is confirmed at once."""
    token, now = secrets.token_urlsafe(32), timezone.now()
    invitation = Invitation.objects.create(
        institution=institution, role=role, full_name=full_name, token_digest=digest_of(token),
        invited_by=by, confirmed_at=None if by else now, expires_at=now + LASTS,
    )  # fmt: skip
    return invitation, token


def digest_of(token: str) -> str:
    """What is kept of a token."""
    return hashlib.sha256(token.encode()).hexdigest()


def _require_security(invitation: Invitation, by: User) -> None:
    policies.require(
        policies.may_appoint(scope_of(by), invitation.institution),
        _("只有安全管理员可以确认邀请；请联系本地区或本部门的安全管理员。"),
    )


def _record(invitation: Invitation, action: str, *, by: User) -> None:
    record(
        invitation.institution, action, subject=f"invitation:{invitation.pk}", by=by,
        details={"姓名": invitation.full_name, "岗位": Role(invitation.role).label},
    )  # fmt: skip
