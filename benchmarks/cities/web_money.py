"""The money of a generated city month by month, as the web application keeps it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from benchmarks.cities.projects import STEPS, Project

from jixiao.domain.light import Colour
from jixiao.domain.month import Month

if TYPE_CHECKING:
    from jixiao.web.budgets.models import FiscalYear
    from jixiao.web.budgets.models import Project as Kept
    from jixiao.web.spending.models import ProgressRow

FEN, SHARE = Decimal("0.01"), Decimal("0.000001")
SPEEDS = (100, 98, 97, 103, 96, 99, 85, 72)


def progress_rows(
    year: FiscalYear, pairs: list[tuple[Project, Kept]], last: int
) -> Iterator[ProgressRow]:
    """Every project at the end of every month until the last."""
    for at, (made, kept) in enumerate(pairs):
        budget = _money(made.final)
        original = _money(sum(one.original for one in made.parts))
        carried = _money(sum(one.carried for one in made.parts))
        before = Decimal(0)
        for month in range(1, last + 1):
            planned = _planned(made, month)
            spent = min(planned * SPEEDS[at % len(SPEEDS)] / 100, Decimal(1)).quantize(SHARE)
            outturn = (budget * spent).quantize(FEN)
            yield _row(
                year, kept, Month(year.year, month).last, planned=planned, spent=spent,
                amounts={
                    "final_budget": budget, "original_budget": original, "carry_over": carried,
                    "adjustment": budget - original - carried, "outturn": outturn,
                    "month_outturn": outturn - before, "planned_budget": budget,
                    "planned_outturn": outturn, "planned": (budget * planned).quantize(FEN),
                    "expected": (budget * max(spent, SHARE * 950_000)).quantize(FEN),
                },
            )  # fmt: skip
            before = outturn


def _row(
    year: FiscalYear, kept: Kept, day: date, *, planned: Decimal, spent: Decimal,
    amounts: dict[str, Decimal],
) -> ProgressRow:  # fmt: skip
    from jixiao.web.spending.models import ProgressRow

    gap = planned - spent
    colour = (
        Colour.RED
        if gap > Decimal("0.2")
        else Colour.YELLOW
        if gap > Decimal("0.1")
        else Colour.GREEN
    )
    reason = f"按计划应支出{planned:.2%}，实际{spent:.2%}，差{gap * 100:.2f}个百分点"
    return ProgressRow(
        fiscal_year=year, month=day.month, as_of=day, key=kept.code, category="project",
        unit_id=kept.unit_id, project=kept, execution_rate=spent, planned_share=planned,
        gap_share=gap, gap=amounts["planned"] - amounts["outturn"], light=colour.value,
        light_rank=colour.rank, reason=reason, is_slow=gap >= Decimal("0.05"), is_by_plan=True,
        behind_since=1, scope_path=kept.scope_path, last_payment_date=day, **amounts,
    )  # fmt: skip


def _planned(project: Project, month: int) -> Decimal:
    """The share that the plan says is spent by the end of a month, on a line between its steps."""
    before, share_before = 0, 0
    for share, (step, _day) in zip(project.steps, STEPS, strict=True):
        if month <= step:
            part = Decimal(share - share_before) * (month - before) / (step - before)
            return ((share_before + part) / 100).quantize(SHARE)
        before, share_before = step, share
    return Decimal(1)


def _money(fen: int) -> Decimal:
    return Decimal(fen).scaleb(-2)
