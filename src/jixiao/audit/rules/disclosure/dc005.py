"""DC005: a claim that all was done, or well set, has a figure behind it."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.audit.base import NotApplicable, Verdict, Words, rule
from jixiao.audit.claims import Claim, bare_claims, without_number
from jixiao.audit.passages import sentence_around
from jixiao.domain.document import Document

SHOWN = 3


@rule("DC005")
def claim_without_a_figure(document: Document, words: Words) -> Iterator[Verdict]:
    """One finding for each part; sheets with actual values are the figures behind a report."""
    if any(sheet.is_evaluated for sheet in document.sheets):
        yield NotApplicable("附表中有实际完成值、得分或等级")
        return
    for claims in bare_claims(document, words):
        yield _said(claims, fault=_where(claims))
    if names := without_number(document):
        for claim in bare_claims(document, words, of_quality=True):
            shown = "、".join(names[:SHOWN])
            yield _said(claim, fault=f"与附表矛盾：指标“{shown}”的指标值没有数字")


def _said(claims: list[Claim], *, fault: str) -> dict[str, object]:
    first = claims[0]
    return {
        "place": first.paragraph.place,
        "evidence": sentence_around(first.paragraph.text, first.start),
        "wrong": first.words,
        "claim": first.words,
        "fault": fault,
    }


def _where(claims: list[Claim]) -> str:
    if len(claims) == 1:
        return "没有数字可以证明：这一段和前后两段都没有说出完成了多少"
    return f"在这一部分用了{len(claims)}次，都没有数字可以证明"
