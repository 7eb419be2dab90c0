"""The rows of the platform's tables out of a sheet; what is not known is left out of a row."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal

from jixiao.domain.document import Document
from jixiao.domain.indicator import Indicator
from jixiao.domain.money import Money
from jixiao.domain.monitoring import Cause, is_marked
from jixiao.domain.nature import Nature
from jixiao.domain.number import HUNDRED
from jixiao.domain.sheet import Fund, Objective, Sheet, SheetKind
from jixiao.domain.unit import BudgetUnit
from jixiao.domain.value import PublishedValue

Value = str | Decimal | Money | None
Row = Mapping[str, Value]
SIGNS = {"≥": "1", ">": "2", "=": "3", "<": "4", "≤": "5"}
QUALITATIVE = "6"
WORDS = frozenset({Nature.QUALITATIVE, Nature.SENTENCE, Nature.YES_NO, Nature.SCALE})
TICKS = frozenset("√✓✔☑■")
ANNUAL, OVERALL = "0", "1"
OF_PROJECTS = frozenset(SheetKind) - {SheetKind.WHOLE_DEPARTMENT}
NOT_DELETED = "2"
LIKELIHOODS = {"certain": "确定能", "possible": "有可能", "impossible": "完全不可能"}


def common(sheet: Sheet, document: Document) -> Row:
    """The fields that every table has."""
    unit = BudgetUnit.parse(sheet.unit)
    year = sheet.fiscal_year or document.fiscal_year
    return {
        "fiscal_year": None if year is None else str(year),
        "dept_code": BudgetUnit.parse(sheet.department).code,
        "agency_code": unit.code or document.unit.code,
        "agency_name": unit.name or document.unit.name,
        "pro_code": sheet.project.code,
        "pro_name": sheet.project.name,
        "is_deleted": NOT_DELETED,
    }


def goals(sheet: Sheet) -> Iterator[Row]:
    """PM_PERF_GOAL_INFO: a row for each objective."""
    for one in sheet.objectives:
        yield {"kpi_target": one.text, "yearflag": _year_flag(one)}


def indicators(sheet: Sheet) -> Iterator[Row]:
    """PM_PERF_INDICATOR: a row for each indicator of the third level."""
    for one in sheet.indicators:
        yield {
            **_levels(one),
            "kpi_content": one.definition,
            "kpi_evalstd": one.extra.get("scoring_rule"),
            "kpi_val": _text(one.target),
            "kpi_remark": one.extra.get("remark"),
            "computesign": None if one.target is None else sign_of(one.target),
            "meterunit": one.extra.get("measure_unit") or _unit(one.target),
            "weight": one.points,
            "yearflag": _year_flag(one),
            "indexstandards": one.basis,
        }


def evaluations(sheet: Sheet) -> Iterator[Row]:
    """PM_PERF_SELF_EVAL: a row for the whole sheet."""
    reasons = dict.fromkeys(one.reason for one in sheet.funds if one.reason)
    yield {"devi_analy": "；".join(reasons), "total_eval_value": sheet.total_score}


def evaluated_goals(sheet: Sheet) -> Iterator[Row]:
    """PM_SELF_EVAL_GOAL: a row for each objective with what came of it."""
    for one in sheet.objectives:
        yield {"kpi_target": one.text, "goal_comp": one.result}


def evaluated_indicators(sheet: Sheet) -> Iterator[Row]:
    """PM_SELF_EVAL_INDICATOR: a row for each indicator with its score."""
    for one in sheet.indicators:
        yield {
            **_levels(one),
            "kpi_val": _text(one.target),
            "ind_comp": _text(one.actual),
            "kpi_evalstd": one.extra.get("scoring_rule"),
            "ind_weight": one.points,
            "eval_score": one.score,
            "devi_analy": one.reason,
        }


def budgets(sheet: Sheet) -> Iterator[Row]:
    """PM_PERF_SELF_BGT: a row for each row of money."""
    for one in sheet.funds:
        rate = one.execution_rate
        yield {
            "found_type_name": one.label,
            "reply_amt": one.original_budget,
            "year_adj_amt": _adjustment(one),
            "cur_amt": one.final_budget,
            "year_exe_amt": one.outturn,
            "exe_amt_rate": None if rate is None else rate * HUNDRED,
            "exe_score": one.score,
        }


def monitored(sheet: Sheet) -> Iterator[Row]:
    """PAY_PERF_MONITOR_INFO: a row for each indicator that is watched."""
    fund = sheet.total_fund
    money: Row = {
        "kpi_target": "\n".join(one.text for one in sheet.objectives),
        "pro_bgt_comp": None if fund is None else fund.outturn,
        "est_pro_bgt_annual": None if fund is None else fund.forecast_outturn,
    }
    for one in sheet.indicators:
        yield {**money, **_levels(one), "kpi_val": _text(one.target), **_watching(one)}


MAKERS: Mapping[str, tuple[Callable[[Sheet], Iterable[Row]], frozenset[SheetKind]]] = {
    "PM_PERF_GOAL_INFO": (goals, OF_PROJECTS),
    "PM_PERF_INDICATOR": (indicators, OF_PROJECTS),
    "PM_PERF_SELF_EVAL": (evaluations, frozenset({SheetKind.SELF_EVALUATION})),
    "PM_SELF_EVAL_GOAL": (evaluated_goals, frozenset({SheetKind.SELF_EVALUATION})),
    "PM_SELF_EVAL_INDICATOR": (evaluated_indicators, frozenset({SheetKind.SELF_EVALUATION})),
    "PM_PERF_SELF_BGT": (budgets, frozenset({SheetKind.SELF_EVALUATION})),
    "PAY_PERF_MONITOR_INFO": (monitored, frozenset({SheetKind.MONITORING})),
}
"""What makes the rows of a table, and of which kinds of sheet."""


def sign_of(target: PublishedValue) -> str | None:
    """The code of a target's sign; None where it prints none and is no word either."""
    if target.nature in WORDS:
        return QUALITATIVE
    return SIGNS.get(target.comparison)


def _levels(one: Indicator) -> Row:
    return {
        "lv1_perf_ind_name": one.dimension,
        "lv2_perf_ind_name": one.kind,
        "lv3_perf_ind_name": one.name,
    }


def _watching(one: Indicator) -> Row:
    told = one.monitoring
    if told is None:
        return {}
    reasons = [_cause(one, told.causes.get(one, "")) for one in Cause]
    explained = [told.explanation] if told.explanation else []
    return {
        "perf_comp": _text(told.current),
        "est_perf_annual": _text(told.forecast),
        "ana_dev_reasons": "；".join(filter(None, [*reasons, *explained])),
        "complete_rate": None if told.likelihood is None else LIKELIHOODS[told.likelihood],
    }


def _cause(cause: Cause, text: str) -> str:
    """The kind of a cause where it is ticked, with the words where its column has some."""
    if not is_marked(text):
        return ""
    return cause.label if text.strip() in TICKS else f"{cause.label}：{text.strip()}"


def _adjustment(fund: Fund) -> Money | None:
    if fund.adjustment is not None or fund.original_budget is None or fund.final_budget is None:
        return fund.adjustment
    return fund.final_budget - fund.original_budget


def _year_flag(one: Objective | Indicator) -> str:
    return ANNUAL if one.term == "annual" else OVERALL


def _text(value: PublishedValue | None) -> str | None:
    return None if value is None else value.text.strip()


def _unit(value: PublishedValue | None) -> str | None:
    return None if value is None else value.unit
