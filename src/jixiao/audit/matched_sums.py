"""The amounts of matched projects added up, once in the text and once in their sheets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from jixiao.audit.amounts import agree, in_words, sheet_figures
from jixiao.audit.matching import SURE, Pair, has_amount
from jixiao.domain.money import Money, total

LEAST_PAIRS = 2
Compared = tuple[Pair, Money]
"""A project, and the amount of the compared column in its sheet."""


@dataclass(frozen=True, slots=True)
class MatchedSum:
    """Projects of a list by one column of their sheets (预算数, 全年执行数) that fits most."""

    figure: str
    right: tuple[Compared, ...]
    wrong: tuple[Compared, ...]

    @property
    def count(self) -> int:
        """How many projects are compared."""
        return len(self.right) + len(self.wrong)

    @property
    def listed(self) -> Money:
        """What the text gives for them; a rounded amount counts as the one that it stands for."""
        stated = [pair.item.amount for pair, _ in self.wrong if pair.item.amount is not None]
        return total([*stated, *(amount for _, amount in self.right)])

    @property
    def in_sheets(self) -> Money:
        """What the sheets give for them."""
        return total([amount for _, amount in (*self.right, *self.wrong)])

    @property
    def working(self) -> str:
        """The projects that differ, in words."""
        return "、".join(
            f"“{pair.item.name}”（文字{in_words(pair.item.amount)}，表中{in_words(amount)}）"
            for pair, amount in self.wrong
        )


def matched_sum(pairs: Sequence[Pair]) -> MatchedSum | None:
    """Compare by the column that fits best; None where it fits less than half of the projects.

    None also where an amount that differs stands in another column of its sheet: the text then
    mixes budgets and outturns, and its sum is of nothing.
    """
    sure = [one for one in pairs if one.likeness in SURE and one.item.has_unit and one.item.amount]
    sums = [_by_column(sure, name) for name in _columns(sure)]
    best = max(sums, key=lambda one: len(one.right), default=None)
    if best is None or best.count < LEAST_PAIRS or len(best.right) <= len(best.wrong):
        return None
    if any(has_amount(pair.sheet, pair.item) for pair, _ in best.wrong):
        return None
    return best


def _columns(pairs: Sequence[Pair]) -> list[str]:
    names = (name for pair in pairs for name, _, _ in sheet_figures(pair.sheet))
    return list(dict.fromkeys(names))


def _by_column(pairs: Sequence[Pair], figure: str) -> MatchedSum:
    right, wrong = list[Compared](), list[Compared]()
    for pair in pairs:
        for name, amount, place in sheet_figures(pair.sheet):
            if name == figure and pair.item.amount is not None:
                texts = (pair.item.place.text, place.text)
                fits = agree(pair.item.amount, amount, texts=texts)
                (right if fits else wrong).append((pair, amount))
    return MatchedSum(figure, tuple(right), tuple(wrong))
