"""Who may do what: questions about a scope, for every app; and the refusal that names its reason.

三员分立 (three administrators apart): the system administrator makes institutions and invites
people, the security administrator appoints, confirms and unlocks, the auditor only reads. None
of them holds another's post or one of the business.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from jixiao.web.accounts.roles import ADMINISTRATION, BUSINESS, Role

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jixiao.web.accounts.models import Delegation, Institution, Post, User
    from jixiao.web.accounts.scope import Held, Scope


class NotAllowed(PermissionDenied):
    """Somebody tried what their posts do not allow; the sentence says which post it takes."""


def require(allowed: object, message: str) -> None:
    """Refuse, with a sentence, what a policy does not allow."""
    if not allowed:
        raise NotAllowed(message)


def require_role(scope: Scope, role: Role, *, over: str) -> Held:
    """The post by which a role is exercised over an institution; refuse where there is none."""
    held = scope.held_as(role, over=over)
    if held is None:
        raise NotAllowed(_("只有%(role)s可以这样办理。") % {"role": role.label})
    return held


def may_read(scope: Scope, path: str) -> bool:
    """Whether the business of an institution may be read."""
    return any(path.startswith(top) for top in scope.paths)


def may_act(scope: Scope, roles: Iterable[Role], *, over: str) -> bool:
    """Whether one of several roles is held over an institution."""
    return any(scope.has(role, over=over) for role in roles)


def may_manage(scope: Scope, institution: Institution) -> bool:
    """Whether an institution below may be made, renamed, moved or closed, and people invited."""
    return scope.has(Role.SYSTEM_ADMINISTRATOR, over=institution.path)


def may_appoint(scope: Scope, institution: Institution) -> bool:
    """Whether posts of an institution may be given, ended, invitations to them confirmed."""
    return scope.has(Role.SECURITY_ADMINISTRATOR, over=institution.path)


def may_unlock(scope: Scope) -> bool:
    """Whether sign-ins may be unlocked, accounts stopped and new passwords allowed."""
    return scope.has_any(Role.SECURITY_ADMINISTRATOR)


def may_administer(scope: Scope) -> bool:
    """Whether the lists of invitations and locks may be read: by the 三员."""
    return any(scope.has_any(role) for role in ADMINISTRATION)


def may_audit(scope: Scope) -> bool:
    """Whether every trail below may be read."""
    return scope.has_any(Role.AUDITOR)


def may_delegate(user: User, post: Post) -> bool:
    """Whether a post may be handed over for some days: its holder's own, and one of business."""
    return post.user_id == user.pk and Role(post.role) in BUSINESS


def may_end_delegation(user: User, delegation: Delegation) -> bool:
    """Whether a delegation may be ended early: by the holder and by the one who stands in."""
    return user.pk in {delegation.post.user_id, delegation.to_id}


def is_business(scope: Scope) -> bool:
    """Whether somebody takes part in the business of budgets, not only in administration."""
    return any(one.role in BUSINESS for one in scope.held)


def clashing(roles: Iterable[Role]) -> bool:
    """Whether one person may not hold these posts together: an administrator's with another."""
    held = list(roles)
    return len(held) > 1 and any(role in ADMINISTRATION for role in held)
