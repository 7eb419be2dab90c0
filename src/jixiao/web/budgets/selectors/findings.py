"""What was found in a sheet and what was remarked on it, ready to stand beside its cells."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from jixiao.domain.finding import Severity
from jixiao.pipeline import Unknown
from jixiao.pipeline.asked import one_rule
from jixiao.web.budgets.models import TaskKind
from jixiao.web.budgets.paper import Told

if TYPE_CHECKING:
    from jixiao.web.budgets.models import LetStand, Remark, Sheet

# The families of rules about objectives, indicators and their targets.
OF_OBJECTIVES = ("OB", "IN", "TG")


class FindingLine(NamedTuple):
    """A finding as the panel tells it."""

    code: str
    severity: Severity
    message: str
    fix: str
    basis: str
    path: str
    fingerprint: str
    let_stand: LetStand | None = None

    @property
    def key(self) -> str:
        """The identifier of its cell in the page."""
        return self.path.replace(".", "-").replace("+", "_")

    @property
    def why(self) -> str:
        """Why the rule is there, in its own words; empty for what is only not filled in."""
        try:
            return one_rule(self.code).why
        except Unknown:
            return ""

    @property
    def may_stand(self) -> bool:
        """Whether it may be let stand with a reason: never a grave one."""
        return self.severity is not Severity.ERROR


class Panel(NamedTuple):
    """All findings of a sheet: those that stand, gravest first, and those let stand.

    ``inherited`` are about the approved objectives, which the sheet repeats and cannot change.
    """

    open: tuple[FindingLine, ...]
    let_stand: tuple[FindingLine, ...]
    inherited: tuple[FindingLine, ...] = ()

    @property
    def counts(self) -> dict[str, int]:
        """How many stand, by severity."""
        return {one.value: sum(f.severity is one for f in self.open) for one in Severity}

    @property
    def groups(self) -> list[tuple[Severity, list[FindingLine]]]:
        """The findings that stand, by severity."""
        found = [(one, [f for f in self.open if f.severity is one]) for one in Severity]
        return [(severity, lines) for severity, lines in found if lines]


def panel_of(sheet: Sheet) -> Panel:
    """The findings of the last audit of a sheet; one query."""
    known = {one.fingerprint: one for one in sheet.let_stand.select_related("by")}
    lines = [_line(one, known.get(one.get("fingerprint", ""))) for one in sheet.findings]
    standing = sorted((one for one in lines if one.let_stand is None), key=_rank)
    inherited = tuple(one for one in standing if _is_inherited(one, sheet))
    return Panel(
        tuple(one for one in standing if one not in inherited),
        tuple(one for one in lines if one.let_stand is not None),
        inherited,
    )


def _rank(one: FindingLine) -> int:
    return one.severity.rank


def _is_inherited(one: FindingLine, sheet: Sheet) -> bool:
    """Whether a finding is about objectives that this sheet takes as they were approved."""
    is_about_goals = one.code.startswith(OF_OBJECTIVES) and one.may_stand
    return is_about_goals and sheet.kind != TaskKind.OBJECTIVE


def _line(one: Mapping[str, Any], let_stand: LetStand | None) -> FindingLine:
    said = {
        name: str(one.get(name, "")) for name in ("message", "fix", "basis", "path", "fingerprint")
    }
    return FindingLine(one["code"], Severity(one["severity"]), **said, let_stand=let_stand)


def told_of(
    sheet: Sheet, *, errors: Mapping[str, str] | None = None, typed: Mapping[str, str] | None = None
) -> Told:
    """What stands beside the cells of a sheet; one query for the remarks."""
    known = set(sheet.let_stand.values_list("fingerprint", flat=True))
    findings: dict[str, list[dict[str, Any]]] = {}
    for one in sheet.findings:
        if one.get("path") and one["fingerprint"] not in known:
            findings.setdefault(one["path"], []).append(one)
    remarks: dict[str, list[Remark]] = {}
    for remark in sheet.remarks.filter(settled_at__isnull=True):
        remarks.setdefault(remark.field, []).append(remark)
    return Told(findings, remarks, errors or {}, typed or {})
