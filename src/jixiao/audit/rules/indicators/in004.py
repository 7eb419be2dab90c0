"""IN004: a sheet holds every indicator once."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.audit.base import Verdict, Words, rule
from jixiao.audit.wording import bare, found
from jixiao.domain.finding import Severity
from jixiao.domain.indicator import Indicator
from jixiao.domain.sheet import Sheet

LEAST_ELSEWHERE = 4
TWICE = 2
SHARES = frozenset({"%", "‰"})
LEAST_RESULT = 10
"""Small results (1次, 2个) may well be the same for two things."""


@rule("IN004")
def indicator_repeated(sheet: Sheet, words: Words) -> Iterator[Verdict]:
    """The same name, definition, target and result again; milder where the kind is another."""
    names: dict[str, list[Indicator]] = {}
    for one in sheet.indicators:
        names.setdefault(bare(one.name), []).append(one)
    for name, alike in names.items():
        if len(alike) < 2 or len(name) < int(words["shortest"][0]):
            continue
        for rows in (*_repeated(alike), *_same_result(alike)):
            severity = _severity(rows, name)
            if severity and not found(words["not_names"], name):
                yield {**_values(rows), "severity": severity}


def _repeated(alike: list[Indicator]) -> Iterator[list[Indicator]]:
    same: dict[object, list[Indicator]] = {}
    for one in alike:
        if one.target is not None and one.target.text.strip():
            same.setdefault(_all_but_kind(one), []).append(one)
    return (rows for rows in same.values() if len(rows) > 1)


def _same_result(alike: list[Indicator]) -> Iterator[list[Indicator]]:
    """One count reported twice against two targets: 216次 for ≥216次 and again for ≥108次."""
    same: dict[object, list[Indicator]] = {}
    for one in alike:
        actual = one.actual
        if actual is None or actual.number is None or actual.number < LEAST_RESULT:
            continue
        if actual.unit not in SHARES:
            key = (one.term, one.kind, bare(one.definition), actual.number, actual.unit)
            same.setdefault((*key, tuple(sorted(one.extra.items()))), []).append(one)
    for rows in same.values():
        if len(rows) == TWICE and rows[0].target != rows[1].target:
            yield rows


def _all_but_kind(one: Indicator) -> object:
    target = "" if one.target is None else bare(one.target.text), one.target
    actual = "" if one.actual is None else bare(one.actual.text)
    return (one.term, bare(one.definition), target, actual, tuple(sorted(one.extra.items())))


def _severity(rows: list[Indicator], name: str) -> Severity | None:
    if len({one.kind for one in rows}) < len(rows):
        return Severity.ERROR
    return Severity.WARNING if len(name) >= LEAST_ELSEWHERE else None


def _values(rows: list[Indicator]) -> dict[str, object]:
    last = rows[-1]
    return {
        "field": "name",
        "place": last.place_of("name"),
        "indicator": last.name,
        "evidence": last.name,
        "name": last.name.strip(),
        "target": "、".join(dict.fromkeys(_printed(one) for one in rows)),
        "count": len(rows),
        "where": "、".join(_where(one) for one in rows),
    }


def _printed(one: Indicator) -> str:
    return one.target.text.strip() if one.target else ""


def _where(one: Indicator) -> str:
    spot = str(one.place_of("name"))
    return f"{one.kind or one.dimension}（{spot}）" if spot else one.kind or one.dimension
