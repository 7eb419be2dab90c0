"""FU001: the number of projects that a text states is the number that it lists."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.audit.base import CouldNotCheck, NotApplicable, Verdict, Words, rule
from jixiao.audit.listings import (
    has_sum,
    has_unread_amounts,
    no_projects,
    project_lists,
    without_sum,
    words_before,
    words_behind,
)
from jixiao.domain.document import Document, Listing
from jixiao.domain.money import ZERO


@rule("FU001")
def stated_count_differs_from_list(document: Document, words: Words) -> Iterator[Verdict]:
    """A count in the text that its own list contradicts; a list that is not complete cannot."""
    counted = [one for one in project_lists(document) if one.stated_count is not None]
    if not counted:
        yield NotApplicable("文件中没有既写明项目个数、又逐项列出的项目清单")
    for listing in counted:
        listed, stated = len(without_sum(listing)), listing.stated_count
        if listed == stated:
            continue
        if not _is_complete(listing, words):
            yield CouldNotCheck(f"{listing.place}的清单不一定是全部项目，无法核对个数")
        elif has_unread_amounts(listing) or no_projects(listing):
            yield CouldNotCheck(f"{listing.place}的清单中有的金额不是单个项目的，无法核对个数")
        else:
            yield {
                "field": "listings",
                "place": listing.place,
                "where": listing.place,
                "stated": stated,
                "listed": listed,
                "maybe": _explanation(listing),
            }


def _is_complete(listing: Listing, words: Words) -> bool:
    """Whether a list says it is of all that was counted: by its sum, or by how it is led in."""
    if has_sum(listing):
        return True
    before = words_before(listing)
    if any(word in before for word in words["partly"]):
        return False
    if words_behind(listing).startswith(words["open_end"]):
        return False
    return not before or before.endswith(words["leads"])


def _explanation(listing: Listing) -> str:
    """How the stated count may have come about: a project of nothing, or a name twice."""
    stated, items = listing.stated_count, without_sum(listing)
    ways = []
    empty = [one.name for one in items if one.amount == ZERO]
    if empty and len(items) - len(empty) == stated:
        ways.append(f"金额为0的{'、'.join(empty)}没有计入")
    if len({one.name for one in items}) == stated:
        ways.append("同名的项目只计了一次")
    return f"（可能是{'，或'.join(ways)}）" if ways else ""
