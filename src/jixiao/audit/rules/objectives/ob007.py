"""OB007: what is evaluated is what was planned."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.audit.base import NotApplicable, Values, Verdict, rule
from jixiao.audit.collection import Collection
from jixiao.audit.counterparts import Pair, pairs_of
from jixiao.audit.planned import goals_twice, lost_clauses, lost_goals, sheet_differences
from jixiao.domain.document import Document
from jixiao.domain.sheet import Sheet, SheetKind


@rule("OB007")
def evaluated_objectives_differ(document: Document, collection: Collection) -> Iterator[Verdict]:
    """Objectives or indicators changed between the plan and the evaluation of one project."""
    pairs = [one for one in map(_ordered, pairs_of(document, collection)) if one]
    if not pairs and goals_twice(document) is None:
        yield NotApplicable("没有可以比对的绩效目标：没有读到同一项目的目标表和自评表")
    for planned, evaluated, where in pairs:
        if differences := sheet_differences(planned, evaluated):
            yield {
                "field": "objectives",
                "project": evaluated.project.name,
                "place": evaluated.place_of("project_name"),
                "evidence": evaluated.project.name,
                "what": f"项目“{evaluated.project.name}”的自评与{where}绩效目标表不一致",
                "differences": "；".join(differences),
            }
    yield from _in_text(document)


def _ordered(pair: Pair) -> tuple[Sheet, Sheet, str] | None:
    """The plan, the evaluation, and where the plan is; None where the visited file is the plan."""
    kinds = pair.sheet.kind, pair.other.sheet.kind
    if kinds == (SheetKind.SELF_EVALUATION, SheetKind.OBJECTIVE):
        where = f"文件“{pair.other.file}”的" if pair.other.file else "本文件的"
        return pair.other.sheet, pair.sheet, where
    if kinds == (SheetKind.OBJECTIVE, SheetKind.SELF_EVALUATION) and not pair.other.file:
        return pair.sheet, pair.other.sheet, "本文件的"
    return None


def _in_text(document: Document) -> Iterator[Values]:
    """Goals that the text lists twice: one that stands in one place only, one that is changed."""
    twice = goals_twice(document)
    if twice is None:
        return
    ours, theirs = twice
    counts = [f"处（{one[0].title.place}起）{len(one)}个" for one in twice]
    lost = lost_goals(ours, theirs) + lost_goals(theirs, ours)
    if lost:
        yield {
            "place": lost[0].title.place,
            "evidence": "；".join(one.title.text.strip() for one in lost),
            "what": f"正文两处列出的绩效目标数目不同，前一{counts[0]}，后一{counts[1]}",
            "differences": f"只在一处出现的有“{'”“'.join(one.name for one in lost)}”",
        }
    for goal in ours:
        same = next((one for one in theirs if one.is_same_as(goal)), None)
        if same and (changed := lost_clauses(same.text.text, goal.text.text)):
            places = f"{goal.text.place}、{same.text.place}"
            yield {
                "place": goal.text.place,
                "evidence": goal.text.text.strip(),
                "what": f"目标“{same.name}”在正文两处写得不同（{places}）",
                "differences": f"后一处的“{'”“'.join(changed)}”在前一处没有",
            }
