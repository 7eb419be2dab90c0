"""Findings as SARIF 2.1.0, the format that editors and review tools show beside a file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from jixiao import __version__
from jixiao.domain.finding import Finding, Severity
from jixiao.pipeline import Checked

if TYPE_CHECKING:
    from jixiao.audit.base import Rule

LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}


def sarif_log(results: Sequence[Checked], rules: Sequence[Rule]) -> dict[str, Any]:
    """One log for all files: the rules that ran and a result for every finding."""
    driver = {
        "name": "jixiao",
        "version": __version__,
        "rules": [
            {
                "id": one.code,
                "shortDescription": {"text": one.title},
                "fullDescription": {"text": one.why or one.title},
                "help": {"text": f"{one.fix}\n依据：{one.basis}"},
                "defaultConfiguration": {"level": LEVELS[one.severity]},
            }
            for one in rules
        ],
    }
    found = [result for checked in results for result in _results(checked)]
    run = {"tool": {"driver": driver}, "results": found, "columnKind": "unicodeCodePoints"}
    return {"version": "2.1.0", "runs": [run]}


def _results(checked: Checked) -> Iterator[dict[str, Any]]:
    uri = quote(checked.document.source.path)
    for finding in checked.findings:
        yield {
            "ruleId": finding.code,
            "level": LEVELS[finding.severity],
            "message": {"text": f"{finding.message}。{finding.fix}"},
            "locations": [{"physicalLocation": _location(finding, uri)}],
        }


def _location(finding: Finding, uri: str) -> dict[str, Any]:
    location: dict[str, Any] = {"artifactLocation": {"uri": uri}}
    if finding.place.line:
        region: dict[str, Any] = {"startLine": finding.place.line}
        if finding.evidence:
            region["snippet"] = {"text": finding.evidence}
        location["region"] = region
    return location
