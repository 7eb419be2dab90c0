"""The fields of a sheet as a form prints them: amounts in 万元, rates in per cent."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from jixiao.domain.indicator import Indicator
from jixiao.domain.money import Money, printed
from jixiao.domain.number import HUNDRED
from jixiao.domain.sheet import Fund, Objective, Sheet
from jixiao.domain.target import Target
from jixiao.reports.wording import amount, number, per_cent

__all__ = [
    "fund_text", "indicator_text", "level_key", "number", "objective_texts", "per_cent_number",
    "sheet_text",
]  # fmt: skip

# A unit that stands alone is told from other text by its code, or by a label of its own.
OWN_LABELS = {"unit": "单位名称："}


def sheet_text(sheet: Sheet, field: str, *, titled: bool = True) -> str:
    """A field at the head of a sheet; a cell without a title beside it carries its own."""
    own = {
        "project_name": sheet.project.name,
        "project_code": sheet.project.code,
        "department": sheet.department,
        "unit": sheet.unit,
        "purpose": sheet.purpose,
        "rating": sheet.rating,
    }
    text = own[field] if field in own else sheet.extra.get(field, "")
    if text and not titled and field in OWN_LABELS and not text[0].isdigit():
        return OWN_LABELS[field] + text
    return text


def fund_text(fund: Fund, field: str) -> str:
    """A cell of a row of funds."""
    value: object = getattr(fund, field)
    if field == "execution_rate":
        return per_cent(fund.execution_rate)
    if isinstance(value, Money):
        return amount(value)
    if isinstance(value, Decimal):
        return number(value)
    return "" if value is None else str(value)


def per_cent_number(share: Decimal | None) -> str:
    """A share in per cent without the sign, for forms that print the sign in a title."""
    return "" if share is None else printed(share * HUNDRED)


def objective_texts(objectives: Sequence[Objective]) -> dict[str, str]:
    """The lines of the cell of objectives and of the cell of what came of them."""
    return {
        "text": "\n".join(one.text for one in objectives),
        "result": "\n".join(one.result for one in objectives if one.result),
    }


def level_key(indicator: Indicator, field: str) -> tuple[str | None, ...]:
    """What must be the same in two rows for their first or second levels to be merged."""
    first = (indicator.dimension, indicator.dimension_note)
    return first if field == "dimension" else (*first, indicator.kind, indicator.kind_note)


def indicator_text(indicator: Indicator, field: str) -> str:
    """A cell of a row of indicators, its levels with the notes that were taken off them."""
    if field == "dimension":
        return indicator.dimension + (indicator.dimension_note or "")
    if field == "kind":
        return indicator.kind + (indicator.kind_note or "")
    if field == "name":
        return _name(indicator)
    if field == "target":
        return _target(indicator, indicator.target)
    if field == "actual":
        return "" if indicator.actual is None else indicator.actual.text
    value: object = getattr(indicator, field)
    return number(value) if isinstance(value, Decimal) else str(value or "")


def _name(indicator: Indicator) -> str:
    """The third level; where there was a fourth one, both."""
    above = indicator.extra.get("level3", "")
    name = (indicator.name_note or "") + indicator.name
    return f"{above}：{name}" if above else name


def _target(indicator: Indicator, target: Target | None) -> str:
    """The target as printed; with sign and unit where they stood in columns of their own."""
    if target is None:
        return ""
    apart = indicator.direction or indicator.extra.get("measure_unit")
    return str(target) if apart and target.is_number else target.text
