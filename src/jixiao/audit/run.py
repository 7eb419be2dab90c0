"""Run rules over a document: findings, and for every rule how it ended."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from jixiao.audit.base import CouldNotCheck, NotApplicable, Rule, Values, Words
from jixiao.domain.document import Document
from jixiao.domain.finding import Finding, Outcome, State
from jixiao.domain.indicator import Indicator
from jixiao.domain.place import Place
from jixiao.domain.score import SheetScore
from jixiao.domain.sheet import Sheet

NOTHING_TO_VISIT = {
    Document: "规则不适用于这个年度或地区",
    Sheet: "文件中没有这条规则适用的绩效表",
    Indicator: "文件中没有这条规则适用的绩效指标",
}


@dataclass(frozen=True, slots=True)
class Context:
    """What a rule looks at, and what stands around it."""

    document: Document
    sheet: Sheet | None = None
    indicator: Indicator | None = None
    score: SheetScore | None = None

    def given(self, kind: type, rule: Rule) -> object:
        """The argument of a type that a rule's function wants; None where there is none."""
        return {
            Document: self.document,
            Sheet: self.sheet,
            Indicator: self.indicator,
            SheetScore: self.score,
            Words: rule.words,
        }[kind]


def check_document(
    document: Document, rules: Iterable[Rule], *, scores: Sequence[SheetScore | None] = ()
) -> tuple[tuple[Finding, ...], dict[str, Outcome]]:
    """Run every rule; ``scores`` are those of the document's sheets in order, if there are any.

    Findings come rule by rule, those of one rule in the order of the source. A rule that raises
    could not check.
    """
    findings: list[Finding] = []
    states: dict[str, Outcome] = {}
    for one in rules:
        found, states[one.code] = run_rule(one, document, scores=scores)
        findings.extend(found)
    return tuple(findings), states


def run_rule(
    rule: Rule, document: Document, *, scores: Sequence[SheetScore | None] = ()
) -> tuple[list[Finding], Outcome]:
    """Run one rule over a document."""
    findings: list[Finding] = []
    unchecked: list[str] = []
    idle: list[str] = []
    visited = 0
    for context in _contexts(rule, document, scores):
        visited += 1
        try:
            _judge(rule, context, findings, unchecked, idle)
        except Exception as error:  # noqa: BLE001 (a broken rule must not stop the others)
            unchecked.append(f"规则 {rule.code} 运行出错（{type(error).__name__}：{error}）")
    return findings, _outcome(rule, findings, unchecked, idle, visited=visited)


def _judge(
    rule: Rule, context: Context, findings: list[Finding], unchecked: list[str], idle: list[str]
) -> None:
    arguments = [context.given(kind, rule) for kind in rule.wants]
    if any(one is None for one in arguments):
        unchecked.append("没有可用的评分结果（没有适用的评分办法，或分值不全）")
        return
    for verdict in rule.decide(*arguments):
        if isinstance(verdict, CouldNotCheck):
            unchecked.append(verdict.reason)
        elif isinstance(verdict, NotApplicable):
            idle.append(verdict.reason)
        else:
            findings.append(finding_of(rule, context, verdict))


def _outcome(
    rule: Rule, findings: list[Finding], unchecked: list[str], idle: list[str], *, visited: int
) -> Outcome:
    if findings:
        return Outcome(State.FINDING, "；".join(dict.fromkeys(unchecked)))
    if unchecked:
        return Outcome(State.COULD_NOT_CHECK, "；".join(dict.fromkeys(unchecked)))
    if visited == 0:
        return Outcome(State.NOT_APPLICABLE, NOTHING_TO_VISIT[rule.visits])
    if len(idle) >= visited:
        return Outcome(State.NOT_APPLICABLE, "；".join(dict.fromkeys(idle)))
    return Outcome(State.PASSED)


def _contexts(
    rule: Rule, document: Document, scores: Sequence[SheetScore | None]
) -> Iterator[Context]:
    if rule.visits is Document:
        if rule.applies.to_document(document):
            yield Context(document)
        return
    for index, sheet in enumerate(document.sheets):
        if not rule.applies.to_sheet(sheet, document):
            continue
        score = scores[index] if index < len(scores) else None
        if rule.visits is Sheet:
            yield Context(document, sheet, score=score)
        else:
            yield from (Context(document, sheet, one, score) for one in sheet.indicators)


def finding_of(rule: Rule, context: Context, values: Values) -> Finding:
    """The finding that a rule's values make, with the place of what it visited as default."""
    field = str(values.get("field", ""))
    place = values.get("place")
    if not isinstance(place, Place):
        place = _place_of(context, field)
    project = context.sheet.project.name if context.sheet else ""
    indicator = context.indicator.name if context.indicator else ""
    shown = {"project": project, "indicator": indicator, **values}
    return Finding(
        code=rule.code,
        severity=rule.severity,
        message=rule.message.format_map(shown),
        evidence=str(values.get("evidence", place.text)),
        project=str(shown["project"]),
        indicator=str(shown["indicator"]),
        field=field,
        place=place,
        basis=rule.basis,
        fix=rule.fix.format_map(shown),
    )


def _place_of(context: Context, field: str) -> Place:
    if context.indicator is not None:
        return context.indicator.place_of(field)
    if context.sheet is not None:
        return context.sheet.place_of(field)
    return Place()
