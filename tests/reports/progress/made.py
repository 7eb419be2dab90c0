"""A month of spending, made up: two units, two projects, one of them behind its plan."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from jixiao.domain.forecast import Forecast, ForecastMethod, TotalForecast
from jixiao.domain.light import Colour, Light
from jixiao.domain.money import ZERO, Money
from jixiao.domain.month import Month
from jixiao.domain.progress import Category, Grouping, Progress
from jixiao.domain.sheet import Project
from jixiao.domain.slow import MissingPayment, SlowProject
from jixiao.domain.unit import BudgetUnit
from jixiao.domain.watching import LightProfile, WatchedRow, WatchReport
from jixiao.reports.progress.rows import progress_table
from jixiao.reports.tracing.origin import SourceCell

DAY = date(2025, 7, 31)
TITLE = "2025年7月支出进度表"
LEDGER = SourceCell("台账.duckdb", sha256="ab" * 32)


def row(
    budget, paid, *, code="", unit="", category=Category.PROJECT, planned=None, month=7, day=DAY
):
    """A row of a progress table; its plan is of the whole budget."""
    return Progress(
        2025,
        day,
        Month(2025, month),
        key=code or unit,
        category=category,
        unit=BudgetUnit("", unit),
        project=Project(code, code and f"项目{code}"),
        original_budget=Money.of(budget),
        outturn=Money.of(paid),
        month_outturn=Money.of(paid),
        planned=None if planned is None else Money.of(planned),
        planned_budget=Money.of(budget if planned else 0),
        planned_outturn=Money.of(paid if planned else 0),
        last_payment_date=DAY,
    )


BEHIND = row(1_000_000, 200_000, code="P2", unit="甲中心", planned=600_000)
AHEAD = Forecast(
    Money.of(950_000), Money.of(800_000), Money.of(1_000_000), Decimal("0.8"),
    ForecastMethod.PLAN, 5, Money.of(800_000),
)  # fmt: skip
ROWS = (
    WatchedRow(BEHIND, Light(Colour.RED, "按计划应支出60%，实际20%，差40个百分点"), AHEAD),
    WatchedRow(row(1_000_000, 700_000, code="P1", unit="甲中心"), Light(Colour.GREEN, "=好")),
    WatchedRow(row("123456.78", 60_000, unit="乙中心", category=Category.BASIC), Light()),
)
SLOW = SlowProject(
    BEHIND,
    Money.of("400000.04"),
    Decimal("0.8"),
    Decimal("0.8"),
    is_by_plan=True,
    behind_since=Month(2025, 3),
    missing=(MissingPayment("30213", "维修费", Money.of(90_000), ZERO),),
)
TOTALS = (
    row("123456.78", 60_000, category=Category.BASIC),
    row(2_000_000, 900_000, planned=600_000),
    row("2123456.78", 960_000, category=None),
)
MONTHS = tuple(
    row(2_000_000, 100_000 * one, category=None, month=one, day=Month(2025, one).last)
    for one in range(1, 8)
)


def expected(category, amount):
    """A forecast that may be a tenth off to either side."""
    ends = (Money.of(amount), Money.of(amount * 9 // 10), Money.of(amount * 11 // 10))
    monthly = Money.of(amount // 10)
    return TotalForecast(category, *ends, Decimal("0.8"), 5, Money.of(amount // 2), monthly)


FORECASTS = (
    expected(Category.PROJECT, 1_500_000),
    expected(Category.BASIC, 120_000),
    expected(None, 1_620_000),
)


def table_of(rows=ROWS, slow=(SLOW,), totals=TOTALS, months=MONTHS, ahead=FORECASTS):
    """The table of all that, or of something else."""
    lights = LightProfile("plan", "按资金支出计划", "")
    by = (Grouping.PROJECT,)
    report = WatchReport(2025, DAY, by, lights, totals, rows, slow, total_forecasts=ahead)
    return progress_table(report, months)
