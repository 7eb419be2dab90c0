"""A sheet as the screen shows it: the cells of the paper, their titles, what is open."""

from __future__ import annotations

import pytest
from hypothesis import given
from tests.pipeline.sheets import FORMS, blank, filled_sheets, indicator, open_cells

from jixiao.domain.sheet import Sheet, SheetKind
from jixiao.pipeline.screen import (
    actual_side,
    form_named,
    forms_offered,
    key_of,
    nothing,
    screen_of,
)


def test_a_cell_is_known_by_the_title_beside_or_above_it(printed):
    screen = screen_of(printed[0])
    labels = {cell.path: cell.label for row in screen.rows for cell in row.cells if cell.field}
    assert labels["funds.0.original_budget"] == "预算数"
    assert labels["spending_plan.1.share"] == "6月底"
    assert labels["purpose"] == "资金用途"
    assert labels["indicators.3.target"] == "指标值"


def test_a_merged_level_covers_its_rows_and_belongs_to_the_first(printed):
    screen = screen_of(printed[0])
    assert screen.cell("indicators.0.dimension").rowspan == 2
    assert screen.cell("indicators.1.dimension") is None
    assert screen.cell("indicators.2.dimension").text == "效果指标"


def test_after_the_year_only_results_are_open(printed):
    sheet = Sheet(kind=SheetKind.SELF_EVALUATION, indicators=printed[0].indicators)
    screen = screen_of(sheet, "mof_2020_self_evaluation", editable=actual_side)
    opened = {cell.field for row in screen.rows for cell in row.cells if cell.is_editable}
    assert opened == {"actual", "reason", "result", "outturn"}


@pytest.mark.parametrize("name", FORMS)
def test_no_two_cells_of_a_form_have_the_same_name(name):
    screen = screen_of(blank(name))
    paths = [cell.path for row in screen.rows for cell in row.cells if cell.field]
    assert len(set(paths)) == len(paths)
    assert len({key_of(path) for path in paths}) == len(paths)
    assert all(screen.cell(path).path == path for path in paths)


@given(filled_sheets())
def test_the_cells_of_every_row_fill_the_width_of_the_form(sheet):
    screen = screen_of(sheet)
    width = sum(cell.width for cell in screen.rows[0].cells)
    taken = {}
    for at, row in enumerate(screen.rows):
        for cell in row.cells:
            for down in range(cell.rowspan):
                for column in range(cell.column, cell.column + cell.width):
                    assert (at + down, column) not in taken, "two cells in one place"
                    taken[at + down, column] = cell
    assert len(taken) == width * len(screen.rows)


@given(filled_sheets())
def test_every_open_cell_has_a_title_or_stands_alone_in_its_row(sheet):
    for cell in open_cells(sheet):
        assert cell.label or cell.field in {"label", "text", "long_term"}


def test_a_sheet_that_is_only_read_has_no_open_cell():
    assert not open_cells(blank(FORMS[0]), nothing)


def test_what_the_project_says_of_itself_is_not_filled_in_on_the_sheet():
    fields = {cell.field for name in FORMS for cell in open_cells(blank(name))}
    assert not fields & {"project_name", "project_code", "department", "unit", "rating", "actual"}


def test_the_form_of_a_kind_is_the_nations_own_first():
    for kind in SheetKind:
        forms = forms_offered(kind)
        assert forms[0].region == "全国" or all(one.region != "全国" for one in forms)
        assert {one.kind for one in forms} == {kind}


def test_an_unknown_form_leaves_the_choice_to_the_sheet():
    assert form_named("no_such_form") is None
    sheet = Sheet(indicators=(indicator(),))
    assert screen_of(sheet, "no_such_form").form == screen_of(sheet).form
