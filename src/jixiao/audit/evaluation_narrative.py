"""The narrative of a self-evaluation: which paragraphs plan, which ones report."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from importlib import resources

from jixiao.audit.passages import without_leading_marks
from jixiao.audit.wording import bare
from jixiao.domain.document import Document, Paragraph
from jixiao.domain.enumerator import HEADING, PART
from jixiao.domain.words import any_of

_TABLE = tomllib.loads(
    (resources.files("jixiao.audit") / "evaluation_narrative.toml").read_text(encoding="utf-8")
)
LEVELS = {"{}、": 1, "（{}）": 2, "{}.": 3, "({})": 4, "{})": 4}
LONGEST_HEADING = 50
GOAL_LABEL = re.compile(rf"\s*(?:{any_of(_TABLE['labels']['goals'])})\s*[:：]\s*")
RESULT_LABEL = re.compile(rf"\s*(?:{any_of(_TABLE['labels']['results'])})\s*[:：]\s*")
CLAIM = re.compile(any_of(_TABLE["claims"]["words"]))
COMPLETION = re.compile(any_of(_TABLE["completion"]["words"]))
NOT_COUNTED_WORDS: tuple[str, ...] = tuple(_TABLE["not_counted"]["units"])
SENTENCE_STOPS = re.compile(r"[。；;]")


class Role(StrEnum):
    """What a paragraph does: state objectives, report results, or something else."""

    GOALS = "goals"
    RESULTS = "results"
    OTHER = "other"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Told:
    """A paragraph of the narrative with its role and the heading that it stands under."""

    paragraph: Paragraph
    role: Role
    heading: str = ""

    @property
    def is_goal(self) -> bool:
        """Whether the paragraph states an objective, in a part that does."""
        return self.role is Role.GOALS

    @property
    def is_result(self) -> bool:
        """Whether it reports; an objective said again needs a claim that it was reached."""
        text = self.paragraph.text
        if self.role is not Role.RESULTS:
            return False
        return not GOAL_LABEL.match(text) or bool(CLAIM.search(text) or CLAIM.search(self.heading))


def told_in(document: Document) -> Iterator[Told]:
    """Every paragraph that is no heading, with its role."""
    open_headings: list[tuple[int, Role, str]] = []
    for paragraph in document.paragraphs():
        text = without_leading_marks(paragraph.text).strip()
        level = _level(text)
        if level is None:
            role, heading = open_headings[-1][1:] if open_headings else (Role.UNKNOWN, "")
            yield Told(paragraph, _own_role(text, role), heading)
            continue
        while open_headings and open_headings[-1][0] >= level:
            open_headings.pop()
        above = open_headings[-1][1] if open_headings else Role.UNKNOWN
        open_headings.append((level, _role_of(text) or above, text))


def core_of(text: str) -> str:
    """What a paragraph says, without its label and the claim that it was reached."""
    plain = without_leading_marks(text)
    plain = RESULT_LABEL.sub("", GOAL_LABEL.sub("", plain, count=1), count=1)
    return bare(CLAIM.sub("", plain))


def without_completion(text: str) -> str:
    """A text without the words that only say that what was planned is done."""
    return COMPLETION.sub("", bare(text))


def _own_role(text: str, inherited: Role) -> Role:
    return Role.RESULTS if RESULT_LABEL.match(text) else inherited


def _level(text: str) -> int | None:
    """The level of a heading; None for a paragraph, also one that is numbered."""
    if len(text) > LONGEST_HEADING or SENTENCE_STOPS.search(text[:-1]):
        return None
    if PART.match(text):
        return 0
    return next((LEVELS[style] for style, one in HEADING.items() if one.match(text)), None)


@lru_cache(maxsize=1024)
def _role_of(heading: str) -> Role | None:
    """What a heading announces; None where it does not say."""
    roles = {
        "results": Role.RESULTS,
        "other": Role.OTHER,
        "outcomes": Role.RESULTS,
        "goals": Role.GOALS,
    }
    for name, words in _TABLE["headings"].items():
        if any(word in heading for word in words):
            return roles[name]
    return None
