"""Total scores that the narrative tells of, and the sheet that each of them is the score of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from jixiao.audit.passages import sentence_around
from jixiao.audit.wording import bare
from jixiao.domain.document import Document, Paragraph
from jixiao.domain.sheet import Sheet, SheetKind

EVALUATED = (SheetKind.SELF_EVALUATION, SheetKind.WHOLE_DEPARTMENT)
SHORTEST_NAME = 4
BEST = Decimal(100)
HALF = Decimal("0.5")
TOTAL = re.compile(
    r"(?P<lead>[^。；;，,、\d]{0,16}?(?:得分|评分|总分))(?:数|情况|结果)?(?:为|是|达|达到)?[:：]?\s*"
    r"(?P<score>\d{1,3}(?:\.\d{1,2})?)\s*分(?![值以及之至到制\-~—])"
)
WHOLE = "整体"


@dataclass(frozen=True, slots=True)
class ToldScore:
    """A score in a sentence, and the sheet that it is told of."""

    paragraph: Paragraph
    sheet: Sheet
    printed: str
    sentence: str

    @property
    def differs(self) -> bool:
        """Whether the sheet's total cannot be rounded to it."""
        decimals = len(self.printed.partition(".")[2])
        total = self.sheet.total_score
        return total is not None and abs(Decimal(self.printed) - total) > HALF.scaleb(-decimals)


def told_scores(
    document: Document, *, total: re.Pattern[str], other: re.Pattern[str]
) -> Iterator[ToldScore]:
    """Scores in sentences that name a project with a sheet, or the only score of the only sheet.

    ``total`` are the words of a score of the whole, ``other`` those of a part of it, of another
    year or of another judge.
    """
    sheets = [one for one in document.sheets if one.total_score and one.kind in EVALUATED]
    if not sheets:
        return
    found = list(_scores(document, total=total, other=other))
    is_only = len({match["score"] for _, match in found}) == 1 and len(document.sheets) == 1
    for paragraph, match in found:
        sentence = sentence_around(paragraph.text, match.start("score"))
        sheet = _named_before(_begun(paragraph.text, match), sheets)
        if sheet is None and is_only and _may_be_of(sheets[0], sentence):
            sheet = sheets[0]
        if sheet is not None:
            yield ToldScore(paragraph, sheet, match["score"], sentence)


def _scores(
    document: Document, *, total: re.Pattern[str], other: re.Pattern[str]
) -> Iterator[tuple[Paragraph, re.Match[str]]]:
    for paragraph in document.paragraphs():
        if "分" not in paragraph.text:
            continue
        for match in TOTAL.finditer(paragraph.text):
            is_total = total.search(match["lead"]) and not other.search(match["lead"])
            if is_total and Decimal(match["score"]) <= BEST:
                yield paragraph, match


def _begun(text: str, match: re.Match[str]) -> str:
    """The sentence up to the score; a semicolon ends one too."""
    begin = max(text.rfind(mark, 0, match.start("score")) for mark in "。；;\n") + 1
    return text[begin : match.start("score")]


def _named_before(text: str, sheets: Sequence[Sheet]) -> Sheet | None:
    """The sheet whose project is named last before a score; None where two may be meant."""
    plain = bare(text)
    ends: dict[int, list[Sheet]] = {}
    for sheet in sheets:
        name = bare(sheet.project.name).removesuffix("项目")
        at = plain.rfind(name) if len(name) >= SHORTEST_NAME else -1
        if at >= 0:
            ends.setdefault(at + len(name), []).append(sheet)
    last = ends[max(ends)] if ends else []
    return last[0] if len(last) == 1 else None


def _may_be_of(sheet: Sheet, sentence: str) -> bool:
    """Whether a sentence that names no project may speak of the sheet: 整体 is no project's."""
    return (WHOLE in sentence) == (sheet.kind is SheetKind.WHOLE_DEPARTMENT)
