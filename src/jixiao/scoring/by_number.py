"""Indicators judged by numbers: which method, and which two numbers, in one unit."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from jixiao.domain.actual import Actual
from jixiao.domain.money import printed
from jixiao.domain.nature import Nature
from jixiao.domain.target import Target
from jixiao.scoring.lexicon import SIGNS, direction_of, lexicon, plain
from jixiao.scoring.quantities import compare
from jixiao.scoring.row import NO, YES, Asked, Row
from jixiao.scoring.unscored import Unscored


def ask_range(row: Row) -> Asked | Unscored:
    """Inside the range is reached; under it by proportion; over it only a person can tell."""
    if row.actual.copies(row.target):
        return row.asks("yes_no", YES, YES)
    low = _numbers(row, row.target)
    high = _numbers(row, replace(row.target, number=row.target.upper, upper=None))
    if isinstance(low, Unscored):
        return low
    if isinstance(high, Unscored):
        return high
    if low[1] < low[0]:
        return row.asks("ascending", low[1], low[0])
    if high[1] <= high[0]:
        return row.asks("yes_no", YES, YES)
    return Unscored(
        f"实际完成值“{row.actual.text.strip()}”超过了指标值“{row.target.text.strip()}”的上限",
        "评分办法没有规定超出区间如何得分，请人工评分并说明理由",
    )


def ask_number(row: Row) -> Asked | Unscored:
    """A number against a number, by the direction of the indicator."""
    pair = _numbers(row, row.target)
    if isinstance(pair, Unscored):
        return pair
    wanted, reached = pair
    if reached < 0 and "negative" in row.ruleset.methods:
        return row.asks("negative", reached, wanted)
    if wanted < 0:
        return Unscored(
            f"指标值“{row.target.text.strip()}”小于0，不能按比例评分",
            "请人工评分并说明理由",
            kind="negative_target",
        )
    way = _way(row, wanted)
    if way in ("descending", "zero") and reached < 0 and row.actual.unit != "%":
        return Unscored(
            f"实际完成值“{row.actual.text.strip()}”小于0",
            "请核对实际完成值",
            kind="negative_actual",
        )
    return row.asks(
        way, reached, wanted, actual=_shown_actual(row, reached), target=_shown_target(row)
    )


def _way(row: Row, wanted: Decimal) -> str:
    comparison = row.target.comparison
    if wanted == 0 and SIGNS.get(comparison) != "ascending":
        return "zero"
    return direction_of(row.indicator, comparison)


def _numbers(row: Row, target: Target) -> tuple[Decimal, Decimal] | Unscored:
    actual = _counted(row, target)
    if actual is None:
        return Unscored(
            f"指标值“{target.text.strip()}”是数值，实际完成值“{row.actual.text.strip()}”"
            "不是单个数值，不能重新计算",
            "请填写实际完成的数值",
            kind="actual_not_a_number",
        )
    if target.number is None:
        return Unscored(
            f"指标值“{target.text.strip()}”中有几个数，看不出以哪个为准", "请写成一个明确的指标值"
        )
    return compare(target, actual, name=row.indicator.name)


def _counted(row: Row, target: Target) -> Actual | None:
    """The actual as a quantity: 无 as 0 where less is better, 布防6架 as 6; None if it is none."""
    actual, words = row.actual, lexicon()
    if actual.nature is Nature.QUANTITY:
        return actual
    if plain(actual.text) in words.absent and target.number is not None:
        way = direction_of(row.indicator, target.comparison)
        if target.number == 0 or way == "descending":
            return replace(actual, nature=Nature.QUANTITY, number=NO, unit=target.unit)
    is_clear = not any(word in actual.text for word in words.unsure)
    if actual.number is not None and actual.nature is Nature.SENTENCE and is_clear:
        return actual if actual.unit and actual.same_unit_as(target) else None
    return None


def _shown_actual(row: Row, reached: Decimal) -> str:
    """The actual as printed, with the unit it was taken to have: 50 is 50个, 0.98 is 98%."""
    text = lexicon().reporting.sub("", row.actual.text.strip())
    target, number = row.target, row.actual.number
    if number is None or row.actual.unit or row.actual.rest:
        return text
    if target.unit in ("", "%") and reached != number:
        return f"{text}（即{printed(reached, places=0)}%）"
    return text + target.unit


def _shown_target(row: Row) -> str:
    """The target as printed; a sentence in quotation marks."""
    text = row.target.text.strip()
    return f"“{text}”" if row.target.nature is Nature.SENTENCE else text
