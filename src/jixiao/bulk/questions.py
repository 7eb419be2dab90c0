"""The rows of the table of indicators, with what each is scored from, decided once on reading.

Which method and which numbers is decided here, in Python, because it is reading; after that a
score is SQL over these columns, on any engine and for any number of rows.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from decimal import Decimal

from jixiao.bulk.rows import Row, key_of, owner_of, place_columns
from jixiao.domain.document import Document
from jixiao.domain.indicator import Indicator
from jixiao.domain.problem import Problem
from jixiao.domain.sheet import Sheet
from jixiao.domain.value import PublishedValue
from jixiao.scoring.draft import Draft, problems_of
from jixiao.scoring.engine import Question
from jixiao.scoring.execution import bases_of
from jixiao.scoring.row import Asked
from jixiao.scoring.ruleset import Ruleset
from jixiao.scoring.score import prepare
from jixiao.scoring.unscored import Unscored

EXECUTION_RATE = "execution_rate"
EXECUTION = {"indicator": 0, "name": "预算执行率", "dimension_term": "execution", "term": "annual"}


def indicator_rows(document: Document, ruleset: Ruleset | None) -> Iterator[Row]:
    """The indicators of a file, those of each sheet after its row of execution, if it has one."""
    for number, sheet in enumerate(document.sheets, start=1):
        key = key_of(document) | {"sheet": number} | owner_of(sheet)
        draft = prepare(sheet, ruleset)
        if isinstance(draft, Draft):
            yield from (key | one for one in _drafted(draft))
            continue
        why = "；".join(one.message for one in draft.problems)
        for place, one in enumerate(sheet.indicators, start=1):
            yield key | {"indicator": place, "unscored": why} | _indicator(one)


def _drafted(draft: Draft) -> Iterator[Row]:
    """The rows of a sheet that has a rule-set."""
    known: Row = {"ruleset": draft.ruleset.name}
    if draft.execution is not None:
        yield known | EXECUTION | _execution(draft.sheet) | _asked(draft.execution)
    elif draft.ruleset.total_caps and (amounts := bases_of(draft.sheet, draft.ruleset)):
        # A rate that earns no points of its own still caps the total.
        outturn, budget = amounts
        question = Question(EXECUTION_RATE, outturn, budget, Decimal(0))
        yield known | EXECUTION | _asked(Asked(question))
    rows = zip(draft.sheet.indicators, draft.indicators, strict=True)
    for place, (one, asked) in enumerate(rows, start=1):
        yield known | {"indicator": place} | _indicator(one) | _asked(asked)


def scoring_problems(document: Document, ruleset: Ruleset | None) -> Iterator[Problem]:
    """What keeps sheets of a file from being scored."""
    for sheet in document.sheets:
        draft = prepare(sheet, ruleset)
        yield from problems_of(draft) if isinstance(draft, Draft) else draft.problems


def _asked(asked: Asked | Unscored) -> Row:
    if isinstance(asked, Unscored):
        return {"unscored": f"{asked.reason}；{asked.fix}"}
    return asdict(asked.question)


def _execution(sheet: Sheet) -> Row:
    fund = sheet.total_fund
    if fund is None:
        return {}
    return {
        "points": fund.points,
        "printed_score": fund.score,
        "reason": fund.reason,
        **place_columns(fund.place),
    }


def _indicator(one: Indicator) -> Row:
    target, actual = one.target, one.actual
    return {
        "points": one.points,
        "dimension": one.dimension,
        "dimension_term": one.dimension_term,
        "kind": one.kind,
        "kind_term": one.kind_term,
        "name": one.name,
        "definition": one.definition,
        "term": one.term,
        **_value("target", target),
        **_value("actual", actual),
        "printed_score": one.score,
        "reason": one.reason,
        "basis": one.basis,
        "weight_of_group": one.weight_of_group,
        **place_columns(one.place),
    }


def _value(name: str, value: PublishedValue | None) -> Row:
    if value is None:
        return {}
    return {
        f"{name}_text": value.text,
        f"{name}_nature": value.nature.value,
        f"{name}_comparison": value.comparison,
        f"{name}_number": value.number,
        f"{name}_upper": value.upper,
        f"{name}_unit": value.unit,
    }
