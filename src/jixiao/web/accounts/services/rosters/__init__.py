"""Rosters: institutions and people out of a workbook, all at once or not at all."""

from jixiao.web.accounts.services.rosters.importing import (
    confirm_roster,
    drop_roster,
    import_roster,
    roster_links,
    take_roster,
)
from jixiao.web.accounts.services.rosters.looking import plan_of

__all__ = [
    "confirm_roster",
    "drop_roster",
    "import_roster",
    "plan_of",
    "roster_links",
    "take_roster",
]
