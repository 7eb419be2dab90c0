"""The level and the project under which a sentence of the narrative stands."""

from __future__ import annotations

import re
from dataclasses import dataclass

from jixiao.domain.document import Section
from jixiao.domain.terms import dimension_term, kind_term
from jixiao.domain.text import squeeze
from jixiao.readers.prose.prose_words import EDGES, LEVEL, TABLE, plain_of

NAMED = re.compile(r"项目名称\s*[:：]\s*(?P<name>[^\s,，;；。]{2,60})")
HEADS = "|".join(TABLE["project_heads"])
HEADED = re.compile(
    rf"(?P<name>[^,，;；。:：]{{2,40}}?(?:{'|'.join(TABLE['project_ends'])}))(?:{HEADS})"
)
NO_PROJECT = re.compile(
    r"^(?:本|该|各|所有|全部|项目|专项|我.|重点|财政|预算|其他)?(?:项目|经费|资金|工程|专项|补助)+$"
)
ENDING = re.compile("类?(?:指标|目标)$")
FIRST_LEVELS = frozenset(TABLE["first_levels"])
KINDS_OF = {
    "output": {"quantity", "quality", "timeliness", "cost"},
    "outcome": {"economic", "social", "ecological", "sustained", "satisfaction"},
    "cost": {"cost", "economic_cost", "social_cost", "ecological_cost"},
    "satisfaction": {"satisfaction"},
}
NUMBERED_TOPICS = 2


@dataclass(slots=True)
class ProseLevels:
    """The levels last printed, and whether what follows is labelled with one in its sentence.

    ``is_result`` is set behind 数量指标完成情况：, where a plain number is what was reached.
    """

    dimension: str = ""
    dimension_note: str | None = None
    kind: str = ""
    kind_note: str | None = None
    is_labelled: bool = False
    is_result: bool = False
    project: str = ""

    def clear(self) -> None:
        """Forget the levels."""
        self.dimension = self.kind = ""
        self.dimension_note = self.kind_note = None

    def pass_heading(self, section: Section) -> None:
        """Go on under another heading, which may name a project and ends the levels above."""
        plain = plain_of(section.title).strip()
        if LEVEL.fullmatch(plain.rstrip(EDGES)) is not None:
            return
        project = project_in(section.title)
        is_topic = section.level <= NUMBERED_TOPICS
        if project or is_topic:
            self.project = project
        # A short numbered line may be an indicator, not a heading: 1.开展检查≥12次。
        if is_topic or not any(character.isdigit() for character in plain):
            self.clear()

    def pass_line(self, printed: str, plain: str) -> None:
        """Go on with another paragraph, which may say 项目名称：…."""
        if named := NAMED.search(plain):
            self.project = printed[slice(*named.span("name"))]
        self.is_labelled = self.is_result = False

    def enter(self, match: re.Match[str]) -> None:
        """Go on under the level that a sentence prints in front of its indicators."""
        level, note = match["level"], match["note"]
        note = note.strip() if note else None
        # Without a colon the word may only be spoken of: 数量指标，全部完成。
        self.is_labelled = bool(match["mark"] and match["mark"].endswith(":"))
        self.is_result = match["results"] is not None and match["results"] != "方面"
        if level in TABLE["plain_levels"]:
            self.clear()
            return
        if self._is_dimension(level):
            self.clear()
            self.dimension, self.dimension_note = level, note
            return
        kind = kind_term(level)
        if kind not in KINDS_OF.get(dimension_term(self.dimension) or "", {kind}):
            self.dimension, self.dimension_note = "", None
        self.kind, self.kind_note = level, note

    def _is_dimension(self, level: str) -> bool:
        """Whether a word is a first level here: 成本指标 is one only outside 产出指标."""
        is_first = ENDING.sub("", level) in FIRST_LEVELS
        if dimension_term(level) == "cost":
            return is_first and not self.kind and dimension_term(self.dimension) != "output"
        return is_first


def project_in(title: str) -> str:
    """The project that a heading is about, or nothing."""
    match = HEADED.fullmatch(squeeze(title).strip(EDGES))
    if match is None or NO_PROJECT.fullmatch(match["name"]):
        return ""
    return match["name"]
