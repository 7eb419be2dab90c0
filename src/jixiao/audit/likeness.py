"""How like two projects or indicators are by their words, from 0 to 100."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz.fuzz import ratio, token_set_ratio

from jixiao.audit.meaning import own_words
from jixiao.audit.wording import bare_core


def like_projects(name: str, purpose: str, others: Sequence[tuple[str, str]]) -> list[float]:
    """How like other projects (name, purpose) are to one: by what they are called, then by why."""
    own_name, own_purpose = _words(name), _words(purpose)
    return [
        0.65 * token_set_ratio(own_name, _words(other))
        + 0.35 * (token_set_ratio(own_purpose, _words(why)) if own_purpose and why else 0)
        for other, why in others
    ]


def like_names(name: str, others: Sequence[str]) -> list[float]:
    """How like the names of indicators are."""
    own = bare_core(name)
    return [ratio(own, bare_core(one)) for one in others]


def touches(text: str, names: Sequence[str]) -> list[int]:
    """How many of the words of each name a text has too."""
    own = own_words(text)
    return [len(own & own_words(one)) for one in names]


def _words(text: str) -> str:
    return " ".join(sorted(own_words(text)))
