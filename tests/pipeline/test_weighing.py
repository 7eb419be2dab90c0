"""Points for one sheet by the position of its indicators."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from tests.pipeline.sheets import HEBEI, indicator

from jixiao.domain.sheet import Sheet
from jixiao.pipeline import Unknown
from jixiao.pipeline.weighing import shared_points


def test_points_are_shared_by_position_and_add_up():
    outcome = indicator("丙", kind="社会效益指标", dimension="效益指标")
    rows_of = (indicator("甲"), indicator("乙"), outcome)
    sheet = Sheet(fiscal_year=2026, form=HEBEI, indicators=rows_of)
    weighed, _notes = shared_points(
        sheet, ruleset=None, importance={1: Fraction(4)}, step=Decimal("0.5")
    )
    first, second, _third = (one.points for one in weighed.indicators)
    assert second > first
    assert weighed.total_points == 100
    assert weighed.form == HEBEI
    with pytest.raises(Unknown, match="没有年度绩效指标"):
        shared_points(Sheet(fiscal_year=2026), ruleset=None, importance={}, step=Decimal(1))
