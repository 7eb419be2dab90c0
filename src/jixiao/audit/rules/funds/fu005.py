"""FU005: a name or a code stands for one project, so it stands there once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import TypeVar

from jixiao.audit.amounts import in_words
from jixiao.audit.base import NotApplicable, Verdict, rule
from jixiao.audit.names import read_name
from jixiao.domain.document import Document, ListedItem
from jixiao.domain.sheet import Sheet

Thing = TypeVar("Thing", ListedItem, Sheet)
Groups = dict[tuple[object, ...], list[Thing]]


@rule("FU005")
def project_twice_with_different_amounts(document: Document) -> Iterator[Verdict]:
    """The same name twice in a list, or the same name or code in two sheets of one unit."""
    if not document.listings and len(document.sheets) < 2:
        yield NotApplicable("文件中既没有项目清单，也没有两张以上的绩效表")
    for listing in document.listings:
        listed: Groups[ListedItem] = defaultdict(list)
        for item in listing.items:
            listed[(read_name(item.name).plain,)].append(item)
        for items in _repeated(listed):
            yield {
                "field": "listings",
                "project": items[0].name,
                "place": items[-1].place,
                "evidence": "、".join(one.place.text or one.name for one in items),
                "where": "项目清单",
                "what": f"项目“{items[0].name}”",
                "count": len(items),
                "amounts": "、".join(in_words(one.amount) for one in items),
            }
    yield from _in_sheets(document)


def _in_sheets(document: Document) -> Iterator[Verdict]:
    """Sheets of one kind, year and unit that share a code or a name."""
    alike: Groups[Sheet] = defaultdict(list)
    for sheet in document.sheets:
        around = (sheet.kind, sheet.fiscal_year, sheet.unit)
        alike[("项目编码", sheet.project.code, *around)].append(sheet)
        alike[("项目", read_name(sheet.project.name).plain, *around)].append(sheet)
    told: list[list[Sheet]] = []
    for key, sheets in alike.items():
        if not key[1] or sheets in told or len({one.budget for one in sheets} - {None}) < 2:
            continue
        told.append(sheets)
        named = sheets[-1].project
        yield {
            "field": "project_code" if key[0] == "项目编码" else "project_name",
            "project": named.name,
            "place": sheets[-1].place_of("project_code" if named.code else "project_name"),
            "where": "绩效表",
            "what": f"{key[0]}“{named.code if key[0] == '项目编码' else named.name}”",
            "count": len(sheets),
            "amounts": "、".join(f"{one.project.name}{in_words(one.budget)}" for one in sheets),
        }


def _repeated(groups: Groups[ListedItem]) -> Iterator[list[ListedItem]]:
    for key, items in groups.items():
        if all(key) and len({one.amount for one in items}) > 1:
            yield items
