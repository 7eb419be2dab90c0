"""Every number in a 支出进度表 against its rows: none without an origin, none that is not right."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.reports.documents.papers import DIGIT, figures_in
from tests.reports.progress.made import DAY, LEDGER, MONTHS, ROWS, TOTALS, table_of
from tests.reports.progress.oracle import Oracle

from jixiao.domain.forecast import TotalForecast
from jixiao.domain.light import Colour, Light
from jixiao.domain.money import Money
from jixiao.domain.monitoring import Cause
from jixiao.domain.month import Month
from jixiao.domain.progress import Category, Progress
from jixiao.domain.sheet import Project
from jixiao.domain.slow import MissingPayment, SlowProject
from jixiao.domain.unit import BudgetUnit
from jixiao.domain.watching import WatchedRow
from jixiao.reports.paper.model import Heading, Table, Text
from jixiao.reports.progress.paper import progress_paper

NAMES = {"序号", "单位", "项目名称"}
"""Columns that print no figures: ordinal numbers, and words of the ledger."""


def assert_right(table):
    paper = progress_paper(table, ledgers=(LEDGER,))
    oracle = Oracle(table)
    assert list(untraced(paper)) == []
    found = list(figures_in(paper.blocks))
    for text, origin in found:
        assert text in oracle.known[origin.name], (origin.name, text, oracle.known[origin.name])
        assert origin.working
    return found


def untraced(paper):
    """Every printed text with digits that has no origin."""
    for block in paper.blocks:
        if isinstance(block, Heading | Text):
            yield from (
                one.text for one in block.spans if not one.origin and DIGIT.search(one.text)
            )
        elif isinstance(block, Table):
            head = block.rows[0]
            names = {cell.column for cell in head if cell.text in NAMES}
            yield from (
                cell.text
                for at, row in enumerate(block.rows)
                for cell in row
                if cell.column not in names
                and (at, cell.column) not in block.origins
                and DIGIT.search(cell.text)
            )


def test_every_number_of_the_table_and_its_text_is_that_of_the_rows():
    found = assert_right(table_of())
    names = {origin.name for _text, origin in found}
    assert {"合计累计支出", "项目支出：执行率", "合计预计全年支出下限"} <= names
    assert {cell for _text, one in found for cell in one.cells} == {LEDGER}


def test_text_and_table_print_the_same_figure_under_one_id():
    paper = progress_paper(table_of(), ledgers=(LEDGER,))
    printed = {}
    for text, origin in paper.origins():
        printed.setdefault(origin.id, set()).add((text, origin.name))
    assert all(len(one) == 1 for one in printed.values())
    total = [text for text, one in paper.origins() if one.name == "合计累计支出"]
    assert total == ["96.00", "96.00"]


def test_a_wrong_number_would_be_found():
    table = table_of()
    wrong = tuple(replace(one, outturn=Money.of(1)) for one in TOTALS)
    oracle = Oracle(replace(table, report=replace(table.report, totals=wrong, rows=ROWS[:1])))
    paper = progress_paper(table, ledgers=(LEDGER,))
    bad = [one.name for text, one in paper.origins() if text not in oracle.known[one.name]]
    assert "合计累计支出" in bad
    assert "合计全年预算" not in bad


AMOUNTS = st.integers(-(10**7), 10**12).map(lambda fen: Money(Decimal(fen) / 100))
SHARES = st.decimals(0, 1, places=6)
WORDS = st.text("甲乙丙养护项目ABC（）、0123456789", max_size=8)


@st.composite
def progresses(draw, category=Category.PROJECT, named=True):
    planned = draw(st.none() | AMOUNTS)
    return Progress(
        2025, DAY, Month(2025, 7),
        key=draw(WORDS),
        category=category,
        unit=BudgetUnit("", draw(WORDS) if named else ""),
        project=Project(*(draw(WORDS), draw(WORDS)) if named else ("", "")),
        original_budget=draw(AMOUNTS), carry_over=draw(AMOUNTS), adjustment=draw(AMOUNTS),
        outturn=draw(AMOUNTS), month_outturn=draw(AMOUNTS), planned=planned,
        planned_budget=draw(AMOUNTS), planned_outturn=draw(AMOUNTS),
    )  # fmt: skip


@st.composite
def slow_projects(draw):
    missing = st.lists(
        st.builds(MissingPayment, WORDS, WORDS, AMOUNTS, AMOUNTS),
        max_size=2,
        unique_by=lambda one: one.economic_class,
    )
    return SlowProject(
        draw(progresses()), draw(AMOUNTS), draw(SHARES), draw(SHARES),
        is_by_plan=draw(st.booleans()),
        behind_since=draw(st.none() | st.integers(1, 7).map(lambda one: Month(2025, one))),
        missing=tuple(draw(missing)),
        causes=tuple(draw(st.sampled_from([(), (Cause.FUNDING,), (Cause.FUNDING, Cause.STAFF)]))),
        explanation=draw(WORDS), measure=draw(WORDS),
    )  # fmt: skip


@st.composite
def tables(draw):
    lights = st.builds(Light, st.sampled_from(list(Colour)))
    rows = draw(st.lists(st.builds(WatchedRow, progresses(), lights), max_size=3))
    categories = draw(st.sets(st.sampled_from(list(Category))))
    totals = [draw(progresses(one, named=False)) for one in sorted(categories)]
    whole = draw(progresses(None, named=False))
    forecasts = [
        TotalForecast(one, draw(AMOUNTS), draw(AMOUNTS), draw(AMOUNTS), draw(SHARES),
                      draw(st.integers(0, 11)), draw(AMOUNTS), draw(st.none() | AMOUNTS))
        for one in (*sorted(categories), None)
    ]  # fmt: skip
    months = [replace(one, month_outturn=draw(AMOUNTS)) for one in MONTHS]
    slow = draw(st.lists(slow_projects(), max_size=2, unique_by=lambda one: one.progress.key))
    return table_of(tuple(rows), tuple(slow), (*totals, whole), tuple(months), tuple(forecasts))


@given(tables())
@settings(max_examples=100)
def test_every_number_of_a_made_up_month_is_that_of_its_rows(table):
    assert_right(table)


def test_digits_without_an_origin_would_be_found():
    paper = progress_paper(table_of(), ledgers=(LEDGER,))
    bare = [replace(one, origins={}) if isinstance(one, Table) else one for one in paper.blocks]
    found = list(untraced(replace(paper, blocks=tuple(bare))))
    assert "96.00" in found
    with pytest.raises(StopIteration):
        next(untraced(paper))
