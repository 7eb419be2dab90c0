"""The words of sentences that state indicators, compiled from ``prose.toml``."""

from __future__ import annotations

import re
import tomllib
from importlib import resources
from typing import Any

from jixiao.domain import words
from jixiao.domain.words import any_of
from jixiao.readers.prose.figure_words import KEPT

TABLE: dict[str, Any] = tomllib.loads(
    (resources.files("jixiao.readers.prose") / "prose.toml").read_text(encoding="utf-8")
)
TRADITIONAL = str.maketrans(TABLE["traditional"])
BLANKS = r"\s*"
MARK = re.compile(
    r"\s*(?:[(][一二三四五六七八九十\d]{1,3}[)]|[一二三四五六七八九十]+[、.]|\d{1,2}(?:[)、]|\.(?!\d))|[①-⑳]"
    r"|[一二三四五六七八九十]是|指标\d*[:.、])\s*"
)
NOTE = r"(?P<note>\s*\([^()]{1,12}\)|\s*\d+分)?"
NAMES = any_of(TABLE["levels"])
LEVEL = re.compile(
    rf"(?:{MARK.pattern.removeprefix(BLANKS)})?(?P<level>(?:{NAMES})(?:类)?(?:指标|目标)"
    rf"|(?:{NAMES})(?=\s*\([\d.]+分?\)\s*:|\s*:)"
    rf"|(?:{any_of(TABLE['plain_levels'])})){NOTE}(?P<results>方面|(?:{any_of(TABLE['results'])}))?"
    rf"\s*(?:(?P<mark>[:,。]|主要[有是为包括]*:?|包括:?|有:)|$|(?=(?:{NAMES})指标))"
)
JOINT = r"(?:值)?(?:为|是|达到|达|:|约)?\s*"
ROLES = {
    role: re.compile(rf"\s*(?:{any_of(TABLE[role])}){JOINT}")
    for role in ("rate", "score", "points", "target", "reason", "actual")
}
ENDS_IN_TARGET = re.compile(rf"\s*(?:{any_of(TABLE['target'])})(?:为|是|:)?\s*$")
ONLY_TARGET = re.compile(rf"^\s*(?:{any_of(TABLE['weak_target'])})(?:为|是|:)?\s*$")
TARGET_IN_WORDS = re.compile(
    rf"(?:{any_of(TABLE['target'])})(?:为|是|:)\s*(?P<value>[^,;。]{{1,40}})"
)
SIGN = re.compile(r"[≥≤<>=]")
SIGNED = re.compile(r"(?P<value>(?:[≥≤<>]=?|=[<>]?) *\d[\d,]*(?:\.\d+)? *%?)(?=$|[,;。、( ])")
TAIL = re.compile(rf"(?:(?:{words.BEFORE_WORDS}|[为是达到约共:各 ]|[≥≤<>=]){KEPT})+$")
EDGES = " 　,，、;；:：.。的”“且并"


def plain_of(text: str) -> str:
    """The text, place for place, half width and with the simplified form of its key words."""
    return words.plain(text).translate(TRADITIONAL)
