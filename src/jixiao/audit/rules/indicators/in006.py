"""IN006: what an indicator says of its own project is not said of another project too."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.audit.base import NotApplicable, Verdict, Words, rule
from jixiao.audit.pasted import Use, names_of_nothing, pasted_wordings
from jixiao.audit.strangers import Strangers, strangers_in
from jixiao.domain.document import Document
from jixiao.domain.finding import Severity

SHOWN = 8


@rule("IN006")
def wording_pasted_into_projects(document: Document, words: Words) -> Iterator[Verdict]:
    """One finding for each set of projects; one wording in two projects is only a note."""
    if len(document.sheets) < 2:
        yield NotApplicable("文件中只有一个项目的表")
        return
    shared: dict[tuple[str, ...], list[list[Use]]] = {}
    for uses in pasted_wordings(document.sheets, words):
        shared.setdefault(_projects(uses), []).append(uses)
    for projects, groups in shared.items():
        grave = len(groups) > 1 or len(projects) > 2
        yield _values(groups, Severity.WARNING if grave else Severity.NOTE)
    for uses in names_of_nothing(document.sheets, words):
        yield _values([uses], Severity.NOTE)
    for strangers in strangers_in(document.sheets, words):
        yield _strange(strangers, words)


def _projects(uses: list[Use]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.project for one in uses))


def _values(groups: list[list[Use]], severity: Severity) -> dict[str, object]:
    first = groups[0][1]
    projects = _projects(groups[0])
    return {
        "severity": severity,
        "field": first.field,
        "place": first.indicator.place_of(first.field),
        "evidence": first.text,
        "project": "、".join(projects[:SHOWN]),
        "indicator": "、".join(uses[0].indicator.name for uses in groups),
        "projects": "、".join(f"“{one}”" for one in projects[:SHOWN]) + _rest(len(projects)),
        "wordings": "；".join(f"“{uses[0].said}”" for uses in groups),
        "beyond": "",
    }


def _strange(strangers: Strangers, words: Words) -> dict[str, object]:
    first = strangers.indicators[0]
    names = [one.name.strip() for one in strangers.indicators]
    beyond = words["strange"][0].format(project=strangers.project, owner=strangers.owner)
    return {
        "field": "name",
        "place": first.place_of("name"),
        "evidence": first.name.strip(),
        "project": strangers.project,
        "indicator": "、".join(names),
        "projects": f"“{strangers.owner}”、“{strangers.project}”",
        "wordings": "；".join(f"“{one}”" for one in names),
        "beyond": beyond,
    }


def _rest(count: int) -> str:
    return f"等{count}个项目" if count > SHOWN else ""
