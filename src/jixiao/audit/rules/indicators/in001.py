"""IN001: a sheet measures quantity, quality, timeliness and cost, an outcome, and satisfaction."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.audit.base import CouldNotCheck, NotApplicable, Verdict, Words, rule
from jixiao.audit.wording import annual, found
from jixiao.domain.finding import Severity
from jixiao.domain.indicator import Indicator
from jixiao.domain.sheet import Sheet
from jixiao.domain.terms import dimension_term, kind_term

EVALUATED = "self_evaluation"


@rule("IN001")
def required_kind_missing(sheet: Sheet, words: Words) -> Iterator[Verdict]:
    """One finding a sheet, listing every required kind that it has no indicator of this year."""
    rows = [one for one in annual(sheet) if one.name]
    if not rows:
        yield NotApplicable("表中没有绩效指标")
        return
    present = {term for one in rows for term in (one.dimension_term, one.kind_term)}
    serves_public = _serves_public(sheet, words)
    demanded = words["required_by_public"] if serves_public else _expected(sheet, words)
    required = [*words["required"], *demanded]
    missing = [one for one in required if present.isdisjoint(_terms(one, words))]
    if not missing:
        return
    if unknown := [one for one in rows if _is_unknown(one)]:
        printed = " ".join(filter(None, (unknown[0].dimension, unknown[0].kind)))
        yield CouldNotCheck(f"不认识指标“{unknown[0].name}”所在的层级“{printed}”")
        return
    kinds = dict.fromkeys(one.kind or one.dimension for one in rows)
    yield {
        "severity": _severity(missing, sheet, words, serves_public=serves_public),
        "field": "kind",
        "place": rows[0].place_of("kind"),
        "missing": "、".join(missing),
        "evidence": "、".join(kinds),
    }


def _serves_public(sheet: Sheet, words: Words) -> bool:
    """Satisfaction is required where a sheet speaks of people whom the project serves."""
    texts = [sheet.project.name, sheet.purpose, *(one.text for one in sheet.objectives)]
    texts.extend(one.name for one in sheet.indicators)
    return bool(found(words["public"], "\n".join(texts)))


def _expected(sheet: Sheet, words: Words) -> tuple[str, ...]:
    """The form of a self-evaluation has points for satisfaction, whomever the project serves."""
    if sheet.kind != EVALUATED or found(words["running"], sheet.project.name):
        return ()
    return words["expected_in_evaluations"]


def _severity(missing: list[str], sheet: Sheet, words: Words, *, serves_public: bool) -> Severity:
    """Cost alone is customary, and demanded only where something is built or bought."""
    slight = set() if serves_public else set(words["expected_in_evaluations"])
    if not found(words["builds_or_buys"], f"{sheet.project.name}\n{sheet.purpose}"):
        slight |= set(words["customary"])
    return Severity.NOTE if slight.issuperset(missing) else Severity.WARNING


def _terms(required: str, words: Words) -> set[str | None]:
    printed = words.get(required, (required,))
    return {term(one) for one in printed for term in (dimension_term, kind_term)} - {None}


def _is_unknown(indicator: Indicator) -> bool:
    return indicator.kind_term is None and indicator.dimension_term in (None, "output")
