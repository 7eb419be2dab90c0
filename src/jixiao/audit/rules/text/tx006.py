"""TX006: quotation marks, titles and brackets of running text have both their halves."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.audit.base import Verdict, rule
from jixiao.audit.passages import Passage, passages_of, sentence_around
from jixiao.audit.text_pairs import OPENER_OF, Half, halves
from jixiao.domain.document import Document
from jixiao.domain.finding import Severity

VALUES = ("target", "actual")
SHOWN = 8
NAMES = {
    "《": "书名号",
    "“": "引号",
    "「": "引号",
    "『": "引号",
    "（": "括号",
    "【": "括号",
    "〔": "括号",
}


@rule("TX006")
def unclosed_quotation(document: Document) -> Iterator[Verdict]:
    """One finding for each paragraph or cell; the brackets of target values are TG005's."""
    passages = (one for one in passages_of(document) if one.field not in VALUES)
    for passage, left in halves(passages):
        evidence = sentence_around(passage.text, left[0].at)
        wrong = _words_at(passage, left[0])
        is_slip = _is_slip(passage.text, left)
        yield {
            **passage.where,
            "evidence": evidence,
            "wrong": wrong if wrong in evidence else "",
            "fault": "；".join(_fault(passage, one) for one in left),
            "severity": Severity.NOTE if is_slip else Severity.WARNING,
        }


def _fault(passage: Passage, half: Half) -> str:
    """Which half is there and which is not, at which words."""
    words = _words_at(passage, half).strip(half.mark)
    if half.is_opener:
        name = NAMES[half.mark]
        return f"“{words}”之前有前{name}，后面没有后{name}"
    name = NAMES[OPENER_OF[half.mark]]
    return f"“{words}”之后有后{name}，前面没有前{name}"


def _words_at(passage: Passage, half: Half) -> str:
    """The mark with the words behind it, or before it where it is one that closes."""
    start = half.at if half.is_opener else max(0, half.at - SHOWN)
    return passage.text[start : half.at + (SHOWN if half.is_opener else 1)].strip()


def _is_slip(text: str, left: tuple[Half, ...]) -> bool:
    """Whether both halves are there, only that one is turned round or half as wide."""
    marks = {one.mark for one in left}
    turned = len(left) == 2 and len(marks) == 1
    return marks <= {"“", "”"} and (turned or '"' in text)
