"""What apps above show beside a sheet under review: evidence, spending, other people's scores.

Budgets know nothing of them; when they are ready they say what they have to show.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

    from jixiao.web.accounts.scope import Scope
    from jixiao.web.budgets.models import Sheet


class Panel(NamedTuple):
    """A card beside the sheet: its title, the template of its inside, what that is given."""

    title: _StrOrPromise
    template: str
    given: dict[str, Any]


Teller = Callable[["Sheet", "Scope"], Panel | None]
_tellers: list[Teller] = []


def add_panel(tell: Teller) -> None:
    """Have something shown beside every sheet that it has something to say of (two queries)."""
    if tell not in _tellers:
        _tellers.append(tell)


def panels_for(sheet: Sheet, scope: Scope) -> Iterator[Panel]:
    """The cards beside a sheet."""
    for tell in _tellers:
        if (panel := tell(sheet, scope)) is not None:
            yield panel
