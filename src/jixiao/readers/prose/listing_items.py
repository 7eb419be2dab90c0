"""The items of a sentence that lists projects: each name with its amount."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from jixiao.domain.document import ListedItem
from jixiao.domain.money import Money
from jixiao.domain.place import Place
from jixiao.domain.text import half_width
from jixiao.readers.prose.listing_words import (
    AMOUNT,
    BARE,
    COUNTED,
    LEAD,
    MARK,
    OPENING,
    PURPOSE,
    TOTAL,
    is_action,
    is_generic,
    without_label,
)

AND = re.compile(r"(?:以及|和|及|与|还有|另有|另)\s*")
OPENED, CLOSED = "(《“", ")》”"
LONGEST_NAME = 60


@dataclass(slots=True)
class Found:
    """The items of one list while it is read, and the total that stands with them.

    ``start`` is where the first item begins in the text, ``end`` where the last one ends;
    ``rejected`` counts the amounts between them that no project stands in front of.
    """

    items: list[ListedItem] = field(default_factory=list)
    total: Money | None = None
    start: int = 0
    end: int = 0
    rejected: int = 0


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a sentence between two marks, and the mark before it."""

    text: str
    start: int
    mark: str


def lists_in(text: str, *, place: Place, printed: str) -> Iterator[Found]:
    """The lists in a sentence; ``text`` is plain and ``printed`` the same as published.

    A piece that counts projects anew begins another list.
    """
    found, held = Found(), Piece("", 0, "")
    pieces = list(pieces_of(text))
    for index, piece in enumerate(pieces):
        if found.items and COUNTED.search(piece.text):
            yield _evened(found)
            found, held = Found(), Piece("", 0, "")
        follower = pieces[index + 1].text if index + 1 < len(pieces) else ""
        held = _take(found, piece, held=held, follower=follower, place=place.quoting(printed))
    yield _evened(found)


def pieces_of(text: str) -> Iterator[Piece]:
    """The text cut at 、，；： outside brackets and numbers, and at 和 behind an amount."""
    depth, start, mark = 0, 0, ""
    for index, character in enumerate(text):
        depth = max(0, depth + (character in OPENED) - (character in CLOSED))
        inside = character == "," and text[index + 1 : index + 4].isdigit()
        inside = inside and index > 0 and text[index - 1].isdigit()
        if character in "、;,:" and not depth and not inside:
            yield from _at_joints(text, start, index, mark)
            start, mark = index + 1, character
    yield from _at_joints(text, start, len(text), mark)


def _at_joints(text: str, start: int, end: int, mark: str) -> Iterator[Piece]:
    """One piece, or several where 和 or 以及 follows an amount: 80万元和职业年金20万元."""
    while True:
        match = AMOUNT.search(text, start, end)
        after = match and re.compile(r"\s*\)?\s*(?:以及|和|及|与)(?=[^\d])").match(
            text, match.end(), end
        )
        if match is None or after is None or not AMOUNT.search(text, after.end(), end):
            break
        yield Piece(text[start : after.end()].rstrip("以及和与"), start, mark)
        start, mark = after.end(), "和"
    yield Piece(text[start:end], start, mark)


def _take(found: Found, piece: Piece, *, held: Piece, follower: str, place: Place) -> Piece:
    """Add what a piece says to the list; what it leaves open is held for the next piece."""
    amount = AMOUNT.search(piece.text) or BARE.search(piece.text.rstrip())
    if amount is None:
        return _holding(piece, held)
    name, start = _name(piece, held, before=piece.text[: amount.start()])
    if "unit" not in amount.re.groupindex and (not found.items or piece.mark != "、"):
        return Piece("", 0, "")
    unit = amount.groupdict().get("unit")
    money = Money.parse(amount["number"], unit=unit or "元")
    if _is_total(piece.text[: amount.start()], name, follower=follower):
        found.total = found.total or money
    elif name and _is_name(name, piece.text[amount.end() :]):
        end = piece.start + _end(piece.text, amount)
        if not found.items:
            found.start = start
        found.end = end
        quoted = place.quoting(place.text[start:end].strip())
        found.items.append(ListedItem(name, money, unit is not None, quoted))
    elif name:
        found.rejected += 1
    elif found.items:
        _stretch(found, piece.start + _end(piece.text, amount), place=place)
    return Piece("", 0, "")


def _holding(piece: Piece, held: Piece) -> Piece:
    """What is carried to the next piece: a name waiting for its amount."""
    if held.text and piece.mark in ("、", "和"):
        return Piece(f"{held.text}、{piece.text.strip()}", held.start, held.mark)
    return piece


def _name(piece: Piece, held: Piece, *, before: str) -> tuple[str, int]:
    """The name in front of an amount, and where it begins; a label alone names what was held."""
    own, start = before, piece.start
    label = without_label(before)
    if not label or (is_generic(label) and not TOTAL.search(before)):
        own, start = held.text, held.start
    elif held.text and piece.mark == "、" and not LEAD.match(before):
        own, start = f"{held.text}、{before}", held.start
    if "分别" in before and "、" in held.text:
        return "", piece.start
    name = own
    for lead in (LEAD, MARK, OPENING, AND):
        match = lead.match(name)
        if match and (lead is not AND or len(name) - match.end() > 1):
            name = name[match.end() :]
    if COUNTED.search(name):
        name = ""
    skipped = len(own) - len(own[own.find(name) :]) if name else 0
    name = without_label(name).strip(" :：*")
    return name, start + skipped


def _is_total(before: str, name: str, *, follower: str) -> bool:
    """Whether an amount is the sum of the list: by its word, or because 其中 follows it."""
    if name and not is_generic(name) and not is_generic(TOTAL.sub("", name)):
        leads = LEAD.match(follower) or follower.strip().startswith("其中")
        return bool(leads and (TOTAL.search(before) or name.endswith(("项目", "支出", "资金"))))
    return bool(TOTAL.search(before)) or bool(LEAD.match(follower))


def _is_name(name: str, behind: str) -> bool:
    """Whether a name can be a project's, by itself and by what follows its amount."""
    behind = re.sub(r"^\s*(?:\([^()]*\)|\))", "", behind).strip()
    rest = without_label(AMOUNT.sub("", behind).strip(" ()"))
    plain = name.count("(") == name.count(")") and len(name) <= LONGEST_NAME and "%" not in name
    fits = not rest or PURPOSE.match(rest) is not None or COUNTED.match(rest) is not None
    return plain and fits and not is_action(name) and not is_generic(name)


def _end(text: str, amount: re.Match[str]) -> int:
    match = re.compile(r"\s*(?:\([^()]*\)|\))").match(text, amount.end())
    return match.end() if match else amount.end()


def _stretch(found: Found, end: int, *, place: Place) -> None:
    """Let the last item reach over a second amount of its own: 预算80万元，支出70万元."""
    last = found.items[-1]
    begin = place.text.rfind(last.place.text, 0, found.end)
    if begin >= 0:
        found.items[-1] = replace(last, place=place.quoting(place.text[begin:end].strip()))
        found.end = end


def _evened(found: Found) -> Found:
    """The list with amounts that print no unit read in the unit that the others have."""
    units = Counter(
        match["unit"] for one in found.items if (match := AMOUNT.search(half_width(one.place.text)))
    )
    if units:
        unit = units.most_common(1)[0][0]
        found.items = [_in_unit(one, unit) for one in found.items]
    return found


def _in_unit(item: ListedItem, unit: str) -> ListedItem:
    if item.has_unit or item.amount is None:
        return item
    return replace(item, amount=Money.of(item.amount.yuan, unit=unit))
