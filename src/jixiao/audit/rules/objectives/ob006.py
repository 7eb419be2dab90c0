"""OB006: an objective names a result, not an attitude or an instruction."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jixiao.audit.base import NotApplicable, Verdict, Words, rule
from jixiao.audit.objective_lines import Line, lines_by_term
from jixiao.audit.wording import found
from jixiao.domain.sheet import Sheet

YEARS_AND_NAMES = re.compile(
    r"(?:19|20)\d\d年?|《[^》]*》|“[^”]*”|第?[一二三四五六七八九十百]+[届次大]"
)
DIGIT = re.compile(r"\d")


@rule("OB006")
def slogan_for_an_objective(sheet: Sheet, words: Words) -> Iterator[Verdict]:
    """An instruction without a result; slogans where the whole of the objectives has none."""
    if not sheet.objectives:
        yield NotApplicable("绩效表没有填绩效目标")
    for lines in lines_by_term(sheet):
        empty = [one for one in lines if not _has_result(one, words)]
        only_slogans = len(empty) == len(lines)
        for line in empty:
            slogan = found(words["instructions"], line.words)
            slogan = slogan or (found(words["slogans"], line.words) if only_slogans else "")
            if slogan:
                yield {
                    "field": "objectives",
                    "place": line.place,
                    "text": line.text,
                    "slogan": slogan,
                    "wrong": slogan,
                }


def _has_result(line: Line, words: Words) -> bool:
    plain = YEARS_AND_NAMES.sub("", line.words)
    return bool(DIGIT.search(plain)) or any(word in plain for word in words["results"])
