"""The figures of a 支出进度表 as they are printed, each with the files that it rests on."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from jixiao.domain.money import Money
from jixiao.domain.progress import Progress
from jixiao.domain.text import half_width, squeeze
from jixiao.reports.narrative.facts import DIGIT
from jixiao.reports.narrative.wordings import Fact, say
from jixiao.reports.paper.model import Span, Spans
from jixiao.reports.progress.rows import ProgressTable, changed, in_words, per_cent, wan
from jixiao.reports.tracing.origin import Origin, SourceCell
from jixiao.reports.wording import writable

Cells = tuple[SourceCell, ...]
Sheets = Mapping[str, Cells]


class Measure(NamedTuple):
    """What is told of a row: its name, how it is worked out, how it is printed ('' for none).

    ``rests_on_sheets`` marks what sheets have a part in, by their plans of spending or by the
    budgets that the ledger does not have.
    """

    name: str
    working: str
    text: Callable[[Progress], str]
    rests_on_sheets: bool = False


def money(amount: Money) -> str:
    """An amount in 万元 with two places, without its unit."""
    return f"{wan(amount)}"


def share(value: Decimal | None) -> str:
    """A share in per cent with two places."""
    return "" if value is None else f"{per_cent(value)}%"


def _points(value: Decimal | None) -> str:
    return "" if value is None else f"{per_cent(value)}"


ORIGINAL = Measure(
    "年初预算", "台账中年初预算之和，台账没有的取自绩效表", lambda one: money(one.original_budget)
)  # fmt: skip
CHANGED = Measure(
    "结转和调整", "台账中上年结转与{until}的预算调整之和", lambda one: money(changed(one))
)
FINAL = Measure(
    "全年预算",
    "年初预算、上年结转与{until}的预算调整之和",
    lambda one: money(one.final_budget),
    rests_on_sheets=True,
)
MONTH = Measure(
    "当月支出",
    "台账中当月{until}的支付之和，退款和冲销已减去",
    lambda one: money(one.month_outturn),
)
OUTTURN = Measure(
    "累计支出", "台账{until}全部支付之和，退款和冲销已减去", lambda one: money(one.outturn)
)
RATE = Measure(
    "执行率", "累计支出÷全年预算", lambda one: share(one.execution_rate), rests_on_sheets=True
)
PLANNED = Measure(
    "计划进度",
    "资金支出计划{until}应支出数÷有计划的项目的全年预算",
    lambda one: share(one.planned_share),
    rests_on_sheets=True,
)
GAP = Measure(
    "差额百分点",
    "计划进度－有计划的项目的累计支出÷其全年预算",
    lambda one: _points(one.gap_share),
    rests_on_sheets=True,
)
ELAPSED = Measure("时间进度", "{until}已过天数÷全年天数", lambda one: share(one.elapsed_share))
LAST_PAYMENT = Measure(
    "最后支付日期",
    "台账{until}最后一笔支付的日期",
    lambda one: "" if one.last_payment_date is None else one.last_payment_date.isoformat(),
)


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of a table and the files that they rest on.

    ``ledgers`` are those of payments and budgets; ``sheets`` are those with sheets of a project,
    by its code and by its name.
    """

    table: ProgressTable
    ledgers: Cells = ()
    sheets: Sheets = field(default_factory=dict)

    def of(self, row: Progress, measure: Measure, *, whose: str = "") -> Span | None:
        """What is told of a row; None where there is nothing."""
        text = measure.text(row)
        if not text:
            return None
        return self.figure(
            text,
            f"{whose or owner(row)}{measure.name}",
            working=measure.working.format(until=f"截至{in_words(row.as_of)}"),
            cells=self.behind(row) if measure.rests_on_sheets else None,
        )

    def figure(self, text: str, name: str, *, working: str, cells: Cells | None = None) -> Span:
        """A figure that was worked out of the cells, or of nothing but the ledgers."""
        return Span(text, Origin(name, self.ledgers if cells is None else cells, working=working))

    @property
    def all_cells(self) -> Cells:
        """The ledgers and every sheet."""
        sheets = (cell for some in self.sheets.values() for cell in some)
        return (*self.ledgers, *dict.fromkeys(sheets))

    def behind(self, row: Progress) -> Cells:
        """The ledgers and the sheets of a project; those of all where the row is no project."""
        one = row.project
        if not (one.code or one.name):
            return self.all_cells
        keys = (one.code, squeeze(half_width(one.name)))
        sheets = (cell for key in keys if key for cell in self.sheets.get(key, ()))
        return (*self.ledgers, *dict.fromkeys(sheets))

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
        return say(key, seed=self.seed, **facts)

    @property
    def seed(self) -> str:
        """What chooses the wordings: the unit and the year."""
        return f"{self.table.unit}|{self.table.report.fiscal_year}"


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
