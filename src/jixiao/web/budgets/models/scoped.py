"""Rows that belong to an institution, and who may see them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self, TypeVar

from django.db import models

if TYPE_CHECKING:
    from jixiao.web.accounts.scope import Scope

Owned = TypeVar("Owned", bound=models.Model)


class ScopedQuerySet(models.QuerySet[Owned]):
    """Rows with a ``scope_path``; a list is always taken through ``visible_to``."""

    def visible_to(self, scope: Scope) -> Self:
        """Those that lie below an institution where something is held today."""
        return self.filter(scope.within("scope_path"))
