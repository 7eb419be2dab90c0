"""FU005: a name or a code stands for one project, so it stands there once."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import TypeVar

from jixiao.audit.amounts import in_words
from jixiao.audit.base import NotApplicable, Verdict, rule
from jixiao.audit.listings import project_lists
from jixiao.audit.matching import matchings_of
from jixiao.audit.names import read_name
from jixiao.domain.document import Document, ListedItem, Listing
from jixiao.domain.sheet import Sheet

Thing = TypeVar("Thing", ListedItem, Sheet)
CODE = re.compile(r"\d.*\d.*\d.*\d")
Groups = dict[tuple[object, ...], list[Thing]]


@rule("FU005")
def project_twice_with_different_amounts(document: Document) -> Iterator[Verdict]:
    """The same name twice in a list, or the same name or code in two sheets of one unit."""
    listings = [one for one in project_lists(document) if _is_of_projects(one, document)]
    if not listings and len(document.sheets) < 2:
        yield NotApplicable("文件中既没有项目清单，也没有两张以上的绩效表")
    for listing in listings:
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


def _is_of_projects(listing: Listing, document: Document) -> bool:
    """Whether a list counts projects or names those of the sheets; other lists repeat names."""
    if listing.stated_count is not None:
        return True
    return any(one.is_of_projects(listing) for one in matchings_of(listing, document.sheets))


def _in_sheets(document: Document) -> Iterator[Verdict]:
    """Sheets of one kind, year and unit that share a code or a name."""
    alike: Groups[Sheet] = defaultdict(list)
    for sheet in document.sheets:
        around = (sheet.kind, sheet.fiscal_year, sheet.unit)
        if CODE.search(sheet.project.code):
            alike[("project_code", sheet.project.code, *around)].append(sheet)
        if name := read_name(sheet.project.name).plain:
            alike[("project_name", name, *around)].append(sheet)
    told: list[list[Sheet]] = []
    for (field, *_), sheets in alike.items():
        if sheets not in told and len({one.budget for one in sheets} - {None}) > 1:
            told.append(sheets)
            named = sheets[-1].project
            is_code = field == "project_code"
            yield {
                "field": field,
                "project": named.name,
                "place": sheets[-1].place_of(str(field)),
                "where": "绩效表",
                "what": f"项目编码“{named.code}”" if is_code else f"项目“{named.name}”",
                "count": len(sheets),
                "amounts": "、".join(f"{one.project.name}{in_words(one.budget)}" for one in sheets),
            }


def _repeated(groups: Groups[ListedItem]) -> Iterator[list[ListedItem]]:
    for key, items in groups.items():
        if all(key) and len({one.amount for one in items}) > 1:
            yield items
