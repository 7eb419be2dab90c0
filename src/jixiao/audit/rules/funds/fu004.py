"""FU004: a project has one name, in the text, in the title of its sheet and in the sheet."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jixiao.audit.base import NotApplicable, Verdict, Words, rule
from jixiao.audit.listings import project_lists
from jixiao.audit.matching import Pair, matchings_of
from jixiao.audit.names import is_misprint_of, likeness, read_name
from jixiao.domain.document import Document
from jixiao.domain.sheet import Sheet

NUMBERED = re.compile(
    r"^(?:附件|附表|表)?\s*[(（]?[\d一二三四五六七八九十]+[)）]?[、.．:：\s]+|^(?:附件|附表)\d*"
)


@rule("FU004")
def project_named_differently(document: Document, words: Words) -> Iterator[Verdict]:
    """Two names for what is surely one project; 经费, 项目, the year and blanks are no matter."""
    named = [one for one in document.sheets if one.project.name]
    if not named:
        yield NotApplicable("文件中没有写明项目名称的绩效表")
    for listing in project_lists(document):
        for matching in matchings_of(listing, named):
            for pair in matching.pairs:
                if not _is_same_name(pair, document.unit.name):
                    yield _values(pair.sheet, pair.item.name, where="项目清单") | {
                        "place": pair.item.place
                    }
    for sheet in named:
        title = _project_in(sheet.title, words)
        if _is_slip(title, sheet.project.name):
            yield _values(sheet, title, where="绩效表的标题") | {"place": sheet.place}


def _is_same_name(pair: Pair, unit: str) -> bool:
    """Whether the names differ only in spelling, or one puts the unit's own name before it."""
    names = read_name(pair.item.name), read_name(pair.sheet.project.name)
    if names[0].is_other_spelling_of(names[1]):
        return True
    short, long = sorted((one.core for one in names), key=len)
    is_own = long.endswith(short) and long.removesuffix(short) in unit
    return is_own and names[0].level == names[1].level


def _is_slip(title: str, name: str) -> bool:
    """Whether a title misprints the name under it; one that only says more or less does not."""
    first, second = read_name(title), read_name(name)
    short, long = sorted((first.core, second.core), key=len)
    return short not in long and is_misprint_of(short, long) and bool(likeness(title, name))


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
