"""Scores and the ratings given to them, on sheets and in sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from jixiao.audit.passages import sentence_around
from jixiao.audit.wording import found
from jixiao.domain.document import Document, Paragraph
from jixiao.domain.place import Place
from jixiao.domain.text import squeeze

ONE = Decimal(1)
BEST = Decimal(100)
EDGES = '“”"‘’「」：:。（）()√☑■ '
OPENING = 8
"""So many paragraphs at the beginning of a document may say which place it is about."""


@dataclass(frozen=True, slots=True)
class Scale:
    """What scores a grade stands for: each word with its lowest and its highest score."""

    ranges: Mapping[str, tuple[Decimal, Decimal]]
    sentence: re.Pattern[str]

    @staticmethod
    @lru_cache(maxsize=16)
    def of(lines: tuple[str, ...]) -> Scale:
        """The scale that lines such as ``良 80 90`` write down."""
        parts = [line.split() for line in lines]
        ranges = {word: (Decimal(low), Decimal(high)) for word, low, high in parts}
        words = "|".join(sorted(ranges, key=len, reverse=True))
        return Scale(ranges, _sentence(words))

    def allows(self, rating: str, score: Decimal) -> bool:
        """Whether a score, or the whole number that it rounds to, has a grade."""
        low, high = self.ranges.get(rating, (Decimal(0), BEST))
        rounded = score.quantize(ONE, ROUND_HALF_UP)
        return any(low <= one < high or one == high == BEST for one in (score, rounded))

    def range_of(self, rating: str) -> str:
        """The scores of a grade in words."""
        low, high = self.ranges[rating]
        if high == BEST:
            return f"{low}分以上"
        return f"{low}分至{high}分（不含{high}分）" if low else f"{high}分以下"


@dataclass(frozen=True, slots=True)
class Rated:
    """A score with its rating, and where both are printed."""

    score: Decimal
    rating: str
    place: Place
    evidence: str
    where: str
    field: str = ""
    project: str = ""


def ratings_in(document: Document, scale: Scale) -> Iterator[Rated]:
    """Every score with a rating: of the sheets, then of the narrative."""
    for sheet in document.sheets:
        rating = squeeze(sheet.rating).strip(EDGES)
        if sheet.total_score is not None and rating in scale.ranges:
            place = sheet.place_of("rating")
            name = sheet.project.name
            yield Rated(
                sheet.total_score, rating, place, place.text, "总分", field="rating", project=name
            )
    for paragraph in document.paragraphs():
        if "分" in paragraph.text:
            yield from _in_paragraph(paragraph, scale)


def is_from_eighty(document: Document, words: Mapping[str, tuple[str, ...]]) -> bool:
    """Whether a document belongs where 80 makes the best grade, or says so itself."""
    opening = [one.text for one, _ in zip(document.paragraphs(), range(OPENING), strict=False)]
    names = [f"{one.unit}\n{one.department}\n{one.project.name}" for one in document.sheets]
    said = "\n".join([document.title, document.unit.name, *names, *opening])
    if any(place in said for place in words["places_from_eighty"]):
        return True
    return any(found(words["scale_from_eighty"], one.text) for one in document.paragraphs())


def _in_paragraph(paragraph: Paragraph, scale: Scale) -> Iterator[Rated]:
    for match in scale.sentence.finditer(paragraph.text):
        score = Decimal(match["score"])
        if score <= BEST:
            evidence = sentence_around(paragraph.text, match.start())
            yield Rated(score, match["grade"], paragraph.place, evidence, "自评得分")


def _sentence(grades: str) -> re.Pattern[str]:
    """``自评得分84.47分，等级为“优”``, but neither 90分以上为优 nor a word that goes on (优化)."""
    return re.compile(
        r"(?:得分|总分|评分|自评|评价|综合分)[^。；;\d]{0,8}?"
        r"(?P<score>\d{1,3}(?:\.\d+)?)\s*分(?![值以及（(之至到\-~—])[^。；;\d]{0,24}?"
        r"(?:等级|等次|级别|档次|评定|评级|评为|结论|结果|属于|为|属)\s*(?:为|是|属|：|:)?\s*[“\"‘「]?"
        rf"(?P<grade>{grades})(?=[”\"’」。，,；;、）)\s]|等级|等次|级|档|$)"
    )
