"""Whether a sheet may be moved by somebody now: decided first, before anything is written."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from django.utils.translation import gettext as _

from jixiao.web.accounts.models import User
from jixiao.web.accounts.roles import Role
from jixiao.web.accounts.scope import Held, Scope, scope_of
from jixiao.web.budgets.models import Sheet
from jixiao.web.workflow.models import Submission
from jixiao.web.workflow.selectors import levels_of
from jixiao.web.workflow.stages import (
    REVIEWED,
    REVIEWER,
    Move,
    MoveNotAllowed,
    NotYourMove,
    Stage,
    Step,
    stages_used,
    steps_from,
)
from jixiao.web.workflow.submissions import last_of


class Seen(NamedTuple):
    """What somebody had before them when they decided: the stage, and how often it was changed."""

    stage: str
    revision: int

    @classmethod
    def of(cls, sheet: Sheet) -> Seen:
        """What a sheet shows now."""
        return cls(sheet.stage, sheet.revision)

    @classmethod
    def parse(cls, text: str) -> Seen | None:
        """Read back what a page was given (``section:4``); None where it says nothing."""
        stage, _colon, revision = text.partition(":")
        return cls(stage, int(revision)) if revision.isdecimal() else None

    def __str__(self) -> str:
        return f"{self.stage}:{self.revision}"


class Decision(NamedTuple):
    """A move that is allowed: of which sheet, by which step, by which post."""

    sheet: Sheet
    step: Step
    held: Held


def subject_of(sheet: Sheet) -> str:
    """How the trail names a sheet."""
    return f"sheet:{sheet.pk}"


@dataclass(frozen=True, slots=True)
class Desk:
    """A person with what they hold, and what has to be known of the sheets before them."""

    by: User
    scope: Scope
    levels: dict[str, frozenset[str]] = field(default_factory=dict)
    submitted: dict[str, Submission] = field(default_factory=dict)

    @classmethod
    def of(cls, by: User, sheets: Iterable[Sheet], *, scope: Scope | None = None) -> Desk:
        """Look up once what is needed for all the sheets."""
        listed = list(sheets)
        levels = levels_of(one.scope_path for one in listed)
        return cls(by, scope or scope_of(by), levels, last_of(subject_of(one) for one in listed))

    def used(self, sheet: Sheet) -> tuple[Stage, ...]:
        """The stages of review that a sheet goes through."""
        return stages_used(sheet.fiscal_year.stages, levels=self.levels[sheet.scope_path])

    def steps(self, sheet: Sheet) -> tuple[Step, ...]:
        """Every step from where a sheet is, whoever may take it."""
        return steps_from(Stage(sheet.stage), used=self.used(sheet)) if sheet.is_current else ()

    def moves(self, sheet: Sheet) -> tuple[Move, ...]:
        """The moves that this person is offered."""
        return tuple(one.move for one in self.steps(sheet) if self._may(sheet, one))

    def decide(self, sheet: Sheet, move: Move, *, seen: Seen | None = None) -> Decision:
        """The step that a move is; raises MoveNotAllowed with the reason where it is none."""
        if seen is not None and seen != Seen.of(sheet):
            raise MoveNotAllowed(_changed_since(sheet))
        step = next((one for one in self.steps(sheet) if one.move is move), None)
        if step is None:
            raise MoveNotAllowed(_not_from_here(sheet, move))
        held = self.scope.held_as(step.role, over=sheet.scope_path)
        if held is None:
            raise NotYourMove(_not_yours(sheet, step))
        if self._is_own(sheet, step):
            raise NotYourMove(_own(sheet))
        return Decision(sheet, step, held)

    def _may(self, sheet: Sheet, step: Step) -> bool:
        is_held = self.scope.has(step.role, over=sheet.scope_path)
        return is_held and not self._is_own(sheet, step)

    def _is_own(self, sheet: Sheet, step: Step) -> bool:
        """Whether somebody would let pass what they handed in themselves."""
        last = self.submitted.get(subject_of(sheet))
        return step.move is Move.ACCEPT and last is not None and last.by_id == self.by.pk


def waiting_for(scope: Scope) -> tuple[tuple[Stage, tuple[str, ...]], ...]:
    """The stages at which somebody reviews, each with the paths of the posts they do it by."""
    found = []
    for stage in REVIEWED:
        paths = tuple(one.path for one in scope.held if one.role is REVIEWER[stage])
        if paths:
            found.append((stage, paths))
    return tuple(found)


def _changed_since(sheet: Sheet) -> str:
    return _("“%(sheet)s”在您打开之后已由别人办理，现在处于“%(stage)s”；请刷新页面，看过再办。") % {
        "sheet": sheet,
        "stage": Stage(sheet.stage).label,
    }


def _not_from_here(sheet: Sheet, move: Move) -> str:
    if not sheet.is_current:
        return _("“%(sheet)s”已有更新的版本，不能再%(move)s；请打开最新的版本。") % {
            "sheet": sheet, "move": move.label,
        }  # fmt: skip
    return _("“%(sheet)s”现在处于“%(stage)s”，不能%(move)s；请刷新页面查看现状。") % {
        "sheet": sheet, "stage": Stage(sheet.stage).label, "move": move.label,
    }  # fmt: skip


def _own(sheet: Sheet) -> str:
    return _("“%s”是您自己报送的，不能由您自己审核；请由其他审核人办理。") % sheet


def _not_yours(sheet: Sheet, step: Step) -> str:
    return _("“%(sheet)s”要由%(role)s%(move)s；您没有这个单位的这个岗位，也没有受托代办。") % {
        "sheet": sheet, "role": Role(step.role).label, "move": step.move.label,
    }  # fmt: skip
