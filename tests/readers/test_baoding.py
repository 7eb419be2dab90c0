"""The published report of 2020, as Word and as text, against what was written out by hand."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from jixiao.domain.document import Document
from jixiao.domain.indicator import Indicator
from jixiao.domain.place import NOWHERE, Place
from jixiao.domain.sheet import Sheet, SpendingPlan
from jixiao.domain.text import squeeze
from jixiao.readers.read import read_document

FORMATS = ("report.docx", "report.txt", "report.doc", "report.html", "report.pdf")


@pytest.fixture(scope="module")
def truth(samples) -> dict[str, Any]:
    """What the report says, written out by hand."""
    path = samples / "baoding-2020" / "truth.json"
    data: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return data


@pytest.fixture(scope="module", params=FORMATS)
def report(request, samples) -> Document:
    """The report in one of its formats."""
    return read_document(samples / "baoding-2020" / request.param)


def test_the_report_is_read_without_problems(report, truth):
    assert report.problems == ()
    assert report.kind == "self_evaluation_report"
    assert squeeze(report.title) == "2020年保定市科学技术协会绩效自评工作报告"
    assert (report.unit.code, report.fiscal_year) == (truth["unit_code"], truth["year"])
    assert report.unit.name.startswith(truth["unit_name"])
    assert report.signed_date == date(2021, 2, 24)


def test_every_sheet_gives_what_was_written_out_by_hand(report, truth):
    expected = [_expected(table) for table in truth["tables"]]
    assert [_found(sheet) for sheet in report.sheets] == expected


def test_every_indicator_gives_what_was_written_out_by_hand(report, truth):
    expected = [[_expected_row(one) for one in table["indicators"]] for table in truth["tables"]]
    assert [[_found_row(one) for one in sheet.indicators] for sheet in report.sheets] == expected


def test_the_steps_of_every_plan_are_dated(report):
    dates = [[step.by for step in sheet.spending_plan.steps] for sheet in report.sheets]
    month_ends = [date(2020, 3, 31), date(2020, 6, 30), date(2020, 10, 31), date(2020, 12, 31)]
    assert dates == [month_ends] * 7


def test_the_list_of_projects_keeps_the_count_that_the_text_states(report, truth):
    (listing,) = report.listings
    assert listing.stated_count == truth["stated_project_count"]
    assert [(one.name, _wan(one.amount)) for one in listing.items] == [
        (one["name"], Decimal(str(one["amount"]))) for one in truth["narrative_projects"]
    ]


@pytest.fixture(scope="module")
def word(samples) -> Document:
    """The report as Word."""
    return read_document(samples / "baoding-2020" / "report.docx")


def test_every_format_gives_the_same_sheets_apart_from_places(report, word):
    assert [_in_one_line(_without_places(one)) for one in report.sheets] == [
        _in_one_line(_without_places(one)) for one in word.sheets
    ]


@pytest.mark.parametrize("name", ["tables.xls", "tables.xlsx"])
def test_the_tables_as_a_workbook_give_the_same_sheets_but_for_title_and_year(samples, word, name):
    tables = read_document(samples / "baoding-2020" / name)
    assert [_of_a_table(one) for one in tables.sheets] == [_of_a_table(one) for one in word.sheets]


def _of_a_table(sheet: Sheet) -> object:
    steps = tuple(replace(step, by=None) for step in sheet.spending_plan.steps)
    plain = replace(sheet, title="", fiscal_year=None, spending_plan=SpendingPlan(steps))
    return _in_one_line(_without_places(plain))


def test_every_place_in_the_text_quotes_what_stands_there(samples):
    path = samples / "baoding-2020" / "report.txt"
    lines = path.read_text(encoding="utf-8").splitlines()
    cells = [
        place
        for place in _places(read_document(path))
        if place.line is not None and " | " not in place.text
    ]
    assert len(cells) > 300
    for place in cells:
        assert squeeze(place.text) in squeeze("".join(_from(lines, place))), place


def test_every_indicator_stands_at_the_line_that_was_written_down_by_hand(samples, truth):
    report = read_document(samples / "baoding-2020" / "report.txt")
    expected = [[one["lines"][0] for one in table["indicators"]] for table in truth["tables"]]
    found = [[one.places["name"].line for one in sheet.indicators] for sheet in report.sheets]
    assert found == expected


def _from(lines: list[str], place: Place) -> list[str]:
    """The lines from a place on, as many as its quotation has."""
    start = (place.line or 1) - 1
    return lines[start : start + place.text.count("\n") + 1]


def _expected(table: Mapping[str, Any]) -> dict[str, object]:
    plan = table["plan_percent"]
    return {
        "title": squeeze(table["title"]),
        "project": (table["code"], table["name"]),
        "unit": "731002保定市科学技术协会（机关）",
        "funds": {
            "total": _decimal(table["budget"]),
            "fiscal": _decimal(table["fiscal"]),
            "other": _decimal(table["other"]),
        },
        "purpose": squeeze(table["purpose"]),
        "plan": {
            text: None if per_cent is None else Decimal(str(per_cent)) / 100
            for text, per_cent in plan.items()
        },
        "objectives": [squeeze(goal) for goal in table["goals"]],
    }


def _found(sheet: Sheet) -> dict[str, object]:
    return {
        "title": squeeze(sheet.title.rpartition("]")[2]),
        "project": (sheet.project.code, sheet.project.name),
        "unit": sheet.unit,
        "funds": {fund.source.value: _wan(fund.original_budget) for fund in sheet.funds},
        "purpose": squeeze(sheet.purpose),
        "plan": {step.text: step.share for step in sheet.spending_plan.steps},
        "objectives": [squeeze(one.text) for one in sheet.objectives],
    }


def _expected_row(row: Mapping[str, Any]) -> tuple[object, ...]:
    names = ("level1", "level2", "level3", "description", "target", "basis")
    parsed = row["parsed"]
    number = None if parsed["number"] is None else Decimal(parsed["number"])
    return (
        *(squeeze(row[name] or "") for name in names),
        parsed["op"] or "",
        number,
        parsed["unit"],
    )


def _found_row(one: Indicator) -> tuple[object, ...]:
    assert one.target is not None
    texts = (one.dimension, one.kind, one.name, one.definition, one.target.text, one.basis)
    parsed = (one.target.comparison, one.target.number, one.target.unit)
    return (*(squeeze(text) for text in texts), *parsed)


def _decimal(number: float | None) -> Decimal | None:
    return None if number is None else Decimal(str(number))


def _wan(amount: Any) -> Decimal | None:
    return None if amount is None else amount.wan


def _without_places(sheet: Sheet) -> Sheet:
    return replace(
        sheet,
        place=NOWHERE,
        places={},
        funds=tuple(replace(one, place=NOWHERE, places={}) for one in sheet.funds),
        spending_plan=replace(
            sheet.spending_plan,
            steps=tuple(replace(one, place=NOWHERE) for one in sheet.spending_plan.steps),
        ),
        objectives=tuple(
            replace(one, place=NOWHERE, result_place=NOWHERE) for one in sheet.objectives
        ),
        indicators=tuple(replace(one, place=NOWHERE, places={}) for one in sheet.indicators),
    )


def _in_one_line(sheet: Sheet) -> str:
    """The sheet as text without blanks: a line may be broken elsewhere in the other format."""
    return squeeze(repr(sheet).replace("\\n", ""))


def _places(value: object) -> Iterator[Place]:
    """Every place anywhere in a document."""
    if isinstance(value, Place):
        yield value
    elif is_dataclass(value):
        for one in fields(value):
            yield from _places(getattr(value, one.name))
    elif isinstance(value, Mapping):
        for one in value.values():
            yield from _places(one)
    elif isinstance(value, tuple):
        for one in value:
            yield from _places(one)


def test_the_documents_that_the_report_names_are_recognised_in_every_kind_of_bracket(report):
    assert {str(one) for one in report.document_numbers} >= {
        "保财预〔2021〕4号", "保发〔2008〕15号", "保发〔2004〕18号", "冀财教〔2019〕133号",
    }  # fmt: skip
