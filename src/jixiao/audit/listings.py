"""What a list of projects leaves unsaid: words behind it, amounts in it that are no item."""

from __future__ import annotations

import re

from jixiao.audit.matching import matchings_of
from jixiao.audit.names import is_no_project
from jixiao.domain.document import Document, ListedItem, Listing
from jixiao.domain.money import ZERO, total
from jixiao.domain.text import half_width, squeeze

SENTENCE_END = re.compile(r"[。！;]")
DIGIT = re.compile(r"\d")


def project_lists(document: Document) -> list[Listing]:
    """The lists in a document that may be of projects: less than half of them are other things."""
    return [one for one in document.listings if len(no_projects(one)) * 2 < len(one.items)]


def lists_projects(listing: Listing, document: Document) -> bool:
    """Whether a list counts projects or names those of the sheets, not accounts or offices."""
    if listing.stated_count is not None:
        return True
    return any(one.is_of_projects(listing) for one in matchings_of(listing, document.sheets))


def no_projects(listing: Listing) -> list[ListedItem]:
    """What stands in a list and is no project: 财政拨款, 公务接待费; a sum is left aside."""
    return [item for item in without_sum(listing) if is_no_project(item.name)]


def without_sum(listing: Listing) -> tuple[ListedItem, ...]:
    """The items without a first or last one that is the sum of the others: 总金额235万元."""
    items = listing.items
    for one, others in ((items[:1], items[1:]), (items[-1:], items[:-1])):
        amounts = [item.amount for item in others if item.amount is not None]
        if len(amounts) > 1 and one[0].amount == total(amounts) != ZERO:
            return others
    return items


def has_sum(listing: Listing) -> bool:
    """Whether a total, stated beside the list or among its items, is what the items add up to."""
    amounts = [item.amount for item in listing.items if item.amount is not None]
    stated = listing.stated_total
    adds_up = stated is not None and bool(amounts) and stated == total(amounts)
    return adds_up or len(without_sum(listing)) < len(listing.items)


def words_behind(listing: Listing) -> str:
    """What follows the last item up to the end of the sentence: 等, 等5个项目, or nothing."""
    text, last = _plain(listing.place.text), _plain(listing.items[-1].place.text)
    _, found, behind = text.rpartition(last) if last else ("", "", "")
    return SENTENCE_END.split(behind, maxsplit=1)[0] if found else ""


def words_before(listing: Listing) -> str:
    """What stands before the first item in its sentence, or the lead that the reader cut off."""
    text, first = _plain(listing.place.text), _plain(listing.items[0].name)
    before, found, _ = text.partition(first)
    return SENTENCE_END.split(before)[-1] if found else ""


def has_unread_amounts(listing: Listing) -> bool:
    """Whether figures stand between the items that were not read as one of them."""
    text = _plain(listing.place.text)
    pieces = [_plain(item.place.text) for item in listing.items]
    start, end = text.find(pieces[0]), text.rfind(pieces[-1])
    if start < 0 or end < 0 or not all(pieces):
        return False
    inside = text[start : end + len(pieces[-1])]
    for item, piece in zip(listing.items, pieces, strict=True):
        inside = inside.replace(piece, "", 1)
        for part in _plain(item.name).split("、")[:-1]:
            inside = inside.replace(part, "", 1)
    return bool(DIGIT.search(inside))


def _plain(text: str) -> str:
    return squeeze(half_width(text))
