"""Sheets scored by a rule-set, beside what the unit printed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from jixiao.domain.problem import Problem
from jixiao.domain.score import ExecutionScore, IndicatorScore, SheetScore
from jixiao.domain.sheet import Sheet, SheetKind
from jixiao.scoring.choice import choose
from jixiao.scoring.draft import Draft, place_of_execution, problems_of
from jixiao.scoring.engine import Answer, evaluate
from jixiao.scoring.execution import ask_execution, execution_points
from jixiao.scoring.explanations import explanations_of
from jixiao.scoring.inputs import ask
from jixiao.scoring.row import Asked
from jixiao.scoring.ruleset import Ruleset
from jixiao.scoring.totals import (
    applicable_points,
    does_not_apply,
    is_rescaled,
    lacks_rate,
    total_of,
)
from jixiao.scoring.unscored import Unscored
from jixiao.scoring.working import plain_number, told

NOT_WORKED_OUT = "没有重新计算：{reason}。"
OBJECTIVE = "这是绩效目标表，没有实际完成值，无法评分；请在年度结束后用绩效自评表评分"
NOT_FULL = "全表分值合计{points}分，不是{full}分，没有评定等级；请核对各项分值"


def score_sheet(sheet: Sheet, ruleset: Ruleset) -> SheetScore:
    """The scores of one sheet."""
    return score_sheets((sheet,), ruleset)[0]


def score_sheets(sheets: Sequence[Sheet], ruleset: Ruleset | None = None) -> tuple[SheetScore, ...]:
    """The scores of sheets in order, in one query; without a rule-set each sheet finds its own."""
    prepared = [prepare(sheet, ruleset) for sheet in sheets]
    drafts = [one for one in prepared if isinstance(one, Draft)]
    answers = iter(evaluate([one.question for draft in drafts for one in draft.asked]))
    return tuple(_scored(one, answers) if isinstance(one, Draft) else one for one in prepared)


def prepare(sheet: Sheet, ruleset: Ruleset | None) -> Draft | SheetScore:
    """What is to be worked out for a sheet, or its score where nothing can be."""
    chosen = ruleset or choose(sheet)
    if sheet.kind is SheetKind.OBJECTIVE and not (ruleset and sheet.kind in ruleset.kinds):
        return _refused(sheet, Problem("objective_not_scored", OBJECTIVE, sheet.place))
    if isinstance(chosen, Problem):
        return _refused(sheet, chosen)
    rows = tuple(ask(one, chosen, fiscal_year=sheet.fiscal_year) for one in sheet.indicators)
    return Draft(sheet, chosen, ask_execution(sheet, chosen), rows)


def _refused(sheet: Sheet, problem: Problem) -> SheetScore:
    return SheetScore(
        project=sheet.project.name,
        printed_total=sheet.total_score,
        printed_rating=sheet.rating,
        problems=(problem,),
    )


def _scored(draft: Draft, answers: Iterator[Answer]) -> SheetScore:
    sheet = draft.sheet
    execution = _execution(draft, answers)
    indicators = tuple(
        _indicator(draft, index, answers=answers) for index in range(len(draft.indicators))
    )
    problems = [*problems_of(draft), *explanations_of(draft)]
    total, rating = None, ""
    missing = _missing(draft, execution, indicators)
    if missing:
        message = f"总分没有计算：{'、'.join(missing)}没有得分；请先处理以上问题"
        problems.append(Problem("total_not_computed", message, sheet.place_of("total_score")))
    else:
        all_scores = [execution.score, *(one.score for one in indicators)]
        scores = [one for one in all_scores if one is not None]
        points = applicable_points(execution.points, indicators)
        total = total_of(draft, scores, applicable=points)
        rating, found = _rating(draft, total.score, execution=execution, indicators=indicators)
        problems.extend(found)
    return SheetScore(
        project=sheet.project.name,
        ruleset=draft.ruleset.name,
        execution=execution,
        indicators=indicators,
        total=total.score if total else None,
        printed_total=sheet.total_score,
        working=total.working if total else "",
        rating=rating,
        printed_rating=sheet.rating,
        problems=tuple(problems),
    )


def _execution(draft: Draft, answers: Iterator[Answer]) -> ExecutionScore:
    if draft.execution is None:
        return ExecutionScore()
    fund = draft.sheet.total_fund
    score, working = _worked_out(draft.execution, answers)
    return ExecutionScore(
        points=execution_points(draft.sheet, draft.ruleset),
        score=score,
        printed_score=fund.score if fund else None,
        working=working,
        place=place_of_execution(draft.sheet),
    )


def _indicator(draft: Draft, index: int, *, answers: Iterator[Answer]) -> IndicatorScore:
    one, asked = draft.sheet.indicators[index], draft.indicators[index]
    score, working = _worked_out(asked, answers)
    return IndicatorScore(
        name=one.name,
        points=one.points,
        score=score,
        printed_score=one.score,
        method=asked.question.method if isinstance(asked, Asked) else "",
        working=working,
        place=one.place_of("score"),
    )


def _worked_out(asked: Asked | Unscored, answers: Iterator[Answer]) -> tuple[Decimal | None, str]:
    if isinstance(asked, Unscored):
        return None, NOT_WORKED_OUT.format(reason=asked.reason)
    answer = next(answers)
    return answer.score, told(asked, answer)


def _missing(
    draft: Draft, execution: ExecutionScore, indicators: Sequence[IndicatorScore]
) -> list[str]:
    """What has no score, in words; a sheet without any indicator misses them all."""
    missing = ["预算执行率"] if draft.execution is not None and execution.score is None else []
    if not missing and lacks_rate(draft):
        missing.append("预算执行率（总分的上限由它决定）")
    rescaled = is_rescaled(draft)
    if not indicators or (rescaled and all(map(does_not_apply, draft.indicators))):
        missing.append("绩效指标")
    rows = zip(draft.sheet.indicators, indicators, draft.indicators, strict=True)
    named = (
        (str(one.place), one.name)
        for one, scored, row in rows
        if scored.score is None and not (rescaled and does_not_apply(row))
    )
    return missing + [f"{place}“{name}”" for place, name in named]


def _rating(
    draft: Draft,
    total: Decimal,
    *,
    execution: ExecutionScore,
    indicators: Sequence[IndicatorScore],
) -> tuple[str, list[Problem]]:
    """The rating of a total; ratings are made for full points and say nothing about other sums."""
    parts = [execution.points, *(one.points for one in indicators)]
    points = sum((one for one in parts if one is not None), Decimal(0))
    full = draft.ruleset.full_points
    if points == full:
        return draft.ruleset.rating_of(total), []
    message = NOT_FULL.format(points=plain_number(points), full=plain_number(full))
    return "", [Problem("points_not_full", message, draft.sheet.place_of("total_points"))]
