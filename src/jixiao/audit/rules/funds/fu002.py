"""FU002: every project that is listed has its sheet."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.audit.amounts import in_words, share_in_words
from jixiao.audit.base import CouldNotCheck, NotApplicable, Values, Verdict, rule
from jixiao.audit.listings import project_lists, without_sum
from jixiao.audit.matching import Matching, matchings_of
from jixiao.audit.names import is_no_project
from jixiao.domain.document import Document, ListedItem, Listing
from jixiao.domain.money import Money, total


@rule("FU002")
def listed_project_without_sheet(document: Document) -> Iterator[Verdict]:
    """A project of the list that no sheet of the same file is about."""
    listings = project_lists(document)
    if not document.sheets or not listings:
        yield NotApplicable("文件中没有绩效表，或者没有逐项列出金额的项目清单")
        return
    for listing in listings:
        matchings = list(matchings_of(listing, document.sheets))
        if not any(one.is_of_projects(listing) for one in matchings):
            yield CouldNotCheck(f"{listing.place}的清单与绩效表几乎没有同名项目，可能不是项目清单")
            continue
        unsure = [item for one in matchings for item in one.unsure]
        if unsure:
            names = "、".join(dict.fromkeys(item.name for item in unsure))
            yield CouldNotCheck(f"有名称相近的绩效表，不能确定是否同一项目：{names}")
        missing = _missing_everywhere(listing, matchings)
        if missing:
            yield _finding(listing, missing)


def _missing_everywhere(listing: Listing, matchings: list[Matching]) -> list[ListedItem]:
    return [
        item
        for item in without_sum(listing)
        if not is_no_project(item.name)
        and all(any(item is one for one in matching.missing) for matching in matchings)
    ]


def _finding(listing: Listing, missing: list[ListedItem]) -> Values:
    money = _sum(missing)
    return {
        "field": "listings",
        "place": listing.place,
        "evidence": "、".join(item.place.text or item.name for item in missing),
        "where": listing.place,
        "listed": len(without_sum(listing)),
        "count": len(missing),
        "names": "、".join(f"{item.name}（{in_words(item.amount)}）" for item in missing),
        "money": in_words(money),
        "share": share_in_words(money, _sum(without_sum(listing))),
    }


def _sum(items: list[ListedItem] | tuple[ListedItem, ...]) -> Money:
    return total([item.amount for item in items if item.amount is not None])
