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

FIX = "请核对“年度资金总额”一行的全年预算数和全年执行数"
KIND = "execution_not_scored"


def execution_points(sheet: Sheet, ruleset: Ruleset) -> Decimal | None:
    """The points of execution: as printed, else the rule-set's.

    None where the printed points of the indicators alone already make up all there are: such
    sheets do not score execution apart.
    """
    fund = sheet.total_fund
    if fund is not None and fund.points is not None:
        return fund.points
    indicators = sum((one.points or Decimal(0) for one in sheet.indicators), Decimal(0))
    return None if indicators >= ruleset.full_points else ruleset.points["execution"]


def ask_execution(sheet: Sheet, ruleset: Ruleset) -> Asked | Unscored | None:
    """What to work out for execution; None where it is not scored apart."""
    points = execution_points(sheet, ruleset)
    if points is None:
        return None
    fund = sheet.total_fund
    if fund is None or fund.budget is None:
        return Unscored("没有读到年度资金总额的全年预算数，预算执行率不能计算", FIX, KIND)
    if fund.outturn is None:
        return Unscored("没有读到年度资金总额的全年执行数，预算执行率不能计算", FIX, KIND)
    if fund.budget.yuan <= 0:
        return Unscored(f"全年预算数是{_shown(fund.budget, sheet)}，预算执行率不能计算", FIX, KIND)
    if not 0 <= points < MOST_POINTS or max(fund.budget.yuan, abs(fund.outturn.yuan)) >= LARGEST:
        return Unscored("预算执行率的分值或金额不合理，不能计算", FIX, KIND)
    return _question(fund, fund.budget, fund.outturn, sheet=sheet, points=points, ruleset=ruleset)


def _question(
    fund: Fund, budget: Money, outturn: Money, *, sheet: Sheet, points: Decimal, ruleset: Ruleset
) -> Asked:
    title = "年初预算数" if fund.final_budget is None else "全年预算数"
    shown = {
        "actual": _shown(outturn, sheet),
        "target": _shown(budget, sheet),
        "budget": title,
    }
    question = Question(ruleset.methods["execution"], outturn.yuan, budget.yuan, points)
    return Asked(question, shown)


def _shown(money: Money, sheet: Sheet) -> str:
    """An amount in the sheet's unit: 万元, unless the sheet is in yuan."""
    return f"{money}元" if sheet.amount_unit == "元" else f"{money.in_wan()}万元"
