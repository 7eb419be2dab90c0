"""Whether parts that do not add to a total are a fault: only where they must be all the parts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache

from jixiao.audit.prose_figures import Figure
from jixiao.audit.prose_groups import Group
from jixiao.domain.money import Money

COVERED = {2: Decimal("0.95"), 3: Decimal("0.85")}
"""The share of the total that so many parts must reach before they are taken for all of it."""
ADDED_UP = frozenset({"money", "area", "length", "weight"})
"""What is counted once; people and things are often counted by several marks at a time."""
MOST_SHOWN = 12
TYPED_WRONG = 4  # digits that a number must have before one wrong digit in it is surely a slip


def is_fault(group: Group, closed: tuple[str, ...], partial: tuple[str, ...]) -> bool:
    """Whether the parts contradict the total, and not only leave something out."""
    if group.adds_up():
        return False
    if names_all(group, closed):
        return True
    if group.is_loose or group.total.kind not in ADDED_UP:
        return False
    if group.difference > 0:
        return True
    is_all = is_slip(group.total, group.parts) or _covers(group)
    return is_all and not _leaves_out(group, partial)


def names_all(group: Group, closed: tuple[str, ...]) -> bool:
    """Whether the parts are a division that leaves nothing: 基本支出 and 项目支出.

    A division is written ``基本支出 项目支出 = 支出``: each word must be in the name of a part,
    what stands behind the sign in the name of the total.
    """
    leads = " ".join(one.lead for one in group.parts)
    name = group.total.lead
    return any(_fits(line, leads, name) for line in closed)


@lru_cache(maxsize=256)
def _division(line: str) -> tuple[tuple[re.Pattern[str], ...], re.Pattern[str]]:
    parts, _, total = line.partition("=")
    return tuple(map(re.compile, parts.split())), re.compile(total.strip())


def _fits(line: str, leads: str, name: str) -> bool:
    parts, total = _division(line)
    return bool(total.search(name)) and all(one.search(leads) for one in parts)


def _covers(group: Group) -> bool:
    """Whether the parts reach so much of the total that they must be all of it."""
    least = COVERED[min(len(group.parts), max(COVERED))]
    return group.sum >= group.total.number * least


def _leaves_out(group: Group, partial: tuple[str, ...]) -> bool:
    """Whether the text says that only some parts are named: 主要, 等, 含."""
    first, last = group.parts[0], group.parts[-1]
    between = group.prose.masked[group.total.end : first.start]
    behind = group.prose.masked[last.end : last.end + 4]
    return any(re.search(one, between) for one in partial) or behind.lstrip().startswith("等")


def is_slip(total: Figure, parts: Sequence[Figure]) -> bool:
    """Whether one digit put right, or two neighbours exchanged, in one number mends the sum."""
    given = sum((one.number for one in parts), Decimal(0))
    missing = given - total.number
    numbers = [(total, missing), *((one, -missing) for one in parts)]
    return any(_mended(one, by) for one, by in numbers)


def _mended(figure: Figure, by: Decimal) -> bool:
    """Whether a number and what it should be differ in one digit, or by two exchanged ones."""
    step = figure.half * 2 or Decimal(1)
    right = figure.number + by
    if right <= 0 or figure.number % step or right % step:
        return False
    one, other = f"{figure.number / step:.0f}", f"{right / step:.0f}"
    if len(one) != len(other) or len(one.strip("0")) < TYPED_WRONG:
        return False
    wrong = [at for at, pair in enumerate(zip(one, other, strict=True)) if pair[0] != pair[1]]
    if len(wrong) == 1:
        return True
    is_pair = len(wrong) == 2 and wrong[1] == wrong[0] + 1
    return is_pair and one[wrong[0]] == other[wrong[1]] and one[wrong[1]] == other[wrong[0]]


def sum_in_words(total: Figure, parts: Sequence[Figure]) -> str:
    """The addition as a message shows it: ``57.43+3780.72+983.05=4821.20万元``."""
    scale, unit = total.scale, total.printed.lstrip("0123456789.,- ")
    given = sum((one.number for one in parts), Decimal(0))
    plus = "+".join(f"{one.number / scale:f}" for one in parts[:MOST_SHOWN])
    more = f"+…（共{len(parts)}项）" if len(parts) > MOST_SHOWN else ""
    return f"{plus}{more}={given / scale:f}{unit}"


def at_stake(figure: Figure, difference: Decimal) -> dict[str, object]:
    """The value of a finding that names the money at stake, where it is money."""
    return {"amount": Money(abs(difference))} if figure.is_money else {}
