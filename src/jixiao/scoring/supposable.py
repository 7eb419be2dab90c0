"""The values of sheets that may be supposed to be others, by the names that people write."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from jixiao.domain.actual import Actual
from jixiao.domain.indicator import Indicator
from jixiao.domain.money import SCALES, Money
from jixiao.domain.place import NOWHERE
from jixiao.domain.sheet import Fund, Sheet

AMOUNTS = {
    "outturn": ("执行数", "全年执行数"),
    "final_budget": ("全年预算数", "预算数", "调整后预算数"),
    "original_budget": ("年初预算数",),
}
NO_FUND = "“{project}”没有读到年度资金总额一行，不能假设{name}；请先在表中补上这一行"
NO_AMOUNT = "{name}的取值“{value}”不是金额；请写成“60万元”或“523500元”，只写数字的按{unit}计"


class UnclearAssumption(Exception):
    """What was supposed cannot be understood, or fits several values, or none."""


@dataclass(frozen=True, slots=True)
class Supposable:
    """A value that may be supposed to be another one.

    ``also`` are all its names, ``sheet`` the number of its sheet (from 0), ``before`` what it is
    now, and ``change`` gives the sheet with another value.
    """

    name: str
    also: frozenset[str]
    sheet: int
    before: str
    change: Callable[[Sheet, str], Sheet]


def supposable(sheet: Sheet, index: int, *, count: int) -> Iterator[Supposable]:
    """All values of a sheet; names that stand twice get a number, several sheets the project."""
    head = f"{sheet.project.name}/" if count > 1 else ""
    for field, names in AMOUNTS.items():
        before = "" if sheet.total_fund is None else _shown(sheet, getattr(sheet.total_fund, field))
        also = frozenset((*names, *(head + one for one in names)))
        yield Supposable(head + names[0], also, index, before, _amount_changer(field, names[0]))
    indicators = [one.name for one in sheet.indicators]
    for at, one in enumerate(sheet.indicators):
        number = (
            f"#{indicators[: at + 1].count(one.name)}" if indicators.count(one.name) > 1 else ""
        )
        name = f"{head}{one.name}{number}"
        before = one.actual.text.strip() if one.actual else ""
        yield Supposable(
            name, frozenset((name, one.name, one.name + number)), index, before, _actual_changer(at)
        )


def _shown(sheet: Sheet, money: Money | None) -> str:
    if money is None:
        return ""
    return f"{money}元" if sheet.amount_unit == "元" else f"{money.in_wan()}万元"


def _amount_changer(field: str, name: str) -> Callable[[Sheet, str], Sheet]:
    def change(sheet: Sheet, value: str) -> Sheet:
        fund = sheet.total_fund
        unit = sheet.amount_unit if sheet.amount_unit in SCALES else "万元"
        if fund is None:
            raise UnclearAssumption(NO_FUND.format(project=sheet.project.name, name=name))
        if (money := Money.parse(value, unit=unit)) is None:
            raise UnclearAssumption(NO_AMOUNT.format(name=name, value=value, unit=unit))
        return replace(
            sheet,
            funds=tuple(
                _with_amount(one, field, money) if one is fund else one for one in sheet.funds
            ),
        )

    return change


def _with_amount(fund: Fund, field: str, money: Money) -> Fund:
    """The fund with another amount; its printed rate and score are no longer its own."""
    places = {**fund.places, field: NOWHERE}
    changed = replace(fund, execution_rate=None, score=None, places=places)
    if field == "outturn":
        return replace(changed, outturn=money)
    if field == "final_budget":
        return replace(changed, final_budget=money)
    return replace(changed, original_budget=money)


def _actual_changer(at: int) -> Callable[[Sheet, str], Sheet]:
    def change(sheet: Sheet, value: str) -> Sheet:
        indicators = list(sheet.indicators)
        indicators[at] = _with_actual(indicators[at], value)
        return replace(sheet, indicators=tuple(indicators))

    return change


def _with_actual(indicator: Indicator, value: str) -> Indicator:
    """The indicator with another actual; the score that the unit printed was for the old one."""
    places = {**indicator.places, "actual": NOWHERE}
    return replace(indicator, actual=Actual.parse(value), score=None, places=places)
