"""The second score of a self-evaluation: its rating, and the record of it as a document."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

from jixiao.domain.document import Document
from jixiao.domain.problem import Problem
from jixiao.domain.score import ExecutionScore, IndicatorScore
from jixiao.domain.sheet import Sheet
from jixiao.pipeline.asked import named_ruleset
from jixiao.pipeline.checking import check
from jixiao.pipeline.evaluating import EXECUTION
from jixiao.pipeline.paper_makers import PLAIN, Wanted
from jixiao.pipeline.papers import write_report

AS_REPORTED, WITHOUT_REASON = "与自评得分一致。", "没有写明理由。"
NOT_GIVEN = "没有给出复核得分。"


class Reviewed(NamedTuple):
    """What a reviewer gave: the score and the reason by row (EXECUTION is the money), the total."""

    rows: Mapping[int, tuple[Decimal, str]]
    total: Decimal | None = None
    rating: str = ""
    opinion: str = ""


def rating_of(sheet: Sheet, total: Decimal | None, *, ruleset: str | None = None) -> str:
    """The rating of another total of a sheet, by the rule-set that it is scored by.

    Empty where there is no total, no rule-set, or the points are not those it is made for.
    """
    from jixiao.scoring.choice import choose

    chosen = named_ruleset(ruleset) or choose(sheet)
    if total is None or isinstance(chosen, Problem):
        return ""
    is_full = sheet.total_points is None or sheet.total_points == chosen.full_points
    return chosen.rating_of(total) if is_full else ""


def write_review(
    document: Document, reviewed: Reviewed, path: Path, *, ruleset: str | None = None,
    wanted: Wanted = PLAIN,
) -> tuple[str, ...]:  # fmt: skip
    """Write the record of a review of one sheet: the unit's scores beside the reviewer's."""
    checked = check(document, ruleset=ruleset)
    scored = checked.scores[0]
    execution, indicators = scored.execution, scored.indicators
    if execution.points is not None:
        score, working = _given(reviewed, EXECUTION, own=execution)
        execution = replace(execution, score=score, working=working)
    rows = []
    for at, one in enumerate(indicators):
        score, working = _given(reviewed, at, own=one)
        rows.append(replace(one, score=score, working=working))
    given = replace(
        scored, execution=execution, indicators=tuple(rows), total=reviewed.total,
        rating=reviewed.rating, working="",
    )  # fmt: skip
    told = replace(wanted, is_reviewed=True, opinion=reviewed.opinion)
    return write_report(
        [replace(checked, scores=(given,))], kind="spot-check", path=path, wanted=told
    )


def _given(
    reviewed: Reviewed, at: int, *, own: ExecutionScore | IndicatorScore
) -> tuple[Decimal | None, str]:
    """The reviewer's score of a row and why; that it is the unit's own is said where it is."""
    score, reason = reviewed.rows.get(at, (None, ""))
    if score is None:
        return None, reason or NOT_GIVEN
    reported = own.score if own.printed_score is None else own.printed_score
    return score, reason or (AS_REPORTED if score == reported else WITHOUT_REASON)
