"""A labelled document: its faults as a careful auditor marked them, before any rule was run."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from jixiao.domain.finding import Finding

FOLDER = Path(__file__).parent
ROOT = FOLDER.parents[1]
SPAN = re.compile(r"(\d+)(?:-(\d+))?")
BLANK = re.compile(r"\s")


@dataclass(frozen=True, slots=True)
class Label:
    """One fault: the checks whose finding would say it, and where or by which words it is known.

    ``grade`` is A (must be reported), B (should be) or C (debatable: neither missed when it is
    not found nor wrong when it is). ``by`` is R (a rule can find it), RS or S (it takes meaning).
    """

    number: str
    codes: tuple[str, ...]
    grade: str = "A"
    by: str = "R"
    lines: frozenset[int] = frozenset()
    says: tuple[str, ...] = ()

    def is_said_by(self, finding: Finding) -> bool:
        """Whether a finding reports this fault."""
        if finding.code not in self.codes:
            return False
        if self.lines and finding.place.line not in self.lines:
            return False
        told = BLANK.sub("", " ".join(_told(finding)))
        return all(word in told for word in self.says)


@dataclass(frozen=True, slots=True)
class Labelled:
    """A document with all its labels; ``origin`` says whether it was published or made."""

    path: Path
    origin: str
    labels: tuple[Label, ...]

    @property
    def name(self) -> str:
        """How the document is called in tables."""
        return self.path.name


def all_labelled() -> Iterator[Labelled]:
    """Every labelled document."""
    for path in sorted(FOLDER.glob("*.yaml")):
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
        yield Labelled(
            ROOT / data["document"],
            data["origin"],
            tuple(_label(number, one) for number, one in enumerate(data["faults"] or (), 1)),
        )


def _label(number: int, data: dict[str, Any]) -> Label:
    says = data.get("says", ())
    return Label(
        number=str(data.get("id", number)),
        codes=tuple(data["codes"]),
        grade=data.get("grade", "A"),
        by=data.get("by", "R"),
        lines=frozenset(_lines(str(data.get("lines", "")))),
        says=tuple(BLANK.sub("", str(one)) for one in ([says] if isinstance(says, str) else says)),
    )


def _lines(text: str) -> Iterator[int]:
    for match in SPAN.finditer(text):
        first = int(match[1])
        yield from range(first, int(match[2] or first) + 1)


def _told(finding: Finding) -> tuple[str, ...]:
    return (
        finding.message,
        finding.evidence,
        finding.place.text,
        finding.project,
        finding.indicator,
    )
