"""Which sheet belongs to which project of a list, and where that cannot be known."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from jixiao.audit.amounts import agree, sheet_figures
from jixiao.audit.names import Likeness, likeness
from jixiao.domain.document import ListedItem, Listing
from jixiao.domain.money import ZERO, Money
from jixiao.domain.sheet import Sheet, SheetKind

Thing = TypeVar("Thing")
SURE = (Likeness.SAME, Likeness.CORE, Likeness.WITHIN)


@dataclass(frozen=True, slots=True)
class Pair:
    """A project of a list and its sheet."""

    item: ListedItem
    sheet: Sheet
    likeness: Likeness


@dataclass(frozen=True, slots=True)
class Matching:
    """The projects of a list with a sheet, without one, and those where it cannot be said."""

    pairs: tuple[Pair, ...] = ()
    missing: tuple[ListedItem, ...] = ()
    unsure: tuple[ListedItem, ...] = ()

    def is_of_projects(self, listing: Listing) -> bool:
        """Whether the list is one of these projects, not of economic classes or of offices."""
        least = 1 if listing.stated_count is not None else 2
        return len(self.pairs) >= least


def matchings_of(listing: Listing, sheets: Sequence[Sheet]) -> Iterator[Matching]:
    """The list against the sheets of every kind that projects have."""
    for kind in SheetKind:
        of_kind = [one for one in sheets if one.kind is kind and one.project.name]
        if of_kind and kind is not SheetKind.WHOLE_DEPARTMENT:
            yield match_items(listing.items, of_kind)


def match_items(items: Sequence[ListedItem], sheets: Sequence[Sheet]) -> Matching:
    """Pair the surest names first; equal amounts decide between equal names."""
    left, free = list(items), list(sheets)
    pairs: list[Pair] = []
    unsure: list[ListedItem] = []
    for wanted in SURE:
        for near_items, near_sheets in _groups(left, free, wanted):
            found = _settle(near_items, near_sheets)
            pairs += [Pair(item, sheet, wanted) for item, sheet in found]
            _drop(near_items, [item for item, _ in found])
            _drop(near_sheets, [sheet for _, sheet in found])
            _drop(left, [item for item, _ in found])
            _drop(free, [sheet for _, sheet in found])
            if near_items and near_sheets:
                unsure += near_items
                _drop(left, near_items)
                _drop(free, near_sheets)
    return _with_similar(Matching(tuple(pairs), tuple(left), tuple(unsure)), free)


def _with_similar(matching: Matching, free: list[Sheet]) -> Matching:
    """Look once more for what has no sheet: a name merely alike needs the same amount."""
    pairs, missing, unsure = list(matching.pairs), list[ListedItem](), list(matching.unsure)
    for item in matching.missing:
        alike = [one for one in free if likeness(item.name, one.project.name)]
        equal = [one for one in alike if item.amount != ZERO and has_amount(one, item)]
        if len(equal) == 1:
            pairs.append(Pair(item, equal[0], Likeness.SIMILAR))
            _drop(free, equal)
        else:
            (unsure if alike else missing).append(item)
    return Matching(tuple(pairs), tuple(missing), tuple(unsure))


def has_amount(sheet: Sheet, item: ListedItem) -> bool:
    """Whether a sheet prints the amount of a list, as a budget or as the outturn."""
    amount = item.amount
    return amount is not None and any(
        agree(amount, figure, texts=(item.place.text, place.text))
        for _, figure, place in sheet_figures(sheet)
    )


def is_unit_slip(stated: Money, sheet: Sheet) -> bool:
    """Whether the amounts differ by ten thousand exactly: 元 taken for 万元 or the reverse."""
    return any(
        stated.yuan * 10_000 == amount.yuan or stated.yuan == amount.yuan * 10_000
        for _, amount, _ in sheet_figures(sheet)
    )


def _groups(
    items: Sequence[ListedItem], sheets: Sequence[Sheet], wanted: Likeness
) -> Iterator[tuple[list[ListedItem], list[Sheet]]]:
    """Projects and sheets that are linked by names at least so alike."""
    open_items, open_sheets = list(items), list(sheets)
    while open_items:
        near_items, near_sheets = [open_items.pop(0)], list[Sheet]()
        grown = True
        while grown:
            new_sheets = [
                one
                for one in open_sheets
                if any(likeness(item.name, one.project.name) >= wanted for item in near_items)
            ]
            _drop(open_sheets, new_sheets)
            near_sheets += new_sheets
            new_items = [
                item
                for item in open_items
                if any(likeness(item.name, one.project.name) >= wanted for one in new_sheets)
            ]
            _drop(open_items, new_items)
            near_items += new_items
            grown = bool(new_items)
        if near_sheets:
            yield near_items, near_sheets


def _settle(items: list[ListedItem], sheets: list[Sheet]) -> list[tuple[ListedItem, Sheet]]:
    """Pairs within a group: by amounts that fit only once, then the last one of each."""
    fits = [(item, sheet) for item in items for sheet in sheets if has_amount(sheet, item)]
    found = [
        (item, sheet)
        for item, sheet in fits
        if sum(one is item for one, _ in fits) == 1 and sum(one is sheet for _, one in fits) == 1
    ]
    rest_items, rest_sheets = list(items), list(sheets)
    _drop(rest_items, [item for item, _ in found])
    _drop(rest_sheets, [sheet for _, sheet in found])
    if len(rest_items) == len(rest_sheets) == 1:
        found.append((rest_items[0], rest_sheets[0]))
    return found


def _drop(things: list[Thing], gone: Sequence[Thing]) -> None:
    """Take out the very same objects: equal items may stand in a list twice."""
    things[:] = [one for one in things if not any(one is other for other in gone)]
