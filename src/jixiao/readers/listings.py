"""Lists of projects that a sentence of the narrative spells out with their amounts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from jixiao.domain.document import ListedItem, Listing, Paragraph
from jixiao.domain.money import Money
from jixiao.domain.text import half_width
from jixiao.readers.marks import without_marks

LEAD = re.compile(
    r".*(?:分别是|分别为|分别有|具体是|具体为|具体如下|包括|包含|其中|主要有|主要是|如下|即|为|是|有)\s*[:：]?"
)
AMOUNT = re.compile(
    r"(?P<name>.*?[^\d.,\s])\s*(?:预算|安排|金额|共计|共|计|为|,|:)*\s*"
    r"(?P<number>\d[\d,]*(?:\.\d+)?)\s*(?P<unit>万元|亿元|元|万)?(?:\([^()]*\))?"
)
COUNTED = re.compile(
    r"(?P<count>\d+|[一二三四五六七八九十]+)\s*(?:个|项)\s*(?:[^，。；、\d]{0,12}?)(?:项目|支出)"
    r"|项目\s*(?:共|共计|支出)?\s*(?P<after>\d+)\s*(?:个|项)"
)
DIGITS = {digit: number for number, digit in enumerate("零一二三四五六七八九")}
NOT_MONEY = re.compile(r"[个项家次人名场份册种年月日届条期%％]")
LEAST_ITEMS = 3


def listings_of(paragraphs: Iterable[Paragraph]) -> Iterator[Listing]:
    """Every list of at least three named amounts in a sentence, with the count it states."""
    for paragraph in paragraphs:
        for sentence in re.split(r"[。！]", _plain(paragraph.text)):
            items = tuple(_items(sentence, paragraph))
            if len(items) >= LEAST_ITEMS and any(item.has_unit for item in items):
                yield Listing(_count(sentence), items, None, paragraph.place)


def _plain(text: str) -> str:
    """Half width without marks; the Chinese full stop and 、 have no half width and stay."""
    return half_width(without_marks(text)).strip()


def _items(sentence: str, paragraph: Paragraph) -> Iterator[ListedItem]:
    held = ""
    for index, piece in enumerate(re.split(r"[、;]|,(?!\d{3})", sentence)):
        match = AMOUNT.fullmatch(piece.strip())
        if match is None:
            held = "" if NOT_MONEY.search(piece) or index == 0 else held + piece.strip() + "、"
            continue
        name = held + match["name"].strip()
        held = ""
        name = LEAD.sub("", name) if index == 0 or LEAD.match(name) else name
        unit = match["unit"]
        if not name:
            continue
        amount = Money.parse(match["number"], unit=unit or "万元")
        place = paragraph.place.quoting(piece.strip())
        yield ListedItem(name.strip(":： "), amount, unit is not None, place)


def _count(sentence: str) -> int | None:
    match = COUNTED.search(sentence)
    if match is None:
        return None
    return _whole(match["count"] or match["after"])


def _whole(text: str) -> int:
    if text.isdigit():
        return int(text)
    tens, _, ones = text.rpartition("十")
    if "十" not in text:
        return DIGITS.get(text, 0)
    return (DIGITS.get(tens, 1) if tens else 1) * 10 + (DIGITS.get(ones, 0) if ones else 0)
