"""Findings counted: by family, by severity, and the money that they touch."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from jixiao.domain.finding import Finding, Severity
from jixiao.domain.money import Money, total
from jixiao.reports.families import by_family, family

ALL = "合计"
COUNTED_ONCE = "涉及金额：同一文件、同一项目的同一金额只计一次；没有写明金额的问题不计"
Found = Sequence[tuple[str, Finding]]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a summary: what is counted, how many of each severity, what money."""

    name: str
    counts: tuple[int, ...]
    money: Money | None

    @property
    def count(self) -> int:
        """How many of any severity."""
        return sum(self.counts)


def by_families(found: Found) -> list[Line]:
    """A line for every family that has findings, and one for all."""
    lines = [
        line_of(name, [one for one in found if family(one[1]) == name])
        for name in by_family([finding for _file, finding in found])
    ]
    return [*lines, line_of(ALL, found)]


def line_of(name: str, found: Found) -> Line:
    """The line that counts some findings, each with its file."""
    counts = tuple(sum(one.severity is level for _file, one in found) for level in Severity)
    return Line(name, counts, money_touched(found))


def money_touched(found: Found) -> Money | None:
    """The money at stake, an amount of one project once only; None where none is known.

    Several rules often object to the same amount of a project from different sides.
    """
    amounts = {(file, one.project, one.amount) for file, one in found if one.amount is not None}
    return total([amount for _file, _project, amount in amounts]) if amounts else None
