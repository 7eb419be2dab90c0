"""A rule in words: the same text for ``jixiao explain`` and for the reference pages."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from jixiao.audit.base import Rule
from jixiao.domain.finding import FAMILIES

# What Markdown would take for a sign of its own: a pattern of words is shown as code.
SIGNS = re.compile(r"[\\`*_\[\]<>|#{}()]")


def explained(rule: Rule) -> str:
    """A Markdown page on a rule: what, why, basis, fix, words, and the cases that prove it."""
    return "\n".join(_lines(rule)) + "\n"


def _lines(rule: Rule) -> Iterator[str]:
    yield f"# {rule.code} {rule.title}"
    yield ""
    yield f"{FAMILIES[rule.family]}；严重程度：{rule.severity.label}"
    yield ""
    if rule.why:
        yield from ("## 为什么", "", rule.why.strip(), "")
    yield from ("## 依据", "", rule.basis.strip(), "")
    yield from ("## 报告的问题", "", rule.message.strip(), "")
    yield from ("## 怎样改", "", rule.fix.strip(), "")
    if rule.words:
        yield from ("## 用到的词语和界限", "")
        for name, words in rule.words.items():
            yield f"- `{name}`：{'、'.join(map(_word, words))}"
        yield ""
    yield from ("## 会报告的例子", "", *_cases(rule.fails))
    yield from ("## 不会报告的例子", "", *_cases(rule.passes))


def _cases(cases: Mapping[str, Any]) -> Iterator[str]:
    for name, case in cases.items():
        shown = json.dumps(case, ensure_ascii=False, default=str)
        yield f"- {name}：{_code(shown)}"
    yield ""


def _word(word: str) -> str:
    return _code(word) if SIGNS.search(word) else word


def _code(text: str) -> str:
    """A text as it stands; more backticks around it than in it."""
    fence = "`" * (max(map(len, re.findall("`+", text)), default=0) + 1)
    return f"{fence}{text}{fence}"
