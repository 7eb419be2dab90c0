"""What is printed on a form and read again says the same, whatever it says."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.forms.made import sheets

from jixiao.domain.document import Document
from jixiao.domain.plain import to_plain
from jixiao.forms.form import all_forms
from jixiao.readers.read import read_document
from jixiao.reports.sheets.grid import form_for, grid_of
from jixiao.reports.sheets.write import write_sheets

FIELDS = (
    "kind", "project", "department", "unit", "purpose", "funds", "long_term_funds", "tasks",
    "objectives", "indicators", "total_points", "total_score", "rating", "form", "extra",
)  # fmt: skip
PLACES = {"place", "places", "result_place"}
EXACT = {"execution_rate", "points", "score"}
EACH = pytest.mark.parametrize("form", all_forms(), ids=lambda form: form.name)
PRINTED = settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def said(sheet):
    """What a sheet says, without the places where it says it."""
    return {name: without_places(to_plain(getattr(sheet, name))) for name in FIELDS}


def without_places(value):
    if isinstance(value, dict):
        return {
            name: Decimal(one) if name in EXACT and isinstance(one, str) else without_places(one)
            for name, one in value.items()
            if name not in PLACES
        }
    return [without_places(one) for one in value] if isinstance(value, list) else value


@EACH
@PRINTED
@given(data=st.data())
def test_any_sheet_survives_its_form(form, data, tmp_path_factory):
    sheet = data.draw(sheets(form))
    path = tmp_path_factory.mktemp("print") / "sheets.docx"
    write_sheets(Document(title="绩效表", sheets=(sheet,)), path)
    document = read_document(path)
    assert document.problems == ()
    (again,) = document.sheets
    assert said(again) == said(sheet)
    assert again.confidence is not None
    assert again.confidence > Decimal("0.7")


@EACH
@PRINTED
@given(data=st.data())
def test_every_row_is_printed_as_wide_as_the_form(form, data):
    sheet = data.draw(sheets(form))
    assert form_for(sheet) is form
    for row in grid_of(form, sheet):
        assert sum(cell.width for cell in row) == len(form.widths)
