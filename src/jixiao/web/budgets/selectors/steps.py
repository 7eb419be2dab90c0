"""The stages that a sheet goes through, and where it is now."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal, NamedTuple

from jixiao.web.budgets.models import Sheet
from jixiao.web.budgets.services.deciding import Desk
from jixiao.web.shared.components import WorkStep
from jixiao.web.workflow.stages import Stage

if TYPE_CHECKING:
    from jixiao.web.accounts.middleware import SignedInRequest

StepState = Literal["done", "current", "returned", "ahead"]


class Way(NamedTuple):
    """The way of a sheet as somebody sees it: its stages, and the moves that they are offered."""

    steps: list[WorkStep]
    moves: dict[str, bool]


def way_of(sheet: Sheet, request: SignedInRequest, *, is_back: bool) -> Way:
    """Where a sheet stands, and what the person may do with it now."""
    desk = Desk.of(request.user, [sheet], scope=request.scope)
    steps = steps_of(sheet, desk.used(sheet), is_back=is_back)
    return Way(steps, {one.value: True for one in desk.moves(sheet)})


def steps_of(sheet: Sheet, used: Sequence[Stage], *, is_back: bool) -> list[WorkStep]:
    """The stages of review that are used, between filling in and approval."""
    stages = [Stage.DRAFT, *used, Stage.APPROVED]
    at = stages.index(Stage(sheet.stage)) if sheet.stage in stages else 0
    return [
        WorkStep(one.label, _state(place - at, sheet, is_back=is_back))
        for place, one in enumerate(stages)
    ]


def _state(ahead: int, sheet: Sheet, *, is_back: bool) -> StepState:
    """How a stage so many steps ahead of the sheet's own is told."""
    if ahead:
        return "ahead" if ahead > 0 else "done"
    if sheet.stage == Stage.APPROVED:
        return "done"
    return "returned" if sheet.stage == Stage.DRAFT and is_back else "current"
