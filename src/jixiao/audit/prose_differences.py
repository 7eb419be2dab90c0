"""A change in prose beside both amounts: ``比上年的100万元增加20万元`` of 120万元."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.audit.prose_figures import Figure, Prose
from jixiao.audit.prose_growth import alike, bases_of
from jixiao.audit.prose_roles import Role, direction_of, role_of, sentence_start


def difference_faults(prose: Prose) -> Iterator[tuple[Figure, str]]:
    """Every change that is not the difference of the two amounts it stands between."""
    for at, change in enumerate(prose.figures):
        if at < 2 or role_of(change) is not Role.CHANGE or not change.is_exact:
            continue
        base = prose.figures[at - 1]
        if role_of(base) is Role.REFERENCE and _compares(base, change, prose):
            levels = bases_of(prose, base, prose.figures[: at - 1])
            if levels and not any(_is_difference(one, base, change) for one in levels):
                yield change, _told(levels[0], base, change)


def _compares(base: Figure, change: Figure, prose: Prose) -> bool:
    """Whether a change stands directly behind the amount that it is measured from."""
    is_near = change.start - base.end <= len(change.lead) + 1 and change.depth == base.depth
    is_same = sentence_start(prose, change.start) <= base.start and alike(base, change)
    return is_near and is_same and bool(direction_of(change.lead))


def _is_difference(level: Figure, base: Figure, change: Figure) -> bool:
    given = (level.number - base.number) * direction_of(change.lead)
    return abs(given - change.number) <= level.half + base.half + change.half


def _told(level: Figure, base: Figure, change: Figure) -> str:
    unit = change.printed.lstrip("0123456789.,- ")
    given = (level.number - base.number) / change.scale
    working = f"{level.number / change.scale:f}-{base.number / change.scale:f}={given:f}{unit}"
    return f"文中写“{change.lead.strip()}{change.printed}”，按文中金额计算为{working}"
