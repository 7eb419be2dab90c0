"""Every change to institutions, people and posts."""

from jixiao.web.accounts.services.delegations import delegate, end_delegation
from jixiao.web.accounts.services.institutions import (
    add_institution,
    close_institution,
    move_institution,
    rename_institution,
)
from jixiao.web.accounts.services.invitations import (
    accept_invitation,
    confirm_invitation,
    invite,
    withdraw_invitation,
)
from jixiao.web.accounts.services.opening import first_code, open_installation
from jixiao.web.accounts.services.people import (
    allow_new_password,
    new_password_address,
    rename_person,
    set_active,
    unlock,
)
from jixiao.web.accounts.services.posts import appoint, end_post

__all__ = [
    "accept_invitation",
    "add_institution",
    "allow_new_password",
    "appoint",
    "close_institution",
    "confirm_invitation",
    "delegate",
    "end_delegation",
    "end_post",
    "first_code",
    "invite",
    "move_institution",
    "new_password_address",
    "open_installation",
    "rename_institution",
    "rename_person",
    "set_active",
    "unlock",
    "withdraw_invitation",
]
