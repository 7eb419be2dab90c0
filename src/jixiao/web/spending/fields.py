"""Columns of money and of shares, the same in every table of spending."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Any

from django.db import models

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise


def money_field(title: _StrOrPromise, *, null: bool = False) -> models.DecimalField[Any, Any]:
    """Exact yuan; nought where nothing is said, unless it may be unknown."""
    default = None if null else 0
    return models.DecimalField(title, max_digits=18, decimal_places=2, null=null, default=default)


def share_field(title: _StrOrPromise) -> models.DecimalField[Any, Any]:
    """A share of 1 to six places; unknown where there is no budget."""
    return models.DecimalField(title, max_digits=18, decimal_places=6, null=True)


def choices_of(kind: type[StrEnum]) -> list[tuple[str, str]]:
    """The values of an enumeration of the domain with their Chinese words."""
    return [(one.value, one.label) for one in kind]  # type: ignore[attr-defined]
