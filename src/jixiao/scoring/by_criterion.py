"""Indicators that a rule-set has a criterion for: what is asked of the engine for them."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from jixiao.domain.money import printed
from jixiao.domain.nature import Nature
from jixiao.domain.text import half_width, squeeze
from jixiao.domain.value import PublishedValue
from jixiao.scoring.criterion import Criterion
from jixiao.scoring.engine import LARGEST
from jixiao.scoring.methods import COLUMNS
from jixiao.scoring.quantities import compare
from jixiao.scoring.row import NO, YES, Asked, Row
from jixiao.scoring.unscored import Unscored

ITEM = "(?:个|项|条|点)?(?:评价)?(?:要点|要素|标准)?"
# 4/5, 符合4项/共5项
FRACTION = re.compile(rf"\D{{0,4}}(?P<met>\d+){ITEM}/\D{{0,3}}(?P<asked>\d+){ITEM}")
# 5项要点符合4项
OUT_OF = re.compile(
    rf"\D{{0,3}}(?P<asked>\d+){ITEM}(?:中|,)?(?:有)?(?P<met>\d+){ITEM}符合"
    rf"|\D{{0,3}}(?P<asked2>\d+){ITEM}(?:中|,)?(?:符合|满足|达到|做到)(?:了)?(?P<met2>\d+){ITEM}"
)


def ask_criterion(row: Row, criterion: Criterion) -> Asked | Unscored | None:
    """What the criterion asks; None where the actual value is not what it measures.

    Such a row is scored like any other: 充分 under 立项依据充分性 is graded, not counted.
    """
    if criterion.method == "points_met":
        return _points_met(row)
    if not _is_number(row.actual):
        return None
    if criterion.method == "levels":
        return _level(row, criterion)
    if _is_number(row.target):
        return _compared(row, criterion)
    if criterion.target is None:
        return None
    return _compared(replace(row, target=criterion.target), criterion)


def _is_number(value: PublishedValue) -> bool:
    return value.nature is Nature.QUANTITY and value.number is not None


def _compared(row: Row, criterion: Criterion) -> Asked | Unscored:
    """The actual against the target, by the criterion's own method."""
    pair = compare(row.target, row.actual, name=row.indicator.name)
    if isinstance(pair, Unscored):
        return pair
    wanted, reached = pair
    if criterion.method == "likert" and wanted <= criterion.threshold:
        return Unscored(
            f"量表的最高等级“{row.target.text.strip()}”不高于最低等级",
            "请在指标值中写量表的最高等级，例如 5分",
        )
    given = {name: getattr(criterion, name) for name in COLUMNS}
    return row.asks_by(criterion.method, reached, wanted, given)


def _level(row: Row, criterion: Criterion) -> Asked | Unscored:
    """The share of the first level that the value reaches; none of them is nothing."""
    for level in criterion.levels:
        pair = compare(level.limit, row.actual, name=row.indicator.name)
        if isinstance(pair, Unscored):
            return pair
        limit, reached = pair
        is_in = reached >= limit if level.limit.comparison == "≥" else reached <= limit
        if is_in:
            return _in_level(row, level.share, f"属于{level.limit.text}的一档，")
    return _in_level(row, NO, "没有达到任何一档，")


def _in_level(row: Row, share: Decimal, words: str) -> Asked:
    return row.asks_by("levels", share, YES, {}, level=words)


def _points_met(row: Row) -> Asked | Unscored | None:
    """How many of the points looked at are met: 4/5, 5项要点符合4项; or 4项 of a target of 5项."""
    text = half_width(squeeze(row.actual.text)).strip("。.;")
    match = FRACTION.fullmatch(text) or OUT_OF.fullmatch(text)
    if match:
        found = {name.rstrip("2"): one for name, one in match.groupdict().items() if one}
        met, asked = Decimal(found["met"]), Decimal(found["asked"])
    elif row.actual.nature is row.target.nature is Nature.QUANTITY and row.target.unit != "%":
        met, asked = row.actual.number or NO, row.target.number or NO
    else:
        return None
    if not 0 <= met <= asked or not 0 < asked < LARGEST:
        return Unscored(
            f"符合的要点数“{row.actual.text.strip()}”不在0与应符合的要点数之间",
            "请核对应符合的要点数和实际符合的要点数",
        )
    shown = {name: printed(one, places=0) for name, one in (("actual", met), ("target", asked))}
    return row.asks_by("points_met", met, asked, {}, **shown)
