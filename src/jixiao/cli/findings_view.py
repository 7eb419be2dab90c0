"""Findings on the terminal: grouped by project, the fault quoted, one line of fix."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from rich.table import Table
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
    for project, findings in _by_project(checked):
        out.print(Text(f"\n{project or WHOLE}", style="bold underline"))
        shown = Table.grid(padding=(0, 1, 0, 0))
        shown.add_column(no_wrap=True)
        shown.add_column(overflow="fold")
        for finding in findings:
            _add(shown, finding)
        out.print(shown)
    out.print(Text(f"\n{summary(checked)}", style="bold"))


def _by_project(checked: Checked) -> Iterator[tuple[str, list[Finding]]]:
    """Findings by project: the whole document's first, then in the order of the sheets."""
    order = {sheet.project.name: number for number, sheet in enumerate(checked.document.sheets)}
    projects = dict.fromkeys(finding.project for finding in checked.findings)
    last = len(order)
    for project in sorted(projects, key=lambda one: order.get(one, last) if one else -1):
        yield project, [one for one in checked.findings if one.project == project]


def _add(shown: Table, finding: Finding) -> None:
    place = f"［{finding.place}］" if str(finding.place) else ""
    head = Text(f"{finding.severity.label} {finding.code}", style=STYLES[finding.severity])
    shown.add_row(head, Text.assemble(finding.message, (place, "dim")))
    if finding.evidence:
        shown.add_row("", Text(f"原文：{short(finding.evidence, length=100)}", style="dim"))
    shown.add_row("", Text(f"建议：{finding.fix}"))


def summary(checked: Checked) -> str:
    """One sentence: how many findings of which severity, and what could not be checked."""
    counts = Counter(one.severity for one in checked.findings)
    parts = [f"{severity.label}{counts[severity]}个" for severity in Severity if counts[severity]]
    unknown = [code for code, one in checked.states.items() if one.state is State.COULD_NOT_CHECK]
    text = f"共发现{len(checked.findings)}个问题" + (f"（{'，'.join(parts)}）" if parts else "")
    passed = sum(one.state is State.PASSED for one in checked.states.values())
    text += f"；{passed}条规则通过"
    return text + (f"，{len(unknown)}条无法检查：{'、'.join(unknown)}" if unknown else "")
