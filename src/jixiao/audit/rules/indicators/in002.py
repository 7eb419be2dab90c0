"""IN002: a kind of indicator stands under the dimension that it is a kind of."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.audit.base import CouldNotCheck, Verdict, Words, rule
from jixiao.audit.wording import found
from jixiao.domain.indicator import Indicator
from jixiao.domain.sheet import Sheet

KNOWN = frozenset({"output", "outcome", "satisfaction", "cost"})


@rule("IN002")
def kind_under_wrong_dimension(sheet: Sheet, words: Words) -> Iterator[Verdict]:
    """One finding for each kind and dimension; the right dimension must be in the sheet."""
    astray: dict[tuple[str, str], list[Indicator]] = {}
    printed = {one.dimension_term: one.dimension for one in sheet.indicators}
    for one in sheet.indicators:
        if one.dimension_term in KNOWN and one.kind_term is not None:
            astray.setdefault((one.dimension, one.kind), []).append(one)
    for (dimension, kind), rows in astray.items():
        first = rows[0]
        group, right = _home(first.kind_term, words)
        allowed = words.get(f"允许-{group}", KNOWN)
        if first.dimension_term in allowed or found(words["unclear"], dimension):
            continue
        if not printed.keys() & set(allowed):
            yield CouldNotCheck(f"表中没有读到“{right}”，不能断定“{kind}”放错了位置")
            continue
        yield {
            "field": "kind",
            "place": first.place_of("kind"),
            "evidence": kind,
            "kind": kind,
            "dimension": dimension,
            "right": right,
            "names": "、".join(one.name for one in rows),
        }


def _home(kind_term: str | None, words: Words) -> tuple[str, str]:
    heading = next((one for one, terms in words.items() if kind_term in terms), "")
    group, _, right = heading.partition("-")
    return group, right
