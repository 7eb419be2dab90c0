"""The words and signs that give a published value its meaning, compiled from words.toml."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from importlib.resources import files
from typing import Any

from jixiao.domain.units import TRADITIONAL

TABLE: Mapping[str, Any] = tomllib.loads(
    files("jixiao.domain").joinpath("words.toml").read_text("utf-8")
)
LOOK_ALIKES = {
    "≧": "≥", "⩾": "≥", "≮": "≥", "≦": "≤", "⩽": "≤", "≯": "≤", "═": "=", "﹦": "=", "〓": "=",
    "﹥": ">", "〉": ">", "﹤": "<", "〈": "<", "﹪": "%", "﹙": "(", "﹚": ")",
    "【": "(", "】": ")", "〔": "(", "〕": ")", "[": "(", "]": ")", "［": "(", "］": ")",
    "—": "~", "–": "~", "―": "~", "─": "~", "〜": "~", "∼": "~",
    "－": "-", "−": "-", "‐": "-", "‑": "-",
    "•": "·", "・": "·", "∙": "·", "⋅": "·", "￥": "¥",
}  # fmt: skip
BLANKS = (*"\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000",
          *map(chr, range(0x2000, 0x200C)), "\ufeff")  # fmt: skip
RUNS = re.compile("  +")
# One character for one character, so that a place in the plain text is the same in the printed one.
PLAIN = str.maketrans(
    {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
    | LOOK_ALIKES
    | TRADITIONAL
    | dict.fromkeys(BLANKS, " ")
)


def plain(text: str) -> str:
    """The same text, place for place, with half-width signs and one form of each look-alike."""
    return text.translate(PLAIN)


def single_blanks(text: str) -> str:
    """The text with one blank for each run of them."""
    return RUNS.sub(" ", text) if "  " in text else text


def any_of(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def _signs(table: Mapping[str, list[str]]) -> dict[str, str]:
    """Turn sign → words into word → sign."""
    return {word: sign for sign, words in table.items() for word in words}


SIGN_OF = {
    ">=": "≥", "=>": "≥", "≥=": "≥", "≥": "≥", "<=": "≤", "=<": "≤", "≤=": "≤", "≤": "≤",
    ">": ">", "<": "<", "=": "=",
} | _signs(TABLE["before"])  # fmt: skip
BOUND_OF = _signs(TABLE["after"])
BEFORE_WORDS = any_of(_signs(TABLE["before"]))
BEFORE = rf"[≥≤<>](?: *=)?|=(?: *[<>])?|{BEFORE_WORDS}"
AFTER = rf"(?:{any_of(word for word in BOUND_OF if word != '内')})|内(?=$|[,。;])"
ABOUT_BEFORE = any_of(TABLE["approximate"]["before"])
ABOUT_BETWEEN = any_of(TABLE["approximate"]["between"])
ABOUT_AFTER = any_of(TABLE["approximate"]["after"])
OPENERS = tuple(TABLE["predicates"]["openers"])
GRADE_UNITS = frozenset(TABLE["grades"]["units"])
SCALES = frozenset(TABLE["scales"]["printed"])
SEPARATORS = str.maketrans("", "", " /、,或;|\\")
HOLE = re.compile(
    r"\*{2,}|[Xx×]{2,}|_{2,}|[○〇]{2,}|□|[≥≤<>=] *[Xx×*_?]|^[Xx×*]%?$|^[?]+$"
    r"|^[≥≤<>=\s]+$|^.{0,6}(?:…|\.{3})[….]*.{0,2}$|\(.{0,40}字以内"
    rf"|{any_of(TABLE['holes']['phrases'])}"
)


def sign_of(words: str | None) -> str:
    """The sign of a printed operator or comparing words; empty when nothing was printed."""
    return SIGN_OF[words.replace(" ", "")] if words else ""


def is_scale(text: str) -> bool:
    """Whether the whole scale stands there instead of one grade: 优良中差, 好/坏."""
    return text.translate(SEPARATORS) in SCALES
