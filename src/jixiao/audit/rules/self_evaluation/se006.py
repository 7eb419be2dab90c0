"""SE006: the rating is the one that the score gives."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.audit.base import NotApplicable, Verdict, Words, rule
from jixiao.audit.evaluation_ratings import Scale, is_from_eighty, ratings_in
from jixiao.audit.points import number
from jixiao.domain.document import Document


@rule("SE006")
def rating_that_does_not_fit(document: Document, words: Words) -> Iterator[Verdict]:
    """Ratings on sheets and in sentences; where 80 makes 优, either scale will do."""
    scales = [Scale.of(words["grades"])]
    rated = list(ratings_in(document, scales[0]))
    if not rated:
        yield NotApplicable("文件中没有同时写出得分和等级")
        return
    misfits = [one for one in rated if not scales[0].allows(one.rating, one.score)]
    if misfits and is_from_eighty(document, words):
        scales.append(Scale.of(words["grades_from_eighty"]))
    for one in misfits:
        if not any(scale.allows(one.rating, one.score) for scale in scales):
            yield {
                "field": one.field,
                "place": one.place,
                "evidence": one.evidence,
                "wrong": one.rating,
                "project": one.project,
                "where": one.where,
                "score": number(one.score),
                "rating": one.rating,
                "range": scales[-1].range_of(one.rating),
            }
