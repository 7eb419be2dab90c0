"""Institutions, people, the posts they hold, who stands in for whom, and how people come in."""

from jixiao.web.accounts.models.entering import Invitation, Roster
from jixiao.web.accounts.models.institutions import Institution, InstitutionKind
from jixiao.web.accounts.models.people import Delegation, Post, User

__all__ = [
    "Delegation",
    "Institution",
    "InstitutionKind",
    "Invitation",
    "Post",
    "Roster",
    "User",
]
