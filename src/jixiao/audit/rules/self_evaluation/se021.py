"""SE021: a report tells the score that its sheet prints."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.audit.base import NotApplicable, Verdict, Words, rule
from jixiao.audit.points import number
from jixiao.audit.prose_roles import one_of
from jixiao.audit.told_scores import told_scores
from jixiao.domain.document import Document


@rule("SE021")
def score_told_differently(document: Document, words: Words) -> Iterator[Verdict]:
    """One finding for every sentence whose score is not the total of its sheet."""
    total, other = one_of(words["total"]), one_of(words["other"])
    told = list(told_scores(document, total=total, other=other))
    if not told:
        yield NotApplicable("正文没有写自评得分，或者没有自评表可以对照")
    for one in told:
        if one.differs and one.sheet.total_score is not None:
            name = one.sheet.project.name
            yield {
                "field": "total_score",
                "place": one.paragraph.place,
                "evidence": one.sentence,
                "wrong": one.printed,
                "project": name,
                "name": name or "部门整体支出",
                "told": one.printed,
                "sheet": f"自评表（{one.sheet.place_of('total_score')}）".replace("（）", ""),
                "total": number(one.sheet.total_score),
            }
