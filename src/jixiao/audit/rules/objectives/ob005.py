"""OB005: an objective is written for its own project, unit and year."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from jixiao.audit.base import NotApplicable, Values, Verdict, Words, rule
from jixiao.audit.collection import Collection
from jixiao.audit.copied import groups_by_text, is_specific, is_unlike, near_purposes, own_text
from jixiao.audit.wording import bare
from jixiao.domain.document import Document
from jixiao.domain.finding import Severity
from jixiao.domain.sheet import Sheet

NUMBER = re.compile(r"(?<!\d)(?!(?:19|20)\d\d年)\d")


@rule("OB005")
def copied_objective(document: Document, words: Words, collection: Collection) -> Iterator[Verdict]:
    """One text for unlike projects, in the document or elsewhere, or last year's text."""
    sheets = document.sheets
    if not sheets:
        yield NotApplicable("文件中没有绩效表")
        return
    texts = [own_text(one) for one in sheets]
    for group in groups_by_text(sheets, texts, words):
        yield _among(sheets, group, text=_printed(sheets[group[-1]]), field="objectives")
    for pair in near_purposes(sheets, words):
        yield _among(sheets, pair, text=sheets[pair[1]].purpose, field="purpose")
    for sheet, text in zip(sheets, texts, strict=True):
        if text:
            yield from _elsewhere(sheet, document, words, collection)
            yield from _from_last_year(sheet, document, text, collection)


def _among(sheets: Sequence[Sheet], group: Sequence[int], *, text: str, field: str) -> Values:
    named = [sheets[number] for number in group]
    last = named[-1]
    place = last.objectives[0].place if field == "objectives" else last.place_of(field)
    return {
        "field": field,
        "project": last.project.name,
        "place": place,
        "what": f"{len(named)}个不同项目的{'绩效目标' if field == 'objectives' else '资金用途'}",
        "where": "、".join(
            f"“{one.project.name}”（{one.place_of('project_name')}）" for one in named
        ),
        "text": text,
        "evidence": text,
    }


def _printed(sheet: Sheet) -> str:
    """The objectives of the year as they are printed."""
    return "".join(one.text for one in sheet.objectives if one.term == "annual")


def _elsewhere(
    sheet: Sheet, document: Document, words: Words, collection: Collection
) -> Iterator[Values]:
    """The same text of unlike projects in other units, where it is not everybody's."""
    found = collection.same_objectives(sheet, document)
    units = {one.unit for one in found}
    if not found or len(units) > int(words["most_units"][0]):
        return
    unlike = [one for one in found if is_unlike(one.name, sheet.project.name)]
    text = own_text(sheet)
    if len(unlike) == len(found) and is_specific(text, sheet, words):
        named = (f"文件“{collection.file_of(one)}”中{one.unit}的“{one.name}”" for one in unlike)
        yield {
            "field": "objectives",
            "project": sheet.project.name,
            "place": sheet.objectives[0].place,
            "what": f"项目“{sheet.project.name}”的绩效目标与别的单位不同项目的绩效目标",
            "where": "、".join(dict.fromkeys(named)),
            "text": _printed(sheet),
            "evidence": _printed(sheet),
        }


def _from_last_year(
    sheet: Sheet, document: Document, text: str, collection: Collection
) -> Iterator[Values]:
    """Last year's text with last year's date in it, or its figures for a very different budget."""
    last = collection.last_year(sheet, document)
    if last is None or bare(own_text(last.sheet)) != bare(text):
        return
    year = (sheet.fiscal_year or document.fiscal_year or 0) - 1
    dated = f"{year}年" in text
    if not dated and not (NUMBER.search(text) and _is_other_budget(sheet, last.sheet)):
        return
    why = f"仍写着{year}年" if dated else "预算变动两成以上而数量没有变"
    yield {
        "field": "objectives",
        "project": sheet.project.name,
        "place": sheet.objectives[0].place,
        "severity": Severity.WARNING if dated else Severity.NOTE,
        "what": f"项目“{sheet.project.name}”的绩效目标与上一年的绩效目标",
        "where": f"文件“{last.file}”，{why}",
        "text": _printed(sheet),
        "evidence": _printed(sheet),
    }


def _is_other_budget(sheet: Sheet, last: Sheet) -> bool:
    if not sheet.budget or not last.budget:
        return False
    now, before = sheet.budget.yuan, last.budget.yuan
    return bool(before) and bool(now) and abs(now - before) * 5 > before
