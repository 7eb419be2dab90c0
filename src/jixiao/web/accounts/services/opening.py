"""Opening an empty installation: its finance authority and the invitations of the 三员."""

from __future__ import annotations

import base64
import hmac

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from jixiao.web.accounts.faults import AlreadyOpened
from jixiao.web.accounts.models import Institution, InstitutionKind, Invitation, User
from jixiao.web.accounts.recording import record
from jixiao.web.accounts.roles import ADMINISTRATION, Role
from jixiao.web.accounts.services.institutions import add_institution
from jixiao.web.accounts.services.invitations import new_invitation


def is_opened() -> bool:
    """Whether anybody has come in already: then there is no opening any more."""
    return User.objects.exists()


def first_code() -> str:
    """The code that opens an empty installation; ``jixiao serve`` prints it while there is nobody.

    It follows from the secret key, so every process knows it and nothing is stored.
    """
    digest = hmac.digest(settings.SECRET_KEY.encode(), b"jixiao first administrators", "sha256")
    text = base64.b32encode(digest)[:16].decode()
    return "-".join(text[start : start + 4] for start in range(0, 16, 4))


@transaction.atomic
def open_installation(name: str, *, code: str, full_names: dict[Role, str]) -> dict[Role, str]:
    """Make the finance authority and invite the 三员; gives the token of each one's link.

    May be repeated, in place of the links made before, until the first of the three has come in.
    """
    if is_opened() or not hmac.compare_digest(_plain(code), _plain(first_code())):
        raise AlreadyOpened(_("开通码不对，或者系统已经开通。开通码在启动服务的终端上显示。"))
    if len({full_names[role] for role in ADMINISTRATION}) < len(ADMINISTRATION):
        raise AlreadyOpened(_("系统管理员、安全管理员、审计员必须是三个人，姓名不能相同。"))
    Invitation.objects.all().delete()
    authority = Institution.objects.filter(parent=None).first()
    if authority is None:
        authority = add_institution(name, kind=InstitutionKind.FINANCE_AUTHORITY)
    tokens = {}
    for role in ADMINISTRATION:
        made = new_invitation(full_names[role], institution=authority, role=role, by=None)
        tokens[role] = made[1]
    names = {str(role.label): full_names[role] for role in ADMINISTRATION}
    record(authority, "开通系统", subject=f"institution:{authority.pk}", by=None, details=names)
    return tokens


def _plain(code: str) -> bytes:
    return code.replace("-", "").replace(" ", "").upper().encode()
