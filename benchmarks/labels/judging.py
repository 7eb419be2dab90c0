"""The findings of the audit against the labels: what was found, what was missed, what is wrong."""

from __future__ import annotations

from dataclasses import dataclass, field

from benchmarks.labels.label import Label, Labelled

from jixiao import pipeline
from jixiao.domain.finding import Finding

DEBATABLE = "C"


@dataclass(slots=True)
class Tally:
    """Counts of findings and of labels, for a family, a rule or everything."""

    right: int = 0
    debatable: int = 0
    wrong: int = 0
    labels: int = 0
    found: int = 0

    @property
    def precision(self) -> str:
        """The share of findings that are right, those on debatable faults left out."""
        return _share(self.right, self.right + self.wrong)

    @property
    def recall(self) -> str:
        """The share of the faults graded A or B that were found."""
        return _share(self.found, self.labels)


@dataclass(slots=True)
class Judged:
    """A labelled document with its findings."""

    labelled: Labelled
    findings: tuple[Finding, ...]
    said: dict[int, list[Label]] = field(default_factory=dict)
    found: set[str] = field(default_factory=set)

    def kind_of(self, number: int) -> str:
        """Whether a finding is right, debatable or wrong."""
        labels = self.said.get(number)
        if not labels:
            return "wrong"
        return "debatable" if all(one.grade == DEBATABLE for one in labels) else "right"


def judge(labelled: Labelled) -> Judged:
    """Check a document and compare with its labels."""
    findings = pipeline.check(pipeline.read(labelled.path)).findings
    judged = Judged(labelled, findings)
    for number, finding in enumerate(findings):
        labels = [one for one in labelled.labels if one.is_said_by(finding)]
        judged.said[number] = labels
        judged.found.update(one.number for one in labels)
    return judged


def tallies(every: list[Judged]) -> dict[str, Tally]:
    """Counts by code of a rule and by family; a label counts for the family of its first code."""
    made: dict[str, Tally] = {}
    for judged in every:
        for number, finding in enumerate(judged.findings):
            kind = judged.kind_of(number)
            for name in (finding.code, finding.code[:2], ""):
                one = made.setdefault(name, Tally())
                setattr(one, kind, getattr(one, kind) + 1)
        for label in judged.labelled.labels:
            if label.grade == DEBATABLE:
                continue
            for name in (label.codes[0], label.codes[0][:2], ""):
                one = made.setdefault(name, Tally())
                one.labels += 1
                one.found += label.number in judged.found
    return made


def _share(part: int, whole: int) -> str:
    return f"{part * 1000 // whole / 10:.1f}%" if whole else "—"
