"""What a comment in the margin says about the findings at one spot."""

from __future__ import annotations

from collections.abc import Sequence

from jixiao.domain.finding import Finding
from jixiao.reports.wording import writable

AUTHOR = "jixiao"
INITIALS = "jx"


def comment_lines(findings: Sequence[Finding], *, with_place: bool = False) -> list[str]:
    """One comment for all findings at a spot, gravest first: what, what to do, on what basis.

    ``with_place`` names the place, for findings that could not be put where they belong.
    """
    ordered = sorted(findings, key=lambda one: one.severity.rank)
    lines = [line for one in ordered for line in _lines(one, with_place=with_place)]
    return [writable(line) for line in lines]


def _lines(finding: Finding, *, with_place: bool) -> list[str]:
    place = f"（{finding.place}）" if with_place and str(finding.place) else ""
    wrong = f"问题所在：“{finding.wrong}”" if finding.wrong != finding.evidence else ""
    lines = [
        f"【{finding.severity.label}】{finding.code} {finding.message}{place}",
        wrong if finding.wrong else "",
        f"建议：{finding.fix}" if finding.fix else "",
        f"依据：{finding.basis}" if finding.basis else "",
    ]
    return [" ".join(line.split()) for line in lines if line]
