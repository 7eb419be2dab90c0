"""Findings as SARIF 2.1.0, the format that editors and review tools show beside a file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from jixiao import __version__
from jixiao.cli.sifting import Marked, Sifted
from jixiao.domain.finding import FAMILIES, Finding, Severity
from jixiao.domain.plain import to_plain

if TYPE_CHECKING:
    from jixiao.audit.base import Rule

LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}
FINGERPRINT = "jixiaoFinding/v1"
Plain = dict[str, Any]


def sarif_log(results: Sequence[Sifted], rules: Sequence[Rule]) -> Plain:
    """One log for all files: the rules that ran, the files, and a result for every finding.

    Findings that are let stand are there as suppressed; with a baseline every result says
    whether it is new, and those that are no more are there as absent.
    """
    driver = {
        "name": "jixiao",
        "version": __version__,
        "semanticVersion": __version__,
        "language": "zh-CN",
        "rules": [_rule(one) for one in rules],
    }
    order = {one.code: number for number, one in enumerate(rules)}
    run = {
        "tool": {"driver": driver},
        "language": "zh-CN",
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(results)],
        "artifacts": [_artifact(one) for one in results],
        "results": [
            result
            for number, one in enumerate(results)
            for result in _results(one, number, order=order)
        ],
    }
    return {"version": "2.1.0", "runs": [run]}


def _rule(rule: Rule) -> Plain:
    return {
        "id": rule.code,
        "shortDescription": {"text": rule.title},
        "fullDescription": {"text": rule.why or rule.title},
        "help": {"text": f"{rule.fix}\n依据：{rule.basis}"},
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
        "properties": {"tags": [FAMILIES[rule.family]], "basis": rule.basis},
    }


def _invocation(results: Sequence[Sifted]) -> Plain:
    """How the run went: what could not be read, file by file."""
    told = [
        {
            "level": "error" if problem.is_fatal else "warning",
            "message": {"text": problem.message},
            "descriptor": {"id": problem.kind},
            "locations": [{"physicalLocation": {"artifactLocation": _file(one, number)}}],
        }
        for number, one in enumerate(results)
        for problem in one.problems
    ]
    is_successful = all(one.is_readable for one in results)
    return {"executionSuccessful": is_successful, "toolExecutionNotifications": told}


def _uri(path: str) -> str:
    """A path as an address: relative as it was given, or with its scheme."""
    given = Path(path)
    return given.as_uri() if given.is_absolute() else quote(given.as_posix())


def _file(one: Sifted, number: int) -> Plain:
    return {"uri": _uri(one.path), "index": number}


def _artifact(one: Sifted) -> Plain:
    made: Plain = {"location": {"uri": _uri(one.path)}, "roles": ["analysisTarget"]}
    if one.source.sha256:
        made["hashes"] = {"sha-256": one.source.sha256}
    return made


def _results(one: Sifted, number: int, *, order: dict[str, int]) -> Iterator[Plain]:
    file = _file(one, number)
    for marked in one.marked:
        made = _result(marked, file, order=order)
        if one.has_baseline:
            made["baselineState"] = "unchanged" if marked.is_known else "new"
        yield made
    for word, finding in one.gone:
        yield _result(Marked(finding, word), file, order=order) | {"baselineState": "absent"}


def _result(marked: Marked, file: Plain, *, order: dict[str, int]) -> Plain:
    finding = marked.finding
    made: Plain = {
        "ruleId": finding.code,
        "ruleIndex": order[finding.code],
        "level": LEVELS[finding.severity],
        "message": {"text": f"{finding.message}。建议：{finding.fix}"},
        "locations": [_location(finding, file)],
        "partialFingerprints": {FINGERPRINT: marked.fingerprint},
        "properties": _properties(finding),
    }
    why = marked.acknowledgement
    if why is not None:
        by = f"（{why.by}）" if why.by else ""
        said = {"kind": "external", "status": "accepted", "justification": why.reason + by}
        made["suppressions"] = [said]
    return made


def _properties(finding: Finding) -> Plain:
    """What has no place in SARIF of its own: the quoted source, the basis, the money."""
    every = {
        "evidence": finding.evidence, "wrong": finding.wrong, "basis": finding.basis,
        "fix": finding.fix, "field": finding.field, "amount": to_plain(finding.amount),
    }  # fmt: skip
    return {name: value for name, value in every.items() if value}


def _location(finding: Finding, file: Plain) -> Plain:
    """The file, the line where it has lines, and project, indicator and cell in words."""
    physical: Plain = {"artifactLocation": file}
    if finding.place.line:
        region: Plain = {"startLine": finding.place.line}
        if finding.evidence:
            region["snippet"] = {"text": finding.evidence}
        physical["region"] = region
    made: Plain = {"physicalLocation": physical}
    named = (
        (finding.project, "project"), (finding.indicator, "indicator"),
        (str(finding.place), "cell" if finding.place.row else "paragraph"),
    )  # fmt: skip
    logical = [{"name": name, "kind": kind} for name, kind in named if name]
    for at, one in enumerate(logical):
        one["fullyQualifiedName"] = "/".join(each["name"] for each in logical[: at + 1])
    if logical:
        made["logicalLocations"] = logical
    return made
