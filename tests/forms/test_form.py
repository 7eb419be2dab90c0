"""Every form is described as data that can be read, matched and printed."""

from __future__ import annotations

import pytest

from jixiao.domain.sheet import SheetKind
from jixiao.forms.form import all_forms, load_form
from jixiao.readers.recognition.titles import title_word, vocabulary

EACH = pytest.mark.parametrize("form", all_forms(), ids=lambda form: form.name)
# Titles in form files that stand for the row's own label, not for a field.
BLOCKS = {"rows", "funds", "plan", "tasks", "objectives", "indicators", "goals", "total"}


@EACH
def test_a_form_names_its_issuer_year_and_where_it_was_seen(form):
    _issuer, year, _use = form.name.replace("inner_mongolia", "mongolia").split("_", 2)
    assert int(year) == form.effective_from.year
    assert form.region
    known = form.basis.startswith("财预〔") or "公开" in form.basis
    assert known
    assert any(word in form.basis for word in ("核对", "未见", "未核实"))


@EACH
def test_every_row_of_a_form_is_as_wide_as_its_page(form):
    for block in form.blocks:
        label = block.label.width if block.label and block.kind != "goals" else 0
        rows = [row for row in (*block.rows, block.columns) if row]
        if block.kind == "plan":
            rows = [block.columns]
        for row in rows:
            assert label + sum(slot.width for slot in row) == len(form.widths), (block.kind, row)


@EACH
def test_a_form_has_only_blocks_that_can_be_printed(form):
    assert {block.kind for block in form.blocks} <= BLOCKS


@EACH
def test_every_title_of_a_column_means_the_field_that_stands_under_it(form):
    words = vocabulary()
    of_block = {
        "funds": words.fund_columns, "indicators": words.indicator, "goals": words.indicator,
        "tasks": words.task, "objectives": words.objective,
    }  # fmt: skip
    for block in form.blocks:
        for slot in block.columns if block.kind in of_block else ():
            for title in (slot.title, *slot.also):
                if title:
                    assert of_block[block.kind][title_word(title)] == slot.field, title


@EACH
def test_every_source_of_money_has_a_title_that_means_it(form):
    words = vocabulary()
    for block in form.blocks:
        for row in block.fund_rows:
            assert words.fund_rows[title_word(row.title)] == row.source


@pytest.mark.parametrize("kind", [SheetKind.OBJECTIVE, SheetKind.SELF_EVALUATION])
def test_one_form_of_a_kind_is_the_usual_one(kind):
    assert len([form for form in all_forms() if form.kind is kind and form.is_default]) == 1


def test_there_is_a_form_of_every_kind():
    assert {form.kind for form in all_forms()} == set(SheetKind)


def test_a_form_that_is_not_described_is_not_found():
    with pytest.raises(FileNotFoundError):
        load_form("nowhere_1999_objective")
