"""Which method scores an indicator, and with which numbers; or why none can."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from jixiao.domain.actual import Actual
from jixiao.domain.indicator import Indicator
from jixiao.domain.nature import Nature
from jixiao.domain.target import Target
from jixiao.domain.value import PublishedValue
from jixiao.scoring.by_criterion import ask_criterion
from jixiao.scoring.by_number import ask_number, ask_range
from jixiao.scoring.by_words import ask_band, ask_date, ask_yes_no
from jixiao.scoring.engine import Question
from jixiao.scoring.lexicon import lexicon, plain
from jixiao.scoring.row import NO, Asked, Row
from jixiao.scoring.ruleset import Ruleset
from jixiao.scoring.unscored import Unscored

Value = TypeVar("Value", bound=PublishedValue)
MOST_POINTS = 10_000
NOT_A_TARGET = {
    Nature.BLANK: "指标值是空白",
    Nature.UNIT_ONLY: "指标值“{}”只有单位没有数字",
    Nature.HOLE: "指标值“{}”是没有填写的模板文字",
    Nature.UNCLEAR: "指标值“{}”中的数字不能可靠识别",
}
NOT_AN_ACTUAL = {
    Nature.BLANK: "实际完成值是空白",
    Nature.UNIT_ONLY: "实际完成值“{}”只有单位没有数字",
    Nature.HOLE: "实际完成值“{}”是没有填写的模板文字",
    Nature.UNCLEAR: "实际完成值“{}”中的数字不能可靠识别",
    Nature.SCALE: "实际完成值“{}”是全部等次，没有选定一个",
}
IN_WORDS = {Nature.QUALITATIVE, Nature.SCALE}


def ask(indicator: Indicator, ruleset: Ruleset, *, fiscal_year: int | None) -> Asked | Unscored:
    """What to work out for an indicator."""
    points = indicator.points
    if points is None:
        return Unscored("没有分值", "请填写每个三级指标的分值", kind="no_points")
    if not 0 <= points < MOST_POINTS:
        return Unscored(
            f"分值{points}不合理", "请改为0至100之间的分值", kind="points_not_plausible"
        )
    target = indicator.target or Target.parse("")
    actual = indicator.actual or Actual.parse("")
    if {plain(actual.text), plain(target.text)} & lexicon().not_applicable:
        return Asked(Question("not_applicable", NO, NO, points))
    row = Row(indicator, _bare(target), _bare(actual), points, ruleset, fiscal_year)
    criterion = ruleset.criterion_for(indicator)
    if criterion is not None and (asked := ask_criterion(row, criterion)) is not None:
        return asked
    return _unreadable(target, actual) or _ask(row)


def _unreadable(target: Target, actual: Actual) -> Unscored | None:
    """Why a row cannot be scored by any method, if so."""
    if target.nature in NOT_A_TARGET:
        reason = NOT_A_TARGET[target.nature].format(target.text.strip())
        return Unscored(reason, "请补充明确的指标值后再评分", kind="target_not_usable")
    if actual.nature in NOT_AN_ACTUAL:
        reason = NOT_AN_ACTUAL[actual.nature].format(actual.text.strip())
        return Unscored(reason, "请填写实际完成值", kind="actual_not_usable")
    return None


def _bare(value: Value) -> Value:
    """The quantity of a value without the reporting words before it: 已完成100%, 达到95%以上."""
    if value.nature is not Nature.SENTENCE:
        return value
    found = type(value).parse(lexicon().reporting.sub("", plain(value.text)))
    return replace(found, text=value.text) if found.nature is Nature.QUANTITY else value


def _ask(row: Row) -> Asked | Unscored:
    """The question by what kind of thing the target is."""
    nature = row.target.nature
    if nature is Nature.DATE:
        return ask_date(row)
    if nature is Nature.YES_NO:
        return ask_yes_no(row)
    if nature in IN_WORDS or (row.actual.copies(row.target) and row.target.number is None):
        return ask_band(row)
    if nature is Nature.SENTENCE and row.actual.nature not in (Nature.QUANTITY, Nature.NONE):
        return ask_band(row)
    return ask_range(row) if nature is Nature.RANGE else ask_number(row)
