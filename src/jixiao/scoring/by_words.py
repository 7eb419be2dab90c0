"""Indicators judged by words, answers and dates: what is asked of the engine for them."""

from __future__ import annotations

from jixiao.domain.nature import Nature
from jixiao.scoring.deadlines import is_in_time
from jixiao.scoring.grades import band_of
from jixiao.scoring.lexicon import is_negative, lexicon, plain
from jixiao.scoring.row import NO, YES, Asked, Row
from jixiao.scoring.unscored import Unscored


def ask_band(row: Row) -> Asked | Unscored:
    """A result in words is graded; 无 is the best grade of what is to be avoided."""
    if band := band_of(row.target, row.actual, row.ruleset):
        return row.in_band(band)
    words = lexicon()
    is_avoided = is_negative(row.indicator) or any(one in row.target.text for one in words.avoided)
    if is_avoided and plain(row.actual.text) in words.absent:
        return row.in_band(row.ruleset.band(row.ruleset.top_band))
    return Unscored(
        f"实际完成值“{row.actual.text.strip()}”看不出属于哪一档",
        f"请写明{'、'.join(one.name for one in row.ruleset.bands)}中的一档",
    )


def ask_date(row: Row) -> Asked | Unscored:
    """In time gets the points, late is the rule-set's band for it; words are graded."""
    target, actual = row.target.period, row.actual.period
    if target is None or actual is None:
        return ask_band(row)
    if row.actual.copies(row.target):
        return row.asks("yes_no", YES, YES)
    in_time = is_in_time(target, actual, fiscal_year=row.fiscal_year)
    if in_time is None:
        return Unscored(
            f"实际完成时间“{row.actual.text.strip()}”与指标值“{row.target.text.strip()}”分不出先后",
            "请把实际完成时间写到日",
        )
    if in_time:
        return row.asks("yes_no", YES, YES)
    return row.in_band(row.ruleset.band(row.ruleset.late_band))


def ask_yes_no(row: Row) -> Asked | Unscored:
    """是 or 否: the same answer gets the points; 否 may well be what was promised."""
    if row.actual.nature is Nature.YES_NO:
        return row.asks("yes_no", YES if row.actual.copies(row.target) else NO, YES)
    band = band_of(row.target, row.actual, row.ruleset)
    if band is not None and band.name == row.ruleset.top_band:
        return row.asks("yes_no", YES, YES)
    if band is not None and band.low == 0:
        return row.asks("yes_no", NO, YES)
    return Unscored(
        f"指标值是“{row.target.text.strip()}”，实际完成值“{row.actual.text.strip()}”没有回答是或否",
        "请填写“是”或“否”",
    )
