"""The figures of a 支出进度表 as they are printed, each with the files that it was worked out of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from jixiao.domain.money import Money
from jixiao.domain.progress import Progress
from jixiao.reports.narrative.facts import DIGIT
from jixiao.reports.narrative.wordings import Fact, say
from jixiao.reports.paper.model import Span, Spans
from jixiao.reports.progress.rows import ProgressTable, changed, per_cent, wan
from jixiao.reports.tracing.origin import Origin, SourceCell
from jixiao.reports.wording import writable


class Measure(NamedTuple):
    """What is told of a row: its name, how it is worked out, how it is printed ('' for none).

    ``rests_on_plans`` marks what the plans of spending have a part in.
    """

    name: str
    working: str
    text: Callable[[Progress], str]
    rests_on_plans: bool = False


def money(amount: Money) -> str:
    """An amount in 万元 with two places, without its unit."""
    return f"{wan(amount)}"


def share(value: Decimal | None) -> str:
    """A share in per cent with two places."""
    return "" if value is None else f"{per_cent(value)}%"


def _points(value: Decimal | None) -> str:
    return "" if value is None else f"{per_cent(value)}"


ORIGINAL = Measure(
    "年初预算", "台账中年初预算之和", lambda one: money(one.original_budget)
)  # fmt: skip
CHANGED = Measure(
    "结转和调整", "台账中上年结转与{until}的预算调整之和", lambda one: money(changed(one))
)
FINAL = Measure(
    "全年预算", "年初预算、上年结转与{until}的预算调整之和", lambda one: money(one.final_budget)
)
MONTH = Measure(
    "当月支出",
    "台账中当月{until}的支付之和，退款和冲销已减去",
    lambda one: money(one.month_outturn),
)
OUTTURN = Measure(
    "累计支出", "台账{until}全部支付之和，退款和冲销已减去", lambda one: money(one.outturn)
)
RATE = Measure("执行率", "累计支出÷全年预算", lambda one: share(one.execution_rate))
PLANNED = Measure(
    "计划进度",
    "资金支出计划{until}应支出数÷有计划的项目的全年预算",
    lambda one: share(one.planned_share),
    rests_on_plans=True,
)
GAP = Measure(
    "差额百分点",
    "计划进度－有计划的项目的累计支出÷其全年预算",
    lambda one: _points(one.gap_share),
    rests_on_plans=True,
)
ELAPSED = Measure("时间进度", "{until}已过天数÷全年天数", lambda one: share(one.elapsed_share))
LAST_PAYMENT = Measure(
    "最后支付日期",
    "台账{until}最后一笔支付的日期",
    lambda one: "" if one.last_payment_date is None else one.last_payment_date.isoformat(),
)


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of a table; ``ledgers`` and ``plans`` are the files that they rest on."""

    table: ProgressTable
    ledgers: tuple[SourceCell, ...] = ()
    plans: tuple[SourceCell, ...] = ()

    def of(self, row: Progress, measure: Measure, *, whose: str = "") -> Span | None:
        """What is told of a row; None where there is nothing."""
        text = measure.text(row)
        if not text:
            return None
        return self.figure(
            text,
            f"{whose or owner(row)}{measure.name}",
            working=measure.working.format(until=self.table.until),
            rests_on_plans=measure.rests_on_plans,
        )

    def figure(self, text: str, name: str, *, working: str, rests_on_plans: bool = False) -> Span:
        """A figure that was worked out of all the ledgers."""
        cells = (*self.ledgers, *self.plans) if rests_on_plans else self.ledgers
        return Span(text, Origin(name, cells, working=working))

    def words(self, text: str, name: str, *, working: str = "") -> Span:
        """Words on one line; they are traced where they hold digits."""
        line = flat(text)
        origin = Origin(name, self.ledgers, working=working)
        return Span(line, origin if DIGIT.search(line) else None)

    def quoted(self, text: str, name: str, *, working: str) -> Span:
        """What a person wrote elsewhere than in the ledgers; it is traced where it holds digits."""
        origin = Origin(name, working=working)
        return Span(writable(text), origin if DIGIT.search(text) else None)

    @property
    def day(self) -> Span:
        """The cut-off date, which is asked for and comes out of no file."""
        return Span(self.table.day, Origin("截止日期", working="制表时指定的日期"))

    def name(self, row: Progress) -> Span:
        """What a row stands for, as the ledger calls it."""
        return self.words(row.name, f"{owner(row)}名称", working="台账中的名称，照录")

    def say(self, key: str, /, **facts: Fact) -> Spans:
        """The text of a key in the wording of this unit and year."""
        return say(key, seed=f"{self.table.unit}|{self.table.report.fiscal_year}", **facts)


def owner(row: Progress) -> str:
    """Whose a figure is, before its name: a project with unit and code, a category, or all."""
    name = flat(row.project.name or row.project.code)
    unit = flat(row.unit.name or row.department.name)
    if name:
        code = row.project.code if row.project.code != name else ""
        notes = "，".join(one for one in (unit, code) if one)
        return f"{name}（{notes}）：" if notes else f"{name}："
    if row.category is not None:
        return f"{unit}{row.category.label}："
    return f"{unit}：" if unit else "合计"


def flat(text: str) -> str:
    """A text on one line that every format can hold."""
    return " ".join(writable(text).split())
