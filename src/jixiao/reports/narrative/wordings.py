"""Paragraphs from facts: the wordings are YAML, every figure in them is a fact with its origin.

Each key of ``wordings/*.yaml`` has several wordings that say the same. Which one a document uses
is decided by its seed (unit, year, project), so that reports of many units do not read alike and
one report always reads the same. A wording holds names of facts in braces and no digits: figures
come from the facts alone (a test reads every wording).
"""

from __future__ import annotations

import hashlib
from functools import lru_cache
from importlib import resources
from string import Formatter

import yaml

from jixiao.reports.paper.model import Span, Spans

Fact = str | Span | Spans


class UnknownWording(Exception):
    """A text was asked for that no file of wordings has, or with facts that it does not have."""


@lru_cache(maxsize=1)
def all_wordings() -> dict[str, tuple[str, ...]]:
    """Every key with its wordings; raises UnknownWording where two files have the same key."""
    wordings: dict[str, tuple[str, ...]] = {}
    folder = resources.files("jixiao.reports.narrative") / "wordings"
    for path in sorted(folder.iterdir(), key=lambda one: one.name):
        if not path.name.endswith(".yaml"):
            continue
        for key, texts in yaml.safe_load(path.read_text(encoding="utf-8")).items():
            if key in wordings:
                raise UnknownWording(f"{path.name}：“{key}”在另一个文件中已有")
            wordings[key] = tuple(texts)
    return wordings


def say(key: str, /, *, seed: str = "", **facts: Fact) -> Spans:
    """The text of a key with the facts filled in; raises UnknownWording for what is not known."""
    try:
        some = all_wordings()[key]
    except KeyError:
        raise UnknownWording(f"没有“{key}”这种文字") from None
    return _fill(some[choice(seed, key, many=len(some))], facts, key=key)


def choice(seed: str, key: str, *, many: int) -> int:
    """Which of so many wordings a seed gets for a key: the same in every run."""
    digest = hashlib.sha256(f"{key}\n{seed}".encode()).digest()
    return int.from_bytes(digest[:8], "big") % many


def _fill(wording: str, facts: dict[str, Fact], *, key: str) -> Spans:
    spans: list[Span] = []
    for words, name, _spec, _conversion in Formatter().parse(wording):
        if words:
            spans.append(Span(words))
        if name is None:
            continue
        if name not in facts:
            raise UnknownWording(f"“{key}”的文字需要“{name}”，没有给出")
        spans += _spans_of(facts[name])
    return tuple(spans)


def _spans_of(fact: Fact) -> Spans:
    if isinstance(fact, str):
        return (Span(fact),)
    return (fact,) if isinstance(fact, Span) else fact
