"""The values that scores are worked out from, kept so that they can be worked out again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from enum import Enum

from jixiao.domain.indicator import Indicator
from jixiao.domain.plain import from_plain
from jixiao.domain.score import IndicatorScore, SheetScore
from jixiao.domain.score_record import ScoreInput
from jixiao.domain.sheet import Fund, FundSource, Sheet
from jixiao.domain.value import PublishedValue

OF_SHEET = ("kind", "title", "department", "unit", "fiscal_year", "amount_unit", "rating")
OF_FUND = (
    "original_budget", "final_budget", "adjustment", "arrived", "outturn", "points", "score",
)  # fmt: skip
OF_INDICATOR = (
    "dimension", "kind", "dimension_term", "kind_term", "term", "direction", "definition",
    "target", "actual", "points", "score", "reason",
)  # fmt: skip
COLUMN = "extra."


def with_inputs(score: SheetScore, sheet: Sheet) -> SheetScore:
    """The scores with the values of the sheet that they were worked out from."""
    fund = sheet.total_fund
    rows = zip(score.indicators, sheet.indicators, strict=True)
    return replace(
        score,
        inputs=tuple(_inputs(sheet, OF_SHEET)),
        execution=replace(
            score.execution, inputs=() if fund is None else tuple(_inputs(fund, OF_FUND))
        ),
        indicators=tuple(replace(row, inputs=tuple(_of(one))) for row, one in rows),
    )


def sheet_of(score: SheetScore) -> Sheet:
    """The sheet again, as far as scoring looks at it; raises ValueError where it cannot be one."""
    fund = _fields(score.execution.inputs)
    return from_plain(
        Sheet,
        {
            **_fields(score.inputs),
            "project": score.project,
            "funds": [from_plain(Fund, {"source": FundSource.TOTAL, **fund})] if fund else [],
            "indicators": [_indicator(one) for one in score.indicators],
            "total_score": score.printed_total,
        },
    )


def _indicator(row: IndicatorScore) -> Indicator:
    return from_plain(Indicator, {"name": row.name, **_fields(row.inputs)})


def _of(indicator: Indicator) -> Iterator[ScoreInput]:
    yield from _inputs(indicator, OF_INDICATOR)
    for name, text in indicator.extra.items():
        yield ScoreInput(f"{COLUMN}{name}", text, indicator.place_of(name))


def _inputs(owner: Sheet | Fund | Indicator, names: Sequence[str]) -> Iterator[ScoreInput]:
    for name in names:
        text = _text(getattr(owner, name))
        if text:
            yield ScoreInput(name, text, owner.place_of(name))


def _text(value: object) -> str:
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, PublishedValue):
        return value.text
    return f"{value:f}" if isinstance(value, Decimal) else "" if value is None else str(value)


def _fields(inputs: Sequence[ScoreInput]) -> Mapping[str, object]:
    """Plain data out of inputs: the fiscal year a number, further columns in ``extra``."""
    fields: dict[str, object] = {}
    extra: dict[str, str] = {}
    for one in inputs:
        if one.field.startswith(COLUMN):
            extra[one.field.removeprefix(COLUMN)] = one.text
        else:
            fields[one.field] = int(one.text) if one.field == "fiscal_year" else one.text
    return {**fields, "extra": extra} if extra else fields
