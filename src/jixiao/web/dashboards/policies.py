"""Who sees dashboards: whoever sees sheets, each of their own institutions."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jixiao.web.accounts.scope import Scope


def may_look(scope: Scope) -> bool:
    """Whether somebody sees figures at all."""
    return bool(scope.unit_paths)
