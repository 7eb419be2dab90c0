"""Run rules over a document: findings, and for every rule how it ended."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import NamedTuple

from jixiao.audit.base import EVERYWHERE, CouldNotCheck, NotApplicable, Rule, Values, Words
from jixiao.audit.collection import ALONE, Collection
from jixiao.domain.document import Document
from jixiao.domain.finding import Finding, Outcome, Severity, State
from jixiao.domain.indicator import Indicator
from jixiao.domain.money import Money
from jixiao.domain.place import Place
from jixiao.domain.score import SheetScore
from jixiao.domain.sheet import Sheet
from jixiao.domain.spending_view import SpendingView, SpendingViews

NOTHING_TO_VISIT = {
    Document: "规则不适用于这个年度或地区",
    Sheet: "文件中没有这条规则适用的绩效表",
    Indicator: "文件中没有这条规则适用的绩效指标",
}


class Context(NamedTuple):
    """What a rule looks at, and what stands around it."""

    document: Document
    sheet: Sheet | None = None
    indicator: Indicator | None = None
    score: SheetScore | None = None
    spending: SpendingView | None = None


Around = tuple[Document, Sheet | None, Indicator | None, SheetScore | None, SpendingView | None]
"""The same without names, which costs less for all those in which nothing is found."""
FIELDS = {Document: 0, Sheet: 1, Indicator: 2, SheetScore: 3, SpendingView: 4}
NO_SPENDING = SpendingViews(())
NO_LEDGER = "没有给出支出台账；用--ledger和--as-of指定台账和截止日期后再查"
MISSING = {
    SheetScore: "没有可用的评分结果（没有适用的评分办法，或分值不全）",
    SpendingView: "台账中没有能对上的项目（先按项目编码，没有编码的按项目名称和单位，年度须相同）",
}


@dataclass(slots=True)
class Tally:
    """What one rule has said so far."""

    findings: list[Finding] = field(default_factory=list)
    unchecked: dict[str, None] = field(default_factory=dict)
    idle: dict[str, None] = field(default_factory=dict)
    visited: int = 0
    idled: int = 0

    def outcome(self, rule: Rule) -> Outcome:
        """How the rule ended."""
        if self.findings:
            return Outcome(State.FINDING, "；".join(self.unchecked))
        if self.unchecked:
            return Outcome(State.COULD_NOT_CHECK, "；".join(self.unchecked))
        if self.visited == 0:
            return Outcome(State.NOT_APPLICABLE, NOTHING_TO_VISIT[rule.visits])
        if self.idled >= self.visited:
            return Outcome(State.NOT_APPLICABLE, "；".join(self.idle))
        return Outcome(State.PASSED)


def check_document(
    document: Document,
    rules: Iterable[Rule],
    *,
    scores: Sequence[SheetScore | None] = (),
    collection: Collection = ALONE,
    spending: SpendingViews | None = None,
) -> tuple[tuple[Finding, ...], dict[str, Outcome]]:
    """Run every rule; ``scores`` are those of the document's sheets in order, if there are any.

    ``spending`` is what the ledger says of the projects; rules that need it do not apply without.
    Findings come rule by rule, those of one rule in the order of the source. A rule that raises
    could not check.
    """
    findings: list[Finding] = []
    states: dict[str, Outcome] = {}
    for one in rules:
        found, states[one.code] = run_rule(
            one, document, scores=scores, collection=collection, spending=spending
        )
        findings.extend(found)
    return tuple(findings), states


def run_rule(
    rule: Rule,
    document: Document,
    *,
    scores: Sequence[SheetScore | None] = (),
    collection: Collection = ALONE,
    spending: SpendingViews | None = None,
) -> tuple[list[Finding], Outcome]:
    """Run one rule over a document."""
    if SpendingView in rule.wants and spending is None:
        return [], Outcome(State.NOT_APPLICABLE, NO_LEDGER)
    tally = Tally()
    same: dict[type, object] = {Words: rule.words, Collection: collection}
    same[SpendingViews] = spending or NO_SPENDING
    fixed = [same.get(kind) for kind in rule.wants]
    varying = [(at, FIELDS[kind]) for at, kind in enumerate(rule.wants) if kind in FIELDS]
    needed = [kind for kind in rule.wants if kind in MISSING]
    for around in _visits(rule, document, scores, spending):
        tally.visited += 1
        if needed and (lacking := _lacking(needed, around)):
            tally.unchecked[lacking] = None
            continue
        for at, name in varying:
            fixed[at] = around[name]
        try:
            _judge(rule, around, fixed, tally)
        except Exception as error:  # noqa: BLE001 (a broken rule must not stop the others)
            reason = f"规则 {rule.code} 运行出错（{type(error).__name__}：{error}）"
            tally.unchecked[reason] = None
    return tally.findings, tally.outcome(rule)


def _lacking(needed: Iterable[type], around: Around) -> str:
    """Why a rule cannot be asked: something that it needs is not known of what it visits."""
    return next((MISSING[one] for one in needed if around[FIELDS[one]] is None), "")


def _judge(rule: Rule, around: Around, arguments: Sequence[object], tally: Tally) -> None:
    for verdict in rule.decide(*arguments):
        if isinstance(verdict, CouldNotCheck):
            tally.unchecked[verdict.reason] = None
        elif isinstance(verdict, NotApplicable):
            tally.idle[verdict.reason] = None
            tally.idled += 1
        else:
            tally.findings.append(finding_of(rule, Context(*around), verdict))


def _visits(
    rule: Rule,
    document: Document,
    scores: Sequence[SheetScore | None],
    spending: SpendingViews | None,
) -> Iterator[Around]:
    """What the rule looks at one by one, as plain tuples: most are looked at for nothing."""
    if rule.visits is Document:
        if rule.applies.to_document(document):
            yield document, None, None, None, None
        return
    views = spending if SpendingView in rule.wants else None
    everywhere = rule.applies == EVERYWHERE
    for sheet, score in zip_longest(document.sheets, scores[: len(document.sheets)]):
        if not (everywhere or rule.applies.to_sheet(sheet, document)):
            continue
        view = None if views is None else views.of(sheet, document)
        if rule.visits is Sheet:
            yield document, sheet, None, score, view
        else:
            for indicator in sheet.indicators:
                yield document, sheet, indicator, score, view


def finding_of(rule: Rule, context: Context, values: Values) -> Finding:
    """The finding that a rule's values make, with the place of what it visited as default."""
    name = str(values.get("field", ""))
    place = values.get("place")
    if not isinstance(place, Place):
        place = _place_of(context, name)
    amount = values.get("amount")
    project = context.sheet.project.name if context.sheet else ""
    indicator = context.indicator.name if context.indicator else ""
    shown = {"project": project, "indicator": indicator, **values}
    return Finding(
        code=rule.code,
        severity=_milder(rule.severity, values.get("severity")),
        message=rule.message.format_map(shown),
        evidence=str(values.get("evidence", place.text)),
        project=str(shown["project"]),
        indicator=str(shown["indicator"]),
        field=name,
        place=place,
        basis=rule.basis,
        fix=rule.fix.format_map(shown),
        wrong=str(values.get("wrong", "")),
        amount=amount if isinstance(amount, Money) else None,
    )


def _milder(severity: Severity, own: object) -> Severity:
    if isinstance(own, Severity) and own.rank > severity.rank:
        return own
    return severity


def _place_of(context: Context, field: str) -> Place:
    if context.indicator is not None:
        return context.indicator.place_of(field)
    if context.sheet is not None:
        return context.sheet.place_of(field)
    return Place()
