"""Findings on the terminal: by file and project, gravest first, the fault marked, one fix."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text

from jixiao.cli.output import console
from jixiao.cli.views import STYLES, table
from jixiao.domain.excerpt import excerpt
from jixiao.domain.finding import Finding, Severity, State
from jixiao.pipeline import Checked

if TYPE_CHECKING:
    from jixiao.cli.sifting import Sifted

WHOLE = "整份文件"
FAULT = "bold underline"
NUMBERS = (*(one.label for one in Severity), "合计", "涉及金额（万元）")


def show_findings(checked: Checked, sifted: Sifted | None = None) -> None:
    """The findings in one file and how many of each severity there are."""
    out = console()
    out.print(Text(f"\n{checked.document.source.path}", style="bold"))
    for project, findings in _by_project(checked):
        out.print(Text(f"\n{project or WHOLE}", style="bold underline"))
        shown = Table.grid(padding=(0, 1, 0, 0))
        shown.add_column(no_wrap=True)
        shown.add_column(overflow="fold")
        for finding in findings:
            _add(shown, finding, is_terminal=out.is_terminal)
        out.print(shown)
    out.print(Text(f"\n{summary(checked)}", style="bold"))
    for line in left_out([sifted] if sifted else []):
        out.print(line)


def _by_project(checked: Checked) -> Iterator[tuple[str, list[Finding]]]:
    """Findings by project: the whole document's first, then in the order of the sheets."""
    order = {sheet.project.name: number for number, sheet in enumerate(checked.document.sheets)}
    by_project: dict[str, list[Finding]] = {}
    for finding in sorted(checked.findings, key=lambda one: one.severity.rank):
        by_project.setdefault(finding.project, []).append(finding)
    last = len(order)
    for project in sorted(by_project, key=lambda one: order.get(one, last) if one else -1):
        yield project, by_project[project]


def _add(shown: Table, finding: Finding, *, is_terminal: bool) -> None:
    place = f"［{finding.place}］" if str(finding.place) else ""
    head = Text(f"{finding.severity.label} {finding.code}", style=STYLES[finding.severity])
    shown.add_row(head, Text.assemble((place, "dim"), finding.message))
    if finding.evidence:
        shown.add_row("", _quoted(finding, is_terminal=is_terminal))
    shown.add_row("", Text(f"建议：{' '.join(finding.fix.split())}"))


def _quoted(finding: Finding, *, is_terminal: bool) -> Text:
    """The source with the fault in it marked: by type on a terminal, else by brackets."""
    cut = excerpt(finding.evidence, finding.wrong)
    if not is_terminal:
        return Text(f"原文：{cut}")
    return Text.assemble((f"原文：{cut.before}", "dim"), (cut.fault, FAULT), (cut.after, "dim"))


def summary(checked: Checked) -> str:
    """One sentence: how many findings of which severity, and what could not be checked."""
    counts = Counter(one.severity for one in checked.findings)
    parts = [f"{severity.label}{counts[severity]}个" for severity in Severity if counts[severity]]
    unknown = [code for code, one in checked.states.items() if one.state is State.COULD_NOT_CHECK]
    text = f"共发现{len(checked.findings)}个问题" + (f"（{'，'.join(parts)}）" if parts else "")
    passed = sum(one.state is State.PASSED for one in checked.states.values())
    text += f"；{passed}条规则通过"
    return text + (f"，{len(unknown)}条无法检查：{'、'.join(unknown)}" if unknown else "")


def left_out(results: Sequence[Sifted]) -> Iterator[str]:
    """What is not shown, and why: let stand, known from the baseline, not grave enough."""
    counted = (
        ("另有{}个问题已确认说明", sum(len(one.acknowledged) for one in results)),
        ("另有{}个问题在基线中已有", sum(one.known for one in results)),
        ("另有{}个问题的程度较轻，没有列出", sum(one.milder for one in results)),
    )
    for words, count in counted:
        if count:
            yield words.format(count)


def show_summary(results: Sequence[Sifted]) -> None:
    """All files together: findings by family and severity, with the money that they touch."""
    from jixiao.reports.summary import COUNTED_ONCE, by_families

    out = console()
    found = [(one.path, each) for one in results for each in one.findings]
    readable = [one for one in results if one.is_readable]
    faulty = sum(bool(one.findings) for one in readable)
    title = f"\n汇总：{len(results)}个文件，{faulty}个有问题"
    unread = len(results) - len(readable)
    out.print(Text(title + (f"，{unread}个无法使用" if unread else ""), style="bold"))
    shown = table("问题类别", *NUMBERS, right=NUMBERS)
    lines = by_families(found)
    for line in lines:
        counts = ("" if one == 0 else str(one) for one in line.counts)
        money = "" if line.money is None else line.money.in_wan()
        shown.add_row(line.name, *counts, str(line.count), money)
    out.print(shown)
    if lines[-1].money is not None:
        out.print(Text(COUNTED_ONCE, style="dim"))
    if len(results) > 1:
        for words in left_out(results):
            out.print(words)
