"""What a web site prints around an article: navigation, printing, sharing, footer."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from jixiao.domain.document import Paragraph
from jixiao.domain.problem import Problem
from jixiao.domain.text import half_width, squeeze

SEPARATORS = re.compile(r"[\s|｜>»›·•/\\、,，:：;；【】\[\]()（）{}<+\-—_]+")
LONGEST_START = 60
LONGEST_FOOTER = 200
SHOWN = 8


@dataclass(frozen=True, slots=True)
class ChromeWords:
    """The words of ``site_chrome.toml``, in half width and without blanks."""

    whole: frozenset[str]
    content: frozenset[str]
    starts: tuple[str, ...]
    holds: re.Pattern[str]


@lru_cache(maxsize=1)
def chrome_words() -> ChromeWords:
    """The words that mark a line as the site's own."""
    path = resources.files("jixiao.readers") / "site_chrome.toml"
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    whole, content, starts = (
        [_plain(word) for word in data[name]] for name in ("whole", "content", "starts")
    )
    holds = re.compile("|".join(data["holds"]))
    return ChromeWords(frozenset(whole), frozenset(content), tuple(starts), holds)


def is_chrome(text: str) -> bool:
    """Whether a line is furniture of the site rather than what the unit wrote."""
    words = chrome_words()
    plain = _plain(text)
    parts = [squeeze(part) for part in SEPARATORS.split(half_width(text).lower()) if part]
    if parts and all(part in words.whole for part in parts):
        return len(parts) > 1 or parts[0] not in words.content
    if len(plain) <= LONGEST_START and plain.startswith(words.starts) and not text.endswith("。"):
        return True
    return len(plain) <= LONGEST_FOOTER and words.holds.search(plain) is not None


def chrome_problem(removed: Sequence[Paragraph]) -> Problem:
    """The one problem that says which lines were taken out."""
    shown = "、".join(f"“{one.text[:20]}”" for one in removed[:SHOWN])
    more = f"等{len(removed)}行" if len(removed) > SHOWN else ""
    message = (
        f"网页中的导航、页脚等文字没有计入正文：{shown}{more}；若其中有正文，请另存为.docx后再读"
    )
    return Problem("chrome_removed", message, removed[0].place)


def _plain(text: str) -> str:
    return squeeze(half_width(text)).lower()
