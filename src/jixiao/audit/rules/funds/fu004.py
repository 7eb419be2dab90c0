"""FU004: a project has one name: in the text, in its sheets and in the titles above them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jixiao.audit.base import NotApplicable, Values, Verdict, Words, rule
from jixiao.audit.collection import Collection
from jixiao.audit.counterparts import TITLES, pairs_of
from jixiao.audit.counterparts import Pair as SheetPair
from jixiao.audit.listings import project_lists
from jixiao.audit.matching import Pair, matchings_of
from jixiao.audit.names import is_misprinted, read_name
from jixiao.domain.document import Document
from jixiao.domain.sheet import Sheet

NUMBERED = re.compile(
    r"^(?:附件|附表|表)?\s*[(（]?[\d一二三四五六七八九十]+[)）]?[、.．:：\s]+|^(?:附件|附表)\d*"
)


@rule("FU004")
def project_named_differently(
    document: Document, words: Words, collection: Collection
) -> Iterator[Verdict]:
    """Two names for what is surely one project; 经费, 项目, the year and blanks are no matter."""
    named = [one for one in document.sheets if one.project.name]
    if not named:
        yield NotApplicable("文件中没有写明项目名称的绩效表")
    yield from _in_lists(document, named)
    for sheet in named:
        title = _project_in(sheet.title, words)
        if is_misprinted(title, sheet.project.name):
            yield _values(sheet, title, where="绩效表的标题") | {"place": sheet.place}
    for other in _in_other_files(document, named, collection):
        names = read_name(other.sheet.project.name), read_name(other.other.sheet.project.name)
        if not names[0].is_other_spelling_of(names[1]):
            yield _across(other)


def _in_lists(document: Document, named: list[Sheet]) -> Iterator[Values]:
    for listing in project_lists(document):
        for matching in matchings_of(listing, named):
            for pair in matching.pairs:
                if not _is_same_name(pair, document.unit.name):
                    found = _values(pair.sheet, pair.item.name, where="项目清单")
                    yield found | {"place": pair.item.place}


def _in_other_files(
    document: Document, named: list[Sheet], collection: Collection
) -> Iterator[SheetPair]:
    """Sheets with the same code; where none is found, those one slip away with the same budget."""
    found = [one for one in pairs_of(document, collection) if one.other.file]
    yield from found
    matched = {id(one.sheet) for one in found}
    for sheet in named:
        if id(sheet) in matched:
            continue
        for other in collection.nearly_named(sheet, document):
            if other.sheet.kind in TITLES:
                yield SheetPair(sheet, other)


def _is_same_name(pair: Pair, unit: str) -> bool:
    """Whether the names differ only in spelling, or one puts the unit's own name before it."""
    names = read_name(pair.item.name), read_name(pair.sheet.project.name)
    if names[0].is_other_spelling_of(names[1]):
        return True
    short, long = sorted((one.core for one in names), key=len)
    is_own = long.endswith(short) and long.removesuffix(short) in unit
    return is_own and names[0].level == names[1].level


def _project_in(title: str, words: Words) -> str:
    """The project that a sheet's title names: without its number and without 绩效目标表."""
    for word in words["titles"]:
        title = title.partition(word)[0]
    return NUMBERED.sub("", title).strip()


def _values(sheet: Sheet, name: str, *, where: str) -> dict[str, object]:
    return {
        "field": "project_name",
        "project": sheet.project.name,
        "evidence": f"{name}；{sheet.project.name}",
        "name": name,
        "where": where,
        "sheet_name": sheet.project.name,
        "sheet_where": sheet.place_of("project_name"),
    }


def _across(pair: SheetPair) -> Values:
    name, other = pair.sheet.project.name, pair.other.sheet.project
    is_coded = bool(other.code) and other.code == pair.sheet.project.code
    return {
        "field": "project_name",
        "project": name,
        "place": pair.sheet.place_of("project_name"),
        "evidence": name,
        "name": other.name,
        "where": pair.title + (f"（项目编码同为{other.code}）" if is_coded else ""),
        "sheet_name": name,
        "sheet_where": pair.sheet.place_of("project_name"),
    }
