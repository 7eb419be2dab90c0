"""What waits for the 三员: invitations to confirm, rosters to import, locks, an empty tree."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from jixiao.web.accounts import selectors_three
from jixiao.web.accounts.models import Institution
from jixiao.web.accounts.roles import Role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.web.accounts.scope import Scope


class Matter(NamedTuple):
    """A thing that waits, the page where it is done, and what the link to it says."""

    icon: str
    title: str
    url: str
    action: str


def matters_of(scope: Scope) -> list[Matter]:
    """What one of the 三员 finds on the home page, the most pressing first."""
    if scope.has_any(Role.SECURITY_ADMINISTRATOR):
        return [*_to_confirm(scope), *_locked(scope)]
    return list(_to_set_up(scope)) if scope.has_any(Role.SYSTEM_ADMINISTRATOR) else []


def _to_confirm(scope: Scope) -> Iterator[Matter]:
    waiting = {"state": selectors_three.WAITING}
    if number := selectors_three.invitations_within(scope, waiting).count():
        told = ngettext("%(number)d份邀请等您确认", "%(number)d份邀请等您确认", number)
        url = f"{reverse('invitations')}?state={selectors_three.WAITING}"
        yield Matter("people", told % {"number": number}, url, _("去确认"))


def _locked(scope: Scope) -> Iterator[Matter]:
    if number := selectors_three.locked_sign_ins(scope).count():
        told = ngettext("%(number)d个用户名被锁定", "%(number)d个用户名被锁定", number)
        yield Matter("lock", told % {"number": number}, reverse("locks"), _("去解锁"))


def _to_set_up(scope: Scope) -> Iterator[Matter]:
    top = selectors_three.managed_by(scope)
    if top and not Institution.objects.filter(parent=top).exists():
        told = _("“%(place)s”之下还没有机构") % {"place": top}
        yield Matter("institutions", told, top.get_absolute_url(), _("去新增"))
        yield Matter("sheets", _("机构和人员多的，用名册一次导入"), reverse("rosters"), _("去导入"))
    if number := selectors_three.rosters_within(scope).filter(imported_at=None).count():
        told = ngettext("%(number)d份名册还没有导入", "%(number)d份名册还没有导入", number)
        yield Matter("sheets", told % {"number": number}, reverse("rosters"), _("去导入"))
    open_links = {"state": selectors_three.WAITING}
    if number := selectors_three.invitations_within(scope, open_links).count():
        told = ngettext(
            "%(number)d份邀请等安全管理员确认", "%(number)d份邀请等安全管理员确认", number
        )
        url = f"{reverse('invitations')}?state={selectors_three.WAITING}"
        yield Matter("people", told % {"number": number}, url, _("查看"))
