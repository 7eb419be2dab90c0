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
    confirm_invitations,
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
from jixiao.web.accounts.services.rosters import (
    confirm_roster,
    drop_roster,
    import_roster,
    plan_of,
    roster_links,
    take_roster,
)

__all__ = [
    "accept_invitation",
    "add_institution",
    "allow_new_password",
    "appoint",
    "close_institution",
    "confirm_invitation",
    "confirm_invitations",
    "confirm_roster",
    "delegate",
    "drop_roster",
    "end_delegation",
    "end_post",
    "first_code",
    "import_roster",
    "invite",
    "move_institution",
    "new_password_address",
    "open_installation",
    "plan_of",
    "rename_institution",
    "rename_person",
    "roster_links",
    "set_active",
    "take_roster",
    "unlock",
    "withdraw_invitation",
]
