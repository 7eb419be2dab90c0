"""Sheets as blocks of a paper: parted where they are long, every figure with its origin."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.forms.made import sheets

from jixiao.domain.document import Source
from jixiao.domain.indicator import Indicator
from jixiao.domain.sheet import Objective, Project, Sheet, SheetKind
from jixiao.forms.form import all_forms
from jixiao.reports.paper.model import Annex, Table
from jixiao.reports.paper.page import CELL, SMALL_CELL, TINY_CELL, Layout
from jixiao.reports.sheets.blocks import sheet_blocks, sheets_paper
from jixiao.reports.sheets.cited import field_name
from jixiao.reports.sheets.grid import form_for
from jixiao.reports.sheets.measure import height_of, room, set_to_fit

SOURCE = Source("自评表.docx", "ab12")
DIGITS = set("0123456789")


def tables(sheet):
    return [one for one in sheet_blocks(sheet, label="附件1", source=SOURCE) if type(one) is Table]


def test_a_sheet_is_an_annex_with_its_title_and_its_year(report):
    annex, table = sheet_blocks(report.sheets[0], label="附件1", source=report.source)
    assert annex == Annex("附件1", "科协改革试点经费绩效目标表", "（2020年度）")
    assert table.layout.header_rows == 0
    titled = replace(report.sheets[0], title="2020年度绩效目标表")
    assert sheet_blocks(titled, label="附件", source=SOURCE)[0].note == ""


def test_every_sheet_of_a_document_has_a_page_and_a_number(report):
    paper = sheets_paper(report)
    labels = [one.label for one in paper.blocks if isinstance(one, Annex)]
    assert labels == [f"附件{at}" for at in range(1, 8)]
    single = sheets_paper(replace(report, sheets=report.sheets[:1]))
    assert single.blocks[0].label == "附件"


def test_a_figure_cites_the_cell_that_it_was_read_from(evaluation):
    (sheet,) = evaluation.sheets
    (table,) = [
        one
        for one in sheet_blocks(sheet, label="附件", source=evaluation.source)
        if isinstance(one, Table)
    ]
    first = sheet.indicators[0]
    names = {one.name: one for one in table.origins.values()}
    origin = names[f"{sheet.project.name}：指标“{first.name}”的年度指标值"]
    assert origin.cells[0].place == first.place_of("target")
    assert origin.cells[0].path == evaluation.source.path
    assert names[f"{sheet.project.name}：年度资金总额的执行数"].cells[0].text == "0"


@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
@pytest.mark.parametrize("form", all_forms(), ids=lambda form: form.name)
def test_every_value_with_digits_has_an_origin_and_no_title_has_one(form, data):
    sheet = data.draw(sheets(form))
    titles = {one.title for block in form.until(sheet.cut_off_month).blocks
              for one in block.slots()}  # fmt: skip
    for table in tables(sheet):
        cells = {(at, one.column): one for at, row in enumerate(table.rows) for one in row}
        assert all(DIGITS & set(cells[spot].text) for spot in table.origins)
        assert not [spot for spot in table.origins if cells[spot].text in titles - {""}]
        values = {
            spot
            for spot, one in cells.items()
            if DIGITS & set(one.text) and not one.continues and one.text not in titles
        }
        fixed = {spot for spot in values if cells[spot].text.endswith(("月底", "日前"))}
        assert values - fixed <= set(table.origins)


def test_every_field_of_every_form_has_a_chinese_name():
    fields = {one for form in all_forms() for block in form.blocks for one in block.fields()}
    plain = {one for one in fields if "." not in one and not one.startswith("likelihood_")}
    unnamed = {one for one in plain if field_name(one).isascii()}
    assert unnamed <= {"label"}


def long_sheet(form):
    rows = tuple(
        Indicator(f"里程{at}", "产出指标", "数量指标", points=Decimal(1)) for at in range(120)
    )
    return Sheet(form.kind, project=Project("", "修路"), form=form.name, indicators=rows)


@pytest.mark.parametrize(
    ("name", "header"), [("mof_2020_self_evaluation", 1), ("mof_2019_monitoring", 2)]
)
def test_a_long_sheet_is_parted_above_titles_that_are_repeated(name, header):
    form = next(one for one in all_forms() if one.name == name)
    above, below = tables(long_sheet(form))
    assert (above.layout.header_rows, below.layout.header_rows) == (0, header)
    assert above.layout.print == below.layout.print
    titles = [cell.text for row in below.rows[:header] for cell in row]
    assert {"绩效指标", "一级指标", "三级指标"} <= set(titles)
    first = below.rows[header]
    assert [cell.text for cell in first][:3] == ["", "产出指标", "数量指标"]
    assert not any(cell.continues for cell in first)
    assert all(row[0].continues for row in below.rows[header + 1 : header + 120])


def test_only_a_form_with_many_columns_lies_on_its_side():
    wide = [form.name for form in all_forms() if form.is_wide]
    assert wide == ["mof_2019_monitoring"]
    form = next(one for one in all_forms() if one.is_wide)
    annex, table = sheet_blocks(Sheet(form.kind, form=form.name), label="附件", source=SOURCE)
    assert annex.is_wide
    assert table.layout.is_wide


def test_a_sheet_that_is_somewhat_too_long_is_set_smaller_and_a_long_one_is_not(evaluation):
    (sheet,) = evaluation.sheets
    rows = sheet.indicators
    made = [tables(replace(sheet, indicators=some))[0] for some in (rows[:4], rows, rows * 12)]
    assert [one.layout.print for one in made] == [CELL, SMALL_CELL, CELL]
    annex = sheet_blocks(sheet, label="附件", source=SOURCE)[0]
    assert height_of(made[1].rows, Layout(form_for(sheet).widths)) > room(annex)


def test_figures_that_would_stick_out_of_their_cells_make_the_form_smaller():
    widths = (6, 10, 10, 10, 10, 10, 10, 10)
    rows = long_rows("1")
    layout = Layout(widths)
    assert set_to_fit(rows, layout, space=500).print is CELL
    assert set_to_fit(long_rows("1.00%"), layout, space=500).print is SMALL_CELL
    assert set_to_fit(long_rows("10.00%"), layout, space=500).print is TINY_CELL
    address = "www-" * 30
    assert set_to_fit(long_rows(address), layout, space=500).print is CELL


def long_rows(text):
    from jixiao.domain.grid import Cell

    return [tuple(Cell(text, column) for column in range(8))]


def test_a_label_merged_over_few_rows_makes_them_as_high_as_it_needs():
    from jixiao.domain.grid import Cell

    label = "年度总体目标完成情况"
    layout = Layout((5, 95))
    rows = [(Cell(label, 0), Cell("甲", 1)), (Cell(label, 0, continues=True), Cell("乙", 1))]
    assert height_of(rows, layout) >= len(label) * layout.print.line


def test_objectives_in_one_cell_cite_all_their_places(report):
    objectives = tuple(replace(one) for one in report.sheets[0].objectives)
    texts = [Objective("完成1件", place=objectives[0].place._replace(row=at)) for at in (3, 4)]
    sheet = replace(report.sheets[0], objectives=tuple(texts))
    (table,) = tables(sheet)
    (origin,) = [one for one in table.origins.values() if one.name.endswith("年度总体目标")]
    assert [cell.place.row for cell in origin.cells] == [3, 4]


def test_a_sheet_without_anything_is_printed_blank():
    (table,) = tables(Sheet(SheetKind.OBJECTIVE))
    assert table.origins == {}
