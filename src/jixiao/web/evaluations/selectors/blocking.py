"""What holds a self-evaluation back from being handed in: the grave findings of its audit."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from jixiao.domain.finding import Severity
from jixiao.pipeline.blanks import CODE

if TYPE_CHECKING:
    from jixiao.web.budgets.models import Sheet


class Blocking(NamedTuple):
    """The messages of what is not filled in yet, and of what is wrong in what is."""

    unfilled: tuple[str, ...]
    wrong: tuple[str, ...]


def blocking_of(sheet: Sheet) -> Blocking:
    """Both kinds, as the last audit told them."""
    grave = [one for one in sheet.findings if one["severity"] == Severity.ERROR.value]
    return Blocking(
        tuple(one["message"] for one in grave if one["code"] == CODE),
        tuple(one["message"] for one in grave if one["code"] != CODE),
    )
