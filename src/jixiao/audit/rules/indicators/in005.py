"""IN005: one definition defines one indicator."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.audit.base import NotApplicable, Verdict, Words, rule
from jixiao.audit.wording import bare, core_name, found
from jixiao.domain.document import Document
from jixiao.domain.indicator import Indicator

MEASURE = 3


@rule("IN005")
def definition_of_several_indicators(document: Document, words: Words) -> Iterator[Verdict]:
    """The same definition under different names, over all sheets; one finding a definition."""
    users: dict[str, list[tuple[str, Indicator]]] = {}
    for sheet in document.sheets:
        for one in sheet.indicators:
            if one.name and one.definition:
                users.setdefault(bare(one.definition), []).append((sheet.project.name, one))
    if not users:
        yield NotApplicable("表中没有指标解释")
        return
    shortest = int(words["shortest"][0])
    for definition, uses in users.items():
        names = {bare(core_name(one)) for _, one in uses}
        if (
            len(names) < 2
            or _measure_the_same(names)
            or len(definition) < shortest
            or found(words["generic"], definition)
        ):
            continue
        first = uses[0][1]
        yield {
            "field": "definition",
            "place": first.place_of("definition"),
            "evidence": first.definition,
            "project": "、".join(dict.fromkeys(one for one, _ in uses if one)),
            "indicator": "、".join(dict.fromkeys(one.name for _, one in uses)),
            "users": "、".join(f"“{one.name}”（{owner or '未写项目名称'}）" for owner, one in uses),
            "definition": first.definition.strip(),
            "count": len(names),
        }


def _measure_the_same(names: set[str]) -> bool:
    """Whether all names are one measure of several things: 群众满意度, 参训学员满意度."""
    return len({one[-MEASURE:] for one in names}) == 1
