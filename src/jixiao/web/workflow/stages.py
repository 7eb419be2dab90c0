"""The stages a sheet goes through and the moves between them: a table, and nothing else.

draft → section → leadership → department → finance → approved. A stage that a fiscal year leaves
out is passed over. A return goes back to the draft with reasons; an approved sheet is frozen, and
an adjustment is a new version of it.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

from django.core.exceptions import PermissionDenied
from django.db import models
from django.utils.translation import gettext_lazy as _

from jixiao.web.accounts.models import InstitutionKind
from jixiao.web.accounts.roles import Role


class Stage(models.TextChoices):
    """Where a sheet is."""

    DRAFT = "draft", _("填报")
    SECTION = "section", _("科室审核")
    LEADERSHIP = "leadership", _("单位审定")
    DEPARTMENT = "department", _("主管部门审核")
    FINANCE = "finance", _("财政审核")
    APPROVED = "approved", _("已批复")


class Move(models.TextChoices):
    """What can be done with a sheet."""

    SUBMIT = "submit", _("报送")
    ACCEPT = "accept", _("通过")
    RETURN = "return", _("退回")
    WITHDRAW = "withdraw", _("撤回")
    ADJUST = "adjust", _("调整")


class MoveNotAllowed(Exception):
    """A move that cannot be made now, with the reason as a sentence."""


class NotYourMove(MoveNotAllowed, PermissionDenied):
    """A move that is for somebody with another post."""


ORDER = tuple(Stage)
REVIEWER = {
    Stage.DRAFT: Role.HANDLER,
    Stage.SECTION: Role.SECTION_HEAD,
    Stage.LEADERSHIP: Role.UNIT_HEAD,
    Stage.DEPARTMENT: Role.DEPARTMENT_REVIEWER,
    Stage.FINANCE: Role.FINANCE_REVIEWER,
}
REVIEWED = (Stage.SECTION, Stage.LEADERSHIP, Stage.DEPARTMENT, Stage.FINANCE)


class Step(NamedTuple):
    """A move that is allowed from a stage: by which role, and where it leads."""

    move: Move
    role: Role
    to: Stage


def steps_from(stage: Stage, *, used: Sequence[Stage] = REVIEWED) -> tuple[Step, ...]:
    """Every move that is allowed from a stage, where the year uses only some stages of review."""
    if stage is Stage.APPROVED:
        return (Step(Move.ADJUST, Role.HANDLER, Stage.DRAFT),)
    onward = next_stage(stage, used=used)
    if stage is Stage.DRAFT:
        return (Step(Move.SUBMIT, Role.HANDLER, onward),)
    role = REVIEWER[stage]
    steps = [Step(Move.ACCEPT, role, onward), Step(Move.RETURN, role, Stage.DRAFT)]
    if stage is next_stage(Stage.DRAFT, used=used):
        steps.append(Step(Move.WITHDRAW, Role.HANDLER, Stage.DRAFT))
    return tuple(steps)


def next_stage(stage: Stage, *, used: Sequence[Stage] = REVIEWED) -> Stage:
    """The stage behind one, of those that are used."""
    later = ORDER[ORDER.index(stage) + 1 :]
    return next(one for one in later if one in used or one is Stage.APPROVED)


# At which level of the tree somebody sits who reviews at a stage.
LEVELS = {
    Stage.SECTION: InstitutionKind.SECTION,
    Stage.DEPARTMENT: InstitutionKind.DEPARTMENT,
    Stage.FINANCE: InstitutionKind.FINANCE_AUTHORITY,
}


def stages_used(of_year: Sequence[str], *, levels: Collection[str]) -> tuple[Stage, ...]:
    """The stages of review that a sheet goes through.

    ``of_year`` are those that its fiscal year uses, all where it names none; ``levels`` the kinds
    of institution that the sheet lies below. A stage without its level is passed over: a unit
    without sections has no section to review, a unit right below the authority no department.
    """
    return tuple(
        stage
        for stage in REVIEWED
        if (not of_year or stage in of_year) and (stage not in LEVELS or LEVELS[stage] in levels)
    )
