"""What is printed on a form and read again says the same, whatever it says, in every format."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.forms.made import sheets

from jixiao.domain.document import Document
from jixiao.domain.indicator import Indicator
from jixiao.domain.plain import to_plain
from jixiao.domain.sheet import Project, Sheet
from jixiao.domain.target import Target
from jixiao.forms.form import all_forms
from jixiao.readers.read import read_document
from jixiao.reports.sheets.grid import form_for, grid_of
from jixiao.reports.sheets.write import write_sheets

FIELDS = (
    "kind", "title", "fiscal_year", "cut_off_month", "project", "department", "unit", "purpose",
    "funds", "long_term_funds", "spending_plan", "tasks", "objectives", "indicators",
    "total_points", "total_score", "rating", "form", "extra",
)  # fmt: skip
PLACES = {"place", "places", "result_place"}
EXACT = {"execution_rate", "points", "score", "share"}
EACH = pytest.mark.parametrize("form", all_forms(), ids=lambda form: form.name)
EXACT_FORMATS = (".docx", ".xlsx", ".html")
PAGE_FORMATS = (".pdf", ".ofd")
PRINTED = settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
SET = settings(PRINTED, max_examples=4)


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


def as_pages_tell(told):
    """What a page keeps of a sheet: a page has lines, but not where the writer ended one himself.

    A blank at which a line was broken is not printed either. So line ends and blanks are left out
    of every text, and objectives, which are the lines of one cell, are taken together.
    """
    lines = [one for one in told["objectives"] if one["points"] is None]
    others = [one for one in told["objectives"] if one["points"] is not None]
    joined = {}
    for one in lines:
        joined.setdefault(one["term"], []).append(one["text"] + one["result"])
    texts = {term: "".join(parts) for term, parts in joined.items()}
    return without_blanks({**told, "objectives": [*others, texts]})


def without_blanks(value):
    if isinstance(value, dict):
        return {name: without_blanks(one) for name, one in value.items()}
    if isinstance(value, list):
        return [without_blanks(one) for one in value]
    return "".join(value.split()) if isinstance(value, str) else value


def printed_and_read(sheet, path):
    write_sheets(Document(title="绩效表", sheets=(sheet,)), path)
    document = read_document(path)
    assert document.problems == ()
    (again,) = document.sheets
    assert again.confidence is not None
    assert again.confidence > Decimal("0.7")
    return again


@EACH
@pytest.mark.parametrize("suffix", EXACT_FORMATS)
@PRINTED
@given(data=st.data())
def test_any_sheet_survives_its_form(form, suffix, data, tmp_path_factory):
    sheet = data.draw(sheets(form))
    again = printed_and_read(sheet, tmp_path_factory.mktemp("print") / f"sheets{suffix}")
    assert said(again) == said(sheet)


@EACH
@pytest.mark.parametrize("suffix", PAGE_FORMATS)
@SET
@given(data=st.data())
def test_any_sheet_survives_the_pages_it_is_set_on(form, suffix, data, tmp_path_factory):
    sheet = data.draw(sheets(form))
    again = printed_and_read(sheet, tmp_path_factory.mktemp("print") / f"sheets{suffix}")
    assert as_pages_tell(said(again)) == as_pages_tell(said(sheet))


@EACH
@pytest.mark.parametrize("suffix", [*EXACT_FORMATS, *PAGE_FORMATS])
def test_a_sheet_of_many_pages_keeps_the_levels_of_every_row(form, suffix, tmp_path):
    columns = (*form.columns("indicators"), *form.columns("goals"))
    terms = sorted({slot.term for slot in columns})
    rows = tuple(
        Indicator(f"甲乙丙丁{at}", dimension, kind, target=AIM, points=Decimal(1), term=term)
        for term in terms
        for at, (dimension, kind) in enumerate(MANY)
    )
    sheet = Sheet(form.kind, form.title.format(project_name="甲乙"), Project("", "甲乙"),
                  form=form.name, indicators=rows)  # fmt: skip
    again = printed_and_read(sheet, tmp_path / f"sheets{suffix}")
    wanted = sorted((one.name, one.dimension, one.kind) for one in rows)
    assert sorted((one.name, one.dimension, one.kind) for one in again.indicators) == wanted


AIM = Target.parse("≥90%")
MANY = [("产出指标", "数量指标")] * 45 + [("效益指标", "社会效益指标")] * 45


@EACH
@PRINTED
@given(data=st.data())
def test_every_row_is_printed_as_wide_as_the_form(form, data):
    sheet = data.draw(sheets(form))
    assert form_for(sheet) is form
    for row in grid_of(form, sheet):
        assert sum(cell.width for cell in row) == len(form.widths)
