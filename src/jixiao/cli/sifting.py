"""Which findings are shown and counted: grave enough, new, and not let stand by anybody."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from jixiao.cli.acknowledgements import Known as Acknowledged
from jixiao.cli.acknowledgements import Lists
from jixiao.cli.baseline import Baseline, Known
from jixiao.domain.acknowledgement import Acknowledgement
from jixiao.domain.document import Source
from jixiao.domain.finding import Finding, Outcome, Severity, State
from jixiao.domain.fingerprint import fingerprints
from jixiao.domain.problem import Problem
from jixiao.pipeline import Checked

RAN = {State.PASSED, State.FINDING}


@dataclass(frozen=True, slots=True)
class Marked:
    """A finding with its fingerprint, who lets it stand, and whether the baseline has it."""

    finding: Finding
    fingerprint: str
    acknowledgement: Acknowledgement | None = None
    is_known: bool = False

    @property
    def is_shown(self) -> bool:
        """Whether it is shown and counted."""
        return self.acknowledgement is None and not self.is_known


@dataclass(frozen=True, slots=True)
class Sifted:
    """What came of checking a file, without the file's content: ``findings`` are those shown.

    ``whole`` are all findings and ``marked`` those that are grave enough; ``milder`` is how many
    were not, ``gone`` are findings of the baseline that are no more, ``needless`` are
    acknowledgements whose finding is no more.
    """

    source: Source
    is_readable: bool
    findings: tuple[Finding, ...] = ()
    states: Mapping[str, Outcome] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    whole: tuple[Finding, ...] = ()
    marked: tuple[Marked, ...] = ()
    milder: int = 0
    gone: tuple[tuple[str, Finding], ...] = ()
    needless: tuple[Acknowledgement, ...] = ()
    has_baseline: bool = False

    @property
    def path(self) -> str:
        """The path of the file as it was given."""
        return self.source.path

    @property
    def acknowledged(self) -> list[tuple[str, Finding, Acknowledgement]]:
        """The findings that somebody lets stand, each with the path and the reason."""
        every = ((one.finding, one.acknowledgement) for one in self.marked)
        return [(self.path, finding, why) for finding, why in every if why is not None]

    @property
    def known(self) -> int:
        """How many findings are not shown because the baseline has them."""
        return sum(one.is_known and one.acknowledgement is None for one in self.marked)


@dataclass(slots=True)
class Sieve:
    """What decides which findings of a file are shown."""

    severity: Severity = Severity.NOTE
    baseline: Baseline | None = None
    lists: Lists = field(default_factory=Lists)

    def sift(self, checked: Checked, *, known_as: str = "") -> Sifted:
        """Mark the findings of a checked file and keep those that are shown.

        ``known_as`` is the path by which lists and baselines know the file, where that is another.
        """
        document = checked.document
        path = known_as or document.source.path
        acknowledged = self.lists.of(path) if document.is_readable else {}
        known = self.baseline.of(path) if self.baseline else None
        words = fingerprints(checked.findings)
        everything = [
            Marked(finding, word, acknowledged.get(word), is_known=word in (known or {}))
            for finding, word in zip(checked.findings, words, strict=True)
        ]
        grave = tuple(one for one in everything if one.finding.severity.rank <= self.severity.rank)
        shown = tuple(one.finding for one in grave if one.is_shown)
        return Sifted(
            document.source,
            document.is_readable,
            shown,
            checked.states,
            document.problems,
            whole=checked.findings,
            marked=grave,
            milder=sum(one.is_shown for one in everything) - len(shown),
            gone=tuple(_gone(checked, known or {}, set(words))),
            needless=tuple(_needless(checked, acknowledged, set(words))),
            has_baseline=known is not None,
        )


def _gone(checked: Checked, known: Known, words: set[str]) -> Iterator[tuple[str, Finding]]:
    """Findings of the baseline that are no more, though their rule ran."""
    for word, one in known.items():
        if word not in words and one.code in checked.states:
            yield word, one


def _needless(checked: Checked, known: Acknowledged, words: set[str]) -> Iterator[Acknowledgement]:
    """Acknowledgements of what is found no more, though its rule could say so."""
    for word, one in known.items():
        state = checked.states.get(one.code)
        if word not in words and state is not None and state.state in RAN:
            yield one
