"""Places in a sheet that comes from a screen: the rows of its indicators, counted from 1."""

from __future__ import annotations

from dataclasses import replace

from jixiao.domain.indicator import Indicator
from jixiao.domain.place import NOWHERE, Place
from jixiao.domain.sheet import Sheet

CELLS = (
    "dimension", "kind", "name", "definition", "target", "actual", "points", "score", "reason",
    "basis",
)  # fmt: skip


def placed(sheet: Sheet) -> Sheet:
    """The sheet with a row number for every indicator and the title for every row of money."""
    indicators = tuple(_in_row(one, number=at) for at, one in enumerate(sheet.indicators, start=1))
    funds = tuple(replace(one, place=Place(one.label or "项目资金")) for one in sheet.funds)
    return replace(sheet, place=Place(sheet.project.name), indicators=indicators, funds=funds)


def _in_row(indicator: Indicator, *, number: int) -> Indicator:
    places = {
        name: Place(_text(getattr(indicator, name)), row=number, column=column)
        for column, name in enumerate(CELLS, start=1)
    }
    return replace(indicator, place=Place(indicator.name, row=number), places=places)


def _text(value: object) -> str:
    return str(getattr(value, "text", value) or "")


def without_places(sheet: Sheet) -> Sheet:
    """The sheet without where its values were read: they are the screen's own from now on."""
    plans = tuple(replace(one, place=NOWHERE) for one in sheet.spending_plan.steps)
    return replace(
        sheet,
        place=NOWHERE,
        places={},
        funds=tuple(replace(one, place=NOWHERE, places={}) for one in sheet.funds),
        long_term_funds=tuple(
            replace(one, place=NOWHERE, places={}) for one in sheet.long_term_funds
        ),
        spending_plan=replace(sheet.spending_plan, steps=plans),
        objectives=tuple(
            replace(one, place=NOWHERE, result_place=NOWHERE) for one in sheet.objectives
        ),
        indicators=tuple(replace(one, place=NOWHERE, places={}) for one in sheet.indicators),
        tasks=tuple(replace(one, place=NOWHERE, places={}) for one in sheet.tasks),
    )
