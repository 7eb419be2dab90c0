"""Indicators that the narrative states in sentences instead of a table."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from jixiao.domain.actual import Actual
from jixiao.domain.document import Paragraph, Section
from jixiao.domain.indicator import Indicator, with_terms
from jixiao.domain.sheet import Project, Sheet, SheetKind
from jixiao.domain.target import Target
from jixiao.domain.terms import points_in
from jixiao.domain.text import squeeze
from jixiao.readers.marks import without_marks
from jixiao.readers.prose.narrative import heading_in
from jixiao.readers.prose.prose_levels import ProseLevels
from jixiao.readers.prose.prose_statements import Statement, statements_in
from jixiao.readers.prose.prose_words import EDGES, LEVEL, plain_of

NAME = re.compile("[一-鿿A-Za-z]{2}")
LONGEST_NAME = 120
DIGITS = re.compile(r"\d+(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class ProseRead:
    """The indicators of the narrative: sheets of projects that are named, and the others."""

    sheets: tuple[Sheet, ...] = ()
    indicators: tuple[Indicator, ...] = ()


def read_prose(sections: Iterable[Section], sheets: Sequence[Sheet] = ()) -> ProseRead:
    """Every indicator that the paragraphs of a report state.

    Those under a named project that has no sheet of its own become a sheet of that project.
    """
    levels = ProseLevels()
    found: dict[str, list[Indicator]] = {}
    for section in sections:
        lines = list(section.paragraphs)
        if section.heading is not None:
            levels.pass_heading(section)
            lines.insert(0, section.heading)
        for paragraph in lines:
            for indicator in _indicators(levels, paragraph):
                found.setdefault(levels.project, []).append(indicator)
    return _sorted_out(found, sheets)


def _indicators(levels: ProseLevels, paragraph: Paragraph) -> Iterator[Indicator]:
    printed = without_marks(paragraph.text)
    plain = plain_of(printed)
    levels.pass_line(printed, plain)
    for start, end in _parts(levels, plain):
        for statement in statements_in(plain[:end], printed[:end], start):
            if levels.is_labelled or statement.is_sure:
                indicator = _indicator(statement, levels, printed=printed)
                if indicator is not None:
                    yield _placed(indicator, paragraph, printed=printed, statement=statement)


def _parts(levels: ProseLevels, plain: str) -> Iterator[tuple[int, int]]:
    """The parts of a paragraph, each under the level in front of it."""
    matches = [one for one in LEVEL.finditer(plain) if _stands_free(plain, one)]
    first = matches[0].start() if matches else len(plain)
    if first:
        heading = heading_in(plain)
        yield (0 if heading is None else plain.find(heading[2])), first
    for index, match in enumerate(matches):
        end = matches[index + 1].start() if index + 1 < len(matches) else len(plain)
        levels.enter(match)
        yield match.end(), end


def _stands_free(plain: str, match: re.Match[str]) -> bool:
    """Whether a level's word begins its clause: 数量指标：, not 完成数量指标的要求."""
    before = plain[: match.start()].rstrip()
    return not before or before[-1] in ",;。:、)!?\n"


def _indicator(statement: Statement, levels: ProseLevels, *, printed: str) -> Indicator | None:
    name = statement.name.strip(EDGES)
    # 综合得分≥90分为优 is a rule of scoring.
    is_rule = name.endswith("分") and not levels.is_labelled
    if NAME.search(name) is None or len(name) > LONGEST_NAME or is_rule:
        return None
    texts = {role: printed[slice(*span)].strip() for role, span in statement.values.items()}
    if levels.is_result and not statement.is_sure:
        texts["actual"] = texts.pop("target")
    target, actual = texts.get("target"), texts.get("actual")
    rate = texts.get("rate")
    return with_terms(
        Indicator(
            name=name,
            dimension=levels.dimension,
            kind=levels.kind,
            dimension_note=levels.dimension_note,
            kind_note=levels.kind_note,
            weight_of_group=_number(points_in(levels.dimension_note)),
            target=None if target is None else Target.parse(target),
            actual=None if actual is None else Actual.parse(actual),
            points=_number(texts.get("points")),
            score=_number(texts.get("score")),
            reason=texts.get("reason", ""),
            extra={} if rate is None else {"completion_rate": rate},
        )
    )


def _number(text: str | None) -> Decimal | None:
    match = DIGITS.search(text or "")
    return Decimal(match[0]) if match else None


def _placed(
    indicator: Indicator, paragraph: Paragraph, *, printed: str, statement: Statement
) -> Indicator:
    place = paragraph.place
    whole = printed[statement.start : statement.end].strip(EDGES)
    places = {
        role: place.quoting(printed[slice(*span)].strip())
        for role, span in statement.values.items()
        if role != "rate"
    }
    if indicator.target is None and "target" in places:
        places["actual"] = places.pop("target")
    return replace(indicator, place=place.quoting(whole), places=places)


def _sorted_out(found: Mapping[str, list[Indicator]], sheets: Sequence[Sheet]) -> ProseRead:
    known = {squeeze(one.project.name) for one in sheets}
    made: list[Sheet] = []
    others: list[Indicator] = []
    for project, indicators in found.items():
        if not project or squeeze(project) in known:
            others += indicators
            continue
        reported = any(one.is_reported for one in indicators)
        kind = SheetKind.SELF_EVALUATION if reported else SheetKind.OBJECTIVE
        made.append(
            Sheet(
                kind=kind,
                project=Project(name=project),
                indicators=tuple(indicators),
                place=indicators[0].place,
            )
        )
    return ProseRead(tuple(made), tuple(others))
