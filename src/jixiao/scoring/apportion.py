"""Whole points out of shares: the largest remainders, as seats are given to parties."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from jixiao.domain.money import printed

TOO_MANY = (
    "{what}有{count}个指标，只有{total}分，每个指标不能都有{least}分；"
    "请用 --least 降低每个指标的最低分（可以和 --step 一起用），或减少指标"
)
NOT_MULTIPLE = "{what}的{total}分不是{step}分的整数倍，不能分得正好；请用 --step 改小取整的单位"


class PointsNotShared(Exception):
    """Points cannot be shared out over a sheet; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Rounding:
    """How points are rounded: to multiples of ``step``, no indicator below ``least``."""

    step: Decimal = Decimal(1)
    least: Decimal = Decimal(1)


def apportion(
    total: Decimal, importance: Sequence[Fraction], *, rounding: Rounding, what: str
) -> list[Decimal]:
    """Points in proportion to importance that add to exactly ``total``.

    Who would get less than the least gets the least, and the others share the rest. Rounded down
    first, the steps left over go to the largest remainders, of equal ones to the first; so what
    is more important never gets less. Raises PointsNotShared where it cannot be.
    """
    step = rounding.step
    steps, rest = divmod(total, step)
    if rest:
        told = NOT_MULTIPLE.format(what=what, total=_shown(total), step=_shown(step))
        raise PointsNotShared(told)
    least = -(-rounding.least // step)
    if least * len(importance) > steps:
        raise PointsNotShared(
            TOO_MANY.format(
                what=what, count=len(importance), total=_shown(total), least=_shown(rounding.least)
            )
        )
    return [one * step for one in _shared(int(steps), importance, least=int(least))]


def _shared(steps: int, importance: Sequence[Fraction], *, least: int) -> list[int]:
    """So many steps shared out, each part at least ``least``."""
    small: set[int] = set()
    while True:
        large = [at for at in range(len(importance)) if at not in small]
        left, whole = steps - least * len(small), sum(importance[at] for at in large)
        exact = {at: left * importance[at] / whole for at in large}
        below = {at for at, part in exact.items() if part < least}
        if not below:
            break
        small |= below
    parts = {at: part.numerator // part.denominator for at, part in exact.items()}
    by_remainder = sorted(large, key=lambda at: (parts[at] - exact[at], at))
    for at in by_remainder[: left - sum(parts.values())]:
        parts[at] += 1
    return [parts.get(at, least) for at in range(len(importance))]


def _shown(number: Decimal) -> str:
    return printed(number, places=0)
