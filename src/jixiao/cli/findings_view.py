"""Findings on the terminal: grouped by project, the fault quoted, one line of fix."""

from __future__ import annotations

from collections import Counter
from itertools import groupby

from rich.text import Text

from jixiao.cli.output import console, short
from jixiao.cli.views import STYLES
from jixiao.domain.finding import Finding, Severity, State
from jixiao.pipeline import Checked

WHOLE = "整份文件"


def show_findings(checked: Checked) -> None:
    """The findings in one file and how many of each severity there are."""
    out = console()
    out.print(Text(f"\n{checked.document.source.path}", style="bold"))
    ordered = sorted(checked.findings, key=lambda one: one.project)
    for project, findings in groupby(ordered, key=lambda one: one.project):
        out.print(Text(f"\n{project or WHOLE}", style="bold underline"))
        for finding in findings:
            _show(finding)
    out.print(Text(f"\n{summary(checked)}", style="bold"))


def _show(finding: Finding) -> None:
    out = console()
    head = Text.assemble(
        (f"{finding.severity.label} {finding.code} ", STYLES[finding.severity]),
        finding.message,
        (f"  [{finding.place}]" if str(finding.place) else "", "dim"),
    )
    out.print(head)
    if finding.evidence:
        out.print(Text(f"    原文：{short(finding.evidence, length=100)}", style="dim"))
    out.print(Text(f"    建议：{finding.fix}"))


def summary(checked: Checked) -> str:
    """One sentence: how many findings of which severity, and what could not be checked."""
    counts = Counter(one.severity for one in checked.findings)
    parts = [f"{severity.label}{counts[severity]}个" for severity in Severity if counts[severity]]
    unknown = [code for code, one in checked.states.items() if one.state is State.COULD_NOT_CHECK]
    text = f"共发现{len(checked.findings)}个问题" + (f"（{'，'.join(parts)}）" if parts else "")
    passed = sum(one.state is State.PASSED for one in checked.states.values())
    text += f"；{passed}条规则通过"
    return text + (f"，{len(unknown)}条无法检查：{'、'.join(unknown)}" if unknown else "")
