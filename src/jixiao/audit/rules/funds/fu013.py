"""FU013: what is listed item by item is also stated as a sum."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.audit.amounts import in_words
from jixiao.audit.base import CouldNotCheck, NotApplicable, Verdict, Words, rule
from jixiao.audit.listings import (
    has_sum,
    has_unread_amounts,
    no_projects,
    project_lists,
    without_sum,
)
from jixiao.audit.stated_amounts import states_amount
from jixiao.domain.document import Document, Listing
from jixiao.domain.money import total

LEAST_ITEMS = 3


@rule("FU013")
def sum_of_listed_projects_unstated(document: Document, words: Words) -> Iterator[Verdict]:
    """A complete list of projects whose sum stands neither beside it nor anywhere else."""
    listings = [one for one in project_lists(document) if _is_complete(one)]
    if not listings:
        yield NotApplicable("文件中没有写明个数、逐项列全金额的项目清单")
    for listing in listings:
        is_parted = any(word in listing.place.text for word in words["parts"])
        if is_parted or has_unread_amounts(listing) or no_projects(listing):
            yield CouldNotCheck(f"{listing.place}的清单中有的金额不是单个项目的，没有核对合计数")
            continue
        items = without_sum(listing)
        sum_of_items = total([one.amount for one in items if one.amount is not None])
        if has_sum(listing) or states_amount(document, sum_of_items):
            continue
        yield {
            "field": "listings",
            "place": listing.place,
            "where": listing.place,
            "listed": len(items),
            "sum": in_words(sum_of_items),
            "amount": sum_of_items,
        }


def _is_complete(listing: Listing) -> bool:
    """Whether as many projects are listed as are counted, each with its amount."""
    items = without_sum(listing)
    stated = listing.stated_count
    if stated is None or len(items) < max(stated, LEAST_ITEMS):
        return False
    return all(one.amount is not None for one in items)
