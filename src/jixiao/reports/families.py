"""The families of rules as a report names them, out of the first two letters of a code."""

from __future__ import annotations

from collections.abc import Sequence

from jixiao.domain.finding import FAMILIES, Finding, Severity

QUALITY = ("OB", "IN", "TG")
OTHER = "其他"
SEVERITIES = tuple(Severity)


def family(finding: Finding) -> str:
    """The Chinese name of a finding's family."""
    return FAMILIES.get(finding.code[:2], OTHER)


def by_family(findings: Sequence[Finding]) -> dict[str, list[Finding]]:
    """The findings in the order of the families, gravest first within each."""
    found: dict[str, list[Finding]] = {name: [] for name in (*FAMILIES.values(), OTHER)}
    for finding in sorted(findings, key=lambda one: SEVERITIES.index(one.severity)):
        found[family(finding)].append(finding)
    return {name: some for name, some in found.items() if some}
