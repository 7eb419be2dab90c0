"""The score of 预算执行率: what was spent of the year's final budget."""

from __future__ import annotations

from decimal import Decimal

from jixiao.domain.money import Money
from jixiao.domain.sheet import Fund, Sheet
from jixiao.scoring.engine import LARGEST, Question
from jixiao.scoring.inputs import MOST_POINTS
from jixiao.scoring.row import Asked
from jixiao.scoring.ruleset import Ruleset
from jixiao.scoring.unscored import Unscored

FIX = "请核对“年度资金总额”一行的{budget}和全年执行数"
KIND = "execution_not_scored"
TITLES = {"final": "全年预算数", "original": "年初预算数", "arrived": "实际到位数"}
"""What spending is measured against, by the word in a rule-set."""


def base_of(fund: Fund, ruleset: Ruleset) -> Money | None:
    """The amount that spending is measured against."""
    if ruleset.execution_base == "original":
        return fund.original_budget
    return fund.arrived if ruleset.execution_base == "arrived" else fund.budget


def bases_of(sheet: Sheet, ruleset: Ruleset) -> tuple[Decimal, Decimal] | None:
    """The outturn and what it is measured against in yuan; None where there is no rate."""
    fund = sheet.total_fund
    budget = None if fund is None else base_of(fund, ruleset)
    if fund is None or budget is None or fund.outturn is None or budget.yuan <= 0:
        return None
    return fund.outturn.yuan, budget.yuan


def execution_points(sheet: Sheet, ruleset: Ruleset) -> Decimal | None:
    """The points of execution: as printed, else the rule-set's.

    None where the printed points of the indicators alone already make up all there are, or
    where the rule-set has none for it: such sheets do not score execution apart.
    """
    fund = sheet.total_fund
    if "execution" not in ruleset.points:
        return None
    if fund is not None and fund.points is not None:
        return fund.points
    indicators = sum((one.points or Decimal(0) for one in sheet.indicators), Decimal(0))
    return None if indicators >= ruleset.full_points else ruleset.points.get("execution")


def ask_execution(sheet: Sheet, ruleset: Ruleset) -> Asked | Unscored | None:
    """What to work out for execution; None where it is not scored apart."""
    points = execution_points(sheet, ruleset)
    if points is None:
        return None
    fund = sheet.total_fund
    title = TITLES[ruleset.execution_base]
    fix = FIX.format(budget=title)
    budget = None if fund is None else base_of(fund, ruleset)
    if fund is None or budget is None:
        return Unscored(f"没有读到年度资金总额的{title}，预算执行率不能计算", fix, KIND)
    if fund.outturn is None:
        return Unscored("没有读到年度资金总额的全年执行数，预算执行率不能计算", fix, KIND)
    if budget.yuan <= 0:
        return Unscored(f"{title}是{_shown(budget, sheet)}，预算执行率不能计算", fix, KIND)
    if not 0 <= points < MOST_POINTS or max(budget.yuan, abs(fund.outturn.yuan)) >= LARGEST:
        return Unscored("预算执行率的分值或金额不合理，不能计算", fix, KIND)
    if budget is fund.original_budget:
        title = TITLES["original"]
    shown = {
        "actual": _shown(fund.outturn, sheet),
        "target": _shown(budget, sheet),
        "budget": title,
    }
    method = ruleset.methods["execution"]
    return Asked(Question(method, fund.outturn.yuan, budget.yuan, points), shown)


def _shown(money: Money, sheet: Sheet) -> str:
    """An amount in the sheet's unit: 万元, unless the sheet is in yuan."""
    return f"{money}元" if sheet.amount_unit == "元" else f"{money.in_wan()}万元"
