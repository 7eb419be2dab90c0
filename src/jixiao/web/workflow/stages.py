"""The stages a sheet goes through and the moves between them: a table, and nothing else.

draft → section → leadership → department → finance → approved. A stage that a fiscal year leaves
out is passed over. A return goes back to the draft with reasons; an approved sheet is frozen, and
an adjustment is a new version of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from django.db import models
from django.utils.translation import gettext_lazy as _

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
    steps = [Step(Move.ACCEPT, REVIEWER[stage], onward), Step(Move.RETURN, REVIEWER[stage], Stage.DRAFT)]
    if stage is next_stage(Stage.DRAFT, used=used):
        steps.append(Step(Move.WITHDRAW, Role.HANDLER, Stage.DRAFT))
    return tuple(steps)


def next_stage(stage: Stage, *, used: Sequence[Stage] = REVIEWED) -> Stage:
    """The stage behind one, of those that are used."""
    later = ORDER[ORDER.index(stage) + 1 :]
    return next(one for one in later if one in used or one is Stage.APPROVED)
