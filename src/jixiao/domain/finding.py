"""What a check found wrong, and the other ways in which a check can end."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from jixiao.domain.money import Money
from jixiao.domain.place import NOWHERE, Place

FAMILIES = {
    "FU": "资金与数量",
    "OB": "绩效目标",
    "IN": "绩效指标",
    "TG": "指标值",
    "EX": "预算执行",
    "SE": "绩效自评",
    "TX": "文字",
    "DC": "报告与公开",
    "MO": "运行监控",
    "RC": "整改",
}
"""The families of rules by the two letters that begin a code."""


class Severity(StrEnum):
    """How grave a finding is: ``error`` sends the file back, ``note`` may be let pass."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    @property
    def rank(self) -> int:
        """Nought for the gravest."""
        return list(Severity).index(self)

    @property
    def label(self) -> str:
        """The word shown to users."""
        return {"error": "错误", "warning": "警告", "note": "提示"}[self.value]


class State(StrEnum):
    """How a rule ended on a file."""

    FINDING = "finding"
    PASSED = "passed"
    NOT_APPLICABLE = "not_applicable"
    COULD_NOT_CHECK = "could_not_check"


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault that a rule found: what, where, by which provision, and what to do about it.

    ``evidence`` quotes the source and ``wrong`` is the part of it that is wrong; ``project`` and
    ``indicator`` are names, ``field`` is the identifier of the field at fault; they are empty
    where the fault is the whole document's. ``amount`` is the money at stake, where it is known.
    """

    code: str
    severity: Severity
    message: str
    evidence: str = ""
    project: str = ""
    indicator: str = ""
    field: str = ""
    place: Place = NOWHERE
    basis: str = ""
    fix: str = ""
    wrong: str = ""
    amount: Money | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one rule ended on one file, with the reason where it was not simply passed."""

    state: State
    reason: str = ""
