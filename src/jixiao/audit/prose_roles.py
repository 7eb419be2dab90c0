"""What an amount in prose is: a level, a change, an amount of another year; of what measure."""

from __future__ import annotations

import re
import tomllib
from enum import Enum
from functools import lru_cache
from importlib import resources
from typing import Any

from jixiao.audit.prose_figures import PERCENT, Figure, Prose

_TABLE: dict[str, Any] = tomllib.loads(
    (resources.files("jixiao.audit") / "prose.toml").read_text(encoding="utf-8")
)
_CHANGE = _TABLE["change"]
CHANGE = re.compile(
    rf"(?:(?P<up>{_CHANGE['up']})|(?P<down>{_CHANGE['down']}))"
    rf"{_CHANGE['behind']}·*\s*$"
)
TELLS_CHANGE = re.compile(_CHANGE["after"])
REFERENCE = re.compile(_TABLE["reference"]["pattern"])
SUM = re.compile(_TABLE["sum"]["words"])
MEASURES = {name: re.compile(words) for name, words in _TABLE["measures"].items()}
SENTENCE = "。!?\n"


class Role(Enum):
    """What a figure says: how much, by how much more or less, of another time, or a share."""

    LEVEL = "level"
    CHANGE = "change"
    REFERENCE = "reference"
    RATE = "rate"
    SUM = "sum"


@lru_cache(maxsize=8192)
def _role_of_lead(lead: str) -> Role:
    lead = lead.rstrip()
    if _change_in(lead):
        return Role.CHANGE
    if REFERENCE.search(lead):
        return Role.REFERENCE
    return Role.SUM if SUM.search(lead.strip()) else Role.LEVEL


def _change_in(lead: str) -> re.Match[str] | None:
    """The word of change that a lead ends with, unless it belongs to a name: 稳增长."""
    match = CHANGE.search(lead)
    if match and (TELLS_CHANGE.search(lead[: match.start()]) or REFERENCE.search(lead)):
        return match
    return None


def role_of(figure: Figure) -> Role:
    """The role of a figure by what stands before it in its clause."""
    return Role.RATE if figure.kind == "rate" else _role_of_lead(figure.lead)


@lru_cache(maxsize=8192)
def measure_of(lead: str) -> str:
    """Budget, outturn, arrival or rest, by the word that stands last; empty where none does."""
    found = [
        (match.end(), name)
        for name, pattern in MEASURES.items()
        for match in pattern.finditer(lead)
    ]
    return max(found)[1] if found else ""


@lru_cache(maxsize=8192)
def direction_of(lead: str) -> int:
    """1 where the words before a figure say more, -1 where they say less, 0 where neither."""
    match = _change_in(lead.rstrip())
    if match is None:
        return 0
    return 1 if match["up"] else -1


def is_percent(figure: Figure) -> bool:
    """Whether a figure is a per cent; points of per cent are none."""
    return figure.unit == PERCENT


def sentence_start(prose: Prose, at: int) -> int:
    """Where the sentence begins that a position lies in."""
    return max(prose.masked.rfind(mark, 0, at) for mark in SENTENCE) + 1


def sentence_end(prose: Prose, at: int) -> int:
    """Where the sentence ends that a position lies in, behind its full stop."""
    ends = [end for mark in SENTENCE if (end := prose.masked.find(mark, at)) >= 0]
    return min(ends) + 1 if ends else len(prose.masked)


def quoted(prose: Prose, start: int, end: int) -> str:
    """The sentences of the source from one position to another."""
    return prose.text[
        sentence_start(prose, start) : sentence_end(prose, max(start, end - 1))
    ].strip()


@lru_cache(maxsize=64)
def one_of(patterns: tuple[str, ...]) -> re.Pattern[str]:
    """The patterns of a rule's YAML as one."""
    return re.compile("|".join(patterns))
