"""What makes a finding the same finding when the file is checked again."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable

from jixiao.domain.finding import Finding
from jixiao.domain.text import half_width, squeeze

LENGTH = 16
# Rows are put in and taken out without the fault being another one.
COUNTED_PLACE = re.compile(r"第\d+(?:[页段行列]|张表|个表)(?:第\d+[页段行列])*")
FIGURES = re.compile(r"\d+(?:[.,]\d+)*")


def fingerprints(findings: Iterable[Finding]) -> list[str]:
    """A short word for every finding of one file, each its own.

    It is made of the rule, what the fault is about, what the source says and the figures of the
    message, never of the place: rows that are put in above it do not change it, and neither does
    a better wording of the rule; other figures do. The second finding that says the same is
    marked ``-2``.
    """
    seen: Counter[str] = Counter()
    marked = []
    for finding in findings:
        word = _word(finding)
        seen[word] += 1
        marked.append(word if seen[word] == 1 else f"{word}-{seen[word]}")
    return marked


def _word(finding: Finding) -> str:
    figures = FIGURES.findall(COUNTED_PLACE.sub("", half_width(finding.message)))
    said = (
        finding.code, finding.project, finding.indicator, finding.field, finding.evidence,
        finding.wrong, " ".join(figures),
    )  # fmt: skip
    plain = "\n".join(squeeze(half_width(text)) for text in said[:-1]) + f"\n{said[-1]}"
    return hashlib.sha256(plain.encode("utf-8", "replace")).hexdigest()[:LENGTH]
