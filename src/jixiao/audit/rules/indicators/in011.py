"""IN011: indicators of one kind stand together."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from jixiao.audit.base import Verdict, rule
from jixiao.domain.indicator import Indicator
from jixiao.domain.sheet import Sheet


@rule("IN011")
def kinds_interleaved(sheet: Sheet) -> Iterator[Verdict]:
    """A kind that comes again after another one of the same dimension, objective and term."""
    for _, rows in groupby(sheet.indicators, key=_part):
        runs = [(kind, list(run)) for kind, run in groupby(rows, key=lambda one: one.kind)]
        kinds = [kind for kind, _ in runs]
        if len(set(kinds)) == len(kinds) or not all(kinds) or _is_periodic(kinds):
            continue
        for at, (kind, run) in enumerate(runs):
            if kind in kinds[:at]:
                first = run[0]
                yield {
                    "field": "kind",
                    "place": first.place_of("kind"),
                    "indicator": first.name,
                    "evidence": kind,
                    "kind": kind,
                    "between": kinds[at - 1],
                    "name": first.name,
                }


def _part(one: Indicator) -> tuple[str, str, str]:
    return one.term, one.extra.get("objective", ""), one.dimension


def _is_periodic(kinds: list[str]) -> bool:
    """Whether every task of the sheet has its own set of kinds: 数量 质量, 数量 质量."""
    period = kinds[1:].index(kinds[0]) + 1 if kinds[0] in kinds[1:] else len(kinds)
    return len(kinds) >= 2 * period and all(
        kind == kinds[at % period] for at, kind in enumerate(kinds)
    )
