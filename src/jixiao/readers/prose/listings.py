"""Lists of projects that the narrative spells out with their amounts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from jixiao.domain.document import ListedItem, Listing, Paragraph
from jixiao.domain.money import Money
from jixiao.domain.money import total as sum_of
from jixiao.domain.numerals import read_numeral
from jixiao.domain.text import half_width
from jixiao.readers.marks import without_marks
from jixiao.readers.prose.listing_items import Found, lists_in, pieces_of
from jixiao.readers.prose.listing_words import (
    AMOUNT,
    COUNTED,
    MARK,
    TOTAL,
    ends_like_a_project,
    is_account,
)

SENTENCE = re.compile(r"[^。！？\n]*(?:[。！？]|\n|$)")
LEAST_ITEMS, LEAST_COUNTED = 3, 2
LONGEST_LINE = 200
NEAR = 30


def listings_of(paragraphs: Iterable[Paragraph]) -> Iterator[Listing]:
    """Every list of projects with amounts, in a sentence or one a line, as far as it is sure.

    The count is the one that speaks of projects nearest before the list; the total stands in
    the sentence of the list or in the one before. A total is never an item.
    """
    waiting = list(paragraphs)
    index, before = 0, ""
    while index < len(waiting):
        lines = _lines(waiting[index:])
        if lines and (listing := _of_lines(waiting[index : index + lines], before)):
            yield listing
            index += lines
            continue
        paragraph = waiting[index]
        yield from _of_sentences(paragraph)
        before = _last_sentence(_plain(paragraph.text)) or before
        index += 1


def _of_sentences(paragraph: Paragraph) -> Iterator[Listing]:
    """The lists inside one paragraph; items that are numbered may be sentences of their own."""
    printed = without_marks(paragraph.text)
    text, before = half_width(printed), ""
    # Numbered items that end in full stops are one list: 1.甲项目80万元。2.乙项目20万元。
    joined = re.sub(rf"[。!](?={MARK.pattern}[^。]*\d)", ";", text)
    for match in SENTENCE.finditer(joined):
        sentence = match[0].rstrip("。！？!\n")
        if not sentence.strip():
            continue
        quoted = printed[match.start() : match.start() + len(sentence)]
        for found in lists_in(sentence, place=paragraph.place, printed=quoted):
            listing = _listing(found, sentence, before=before, paragraph=paragraph)
            if listing is not None:
                yield listing
        before = sentence


def _lines(paragraphs: Sequence[Paragraph]) -> int:
    """How many paragraphs in a row are each one item: a mark, a name and an amount."""
    count = 0
    for paragraph in paragraphs:
        text = _plain(paragraph.text)
        if not MARK.match(text) or len(text) > LONGEST_LINE or _line_item(paragraph) is None:
            break
        count += 1
    return count if count >= LEAST_COUNTED else 0


def _line_item(paragraph: Paragraph) -> tuple[ListedItem, bool] | None:
    """The item that a numbered line begins with, and whether its name ends like a project's."""
    printed = without_marks(paragraph.text).strip()
    first = re.split(r"[。;；]", half_width(printed))[0]
    found = next(lists_in(first, place=paragraph.place, printed=printed[: len(first)]))
    pieces = [one.text for one in pieces_of(first) if AMOUNT.search(one.text)]
    if len(found.items) != 1 or found.rejected or not pieces:
        return None
    mark = MARK.match(first)
    begins = found.start <= (mark.end() if mark else 0) + 1
    return (found.items[0], ends_like_a_project(found.items[0].name)) if begins else None


def _of_lines(paragraphs: Sequence[Paragraph], before: str) -> Listing | None:
    found = Found()
    for paragraph in paragraphs:
        item = _line_item(paragraph)
        if item is not None:
            found.items.append(item[0])
    place = paragraphs[0].place.quoting("\n".join(one.text for one in paragraphs))
    text = "\n".join(_plain(one.text) for one in paragraphs)
    found.end = len(text)
    return _listing(found, text, before=before, paragraph=Paragraph(text, place))


def _listing(found: Found, sentence: str, *, before: str, paragraph: Paragraph) -> Listing | None:
    """The list with its count and total; None where it is not surely one of projects."""
    lead = sentence[: found.start]
    count = _count(lead)
    if count is None:
        count = _count(sentence[found.end :], first=True)
    if count is None:
        count = _count(before)
    items = tuple(found.items)
    total = found.total or _total(lead) or _total(sentence[found.end :]) or _total(before)
    amounts = [one.amount for one in items if one.amount is not None]
    adds_up = total is not None and total == sum_of(amounts)
    if found.rejected * 2 > len(items):
        return None
    if not _is_of_projects(items, lead=f"{before}\n{lead}", is_sure=count is not None or adds_up):
        return None
    return Listing(count, items, total, paragraph.place)


def _is_of_projects(items: Sequence[ListedItem], *, lead: str, is_sure: bool) -> bool:
    """Whether the names, or the words before them, say that projects are listed."""
    least = LEAST_COUNTED if is_sure else LEAST_ITEMS
    if len(items) < least or sum(one.has_unit for one in items) * 2 <= len(items):
        return False
    accounts = sum(is_account(one.name) for one in items)
    if accounts * 2 >= len(items):
        return is_sure and accounts < len(items)
    named = sum(ends_like_a_project(one.name) for one in items)
    return is_sure or named * 2 >= len(items) or "项目" in lead


def _count(text: str, *, first: bool = False) -> int | None:
    """The number of projects that a text states last, or first where it follows the list."""
    found = list(COUNTED.finditer(text))
    if not found:
        return None
    match = found[0 if first else -1]
    number = read_numeral_or_digits(match["before"] or match["after"] or match["bare"])
    return number or None


def read_numeral_or_digits(text: str) -> int | None:
    """A whole number in either kind of digit."""
    if text.isdigit():
        return int(text)
    number = read_numeral(text)
    return None if number is None else int(number)


def _total(text: str) -> Money | None:
    """The total that a text states last: 总金额235万元, 共安排资金235万元."""
    total: Money | None = None
    for match in AMOUNT.finditer(text):
        words = re.split(r"[,，、;；:：。\d]", text[max(0, match.start() - NEAR) : match.start()])[
            -1
        ]
        if TOTAL.search(words):
            total = Money.parse(match["number"], unit=match["unit"])
    return total


def _plain(text: str) -> str:
    """Half width without marks; the Chinese full stop and 、 have no half width and stay."""
    return half_width(without_marks(text)).strip()


def _last_sentence(text: str) -> str:
    sentences = [one for one in re.split(r"[。！？\n]", text) if one.strip()]
    return sentences[-1] if sentences else ""
