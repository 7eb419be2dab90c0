"""Columns of money and of shares, the same in every table of spending."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Any

from django.db import models
from django.utils.translation import gettext_lazy
from django.utils.translation import gettext_noop as _

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

# The words of the domain, for the English catalogue; those of lights stand with the badges.
WORDS = (
    _("项目支出"), _("基本支出"), _("待认领"),
    _("经费保障"), _("制度保障"), _("人员保障"), _("硬件条件保障"), _("其他原因"),
)  # fmt: skip


def money_field(title: _StrOrPromise, *, null: bool = False) -> models.DecimalField[Any, Any]:
    """Exact yuan; nought where nothing is said, unless it may be unknown."""
    default = None if null else 0
    return models.DecimalField(title, max_digits=18, decimal_places=2, null=null, default=default)


def share_field(title: _StrOrPromise) -> models.DecimalField[Any, Any]:
    """A share of 1 to six places; unknown where there is no budget."""
    return models.DecimalField(title, max_digits=18, decimal_places=6, null=True)


def choices_of(kind: type[StrEnum]) -> list[tuple[str, _StrOrPromise]]:
    """The values of an enumeration of the domain with their words."""
    return [(one.value, gettext_lazy(one.label)) for one in kind]  # type: ignore[attr-defined]
