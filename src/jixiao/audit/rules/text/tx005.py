"""TX005: a unit writes its own text, and each year anew."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from jixiao.audit.base import CouldNotCheck, NotApplicable, Verdict, Words, rule
from jixiao.audit.collection import Collection
from jixiao.audit.near_duplicates import Near, own_passages
from jixiao.audit.passages import Passage
from jixiao.audit.wording import found
from jixiao.domain.document import Document

FIGURE = re.compile(r"(?<![\d.])(?!(?:19|20)\d\d年?)\d+(?:\.\d+)?")
LEAST_FIGURES = 2
SHOWN = 5


@rule("TX005")
def text_of_another(document: Document, words: Words, collection: Collection) -> Iterator[Verdict]:
    """Several whole paragraphs that another unit's file, or last year's, also holds."""
    if len(collection.documents) < 2:
        yield NotApplicable("没有与别的文件一起检查")
        return
    if not document.unit.name:
        yield CouldNotCheck("没有读到单位名称，无法判断相同的文字是不是别的单位的")
        return
    passages = [
        one
        for one in own_passages(document, words["standard_parts"])
        if not found(words["standard_phrases"], one.text)
    ]
    alike: dict[int, list[tuple[Passage, Near]]] = defaultdict(list)
    for passage in passages:
        for number, near in _sources(passage, document, collection).items():
            alike[number].append((passage, near))
    for pairs in alike.values():
        share = Decimal(100 * len(pairs)) / len(passages)
        if len(pairs) >= int(words["least_passages"][0]) and share >= int(words["least_share"][0]):
            first, source = pairs[0]
            yield {
                "place": first.place,
                "evidence": first.text.strip(),
                "count": len(pairs),
                "share": f"{share:.0f}%",
                "where": f"文件“{source.file}”（{source.unit}{_year(source)}）",
                "places": "、".join(str(one.place) for one, _ in pairs[:SHOWN])
                + ("等" if len(pairs) > SHOWN else ""),
            }


def _sources(passage: Passage, document: Document, collection: Collection) -> dict[int, Near]:
    """The other documents with such a passage; of last year's, only where the figures stayed."""
    likely = collection.near(passage.text, document)
    if not likely:
        return {}
    figures = FIGURE.findall(passage.text)
    own = collection.digest(document).unit
    return {
        near.document: near
        for near in likely
        if near.unit != own
        or (len(figures) >= LEAST_FIGURES and figures == FIGURE.findall(near.text))
    }


def _year(near: Near) -> str:
    return f"{near.year}年" if near.year else ""
