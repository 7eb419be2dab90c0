"""A sheet in the making: rows go in one after another, a Sheet comes out.

A row is understood by the titles in it and by the block that is open, never by its number.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal

from jixiao.domain.cut_off import month_in
from jixiao.domain.grid import Cell, Row
from jixiao.domain.indicator import Indicator
from jixiao.domain.place import NOWHERE, Place
from jixiao.domain.problem import Problem
from jixiao.domain.sheet import (
    Fund,
    Objective,
    PlanStep,
    Project,
    Sheet,
    SheetKind,
    SpendingPlan,
)  # fmt: skip
from jixiao.domain.task import Task
from jixiao.domain.text import squeeze
from jixiao.readers.recognition.columns import TERMS, Columns
from jixiao.readers.recognition.funds import DEFAULT_UNIT, with_year
from jixiao.readers.recognition.levels import Levels

CODE_AND_NAME = re.compile(r"\s*([0-9A-Z][0-9A-Z-]{5,}[0-9A-Z])\s*[-—_]?\s*(.*)", re.DOTALL)
WHOLE = "整体"
# Fields whose titles name the months that a form of monitoring tells of.
DATED = frozenset({"outturn", "execution_rate", "current"})
KIND_WORDS = (
    (SheetKind.MONITORING, ("监控", "监测")),
    (SheetKind.SELF_EVALUATION, ("自评", "评价表", "评分表", "完成情况")),
    (SheetKind.OBJECTIVE, ("目标", "申报")),
)


@dataclass(slots=True)
class SheetBuilder:
    """What was read of a sheet so far, and which block of the form is open."""

    place: Place = NOWHERE
    title: str = ""
    year: int | None = None
    amount_unit: str = ""
    values: dict[str, str] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)
    funds: list[Fund] = field(default_factory=list)
    long_term_funds: list[Fund] = field(default_factory=list)
    tasks: list[Task] = field(default_factory=list)
    steps: list[PlanStep] = field(default_factory=list)
    objectives: list[Objective] = field(default_factory=list)
    indicators: list[Indicator] = field(default_factory=list)
    total_points: Decimal | None = None
    total_score: Decimal | None = None
    titles: set[str] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)
    # The block that is open: its columns, the levels carried down, the row of a plan's dates.
    block: str = ""
    columns: Columns = field(default_factory=lambda: Columns(()))
    levels: dict[int, Levels] = field(default_factory=dict)
    plan_row: Row = ()
    closed: tuple[str, Columns] = ("", Columns(()))
    closed_levels: dict[int, Levels] = field(default_factory=dict)
    group: str = ""
    is_totalled: bool = False
    # The last month that the titles of columns name: 1-7月执行数.
    month: int | None = None
    # A line above the table that is its title if the table turns out to be one of indicators.
    heading: str = ""
    heading_place: Place = NOWHERE
    # What was said on the way: the term of the indicators that follow, the numbered objective
    # that they belong to, the column of money beyond the year, columns that were taken already.
    term: str = ""
    terms: tuple[str, ...] = TERMS
    goal: str = ""
    long_term_column: int | None = None
    taken: set[tuple[str, str]] = field(default_factory=set)

    @property
    def unit_of_money(self) -> str:
        """The unit of the amounts on this sheet; forms print 万元 where they say nothing."""
        return self.amount_unit or DEFAULT_UNIT

    @property
    def has_content(self) -> bool:
        """Whether enough was read to be a sheet rather than another table of a budget.

        Money alone makes a sheet only under the title of one.
        """
        named = "project_name" in self.values or "unit" in self.values
        told = bool(self.objectives or (self.funds and self.title))
        return bool(self.indicators or self.tasks) or (named and told)

    def open_block(self, block: str, columns: Columns) -> None:
        """Begin a block under a header row; a header repeated on a new page goes on with it."""
        opened, before = (block, columns), (self.block, self.columns)
        if opened != before:
            # The second row of a repeated header brings back what its first row closed.
            is_back = opened == self.closed and not self.levels
            self.closed, self.closed_levels, self.levels = (
                before, self.levels, self.closed_levels if is_back else {}
            )  # fmt: skip
        self.block, self.columns = block, columns
        self.month = self.month or _month_of(columns)
        self.titles.update(one.title for one in columns.columns)

    def parts(self) -> list[tuple[str, Columns]]:
        """The columns of indicators, parted where those for longer stand beside the year's."""
        parts = self.columns.parts()
        if len(parts) == len(self.terms):
            return list(zip(self.terms, parts, strict=True))
        return [(self.term or "annual", self.columns)]

    def close_block(self) -> None:
        """End the open block: what follows is labels with their values."""
        self.block, self.columns, self.plan_row = "", Columns(()), ()

    def put(self, field_name: str, cell: Cell) -> None:
        """Keep the value of a label; the first one that is not blank counts."""
        text = cell.text.strip()
        if text and not self.values.get(field_name):
            self.values[field_name] = text
            self.places[field_name] = cell.place
        elif field_name not in self.values:
            self.values[field_name], self.places[field_name] = "", cell.place

    def add_objectives(
        self,
        cell: Cell,
        *,
        term: str = "annual",
        result: Cell | None = None,
        points: Decimal | None = None,
    ) -> None:
        """Split the cell of objectives into lines, each with the line of results beside it."""
        lines = [line.strip() for line in cell.text.split("\n") if line.strip()]
        results = [
            line.strip() for line in (result.text if result else "").split("\n") if line.strip()
        ]
        if results and len(results) != len(lines):
            results = ["\n".join(results)]
        for index, line in enumerate(lines):
            came = results[index] if index < len(results) else ""
            place = result.place.quoting(came) if result and came else NOWHERE
            line_place = _line_place(cell.place, line, index)
            worth = points if index == 0 else None
            self.objectives.append(Objective(line, came, term, line_place, place, worth))

    def finished(self) -> Sheet:
        """The sheet as it was read."""
        code, name = self._code_and_name()
        steps = (
            self.steps if self.year is None else [with_year(one, self.year) for one in self.steps]
        )
        shown = {
            "purpose",
            "department",
            "unit",
            "rating",
            "project_code",
            "project_name",
            "fiscal_year",
        }
        kind = self.kind()
        is_watched = kind is SheetKind.MONITORING
        return Sheet(
            kind=kind,
            title=self.title,
            project=Project(code, _one_line(name)),
            department=_one_line(self.values.get("department", "")),
            unit=_one_line(self.values.get("unit", "")),
            fiscal_year=self.year,
            cut_off_month=(month_in(self.title) or self.month) if is_watched else None,
            purpose=self.values.get("purpose", ""),
            funds=tuple(self.funds),
            long_term_funds=tuple(self.long_term_funds),
            spending_plan=SpendingPlan(tuple(steps)),
            tasks=tuple(self.tasks),
            objectives=tuple(self.objectives),
            indicators=tuple(sorted(self.indicators, key=lambda one: TERMS.index(one.term))),
            total_points=self.total_points,
            total_score=self.total_score,
            rating=_one_line(self.values.get("rating", "")),
            amount_unit=self.amount_unit,
            extra={name: text for name, text in self.values.items() if name not in shown and text},
            place=self.place,
            places=dict(self.places),
        )

    def _code_and_name(self) -> tuple[str, str]:
        code, name = self.values.get("project_code", ""), self.values.get("project_name", "")
        both = self.values.get("project_code_and_name")
        if both is None or name:
            return code, name
        match = CODE_AND_NAME.fullmatch(both)
        return (match[1], match[2]) if match else ("", both)

    def kind(self) -> SheetKind:
        """What the sheet is for: by its title, and by its columns where the title is silent."""
        title = squeeze(self.title)
        if name := squeeze(self._code_and_name()[1]):
            # The name of a project (食品安全抽检监测) says nothing of the sheet.
            title = title.replace(name, "", 1)
        found = [(title.rfind(word), kind) for kind, words in KIND_WORDS for word in words]
        at, kind = max(found, key=lambda one: one[0])
        if WHOLE in title and (at < 0 or kind is not SheetKind.MONITORING):
            return SheetKind.WHOLE_DEPARTMENT
        if at >= 0:
            return kind
        evaluated = self.total_score is not None or any(
            one.actual is not None or one.score is not None for one in self.indicators
        )
        if any(one.monitoring is not None for one in self.indicators):
            return SheetKind.MONITORING
        return SheetKind.SELF_EVALUATION if evaluated else SheetKind.OBJECTIVE


def _month_of(columns: Columns) -> int | None:
    """The last month that titles name; 全年执行数 was left in from a form of evaluation."""
    titles = (one.title for one in columns.columns if one.field in DATED)
    months = (month_in(one) for one in titles if "全年" not in one)
    return next((one for one in months if one), None)


def _one_line(text: str) -> str:
    return "".join(text.split("\n")).strip()


def _line_place(place: Place, text: str, index: int) -> Place:
    line = None if place.line is None else place.line + index
    return Place(
        text, place.page, line, place.paragraph, place.table, place.row, place.column, place.tab
    )
