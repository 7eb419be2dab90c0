"""The fields of a sheet as a form prints them: amounts in 万元, rates in per cent."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from decimal import Decimal

from jixiao.domain.actual import Actual
from jixiao.domain.indicator import Indicator
from jixiao.domain.money import Money, printed
from jixiao.domain.monitoring import TICK, Likelihood, Monitoring
from jixiao.domain.number import HUNDRED
from jixiao.domain.sheet import Fund, Objective, Sheet
from jixiao.domain.target import Target
from jixiao.reports.wording import amount, number, per_cent

__all__ = [
    "CAUSE", "CHOICE", "LIKELIHOODS", "TICK", "fund_text", "indicator_text", "level_key", "number",
    "objective_texts", "per_cent_number", "sheet_text",
]  # fmt: skip

# A unit that stands alone is told from other text by its code, or by a label of its own.
LEVELS = frozenset({"dimension", "kind", "name", "subname"})
OF_MONITORING = frozenset({"current", "forecast", "explanation", "likelihood"})
CAUSE, CHOICE = "cause_", "likelihood_"
LIKELIHOODS = {
    Likelihood.CERTAIN: "确定能",
    Likelihood.POSSIBLE: "有可能",
    Likelihood.IMPOSSIBLE: "完全不可能",
}
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
    """What must be the same in two rows for a level of theirs to be merged."""
    first = (indicator.dimension, indicator.dimension_note)
    if field == "dimension":
        return first
    second = (*first, indicator.kind, indicator.kind_note)
    return second if field == "kind" else (*second, indicator.extra.get("level3", indicator.name))


def indicator_text(indicator: Indicator, field: str, *, columns: Collection[str] = ()) -> str:
    """A cell of a row of indicators, its levels with the notes that were taken off them.

    ``columns`` are the fields that have columns of their own on the form.
    """
    if field in OF_MONITORING or field.startswith((CAUSE, CHOICE)):
        return _monitored(indicator.monitoring, field)
    if field == "target":
        return _target(indicator, indicator.target, columns=columns)
    if field == "actual":
        return "" if indicator.actual is None else indicator.actual.text
    if field in LEVELS:
        return _level(indicator, field, columns=columns)
    value: object = getattr(indicator, field, indicator.extra.get(field, ""))
    return number(value) if isinstance(value, Decimal) else str(value or "")


def _level(indicator: Indicator, field: str, *, columns: Collection[str]) -> str:
    """A level with its note; the third one holds the fourth where that has no column."""
    parted = "subname" in columns and bool(indicator.extra.get("level3"))
    return {
        "dimension": indicator.dimension + (indicator.dimension_note or ""),
        "kind": indicator.kind + (indicator.kind_note or ""),
        "name": indicator.extra["level3"] if parted else _name(indicator),
        "subname": _numbered(indicator) if parted else "",
    }[field]


def _monitored(monitoring: Monitoring | None, field: str) -> str:
    """A cell of the columns that forms of monitoring add."""
    if monitoring is None:
        return ""
    if field in {"current", "forecast"}:
        value: Actual | None = getattr(monitoring, field)
        return "" if value is None else value.text
    if field == "explanation":
        return monitoring.explanation
    if field.startswith(CAUSE):
        return monitoring.causes.get(field.removeprefix(CAUSE), "")
    chosen = monitoring.likelihood
    if field == "likelihood":
        return "" if chosen is None else LIKELIHOODS[chosen]
    return TICK if chosen == field.removeprefix(CHOICE) else ""


def _name(indicator: Indicator) -> str:
    """The third level; where there was a fourth one, both."""
    above = indicator.extra.get("level3", "")
    name = _numbered(indicator)
    return f"{above}：{name}" if above else name


def _numbered(indicator: Indicator) -> str:
    return (indicator.name_note or "") + indicator.name


def _target(indicator: Indicator, target: Target | None, *, columns: Collection[str]) -> str:
    """The target as printed; with sign and unit where they stood in columns of their own."""
    if target is None:
        return ""
    apart = {
        "direction": indicator.direction,
        "measure_unit": indicator.extra.get("measure_unit"),
    }
    if all(name in columns for name, text in apart.items() if text):
        return target.text
    return str(target) if target.is_number else target.text
