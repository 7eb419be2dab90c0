"""Every figure that a report states, computed once from the sheets, for text and tables alike."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from jixiao.domain.document import Document, Source
from jixiao.domain.indicator import Indicator
from jixiao.domain.money import Money, total
from jixiao.domain.place import NOWHERE, Place
from jixiao.domain.score import SheetScore
from jixiao.domain.sheet import FundSource, Sheet, SheetKind
from jixiao.domain.value import Nature
from jixiao.reports.wording import clean_title, writable

UNKNOWN_DIMENSION = "未标明类别的"
NO_SOURCE = Source()
RATINGS = ("优", "良", "中", "差")


@dataclass(frozen=True, slots=True)
class Line:
    """The figures of one project: money, indicators, printed and computed score.

    ``key`` names the project among those of the document, whatever its position.
    """

    sheet: Sheet
    score: SheetScore | None = None
    key: str = ""

    @property
    def name(self) -> str:
        """The project on one line, or the title of a sheet that names none."""
        name = self.sheet.project.name or self.sheet.unit or clean_title(self.sheet.title)
        return " ".join(writable(name).split())

    @property
    def name_place(self) -> Place:
        """Where the name stands."""
        sheet = self.sheet
        return sheet.place_of("project_name" if sheet.project.name else "unit")

    @property
    def is_whole(self) -> bool:
        """Whether the sheet is that of a whole department."""
        return self.sheet.kind is SheetKind.WHOLE_DEPARTMENT

    @property
    def budget_place(self) -> Place:
        """The cell of the budget that spending is measured against."""
        fund = self.sheet.total_fund
        if fund is None:
            return NOWHERE
        return fund.place_of("original_budget" if fund.final_budget is None else "final_budget")

    @property
    def outturn_place(self) -> Place:
        """The cell of the outturn."""
        fund = self.sheet.total_fund
        return NOWHERE if fund is None else fund.place_of("outturn")

    @property
    def money_places(self) -> tuple[Place, Place]:
        """The cells that an execution rate is made of."""
        return self.budget_place, self.outturn_place

    @property
    def budget(self) -> Money | None:
        """The budget of the total row."""
        return self.sheet.budget

    @property
    def outturn(self) -> Money | None:
        """The outturn of the total row."""
        fund = self.sheet.total_fund
        return None if fund is None else fund.outturn

    @property
    def rate(self) -> Decimal | None:
        """Outturn by budget; None where one of them is missing or the budget is nothing."""
        if self.budget is None or self.outturn is None or not self.budget.yuan:
            return None
        return self.outturn.yuan / self.budget.yuan

    @property
    def printed_score(self) -> Decimal | None:
        """The total that the unit printed."""
        return self.sheet.total_score

    @property
    def computed_score(self) -> Decimal | None:
        """The total by the rule-set."""
        return None if self.score is None else self.score.total

    @property
    def rating(self) -> str:
        """The rating that the unit printed, else the one by the rule-set."""
        return self.sheet.rating or (self.score.rating if self.score is not None else "")

    @property
    def differs(self) -> bool:
        """Whether printed and computed score are both there and are not the same."""
        printed, computed = self.printed_score, self.computed_score
        return printed is not None and computed is not None and printed != computed


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of all projects of a document."""

    lines: tuple[Line, ...]
    source: Source = NO_SOURCE

    @property
    def is_single(self) -> bool:
        """Whether there is one project only, of which a report speaks in another way."""
        return len(self.lines) == 1

    @property
    def indicators(self) -> tuple[Indicator, ...]:
        """Every indicator of every project."""
        return tuple(one for line in self.lines for one in line.sheet.indicators)

    @property
    def budgeted(self) -> tuple[Line, ...]:
        """The projects that print a budget."""
        return tuple(line for line in self.lines if line.budget is not None)

    @property
    def spent(self) -> tuple[Line, ...]:
        """The projects that print budget and outturn: only these make a rate."""
        return tuple(
            line for line in self.lines if line.budget is not None and line.outturn is not None
        )

    @property
    def scored(self) -> tuple[Line, ...]:
        """The projects with a printed or a computed score."""
        return tuple(
            line
            for line in self.lines
            if line.printed_score is not None or line.computed_score is not None
        )

    @property
    def rate(self) -> Decimal | None:
        """The execution rate of all projects that print budget and outturn."""
        budget, outturn = sum_of_budgets(self.spent), sum_of_outturns(self.spent)
        return outturn.yuan / budget.yuan if budget.yuan else None

    def ratings(self) -> list[tuple[str, int]]:
        """How many projects have which rating, the best first."""
        counted = Counter(rating for line in self.lines if (rating := self.rating_of(line)))
        order = {name: index for index, name in enumerate(RATINGS)}
        return sorted(counted.items(), key=lambda one: (order.get(one[0], len(order)), one[0]))

    def rating_of(self, line: Line) -> str:
        """The printed rating; where no project prints one, the one by the rule-set.

        Ratings of both kinds are never counted together.
        """
        return line.sheet.rating if any(one.sheet.rating for one in self.lines) else line.rating


def figures_of(document: Document, scores: Sequence[SheetScore | None]) -> Figures:
    """The figures of a document; a sheet without a score beside it has none."""
    given = [*scores, *[None] * len(document.sheets)][: len(document.sheets)]
    lines: list[Line] = []
    met: Counter[str] = Counter()
    for sheet, score in zip(document.sheets, given, strict=True):
        key = sheet.project.code or "".join(Line(sheet).name.split())
        met[key] += 1
        lines.append(Line(sheet, score, key if met[key] == 1 else f"{key}#{met[key]}"))
    return Figures(tuple(lines), document.source)


def sum_of_budgets(lines: Sequence[Line]) -> Money:
    """The budgets of projects together."""
    return total([line.budget for line in lines if line.budget is not None])


def sum_of_outturns(lines: Sequence[Line]) -> Money:
    """The outturns of projects together."""
    return total([line.outturn for line in lines if line.outturn is not None])


def fiscal_part(lines: Sequence[Line]) -> Money | None:
    """The fiscal money in the budgets; None where a project does not print it exactly once."""
    parts = []
    for line in lines:
        rows = [fund for fund in line.sheet.funds if fund.source is FundSource.FISCAL]
        if len(rows) != 1 or rows[0].budget is None:
            return None
        parts.append(rows[0].budget)
    return total(parts) if parts else None


def has_actual(indicator: Indicator) -> bool:
    """Whether an actual value was filled in."""
    return indicator.actual is not None and indicator.actual.nature is not Nature.BLANK
