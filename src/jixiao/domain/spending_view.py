"""What the ledger says of one project until a cut-off date: what a rule about spending sees."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from jixiao.domain.document import Document
from jixiao.domain.money import ZERO, Money, total
from jixiao.domain.month import YEAR_END
from jixiao.domain.sheet import Project, Sheet
from jixiao.domain.text import half_width, squeeze
from jixiao.domain.unit import BudgetUnit

NO_UNIT, NO_PROJECT = BudgetUnit(), Project()


@dataclass(frozen=True, slots=True)
class LedgerPayment:
    """A payment, or several that are the same in payee, amount and day: then all vouchers."""

    vouchers: tuple[str, ...]
    paid_on: date
    amount: Money
    payee: str = ""
    purpose: str = ""

    @property
    def excess(self) -> Money:
        """What the payments beyond the first one come to, in yuan."""
        return Money(self.amount.yuan * (len(self.vouchers) - 1))


@dataclass(frozen=True, slots=True)
class PaidUse:
    """One use of money (用途 and 经济分类), what was paid for it, and the first voucher."""

    purpose: str = ""
    economic_class: str = ""
    amount: Money = ZERO
    payment_count: int = 1
    voucher: str = ""


@dataclass(frozen=True, slots=True)
class SpendingView:
    """The ledger's budgets and payments of a project until ``as_of``; amounts are yuan.

    ``final_budget`` is original budget, money carried over and the adjustments in force on the
    day, ``mid_year_budget`` the same at the end of June. ``months`` holds the outturn of each
    month from January on, net of refunds. ``planned`` is what the plan says is spent by the day,
    None without a plan. ``late`` are payments of this fiscal year made after it, whatever
    ``as_of`` is; ``repeated`` are those alike in payee, amount and day that were not returned.
    ``sources`` holds months as well, by FundSource; it is empty where a payment names no source.
    """

    fiscal_year: int
    as_of: date
    project: Project = NO_PROJECT
    unit: BudgetUnit = NO_UNIT
    original_budget: Money = ZERO
    final_budget: Money = ZERO
    mid_year_budget: Money = ZERO
    outturn: Money = ZERO
    planned: Money | None = None
    months: tuple[Money, ...] = ()
    late: tuple[LedgerPayment, ...] = ()
    repeated: tuple[LedgerPayment, ...] = ()
    uses: tuple[PaidUse, ...] = ()
    sources: Mapping[str, tuple[Money, ...]] = field(default_factory=dict)

    @property
    def is_whole_year(self) -> bool:
        """Whether the fiscal year is over on the cut-off date."""
        return self.as_of >= date(self.fiscal_year, YEAR_END, 31)

    def outturn_until(self, month: int) -> Money:
        """What was spent from January to the end of a month."""
        return total(list(self.months[:month]))


class SpendingViews:
    """The views of a ledger's projects, found by what a sheet says of its project."""

    def __init__(self, views: Iterable[SpendingView]) -> None:
        self._by_code: dict[str, SpendingView] = {}
        self._by_name: Mapping[str, list[SpendingView]] = defaultdict(list)
        for one in views:
            if one.project.code:
                self._by_code[one.project.code] = one
            self._by_name[_plain(one.project.name)].append(one)

    def of(self, sheet: Sheet, document: Document) -> SpendingView | None:
        """The view of a sheet's project: by its code, else by its name, and unit where several.

        None where the ledger has no such project, several, or is of another fiscal year.
        """
        if sheet.project.code in self._by_code:
            fitting = [self._by_code[sheet.project.code]]
        else:
            fitting = self._by_name.get(_plain(sheet.project.name), [])
        if len(fitting) > 1:
            fitting = [one for one in fitting if _is_of_unit(one, sheet, document)]
        year = sheet.fiscal_year or document.fiscal_year
        if len(fitting) != 1 or year not in (None, fitting[0].fiscal_year):
            return None
        return fitting[0]


def _is_of_unit(view: SpendingView, sheet: Sheet, document: Document) -> bool:
    named = (BudgetUnit.parse(one) for one in (sheet.unit, sheet.department) if one)
    owners = [*named, document.unit]
    return any(
        (one.code and one.code == view.unit.code)
        or (one.name and _plain(one.name) == _plain(view.unit.name))
        for one in owners
    )


def _plain(text: str) -> str:
    """A name without what typing makes of it: blanks and full-width signs."""
    return squeeze(half_width(text))
