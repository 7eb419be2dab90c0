"""TG012: the document that a target rests on is not ten years old."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from jixiao.audit.base import CouldNotCheck, NotApplicable, Verdict, Words, rule
from jixiao.audit.wording import found
from jixiao.domain.document import Document
from jixiao.domain.document_number import DocumentNumber, find_all
from jixiao.domain.indicator import Indicator
from jixiao.domain.sheet import Sheet

numbers_in = lru_cache(maxsize=4096)(find_all)


@rule("TG012")
def outdated_target_basis(sheet: Sheet, document: Document, words: Words) -> Iterator[Verdict]:
    """The newest document of a basis decides; one finding for each, naming all its indicators."""
    newest: dict[str, tuple[DocumentNumber, list[Indicator]]] = {}
    for one in sheet.indicators:
        if one.basis and (numbers := numbers_in(one.basis)):
            last = max(numbers, key=lambda number: number.year)
            if not found(words["lasting"], one.basis):
                newest.setdefault(str(last), (last, []))[1].append(one)
    year = sheet.fiscal_year or document.fiscal_year
    if not newest:
        yield NotApplicable("指标值确定依据中没有文号")
    elif year is None:
        yield CouldNotCheck("不知道是哪一年度，无法判断依据的文件是否过旧")
        return
    for number, rows in newest.values():
        age = (year or number.year) - number.year
        if age >= int(words["years"][0]):
            place = rows[0].place_of("basis")
            yield {
                "field": "basis",
                "place": place,
                "evidence": place.text.strip() or rows[0].basis,
                "wrong": number.text,
                "indicator": "、".join(one.name for one in rows),
                "count": len(rows),
                "number": number.text,
                "year": year,
                "age": age,
            }
