"""FU001: the number of projects that a text states is the number that it lists."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.audit.base import CouldNotCheck, NotApplicable, Verdict, Words, rule
from jixiao.audit.listings import has_unread_amounts, words_before, words_behind
from jixiao.domain.document import Document, Listing
from jixiao.domain.money import ZERO


@rule("FU001")
def stated_count_differs_from_list(document: Document, words: Words) -> Iterator[Verdict]:
    """A count in the text that its own list contradicts; a list that is not complete cannot."""
    counted = [one for one in document.listings if one.stated_count is not None]
    if not counted:
        yield NotApplicable("文件中没有既写明项目个数、又逐项列出的项目清单")
    for listing in counted:
        listed, stated = len(listing.items), listing.stated_count
        if listed == stated:
            continue
        before, behind = words_before(listing), words_behind(listing)
        if any(word in before for word in words["partly"]) or behind.startswith(words["open_end"]):
            yield CouldNotCheck(f"{listing.place}的清单没有列全（只列了一部分项目），无法核对个数")
        elif has_unread_amounts(listing):
            yield CouldNotCheck(f"{listing.place}的清单中有金额没有读成项目，无法核对个数")
        else:
            yield {
                "field": "listings",
                "place": listing.place,
                "where": listing.place,
                "stated": stated,
                "listed": listed,
                "maybe": _explanation(listing),
            }


def _explanation(listing: Listing) -> str:
    """How the stated count may have come about: a project of nothing, or a name twice."""
    stated, listed = listing.stated_count, len(listing.items)
    ways = []
    empty = [one.name for one in listing.items if one.amount == ZERO]
    if empty and listed - len(empty) == stated:
        ways.append(f"金额为0的{'、'.join(empty)}没有计入")
    if len({one.name for one in listing.items}) == stated:
        ways.append("同名的项目只计了一次")
    return f"（可能是{'，或'.join(ways)}）" if ways else ""
